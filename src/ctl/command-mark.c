/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "core/history/knots.h"
#include "ctl/rows.h"

static GPtrArray *
to_marks (GVariant *rows)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (unknot_history_mark_free);
  const char *spot, *note;
  gint64 id, marked;
  GVariantIter iter;
  guint strength;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xx&su&s&s&s)", &id, &marked, &spot, &strength, &note, NULL, NULL))
    g_ptr_array_add (marks, unknot_history_mark_new (id, marked, spot, strength, note, UNKNOT_MARK_ALONE, NULL));
  return marks;
}

static void
print_open_json (GArray *knots)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < knots->len; i++)
    {
      const UnknotKnot *knot = &g_array_index (knots, UnknotKnot, i);

      json_builder_begin_object (builder);
      unknot_json_add_text (builder, "spot", unknot_muscle_get_spot (knot->muscle, knot->side));
      unknot_json_add_number (builder, "strength", knot->strength);
      unknot_json_add_moment (builder, "marked", knot->marked);
      unknot_json_add_moment (builder, "since", knot->since);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  unknot_json_print (builder, TRUE);
}

static UnknotExit
list_open (gboolean json)
{
  gint64 now = g_get_real_time ();
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GArray) knots = NULL;
  UnknotExit code = unknot_rows_read ("GetMarks", unknot_knots_from (now) - UNKNOT_KNOT_DAYS * UNKNOT_DAY, &answer);

  if (code != UNKNOT_EXIT_OK)
    return code;
  rows = g_variant_get_child_value (answer, 0);
  marks = to_marks (rows);
  knots = unknot_knots_from_marks (marks, now);
  if (json)
    {
      print_open_json (knots);
      return UNKNOT_EXIT_OK;
    }
  for (guint i = 0; i < knots->len; i++)
    {
      const UnknotKnot *knot = &g_array_index (knots, UnknotKnot, i);

      g_print (_("%-28s %2u of 10, %s\n"), unknot_muscle_get_spot (knot->muscle, knot->side), knot->strength,
               unknot_knot_strength_word (knot->strength));
    }
  if (knots->len == 0)
    g_print (_("Nothing is marked as open.\n"));
  return UNKNOT_EXIT_OK;
}

static UnknotExit
list_spots (void)
{
  for (int muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    for (int side = 0; side < 2; side++)
      g_print ("%s\n", unknot_muscle_get_spot (muscle, side));
  return UNKNOT_EXIT_OK;
}

static UnknotExit
add_mark (const char *spot, const char *strength, const char *note)
{
  guint64 number;
  UnknotExit result;

  if (!g_utf8_validate (spot, -1, NULL) || !g_utf8_validate (note, -1, NULL))
    {
      g_printerr (_("What you typed is not readable text.\n"));
      return UNKNOT_EXIT_USAGE;
    }
  if (!g_ascii_string_to_unsigned (strength, 10, 0, UNKNOT_MARK_MAX_STRENGTH, &number, NULL))
    {
      g_printerr (_("How strong it is goes from 0 (gone) to 10: unknotctl mark rhomboids-left 4\n"));
      return UNKNOT_EXIT_USAGE;
    }
  result = unknot_remote_call ("AddMark", g_variant_new ("(susssx)", spot, (guint) number, note, "alone", "", G_GINT64_CONSTANT (0)),
                               TRUE, NULL);
  if (result == UNKNOT_EXIT_USAGE)
    g_printerr (_("The names of all spots: unknotctl mark --spots\n"));
  return result;
}

UnknotExit
unknot_command_mark (int argc, char **argv)
{
  gboolean json = FALSE, spots = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("What is open as a JSON array"), NULL },
    { "spots", 0, 0, G_OPTION_ARG_NONE, &spots, N_ ("The names of all spots"), NULL },
    { NULL },
  };

  if (!unknot_command_parse (&argc, &argv, "[SPOT STRENGTH [NOTE]]", NULL, entries, 3))
    return UNKNOT_EXIT_USAGE;
  if (spots)
    return list_spots ();
  if (argc == 1)
    return list_open (json);
  if (argc == 2)
    {
      g_printerr (_("How strong it is goes from 0 (gone) to 10: unknotctl mark rhomboids-left 4\n"));
      return UNKNOT_EXIT_USAGE;
    }
  return add_mark (argv[1], argv[2], argc > 3 ? argv[3] : "");
}
