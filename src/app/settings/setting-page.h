/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the settings: groups of rows, and a button that puts every key of the page back
 * to what it was when Unknot was new, and takes that back while one looks.
 *
 * Properties: keys (further keys to put back, separated by "|", besides those of the rows);
 * resettable (whether there is such a button). */
#define UNKNOT_TYPE_SETTING_PAGE (unknot_setting_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSettingPage, unknot_setting_page, UNKNOT, SETTING_PAGE, GtkWidget)

G_END_DECLS
