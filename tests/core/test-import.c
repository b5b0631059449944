/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was exported comes back, once; anything else changes nothing and says why. */
#include "core/history/history-import.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY0 (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND) /* 2024-01-01 */

typedef struct {
  char *folder;
  UnknotHistory *history;
  GTimeZone *zone;
} Fixture;

static UnknotHistory *
open_history (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return unknot_history_new (path, DAY0);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("unknot-import-XXXXXX", NULL);
  f->zone = g_time_zone_new_identifier ("Europe/Berlin");
  f->history = open_history (f, "one");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  unknot_history_free (f->history);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_time_zone_unref (f->zone);
}

static void
fill (UnknotHistory *history)
{
  UnknotHistoryMark mark = { .marked = DAY0 + 5 * UNKNOT_HOUR, .spot = (char *) "rhomboids-left", .strength = 6,
                             .note = (char *) "since \"lunch\",\n\\ again", .context = UNKNOT_MARK_BEFORE,
                             .guide = (char *) "chin-tuck" };
  UnknotBreakRecord record = { .due = DAY0 + 123456, .offered = DAY0 + 3 * UNKNOT_SECOND, .ended = DAY0 + UNKNOT_HOUR + 7,
                               .sat = 46 * UNKNOT_MINUTE + 3, .length = 3 * UNKNOT_MINUTE, .postponed = 1,
                               .reminded = 2, .outcome = UNKNOT_OUTCOME_NATURAL };

  unknot_history_add_break (history, &record, NULL);
  record.ended += UNKNOT_HOUR;
  record.outcome = UNKNOT_OUTCOME_LET_GO;
  unknot_history_add_break (history, &record, "rolls, \"slow\"");
  /* Two that cannot be told apart are two. */
  unknot_history_add_posture (history, DAY0, UNKNOT_POSTURE_GOOD, "Schultern tief?");
  unknot_history_add_posture (history, DAY0, UNKNOT_POSTURE_GOOD, "Schultern tief?");
  unknot_history_add_feeling (history, DAY0 + 9, "chin-tuck", UNKNOT_FEELING_WORSE);
  unknot_history_add_spot (history, 19723, DAY0 + 3 * UNKNOT_HOUR, "rhomboids-left", 90 * UNKNOT_SECOND + 5);
  g_assert_cmpint (unknot_history_add_mark (history, &mark, NULL), >, 0);
}

static char *
export (UnknotHistory *history, gboolean csv)
{
  char *text = csv ? unknot_history_export_csv (history, NULL) : unknot_history_export_json (history, NULL);

  g_assert_nonnull (text);
  return text;
}

