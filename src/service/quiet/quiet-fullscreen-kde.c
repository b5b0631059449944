/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kde-windows-client-protocol.h"
#include "service/quiet/fullscreen-list.h"

/* Plasma on Wayland.  KWin lists its windows only for programs whose desktop entry asks for that
 * (resources/install/...Service.desktop.in); for others there is no such list, and nothing is held
 * for a full screen. */

/* Windows can be let go of since this one; later ones tell them in another way. */
#define VERSION 4

static void
text_cb (void *data, struct org_kde_plasma_window *handle, const char *text)
{
}

static void
app_id_cb (void *data, struct org_kde_plasma_window *handle, const char *app_id)
{
  UnknotFullscreenWindow *window = data;

  unknot_fullscreen_window_set_app_id (window, app_id);
  unknot_fullscreen_list_combine (window->list);
}

static void
state_cb (void *data, struct org_kde_plasma_window *handle, guint32 flags)
{
  const guint32 both = ORG_KDE_PLASMA_WINDOW_STATE_ACTIVE | ORG_KDE_PLASMA_WINDOW_STATE_FULLSCREEN;
  UnknotFullscreenWindow *window = data;

  window->fills_screen = (flags & both) == both;
  unknot_fullscreen_list_combine (window->list);
}

static void
desktop_cb (void *data, struct org_kde_plasma_window *handle, gint32 number)
{
}

static void
unmapped_cb (void *data, struct org_kde_plasma_window *handle)
{
  unknot_fullscreen_list_remove (data);
}

static void
nothing_cb (void *data, struct org_kde_plasma_window *handle)
{
}

static void
parent_cb (void *data, struct org_kde_plasma_window *handle, struct org_kde_plasma_window *parent)
{
}

static void
geometry_cb (void *data, struct org_kde_plasma_window *handle, gint32 x, gint32 y, guint32 width, guint32 height)
{
}

static void
pid_cb (void *data, struct org_kde_plasma_window *handle, guint32 pid)
{
}

static void
menu_cb (void *data, struct org_kde_plasma_window *handle, const char *service, const char *path)
{
}

static void
show_desktop_cb (void *data, struct org_kde_plasma_window_management *manager, guint32 state)
{
}

static void
window_cb (void *data, struct org_kde_plasma_window_management *manager, guint32 number)
{
  static const struct org_kde_plasma_window_listener listener = {
    text_cb, app_id_cb, state_cb, desktop_cb, text_cb, unmapped_cb, nothing_cb, parent_cb, geometry_cb,
    nothing_cb, pid_cb, text_cb, text_cb, menu_cb, text_cb, text_cb, text_cb,
  };
  struct org_kde_plasma_window *handle = org_kde_plasma_window_management_get_window (manager, number);

  org_kde_plasma_window_add_listener (handle, &listener, unknot_fullscreen_list_add (data, handle));
}

static void
stacking_cb (void *data, struct org_kde_plasma_window_management *manager, struct wl_array *numbers)
{
}

static void
stacking_uuid_cb (void *data, struct org_kde_plasma_window_management *manager, const char *uuids)
{
}

static void
window_uuid_cb (void *data, struct org_kde_plasma_window_management *manager, guint32 number, const char *uuid)
{
}

static void
listen (UnknotFullscreenList *self, gpointer manager)
{
  static const struct org_kde_plasma_window_management_listener listener = {
    show_desktop_cb, window_cb, stacking_cb, stacking_uuid_cb, window_uuid_cb,
  };

  org_kde_plasma_window_management_add_listener (manager, &listener, self);
}

static void
free_manager (gpointer manager)
{
  org_kde_plasma_window_management_destroy (manager);
}

static void
free_window (gpointer handle)
{
  org_kde_plasma_window_destroy (handle);
}

/* One more connection is only made where it can be of use. */
static gboolean
is_plasma (void)
{
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (current != NULL ? current : "", ":", -1);

  return unknot_wayland_is_session () && g_strv_contains ((const char *const *) names, "KDE");
}

static void
start (UnknotQuietSource *source)
{
  static const UnknotFullscreenProtocol protocol = {
    .interface = &org_kde_plasma_window_management_interface,
    .version = VERSION,
    .is_wanted = is_plasma,
    .listen = listen,
    .free_manager = free_manager,
    .free_window = free_window,
  };

  ((UnknotFullscreenList *) source)->protocol = &protocol;
}

const UnknotQuietSourceClass unknot_quiet_fullscreen_kde = {
  .reason = "full-screen",
  .key = "quiet-full-screen",
  .size = sizeof (UnknotFullscreenList),
  .start = start,
  .stop = unknot_fullscreen_list_stop,
  .attend = unknot_fullscreen_list_attend,
};
