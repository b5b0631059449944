/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What senses the user, in plain words with the technical name in brackets: for windows and
 * command line alike. */

/* @source: Service1's Presence.  "The X server tells when keyboard and mouse rest (xsync)",
 * without a full stop.  Returns: (transfer full) (nullable): NULL when nothing tells it. */
char *unknot_sense_presence (const char *source);

/* @sources: Service1's LockSource.  "the session manager (logind), the screen locker
 * (org.gnome.ScreenSaver)".  Returns: (transfer full) (nullable): NULL when nothing tells it. */
char *unknot_sense_lock (const char *sources);

G_END_DECLS
