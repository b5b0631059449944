/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the commands share when they write JSON. */

/* @wall in the local time zone, as g_date_time_format() has it.  Returns: (transfer full). */
char *unknot_local_time (gint64 wall, const char *format);

/* Members of the object that @builder is in; a moment that never came (0) is null. */
void unknot_json_add_moment (JsonBuilder *builder, const char *name, gint64 wall);
void unknot_json_add_number (JsonBuilder *builder, const char *name, gint64 number);
void unknot_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void unknot_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);

/* What has been built, as one line or, @pretty, as several.  Returns: (transfer full). */
char *unknot_json_to_text (JsonBuilder *builder, gboolean pretty);
/* The same on standard output. */
void unknot_json_print (JsonBuilder *builder, gboolean pretty);

G_END_DECLS
