/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/quiet/quiet-source.h"
#include "service/wayland.h"

G_BEGIN_DECLS

/* What is alike wherever a Wayland compositor lists its windows: the connection, the list, and
 * what follows from it.  A list tells every change of every window, so it is only listened to
 * while somebody is about to be reminded. */
typedef struct _UnknotFullscreenList UnknotFullscreenList;

/* One protocol that lists windows. */
typedef struct {
  const struct wl_interface *interface; /* of the manager */
  guint32 version;                      /* bound as this; earlier ones are of no use */
  gboolean (*is_wanted) (void);         /* whether a connection can be of use in this session */
  void (*listen) (UnknotFullscreenList *self, gpointer manager);
  void (*free_manager) (gpointer manager);
  void (*free_window) (gpointer handle);
} UnknotFullscreenProtocol;

/* Begins with the source; a protocol's start() names itself. */
struct _UnknotFullscreenList {
  UnknotQuietSource parent;
  const UnknotFullscreenProtocol *protocol;
  UnknotWayland *connection; /* NULL: never attended */
  gpointer manager;          /* NULL: not listening */
  GPtrArray *windows;
};

typedef struct {
  UnknotFullscreenList *list;
  gpointer handle;
  gboolean ours;         /* our own break screen fills the screen as well */
  gboolean fills_screen; /* and is in front */
} UnknotFullscreenWindow;

/* @handle: taken.  Returns: (transfer none). */
UnknotFullscreenWindow *unknot_fullscreen_list_add (UnknotFullscreenList *self, gpointer handle);
/* Frees @window. */
void unknot_fullscreen_list_remove (UnknotFullscreenWindow *window);
void unknot_fullscreen_window_set_app_id (UnknotFullscreenWindow *self, const char *app_id);
/* A window has been changed: says whether one fills the screen. */
void unknot_fullscreen_list_combine (UnknotFullscreenList *self);

/* For the class of the source. */
void unknot_fullscreen_list_stop (UnknotQuietSource *source);
void unknot_fullscreen_list_attend (UnknotQuietSource *source, gboolean attentive);

G_END_DECLS
