/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "core/schedule/plan.h"
#include "ctl/history-file.h"
#include "ctl/rows.h"

/* Where the rows of each kind come from: an array of the answer to a method. */
static const struct {
  const UnknotRowKind *kind;
  const char *method;
  gsize place;
} sources[] = {
  { &unknot_row_break, "GetHistory", 0 },
  { &unknot_row_posture, "GetHistory", 1 },
  { &unknot_row_heat, "GetHeats", 0 },
  { &unknot_row_mark, "GetMarks", 0 },
};

typedef GVariant *Rows[G_N_ELEMENTS (sources)];

static UnknotExit
read_rows (gint64 from, Rows rows)
{
  g_autoptr (GVariant) answer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (i == 0 || !g_str_equal (sources[i].method, sources[i - 1].method))
        {
          UnknotExit code;

          g_clear_pointer (&answer, g_variant_unref);
          code = unknot_rows_read (sources[i].method, from, &answer);
          if (code != UNKNOT_EXIT_OK)
            return code;
        }
      rows[i] = g_variant_get_child_value (answer, sources[i].place);
    }
  return UNKNOT_EXIT_OK;
}

static void
print_text (Rows rows)
{
  g_autoptr (UnknotStory) story = unknot_story_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    unknot_story_add (story, sources[i].kind, rows[i]);
  text = unknot_story_to_text (story);
  g_print ("%s", *text ? text : _("Nothing happened in that time.\n"));
}

static void
print_json (Rows rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    unknot_rows_add_json (sources[i].kind, builder, rows[i]);
  json_builder_end_object (builder);
  unknot_json_print (builder, TRUE);
}

UnknotExit
unknot_command_history (int argc, char **argv)
{
  gboolean json = FALSE;
  int days = 7;
  g_autofree char *import = NULL;
  g_autofree char *export = NULL;
  const GOptionEntry entries[] = {
    { "days", 'd', 0, G_OPTION_ARG_INT, &days, N_ ("How many days back (7)"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As one JSON object"), NULL },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &import, N_ ("Add what an export holds"), N_ ("FILE") },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &export, N_ ("Write everything to a new .csv or .json file"), N_ ("FILE") },
    { NULL },
  };
  Rows rows = { NULL };
  UnknotExit code;

  if (!unknot_command_parse (&argc, &argv, "[--days N] [--json] [--import FILE] [--export FILE]", NULL, entries, 0))
    return UNKNOT_EXIT_USAGE;
  if (import != NULL)
    return unknot_history_file_import (import);
  if (export != NULL)
    return unknot_history_file_export (export);
  if (days < 1 || days > 36500)
    {
      g_printerr (_("The number of days must be 1 to 36500.\n"));
      return UNKNOT_EXIT_USAGE;
    }
  code = read_rows (g_get_real_time () - days * UNKNOT_DAY, rows);
  if (code == UNKNOT_EXIT_OK)
    (json ? print_json : print_text) (rows);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_clear_pointer (&rows[i], g_variant_unref);
  return code;
}
