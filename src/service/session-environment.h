/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The session's display, for a service that was started before anybody could tell it: by a user's
 * systemd at log-in, or for a command line that came over the network; and for one that outlived
 * its session, as a user's bus does.
 *
 * A desktop that begins hands DISPLAY, WAYLAND_DISPLAY and what belongs to them to systemd; that it
 * has begun shows in its tray or its notification server, and then systemd is asked, a few times if
 * need be, for either may come first.  And it starts unknot-service, which finds this one running
 * and tells it where it is.  A display that answers is never left for another. */
typedef struct _UnknotSessionEnvironment UnknotSessionEnvironment;

/* @arrived: called once, when there is a display to begin anew with. */
UnknotSessionEnvironment *unknot_session_environment_new (GDBusConnection *session,
                                                          void (*arrived) (gpointer user_data),
                                                          gpointer user_data);
void unknot_session_environment_free (UnknotSessionEnvironment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSessionEnvironment, unknot_session_environment_free)

/* What of this process's environment tells where its session is.
 * Returns: (transfer full): NAME=value of each that is set. */
char **unknot_session_environment_describe (void);

/* Whether the display that @theirs names, where they name one, can be connected to now.  Waits for
 * nobody; of one on another machine it is not known, and it is taken for there.
 * @theirs: NAME=value of each.
 * @error: G_IO_ERROR_NOT_CONNECTED, with a sentence for a person. */
gboolean unknot_session_environment_check (const char *const *theirs, GError **error);

/* Takes another session's environment, if this process's display is missing or gone and theirs answers.
 * @theirs: NAME=value of each.
 * Returns: whether it is taken, and @arrived was called. */
gboolean unknot_session_environment_offer (UnknotSessionEnvironment *self, const char *const *theirs);

/* Starts this program anew in the environment that arrived: as the main process of a unit by
 * ending in a way that makes systemd do it, in what systemd knows; else by becoming the new one.
 * @argv: of this process.
 * Returns: the exit status to end with, when it did not become the new one. */
int unknot_session_environment_restart (UnknotSessionEnvironment *self, char **argv);

G_END_DECLS