static void
import (Fixture *f, UnknotHistory *history, const char *text, guint added, guint known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistoryBag) bag = unknot_history_parse_export (text, strlen (text), f->zone, &error);
  guint a = 99, k = 99;

  g_assert_no_error (error);
  g_assert_true (unknot_history_import (history, bag, &a, &k, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (a, ==, added);
  g_assert_cmpuint (k, ==, known);
}

/* Out, into an empty history, out again: the same text.  And nothing twice. */
static void
test_round_trip (Fixture *f, gconstpointer data)
{
  gboolean csv = GPOINTER_TO_INT (data);
  g_autoptr (UnknotHistory) other = open_history (f, "two");
  g_autofree char *text = NULL, *again = NULL;

  fill (f->history);
  text = export (f->history, csv);
  import (f, f->history, text, 0, 7);
  import (f, other, text, 7, 0);
  import (f, other, text, 0, 7);
  again = export (other, csv);
  g_assert_cmpstr (again, ==, text);
}

/* A spot that was pressed more since the export keeps what it has; one with less gets more. */
static void
test_spots (Fixture *f, gconstpointer data)
{
  g_autofree char *early = NULL, *late = NULL;
  g_autoptr (UnknotHistory) other = open_history (f, "two");

  unknot_history_add_spot (f->history, 19723, DAY0, "rhomboids-left", 30 * UNKNOT_SECOND);
  early = export (f->history, TRUE);
  unknot_history_add_spot (f->history, 19723, DAY0 + UNKNOT_HOUR, "rhomboids-left", 30 * UNKNOT_SECOND);
  late = export (f->history, TRUE);
  import (f, f->history, early, 0, 1);
  import (f, other, early, 1, 0);
  import (f, other, late, 1, 0);
  import (f, other, early, 0, 1);
  g_autoptr (GPtrArray) spots = unknot_history_list_spots (other, 0, G_MAXINT64);
  g_assert_cmpuint (spots->len, ==, 1);
  g_assert_cmpint (((UnknotHistorySpot *) spots->pdata[0])->length, ==, 60 * UNKNOT_SECOND);
}

/* Exports from before days and marks were in them; what a spreadsheet saved; other line ends. */
static void
test_older (Fixture *f, gconstpointer data)
{
  import (f, f->history,
          "\xef\xbb\xbfkind,time,due,offered,started,sat_seconds,rest_seconds,postponed,reminded,"
          "outcome,guide,answer,question,spot,pressed_seconds\n"
          "spot,2024-01-01T23:30:00Z,,,,,,,,,,,,rhomboids-left,90\n"
          "\"posture\",\"2024-01-01T12:00:00+01:00\",,,,,,,,,,\"good\",\"\",,\n\n",
          2, 0);
  g_autoptr (GPtrArray) spots = unknot_history_list_spots (f->history, 0, G_MAXINT64);
  /* Half past midnight in Berlin is the next day. */
  g_assert_cmpint (((UnknotHistorySpot *) spots->pdata[0])->day, ==, 19724);
  g_autoptr (GPtrArray) postures = unknot_history_list_postures (f->history, 0, G_MAXINT64);
  g_assert_cmpint (((UnknotHistoryPosture *) postures->pdata[0])->asked, ==, DAY0 + 11 * UNKNOT_HOUR);
  g_assert_null (((UnknotHistoryPosture *) postures->pdata[0])->question);
}

#define HEAD "kind,time,due,offered,started,sat_seconds,rest_seconds,postponed,reminded,outcome,guide,answer,question\n"
#define JSON_HEAD "{\"format\": \"unknot-history\", \"version\": 1,\n \"rows\": [\n"
#define GOOD_ROW "  {\"kind\": \"posture\", \"time\": \"2024-01-01T00:00:00Z\", \"answer\": \"good\"}"

static const struct {
  const char *text, *reason;
} refused[] = {
  { "", "not a history" },
  { "Dear diary,\ntoday I sat.\n", "not a history" },
  { "kind;time;due\nbreak;x;y\n", "not a history" },
  { "{\"format\": \"recipes\", \"rows\": [{\"kind\": \"soup\"}]}", "not a history" },
  { "{\"rows\": [], \"name\": \"unknot-history\"}", "not a history" },
  { HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,good,\nposture,yesterday,,,,,,,,,,good,\n", "Line 3: “time”" },
  { HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,splendid,\n", "Line 2: “answer” cannot be “splendid”" },
  { HEAD "posture,,,,,,,,,,,good,\n", "Line 2: “time” is missing" },
  { HEAD "posture,2024-01-01T00:00:00Z,good\n", "Line 2: There are 3 columns" },
  { HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,good,\"open\n", "Line 2: A quotation mark" },
  { HEAD "soup,2024-01-01T00:00:00Z,,,,,,,,,,good,\n", "Line 2: “soup”" },
  { HEAD "break,2024-01-01T00:00:00Z,,,,-5,1,0,0,guided,,,\n", "Line 2: “sat_seconds” cannot be “-5”" },
  { HEAD "break,2024-01-01T00:00:00Z,,,,99999999999999999999,1,0,0,guided,,,\n", "“sat_seconds”" },
  { HEAD "break,2024-01-01T00:00:00Z,,,,1,1,0,0,,,,\n", "“outcome” is missing" },
  { HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,good,\xff\xfe\n", "“question” is too long or not readable" },
  { "kind,time,soup\n", "The column “soup”" },
  { "kind,time,spot,pressed_seconds\nspot,2024-01-01T00:00:00Z,left-elbow,5\n", "There is no muscle" },
  { "kind,time,spot,strength,note,context,guide\nmark,2024-01-01T00:00:00Z,rhomboids-left,11,,alone,\n", "“strength”" },
  { "kind,time,spot,strength,note,context,guide\nmark,2024-01-01T00:00:00Z,rhomboids-left,1,,before,\n", "Line 2" },
  { JSON_HEAD GOOD_ROW ",\n  {\"kind\": \"soup\"}\n]}", "Line 4" },
  { JSON_HEAD GOOD_ROW ",\n  {\"kind\": \"posture\", \"answer\": \"good\"}\n]}", "Line 4: “time” is missing" },
  { JSON_HEAD GOOD_ROW ",\n  {\"kind\": \"posture\", \"time\": [1], \"answer\": \"good\"}\n]}", "Line 4" },
  { JSON_HEAD GOOD_ROW "\n  " GOOD_ROW "\n]}", "Line 4" },
  { JSON_HEAD GOOD_ROW ",\n", "Line" },
  { JSON_HEAD GOOD_ROW ",\n  {\"kind\": \"posture\", \"time\": \"2024", "Line 4" },
  { JSON_HEAD GOOD_ROW ",\n  {\"kind\": \"posture\", \"time\": \"2024-01-02T00:00:00Z\", \"answer\": \"good\", \"soup\": 1}\n]}",
    "not known here" },
  { JSON_HEAD "0,\n" GOOD_ROW "]}", "not a history" },
  { "{\"format\": \"unknot-history\", \"version\": 2, \"rows\": []}", "newer" },
};

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  fill (f->history);
  before = export (f->history, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotHistoryBag) bag = unknot_history_parse_export (refused[i].text, strlen (refused[i].text), f->zone,
                                                                      &error);

      g_test_message ("%u: %s", i, error != NULL ? error->message : "taken");
      g_assert_null (bag);
      g_assert_true (error->domain == UNKNOT_IMPORT_ERROR);
      g_assert_nonnull (strstr (error->message, refused[i].reason));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  after = export (f->history, TRUE);
  g_assert_cmpstr (after, ==, before);
}

/* A byte of zero, which a disk leaves behind that lost its power, is no text wherever it stands. */
static void
test_zero (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {
    HEAD "~", HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,good,~\n", HEAD "~posture,2024-01-01T00:00:00Z\n",
    HEAD "posture,2024-01-01T00:00:00Z,,,,,,,,,,good,\"one ~ two\"\n", "kind~,time\n",
    JSON_HEAD GOOD_ROW ",\n~ " GOOD_ROW "\n]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup (texts[i]);
      gsize length = strlen (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotHistoryBag) bag = NULL;

      *strchr (text, '~') = '\0';
      bag = unknot_history_parse_export (text, length, f->zone, &error);
      g_assert_null (bag);
      g_assert_true (error->domain == UNKNOT_IMPORT_ERROR);
    }
}

/* Cut or overwritten anywhere: no crash, and never a half import. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  fill (f->history);
  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *text = export (f->history, round % 2 == 0);
      gsize length = strlen (text), at = (gsize) g_test_rand_int_range (0, (int) length);
      g_autoptr (GError) error = NULL;

      if (round % 4 < 2)
        length = at;
      else
        text[at] = (char) g_test_rand_int ();
      g_autoptr (UnknotHistoryBag) bag = unknot_history_parse_export (text, length, f->zone, &error);
      g_assert_true ((bag == NULL) == (error != NULL));
    }
}

/* What was deleted can be put back, all of it. */
static void
test_put_back (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistoryBag) bag = NULL;
  g_autofree char *before = NULL, *between = NULL, *after = NULL;

  fill (f->history);
  before = export (f->history, FALSE);
  bag = unknot_history_copy (f->history, DAY0, DAY0 + 2 * UNKNOT_HOUR);
  g_assert_cmpuint (unknot_history_bag_count (bag), ==, 4);
  g_assert_true (unknot_history_delete (f->history, DAY0, DAY0 + 2 * UNKNOT_HOUR, NULL));
  between = export (f->history, FALSE);
  g_assert_cmpstr (between, !=, before);
  g_assert_true (unknot_history_put_back (f->history, bag, NULL));
  after = export (f->history, FALSE);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("UNKNOT_TEST"));
#define ADD(path, data, function) g_test_add ("/import/" path, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)
  ADD ("csv", TRUE, test_round_trip);
  ADD ("json", FALSE, test_round_trip);
  ADD ("spots", 0, test_spots);
  ADD ("older", 0, test_older);
  ADD ("refused", 0, test_refused);
  ADD ("zero", 0, test_zero);
  ADD ("damaged", 0, test_damaged);
  ADD ("put-back", 0, test_put_back);
#undef ADD
  return g_test_run ();
}
