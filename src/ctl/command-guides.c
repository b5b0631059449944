/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <json-glib/json-glib.h>
#include <glib/gi18n.h>

#include "core/schedule/phrase.h"

static void
print_json (GVariant *guides, const char *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  const char *id, *its_kind, *title;
  GVariantIter iter;
  guint seconds;

  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, guides);
  while (g_variant_iter_next (&iter, "(&s&s&su)", &id, &its_kind, &title, &seconds))
    {
      if (kind && !g_str_equal (kind, its_kind))
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, id);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, its_kind);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, title);
      json_builder_set_member_name (builder, "seconds");
      json_builder_add_int_value (builder, seconds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

static guint
print_table (GVariant *guides, const char *kind)
{
  const char *id, *its_kind, *title;
  GVariantIter iter;
  guint seconds, n = 0;

  g_variant_iter_init (&iter, guides);
  while (g_variant_iter_next (&iter, "(&s&s&su)", &id, &its_kind, &title, &seconds))
    {
      g_autofree char *length = NULL;

      if (kind && !g_str_equal (kind, its_kind))
        continue;
      length = unknot_phrase_guide_length (seconds);
      g_print ("%-28s %-9s %8s  %s\n", id, its_kind, length, title);
      n++;
    }
  return n;
}

UnknotExit
unknot_command_guides (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As a JSON array"), NULL },
    { NULL },
  };
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) guides = NULL;
  const char *kind;
  UnknotExit code;

  if (!unknot_command_parse (&argc, &argv, "[KIND] [--json]", NULL, entries, 1))
    return UNKNOT_EXIT_USAGE;
  kind = argc > 1 ? argv[1] : NULL;
  code = unknot_remote_call ("ListGuides", NULL, TRUE, &reply);
  if (code != UNKNOT_EXIT_OK)
    return code;
  g_variant_get (reply, "(@a(sssu))", &guides);
  if (json)
    print_json (guides, kind);
  else if (print_table (guides, kind) == 0)
    {
      g_printerr (_("There is no guide of the kind “%s”. Kinds: stretch, massage, heat, posture, calm, care.\n"),
                  kind ? kind : "");
      return UNKNOT_EXIT_NOT_FOUND;
    }
  return UNKNOT_EXIT_OK;
}
