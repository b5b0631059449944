/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/quiet/fullscreen-list.h"

#include <glib/gi18n.h>

/* --- the windows -------------------------------------------------------------------------- */

void
unknot_fullscreen_list_combine (UnknotFullscreenList *self)
{
  const char *text = NULL;

  for (guint i = 0; i < self->windows->len; i++)
    {
      UnknotFullscreenWindow *window = g_ptr_array_index (self->windows, i);

      if (window->fills_screen && !window->ours)
        text = _("A window fills the screen");
    }
  unknot_quiet_source_set (&self->parent, text);
}

static void
window_free (gpointer data)
{
  UnknotFullscreenWindow *window = data;

  window->list->protocol->free_window (window->handle);
  g_free (window);
}

UnknotFullscreenWindow *
unknot_fullscreen_list_add (UnknotFullscreenList *self, gpointer handle)
{
  UnknotFullscreenWindow *window = g_new0 (UnknotFullscreenWindow, 1);

  window->list = self;
  window->handle = handle;
  g_ptr_array_add (self->windows, window);
  return window;
}

void
unknot_fullscreen_list_remove (UnknotFullscreenWindow *window)
{
  UnknotFullscreenList *self = window->list;

  g_ptr_array_remove (self->windows, window);
  unknot_fullscreen_list_combine (self);
}

void
unknot_fullscreen_window_set_app_id (UnknotFullscreenWindow *self, const char *app_id)
{
  self->ours = g_str_equal (app_id, UNKNOT_APP_ID);
}

/* --- the connection ----------------------------------------------------------------------- */

static void
drop (UnknotFullscreenList *self)
{
  g_clear_pointer (&self->windows, g_ptr_array_unref);
  g_clear_pointer (&self->manager, self->protocol->free_manager);
}

static void
global_cb (struct wl_registry *registry, guint32 name, const char *interface, guint32 version, gpointer user_data)
{
  UnknotFullscreenList *self = user_data;
  const UnknotFullscreenProtocol *protocol = self->protocol;

  if (self->manager || version < protocol->version || !g_str_equal (interface, protocol->interface->name))
    return;
  self->manager = wl_registry_bind (registry, name, protocol->interface, protocol->version);
  self->windows = g_ptr_array_new_with_free_func (window_free);
  protocol->listen (self, self->manager);
}

static void
ready_cb (gpointer user_data)
{
  UnknotFullscreenList *self = user_data;

  if (!self->manager)
    unknot_wayland_close (self->connection);
}

static void
lost_cb (gpointer user_data)
{
  UnknotFullscreenList *self = user_data;

  drop (self);
  unknot_quiet_source_set (&self->parent, NULL);
}

void
unknot_fullscreen_list_stop (UnknotQuietSource *source)
{
  UnknotFullscreenList *self = (UnknotFullscreenList *) source;

  drop (self);
  g_clear_pointer (&self->connection, unknot_wayland_free);
}

void
unknot_fullscreen_list_attend (UnknotQuietSource *source, gboolean attentive)
{
  static const UnknotWaylandFuncs funcs = { global_cb, NULL, ready_cb, lost_cb };
  UnknotFullscreenList *self = (UnknotFullscreenList *) source;

  if (!attentive)
    {
      drop (self);
      if (self->connection)
        unknot_wayland_close (self->connection);
      unknot_quiet_source_set (source, NULL);
    }
  else if (self->protocol->is_wanted ())
    {
      if (!self->connection)
        self->connection = unknot_wayland_new (&funcs, self);
      unknot_wayland_open (self->connection);
    }
}
