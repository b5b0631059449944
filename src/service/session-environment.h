/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The session's display, for a service that was started before anybody could tell it: by a user's
 * systemd at log-in, or for a command line that came over the network.  A desktop that begins
 * hands DISPLAY, WAYLAND_DISPLAY and what belongs to them to systemd; that it has begun shows in
 * its tray or its notification server, and then systemd is asked.  Nothing is polled. */
typedef struct _UnknotSessionEnvironment UnknotSessionEnvironment;

/* @arrived: called once, when there is a display.
 * Returns: (nullable): NULL when this process has a display. */
UnknotSessionEnvironment *unknot_session_environment_new (GDBusConnection *session,
                                                          void (*arrived) (gpointer user_data),
                                                          gpointer user_data);
void unknot_session_environment_free (UnknotSessionEnvironment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSessionEnvironment, unknot_session_environment_free)

/* Starts this program anew in the environment that arrived: as the main process of a unit by
 * ending in a way that makes systemd do it, else by becoming the new one.
 * @argv: of this process.
 * Returns: the exit status to end with, when it did not become the new one. */
int unknot_session_environment_restart (UnknotSessionEnvironment *self, char **argv);

G_END_DECLS
