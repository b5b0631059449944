/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens windows: the program "unknot", started and spoken to over D-Bus as
 * org.freedesktop.Application.  Nothing here waits for it.
 *
 * Signals
 * "failed" (message: s): a window could not be opened; a sentence for a person.
 * "lost": while unknot_launcher_set_watching(), the program went away. */
#define UNKNOT_TYPE_LAUNCHER (unknot_launcher_get_type ())
G_DECLARE_FINAL_TYPE (UnknotLauncher, unknot_launcher, UNKNOT, LAUNCHER, GObject)

UnknotLauncher *unknot_launcher_new (GDBusConnection *connection);

/* @token: (nullable): activation token of the click that asked, so that the window may take
 *   the focus. */
void unknot_launcher_open_break (UnknotLauncher *self, const char *guide, const char *token);
/* Shows that a break is due.  The level is a setting. */
void unknot_launcher_open_screen (UnknotLauncher *self, const char *guide);
/* Shows the checklist @guide, one question at a time. */
void unknot_launcher_open_checklist (UnknotLauncher *self, const char *guide, const char *token);
/* @page: as Service1.ShowWindow. */
void unknot_launcher_open_page (UnknotLauncher *self, const char *page, const char *token);

/* Starts the program without showing anything, so that a window is there at once later. */
void unknot_launcher_prepare (UnknotLauncher *self);
/* Ends the program if it runs. */
void unknot_launcher_quit (UnknotLauncher *self);

/* Whether the program must stay, because it shows a break.  It counts as lost when it was
 * there and goes.
 * @present: it should be there already; otherwise it has just been asked to come. */
void unknot_launcher_set_watching (UnknotLauncher *self, gboolean watching, gboolean present);

G_END_DECLS
