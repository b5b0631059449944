/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of a settings page: words at the start, a control at the end, bound to a key.
 *
 * Properties: title; subtitle (nullable); key (nullable: the row then binds nothing itself);
 * unit ("min", "s", "times": shown behind the number of a spin button); zero (nullable: what
 * a spin button shows instead of 0); values (for a drop-down: the key's strings in its order,
 * separated by "|"; for a switch: the words which it puts into the key's list of strings, where
 * any of them counts as on).  The child is a GtkSwitch, a GtkSpinButton, a GtkDropDown or,
 * without a key, anything.  A row that is activated works its control. */
#define UNKNOT_TYPE_SETTING_ROW (unknot_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSettingRow, unknot_setting_row, UNKNOT, SETTING_ROW, GtkListBoxRow)

const char *unknot_setting_row_get_key (UnknotSettingRow *self); /* (nullable) */

G_END_DECLS
