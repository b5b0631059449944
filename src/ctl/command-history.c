/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <json-glib/json-glib.h>
#include <glib/gi18n.h>

#include "core/schedule/phrase.h"
#include "ctl/heats.h"
#include "ctl/history-file.h"
#include "ctl/json.h"
#include "ctl/mark.h"

typedef struct {
  gint64 ended, due, offered, started, sat, length;
  guint postponed, reminded;
  const char *outcome, *guide;
} Break;

typedef struct {
  gint64 asked;
  const char *answer, *question;
} Posture;

#define BREAK_FORMAT "(xxxxxxuu&s&s)"

static gboolean
next_break (GVariantIter *iter, Break *row)
{
  return g_variant_iter_next (iter, BREAK_FORMAT, &row->ended, &row->due, &row->offered, &row->started, &row->sat,
                              &row->length, &row->postponed, &row->reminded, &row->outcome, &row->guide);
}

static gboolean
next_posture (GVariantIter *iter, Posture *row)
{
  return g_variant_iter_next (iter, "(x&s&s)", &row->asked, &row->answer, &row->question);
}

/* The outcome in words. */
static const char *
outcome_in_words (const char *outcome)
{
  static const struct {
    const char *name, *words;
  } rows[] = {
    { "guided", N_ ("taken") },       { "natural", N_ ("taken by walking away") }, { "skipped", N_ ("skipped") },
    { "cut-short", N_ ("cut short") }, { "let-go", N_ ("let go") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, outcome))
      return _(rows[i].words);
  return outcome;
}

static void
print_text (GVariant *breaks, GVariant *postures, GVariant *heats, GVariant *marks)
{
  GVariantIter iter;
  Break rest;
  Posture check;

  g_variant_iter_init (&iter, breaks);
  while (next_break (&iter, &rest))
    {
      g_autofree char *when = unknot_local_time (rest.ended, "%F %R");
      g_autofree char *length = unknot_phrase_passed (rest.length);
      g_autofree char *sat = unknot_phrase_passed (rest.sat);

      /* Translators: date and time, what became of a break, its length, how long was sat before */
      g_print (_("%s  break, %s: %s after %s of sitting"), when, outcome_in_words (rest.outcome), length, sat);
      g_print ("%s%s\n", *rest.guide ? "  " : "", rest.guide);
    }
  g_variant_iter_init (&iter, postures);
  while (next_posture (&iter, &check))
    {
      g_autofree char *when = unknot_local_time (check.asked, "%F %R");

      g_print (_("%s  posture, %s\n"), when, check.answer);
    }
  unknot_heats_print (heats);
  unknot_marks_print (marks);
}

static void
add_breaks (JsonBuilder *builder, GVariant *breaks)
{
  GVariantIter iter;
  Break row;

  json_builder_set_member_name (builder, "breaks");
  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, breaks);
  while (next_break (&iter, &row))
    {
      json_builder_begin_object (builder);
      unknot_json_add_moment (builder, "ended", row.ended);
      unknot_json_add_moment (builder, "due", row.due);
      unknot_json_add_moment (builder, "offered", row.offered);
      unknot_json_add_moment (builder, "started", row.started);
      unknot_json_add_number (builder, "sat_seconds", row.sat / UNKNOT_SECOND);
      unknot_json_add_number (builder, "length_seconds", row.length / UNKNOT_SECOND);
      unknot_json_add_number (builder, "postponed", row.postponed);
      unknot_json_add_number (builder, "reminded", row.reminded);
      unknot_json_add_text (builder, "outcome", row.outcome);
      unknot_json_add_text (builder, "guide", row.guide);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (GVariant *breaks, GVariant *postures, GVariant *heats, GVariant *marks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GVariantIter iter;
  Posture row;

  json_builder_begin_object (builder);
  add_breaks (builder, breaks);
  json_builder_set_member_name (builder, "postures");
  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, postures);
  while (next_posture (&iter, &row))
    {
      json_builder_begin_object (builder);
      unknot_json_add_moment (builder, "asked", row.asked);
      unknot_json_add_text (builder, "answer", row.answer);
      unknot_json_add_text (builder, "question", row.question);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "heats");
  unknot_heats_add_json (builder, heats);
  json_builder_set_member_name (builder, "marks");
  unknot_marks_add_json (builder, marks);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
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
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) breaks = NULL;
  g_autoptr (GVariant) postures = NULL;
  g_autoptr (GVariant) heats = NULL;
  g_autoptr (GVariant) marks = NULL;
  gint64 from;
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
  from = g_get_real_time () - days * UNKNOT_DAY;
  code = unknot_remote_call ("GetHistory", g_variant_new ("(xx)", from, G_MAXINT64), FALSE, &reply);
  if (code == UNKNOT_EXIT_OK)
    code = unknot_heats_read (from, &heats);
  if (code == UNKNOT_EXIT_OK)
    code = unknot_marks_read (from, &marks);
  if (code != UNKNOT_EXIT_OK)
    return code;
  g_variant_get (reply, "(@a(xxxxxxuuss)@a(xss))", &breaks, &postures);
  if (json)
    print_json (breaks, postures, heats, marks);
  else
    print_text (breaks, postures, heats, marks);
  return UNKNOT_EXIT_OK;
}
