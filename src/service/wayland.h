/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <wayland-client-core.h>
#include <wayland-client-protocol.h>

G_BEGIN_DECLS

/* A Wayland connection of our own, without windows, on the main loop.  When the compositor
 * goes away it waits for the socket to come back and connects anew. */
typedef struct _UnknotWayland UnknotWayland;

typedef struct {
  /* A global is there; bind it with wl_registry_bind() if it is wanted. */
  void (*global) (struct wl_registry *registry, guint32 name, const char *interface, guint32 version,
                  gpointer user_data);
  /* (nullable): it is gone. */
  void (*global_removed) (guint32 name, gpointer user_data);
  /* Every global that was there at the start has been told. */
  void (*ready) (gpointer user_data);
  /* There is no connection, or no longer one: destroy all proxies.  May be called from
   * within unknot_wayland_open(). */
  void (*lost) (gpointer user_data);
} UnknotWaylandFuncs;

/* Whether this session has a compositor, as far as the environment tells. */
gboolean unknot_wayland_is_session (void);

UnknotWayland *unknot_wayland_new (const UnknotWaylandFuncs *funcs, gpointer user_data);
/* Proxies have to be destroyed before. */
void unknot_wayland_free (UnknotWayland *self);

/* Connects; does not wait for answers. */
void unknot_wayland_open (UnknotWayland *self);
/* Closes for good (until opened again); "lost" is not called. */
void unknot_wayland_close (UnknotWayland *self);
/* Comes back when all that was requested before has been read. */
struct wl_callback *unknot_wayland_sync (UnknotWayland *self);
/* Sends what was requested.  Not needed within the functions above. */
void unknot_wayland_flush (UnknotWayland *self);

G_END_DECLS
