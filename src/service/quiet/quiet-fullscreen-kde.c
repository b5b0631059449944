/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "kde-windows-client-protocol.h"
#include "service/quiet/quiet-source.h"
#include "service/wayland.h"

/* Plasma on Wayland.  KWin lists its windows only for programs whose desktop entry asks for that
 * (resources/install/...Service.desktop.in); for others there is no such list, and nothing is held
 * for a full screen.  As it tells every change of every window, it is only listened to while
 * somebody is about to be reminded. */

/* Windows can be let go of since this one; later ones tell them in another way. */
#define VERSION 4

typedef struct {
  UnknotQuietSource parent;
  UnknotWayland *connection; /* NULL: never attended */
  struct org_kde_plasma_window_management *manager;
  GPtrArray *windows;
} Fullscreen;

typedef struct {
  Fullscreen *owner;
  struct org_kde_plasma_window *handle;
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
text_cb (void *data, struct org_kde_plasma_window *handle, const char *text)
{
}

static void
app_id_cb (void *data, struct org_kde_plasma_window *handle, const char *app_id)
{
  Window *window = data;

  /* Our own break screen fills the screen as well. */
  window->ours = g_str_equal (app_id, UNKNOT_APP_ID);
  combine (window->owner);
}

static void
state_cb (void *data, struct org_kde_plasma_window *handle, guint32 flags)
{
  const guint32 both = ORG_KDE_PLASMA_WINDOW_STATE_ACTIVE | ORG_KDE_PLASMA_WINDOW_STATE_FULLSCREEN;
  Window *window = data;

  window->fills_screen = (flags & both) == both;
  combine (window->owner);
}

static void
desktop_cb (void *data, struct org_kde_plasma_window *handle, gint32 number)
{
}

static void
unmapped_cb (void *data, struct org_kde_plasma_window *handle)
{
  Window *window = data;
  Fullscreen *self = window->owner;

  g_ptr_array_remove (self->windows, window);
  combine (self);
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
window_free (gpointer data)
{
  Window *window = data;

  org_kde_plasma_window_destroy (window->handle);
  g_free (window);
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
  Fullscreen *self = data;
  Window *window = g_new0 (Window, 1);

  window->owner = self;
  window->handle = org_kde_plasma_window_management_get_window (manager, number);
  org_kde_plasma_window_add_listener (window->handle, &listener, window);
  g_ptr_array_add (self->windows, window);
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
drop (Fullscreen *self)
{
  g_clear_pointer (&self->windows, g_ptr_array_unref);
  g_clear_pointer (&self->manager, org_kde_plasma_window_management_destroy);
}

static void
global_cb (struct wl_registry *registry, guint32 name, const char *interface, guint32 version, gpointer user_data)
{
  static const struct org_kde_plasma_window_management_listener listener = {
    show_desktop_cb, window_cb, stacking_cb, stacking_uuid_cb, window_uuid_cb,
  };
  Fullscreen *self = user_data;

  if (self->manager || version < VERSION || !g_str_equal (interface, org_kde_plasma_window_management_interface.name))
    return;
  self->manager = wl_registry_bind (registry, name, &org_kde_plasma_window_management_interface, VERSION);
  self->windows = g_ptr_array_new_with_free_func (window_free);
  org_kde_plasma_window_management_add_listener (self->manager, &listener, self);
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

/* One more connection is only made where it can be of use. */
static gboolean
is_plasma (void)
{
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (current != NULL ? current : "", ":", -1);

  return unknot_wayland_is_session () && g_strv_contains ((const char *const *) names, "KDE");
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
  else if (is_plasma ())
    {
      if (!self->connection)
        self->connection = unknot_wayland_new (&funcs, self);
      unknot_wayland_open (self->connection);
    }
}

const UnknotQuietSourceClass unknot_quiet_fullscreen_kde = {
  .reason = "full-screen",
  .key = "quiet-full-screen",
  .size = sizeof (Fullscreen),
  .start = start,
  .stop = stop,
  .attend = attend,
};
