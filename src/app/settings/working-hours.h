/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The working hours of a week: a line for each day, bound to the key "working-days". */
#define UNKNOT_TYPE_WORKING_HOURS (unknot_working_hours_get_type ())
G_DECLARE_FINAL_TYPE (UnknotWorkingHours, unknot_working_hours, UNKNOT, WORKING_HOURS, GtkWidget)

/* Reads "9", "9:30", "17.30" or "1730" as minutes after midnight.  Returns: FALSE when @text
 * is no time of day. */
gboolean unknot_time_of_day_parse (const char *text, guint *minutes);

G_END_DECLS
