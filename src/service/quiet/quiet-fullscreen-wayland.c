/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/quiet/fullscreen-list.h"
#include "wlr-foreign-toplevel-client-protocol.h"

/* Wayland compositors that list their windows (wlroots ones). */

static void
title_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *title)
{
}

static void
app_id_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *app_id)
{
  unknot_fullscreen_window_set_app_id (data, app_id);
}

static void
output_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_output *output)
{
}

static void
state_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_array *states)
{
  UnknotFullscreenWindow *window = data;
  gboolean activated = FALSE, fullscreen = FALSE;
  const guint32 *state;

  for (state = states->data; (const char *) state < (const char *) states->data + states->size; state++)
    {
      activated = activated || *state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
      fullscreen = fullscreen || *state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN;
    }
  window->fills_screen = activated && fullscreen;
}

static void
done_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  unknot_fullscreen_list_combine (((UnknotFullscreenWindow *) data)->list);
}

static void
closed_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  unknot_fullscreen_list_remove (data);
}

static void
toplevel_cb (void *data, struct zwlr_foreign_toplevel_manager_v1 *manager,
             struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  static const struct zwlr_foreign_toplevel_handle_v1_listener listener = {
    title_cb, app_id_cb, output_cb, output_cb, state_cb, done_cb, closed_cb,
  };

  zwlr_foreign_toplevel_handle_v1_add_listener (handle, &listener, unknot_fullscreen_list_add (data, handle));
}

static void
finished_cb (void *data, struct zwlr_foreign_toplevel_manager_v1 *manager)
{
}

static void
listen (UnknotFullscreenList *self, gpointer manager)
{
  static const struct zwlr_foreign_toplevel_manager_v1_listener listener = { toplevel_cb, finished_cb };

  zwlr_foreign_toplevel_manager_v1_add_listener (manager, &listener, self);
}

static void
free_manager (gpointer manager)
{
  zwlr_foreign_toplevel_manager_v1_destroy (manager);
}

static void
free_window (gpointer handle)
{
  zwlr_foreign_toplevel_handle_v1_destroy (handle);
}

static void
start (UnknotQuietSource *source)
{
  static const UnknotFullscreenProtocol protocol = {
    .interface = &zwlr_foreign_toplevel_manager_v1_interface,
    .version = 2,
    .is_wanted = unknot_wayland_is_session,
    .listen = listen,
    .free_manager = free_manager,
    .free_window = free_window,
  };

  ((UnknotFullscreenList *) source)->protocol = &protocol;
}

const UnknotQuietSourceClass unknot_quiet_fullscreen_wayland = {
  .reason = "full-screen",
  .key = "quiet-full-screen",
  .size = sizeof (UnknotFullscreenList),
  .start = start,
  .stop = unknot_fullscreen_list_stop,
  .attend = unknot_fullscreen_list_attend,
};
