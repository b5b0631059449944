/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Waits until a file of a given name is made in a folder: how a display server that went away
 * comes back, and how a file is replaced.  Plain inotify; GFileMonitor would start a thread. */
typedef struct _UnknotPresenceSocket UnknotPresenceSocket;

/* @made: called from the main loop, each time; may free the watch.  A file that is there already
 *   does not count.
 * Returns: (nullable): NULL when the folder cannot be watched. */
UnknotPresenceSocket *unknot_presence_socket_new (const char *folder, const char *name,
                                                   void (*made) (gpointer user_data), gpointer user_data);
void unknot_presence_socket_free (UnknotPresenceSocket *self);

G_END_DECLS
