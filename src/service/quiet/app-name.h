/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person calls the program of @id: the name in its desktop entry, in the user's
 * language, or else the last part of @id.
 *
 * Reads one file and keeps nothing; GDesktopAppInfo would keep an index of all programs and
 * watch their folders.
 * @id: "org.gnome.Totem", "firefox", "/usr/bin/vlc", "org.kde.okular.desktop"; anybody may
 *   have chosen it.
 * Returns: (transfer full): NULL for an empty id. */
char *unknot_app_name (const char *id);

G_END_DECLS
