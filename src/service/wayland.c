/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib-unix.h>

#include "service/presence/presence-socket.h"
#include "service/wayland.h"

struct _UnknotWayland {
  const UnknotWaylandFuncs *funcs;
  gpointer user_data;
  struct wl_display *display;
  struct wl_registry *registry;
  struct wl_callback *synced;
  guint fd_source;
  guint reopen_source;
  gboolean dispatching; /* libwayland is above us on the stack and still needs the display */
  gboolean closing;
  UnknotPresenceSocket *socket;
};

static const char *
socket_name (void)
{
  const char *name = g_getenv ("WAYLAND_DISPLAY");

  return name && *name ? name : "wayland-0";
}

gboolean
unknot_wayland_is_session (void)
{
  const char *name = g_getenv ("WAYLAND_DISPLAY");

  return (name && *name) || g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") == 0;
}

static void
global_cb (void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
  UnknotWayland *self = data;

  self->funcs->global (registry, name, interface, version, self->user_data);
}

static void
global_remove_cb (void *data, struct wl_registry *registry, uint32_t name)
{
  UnknotWayland *self = data;

  if (self->funcs->global_removed)
    self->funcs->global_removed (name, self->user_data);
}

static void
synced_cb (void *data, struct wl_callback *callback, uint32_t serial)
{
  UnknotWayland *self = data;

  g_clear_pointer (&self->synced, wl_callback_destroy);
  self->funcs->ready (self->user_data);
}

static void
disconnect (UnknotWayland *self)
{
  g_clear_handle_id (&self->fd_source, g_source_remove);
  g_clear_handle_id (&self->reopen_source, g_source_remove);
  g_clear_pointer (&self->socket, unknot_presence_socket_free);
  g_clear_pointer (&self->synced, wl_callback_destroy);
  g_clear_pointer (&self->registry, wl_registry_destroy);
  g_clear_pointer (&self->display, wl_display_disconnect);
  self->closing = FALSE;
}

static gboolean
reopen_cb (gpointer user_data)
{
  UnknotWayland *self = user_data;

  self->reopen_source = 0;
  unknot_wayland_open (self);
  return G_SOURCE_REMOVE;
}

/* The socket's file is there a moment before it can be connected to. */
static void
socket_made_cb (gpointer user_data)
{
  UnknotWayland *self = user_data;

  if (!self->reopen_source)
    self->reopen_source = g_timeout_add (500, reopen_cb, self);
}

static void
lose (UnknotWayland *self)
{
  const char *folder = g_getenv ("XDG_RUNTIME_DIR");
  const char *name = socket_name ();

  self->funcs->lost (self->user_data);
  disconnect (self);
  if (g_path_is_absolute (name))
    {
      g_autofree char *dir = g_path_get_dirname (name), *base = g_path_get_basename (name);

      self->socket = unknot_presence_socket_new (dir, base, socket_made_cb, self);
    }
  else if (folder)
    self->socket = unknot_presence_socket_new (folder, name, socket_made_cb, self);
}

static gboolean
readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  UnknotWayland *self = user_data;

  self->dispatching = TRUE;
  while (wl_display_prepare_read (self->display) != 0)
    wl_display_dispatch_pending (self->display);
  if (wl_display_read_events (self->display) == 0)
    wl_display_dispatch_pending (self->display);
  self->dispatching = FALSE;
  if (self->closing)
    disconnect (self);
  else if (wl_display_get_error (self->display))
    lose (self);
  else
    unknot_wayland_flush (self);
  return G_SOURCE_CONTINUE;
}

UnknotWayland *
unknot_wayland_new (const UnknotWaylandFuncs *funcs, gpointer user_data)
{
  UnknotWayland *self = g_new0 (UnknotWayland, 1);

  self->funcs = funcs;
  self->user_data = user_data;
  return self;
}

void
unknot_wayland_free (UnknotWayland *self)
{
  g_return_if_fail (!self->dispatching);

  disconnect (self);
  g_free (self);
}

void
unknot_wayland_open (UnknotWayland *self)
{
  static const struct wl_registry_listener registry = { global_cb, global_remove_cb };
  static const struct wl_callback_listener synced = { synced_cb };

  disconnect (self);
  self->display = wl_display_connect (socket_name ());
  if (!self->display)
    {
      g_debug ("no Wayland compositor: %s", g_strerror (errno));
      lose (self);
      return;
    }
  self->fd_source = g_unix_fd_add (wl_display_get_fd (self->display), G_IO_IN, readable_cb, self);
  self->registry = wl_display_get_registry (self->display);
  wl_registry_add_listener (self->registry, &registry, self);
  self->synced = wl_display_sync (self->display);
  wl_callback_add_listener (self->synced, &synced, self);
  wl_display_flush (self->display);
}

void
unknot_wayland_close (UnknotWayland *self)
{
  if (self->dispatching)
    self->closing = TRUE;
  else
    disconnect (self);
}

struct wl_callback *
unknot_wayland_sync (UnknotWayland *self)
{
  return wl_display_sync (self->display);
}

void
unknot_wayland_flush (UnknotWayland *self)
{
  if (self->display)
    wl_display_flush (self->display);
}
