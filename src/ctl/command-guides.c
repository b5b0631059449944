/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"
#include "ctl/json.h"

static void
print_json (GVariant *guides, const char *kind)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
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
      unknot_json_add_text (builder, "id", id);
      unknot_json_add_text (builder, "kind", its_kind);
      unknot_json_add_text (builder, "title", title);
      unknot_json_add_number (builder, "seconds", seconds);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  unknot_json_print (builder, TRUE);
}

static void
print_table (GVariant *guides, const char *kind)
{
  const char *id, *its_kind, *title;
  GVariantIter iter;
  guint seconds;

  g_variant_iter_init (&iter, guides);
  while (g_variant_iter_next (&iter, "(&s&s&su)", &id, &its_kind, &title, &seconds))
    {
      g_autofree char *length = NULL;

      if (kind && !g_str_equal (kind, its_kind))
        continue;
      length = unknot_phrase_guide_length (seconds);
      g_print ("%-28s %-9s %8s  %s\n", id, its_kind, length, title);
    }
}

static gboolean
has_kind (GVariant *guides, const char *kind)
{
  const char *its_kind;
  GVariantIter iter;

  g_variant_iter_init (&iter, guides);
  while (g_variant_iter_next (&iter, "(&s&s&su)", NULL, &its_kind, NULL, NULL))
    if (g_str_equal (kind, its_kind))
      return TRUE;
  return FALSE;
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
  if (kind != NULL && !has_kind (guides, kind))
    {
      g_printerr (_("There is no guide of the kind “%s”. Kinds: stretch, massage, heat, posture, calm, care.\n"), kind);
      return UNKNOT_EXIT_NOT_FOUND;
    }
  (json ? print_json : print_table) (guides, kind);
  return UNKNOT_EXIT_OK;
}
