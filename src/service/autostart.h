/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Starting with the session, the way every desktop understands:
 * $XDG_CONFIG_HOME/autostart/io.github.unknot.Unknot.Service.desktop, which the service
 * itself writes while the setting "autostart" is on, and removes when it goes off.  Nothing
 * is installed for all users, so nobody gets a program started who never opened it.
 *
 * The user may also switch the entry off in the desktop's own list of start-up programs,
 * which marks it Hidden or X-GNOME-Autostart-enabled=false; that is left alone. */

/* Brings the entry in line with the setting.
 * @program: what is to be started; without it (a build that is not installed) no entry is
 *   written.
 * @asked: the user has just changed the setting: an entry switched off elsewhere is
 *   switched on again.
 * Returns: FALSE with a G_FILE_ERROR whose message is for a person. */
gboolean unknot_autostart_apply (gboolean enabled, const char *program, gboolean asked, GError **error);

/* Returns: (transfer full) */
char *unknot_autostart_path (void);

G_END_DECLS
