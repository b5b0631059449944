/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "service/quiet/quiet-source.h"
#include "service/wayland.h"
#include "wlr-foreign-toplevel-client-protocol.h"

/* Wayland compositors that list their windows (wlroots ones).  The list tells every change of
 * every title, so it is only listened to while somebody is about to be reminded. */

typedef struct {
  UnknotQuietSource parent;
  UnknotWayland *connection; /* NULL: not attending */
  struct zwlr_foreign_toplevel_manager_v1 *manager;
  GPtrArray *windows;
} Fullscreen;

typedef struct {
  Fullscreen *owner;
  struct zwlr_foreign_toplevel_handle_v1 *handle;
  gboolean ours;
  gboolean fills_screen;
} Window;

static void
combine (Fullscreen *self)
{
  const char *text = NULL;

  for (guint i = 0; i < self->windows->len; i++)
    {
      Window *window = g_ptr_array_index (self->windows, i);

      if (window->fills_screen && !window->ours)
        text = _("A window fills the screen");
    }
  unknot_quiet_source_set (&self->parent, text);
}

static void
title_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *title)
{
}

static void
app_id_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *app_id)
{
  Window *window = data;

  /* Our own break screen fills the screen as well. */
  window->ours = g_str_equal (app_id, UNKNOT_APP_ID);
}

static void
output_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_output *output)
{
}

static void
state_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_array *states)
{
  Window *window = data;
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
  combine (((Window *) data)->owner);
}

static void
closed_cb (void *data, struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  Window *window = data;
  Fullscreen *self = window->owner;

  g_ptr_array_remove (self->windows, window);
  combine (self);
}

static void
window_free (gpointer data)
{
  Window *window = data;

  zwlr_foreign_toplevel_handle_v1_destroy (window->handle);
  g_free (window);
}

static void
toplevel_cb (void *data, struct zwlr_foreign_toplevel_manager_v1 *manager,
             struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  static const struct zwlr_foreign_toplevel_handle_v1_listener listener = {
    title_cb, app_id_cb, output_cb, output_cb, state_cb, done_cb, closed_cb,
  };
  Fullscreen *self = data;
  Window *window = g_new0 (Window, 1);

  window->owner = self;
  window->handle = handle;
  zwlr_foreign_toplevel_handle_v1_add_listener (handle, &listener, window);
  g_ptr_array_add (self->windows, window);
}

static void
finished_cb (void *data, struct zwlr_foreign_toplevel_manager_v1 *manager)
{
}

static void
drop (Fullscreen *self)
{
  g_clear_pointer (&self->windows, g_ptr_array_unref);
  g_clear_pointer (&self->manager, zwlr_foreign_toplevel_manager_v1_destroy);
}

static void
global_cb (struct wl_registry *registry, guint32 name, const char *interface, guint32 version,
           gpointer user_data)
{
  static const struct zwlr_foreign_toplevel_manager_v1_listener listener = { toplevel_cb, finished_cb };
  Fullscreen *self = user_data;

  if (self->manager || version < 2 ||
      !g_str_equal (interface, zwlr_foreign_toplevel_manager_v1_interface.name))
    return;
  self->manager = wl_registry_bind (registry, name, &zwlr_foreign_toplevel_manager_v1_interface, 2);
  self->windows = g_ptr_array_new_with_free_func (window_free);
  zwlr_foreign_toplevel_manager_v1_add_listener (self->manager, &listener, self);
}

static void
ready_cb (gpointer user_data)
{
  Fullscreen *self = user_data;

  if (!self->manager)
    unknot_wayland_close (self->connection);
}

static void
lost_cb (gpointer user_data)
{
  Fullscreen *self = user_data;

  drop (self);
  unknot_quiet_source_set (&self->parent, NULL);
}

static void
start (UnknotQuietSource *source)
{
}

static void
stop (UnknotQuietSource *source)
{
  Fullscreen *self = (Fullscreen *) source;

  drop (self);
  g_clear_pointer (&self->connection, unknot_wayland_free);
}

static void
attend (UnknotQuietSource *source, gboolean attentive)
{
  static const UnknotWaylandFuncs funcs = { global_cb, NULL, ready_cb, lost_cb };
  Fullscreen *self = (Fullscreen *) source;

  if (!attentive)
    {
      drop (self);
      if (self->connection)
        unknot_wayland_close (self->connection);
      unknot_quiet_source_set (source, NULL);
    }
  else if (unknot_wayland_is_session ())
    {
      if (!self->connection)
        self->connection = unknot_wayland_new (&funcs, self);
      unknot_wayland_open (self->connection);
    }
}

const UnknotQuietSourceClass unknot_quiet_fullscreen_wayland = {
  .reason = "full-screen",
  .key = "quiet-full-screen",
  .size = sizeof (Fullscreen),
  .start = start,
  .stop = stop,
  .attend = attend,
};
