/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl/json.h"

char *
unknot_local_time (gint64 wall, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, format) : g_strdup ("?");
}

void
unknot_json_add_moment (JsonBuilder *builder, const char *name, gint64 wall)
{
  g_autofree char *text = wall ? unknot_local_time (wall, "%FT%T%:z") : NULL;

  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
unknot_json_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
unknot_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
unknot_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

char *
unknot_json_to_text (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, pretty);
}

void
unknot_json_print (JsonBuilder *builder, gboolean pretty)
{
  g_autofree char *text = unknot_json_to_text (builder, pretty);

  g_print ("%s\n", text);
}
