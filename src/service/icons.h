/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the icons are, when others would not look there by themselves.  Panels and
 * notification servers search the standard folders, whatever the environment of this process
 * names; a build tree says in UNKNOT_ICON_DIR where it keeps them.
 * Returns: (nullable): a folder with "hicolor" in it; NULL when the names alone will do. */
const char *unknot_icons_get_dir (void);

/* The program's icon as a notification takes it: its name, or its file where the name alone
 * is not found.  Returns: (transfer full). */
char *unknot_icons_get_app_icon (void);

G_END_DECLS
