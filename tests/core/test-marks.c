/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks: what the user said about a spot is kept as it was said, nonsense is refused, and what
 * is open follows from it. */
#include "core/history/history-marks.h"
#include "core/history/history-store.h"
#include "core/history/knots.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define DAY0 (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND) /* 2024-01-01 */

typedef struct {
  char *folder, *path;
  UnknotHistory *history;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("unknot-marks-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "history.sqlite", NULL);
  f->history = unknot_history_new (f->path, DAY0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  g_clear_pointer (&f->history, unknot_history_free);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (f->path, suffixes[i], NULL);
      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gint64
add (Fixture *f, gint64 marked, const char *spot, guint strength)
{
  g_autoptr (GError) error = NULL;
  UnknotHistoryMark mark = { .marked = marked, .spot = (char *) spot, .strength = strength };
  gint64 id = unknot_history_add_mark (f->history, &mark, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static GArray *
open_at (Fixture *f, gint64 now)
{
  g_autoptr (GPtrArray) marks = unknot_history_list_marks (f->history, 0, G_MAXINT64);

  return unknot_knots_from_marks (marks, now);
}

/* Everything about a mark survives a restart, oldest first. */
static void
test_round_trip (Fixture *f, gconstpointer data)
{
  UnknotHistoryMark after = { .marked = DAY0 + 5, .spot = (char *) "rhomboids-left", .strength = 3,
                              .note = (char *) "wärmer, “weich”", .context = UNKNOT_MARK_AFTER,
                              .guide = (char *) "chin-tuck" };

  g_assert_cmpint (unknot_history_add_mark (f->history, &after, NULL), >, 0);
  add (f, DAY0 + 1, "rhomboids-left", 10);
  unknot_history_free (f->history);
  f->history = unknot_history_new (f->path, DAY0);

  g_autoptr (GPtrArray) rows = unknot_history_list_marks (f->history, DAY0, DAY0 + 6);
  g_assert_cmpuint (rows->len, ==, 2);
  const UnknotHistoryMark *first = rows->pdata[0], *second = rows->pdata[1];
  g_assert_cmpuint (first->strength, ==, 10);
  g_assert_cmpint (first->context, ==, UNKNOT_MARK_ALONE);
  g_assert_null (first->note);
  g_assert_null (first->guide);
  g_assert_cmpint (second->marked, ==, DAY0 + 5);
  g_assert_cmpstr (second->spot, ==, "rhomboids-left");
  g_assert_cmpstr (second->note, ==, after.note);
  g_assert_cmpint (second->context, ==, UNKNOT_MARK_AFTER);
  g_assert_cmpstr (second->guide, ==, "chin-tuck");
  g_autoptr (GPtrArray) early = unknot_history_list_marks (f->history, DAY0, DAY0 + 5);
  g_assert_cmpuint (early->len, ==, 1);
}

/* Each thing that can be out of range is refused by itself, and leaves nothing behind. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *long_note = g_strnfill (501, 'x'), *long_guide = g_strnfill (129, 'x');
  const UnknotHistoryMark bad[] = {
    { .marked = DAY0, .spot = (char *) "knee-left", .strength = 1 },
    { .marked = DAY0, .spot = (char *) "rhomboids", .strength = 1 },
    { .marked = DAY0, .spot = (char *) "\xff\xfe", .strength = 1 },
    { .marked = DAY0, .spot = NULL, .strength = 1 },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .strength = 11 },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .note = long_note },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .note = (char *) "\xc3\x28" },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .note = (char *) "clears the screen: \033[2J" },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .context = 3, .guide = (char *) "chin-tuck" },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .context = UNKNOT_MARK_BEFORE },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .guide = (char *) "chin-tuck" },
    { .marked = DAY0, .spot = (char *) "rhomboids-left", .context = UNKNOT_MARK_AFTER, .guide = long_guide },
    { .marked = 0, .spot = (char *) "rhomboids-left" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (unknot_history_add_mark (f->history, &bad[i], &error), ==, 0);
      g_assert_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_MARK);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_autoptr (GPtrArray) rows = unknot_history_list_marks (f->history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 0);

  /* 500 characters are fine, however many bytes they take. */
  g_autoptr (GString) note = g_string_new (NULL);
  for (guint i = 0; i < 500; i++)
    g_string_append (note, "é");
  UnknotHistoryMark good = { .marked = DAY0, .spot = (char *) "rhomboids-left", .note = note->str };
  g_assert_cmpint (unknot_history_add_mark (f->history, &good, NULL), >, 0);
}

/* A number is never used twice, so that a late second click deletes nothing else. */
static void
test_delete (Fixture *f, gconstpointer data)
{
  gint64 one = add (f, DAY0, "scalenes-right", 4), two;
  gboolean found = FALSE;

  g_assert_true (unknot_history_delete_mark (f->history, one, &found, NULL));
  g_assert_true (found);
  two = add (f, DAY0 + 1, "scalenes-right", 5);
  g_assert_cmpint (two, !=, one);
  g_assert_true (unknot_history_delete_mark (f->history, one, &found, NULL));
  g_assert_false (found);
  g_assert_true (unknot_history_delete (f->history, DAY0 + 1, DAY0 + 2, NULL));
  g_autoptr (GPtrArray) rows = unknot_history_list_marks (f->history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* A disk that takes nothing is told to the user at once. */
static void
test_full (Fixture *f, gconstpointer data)
{
  g_autofree char *note = g_strnfill (500, 'n');
  UnknotHistoryMark mark = { .marked = DAY0, .spot = (char *) "rhomboids-left", .note = note };
  g_autoptr (GError) error = NULL;
  guint i;

  add (f, DAY0, "rhomboids-left", 1);
  unknot_history_store_limit_pages (unknot_history_get_store (f->history), 1);
  for (i = 0; i < 1000 && error == NULL; i++)
    unknot_history_add_mark (f->history, &mark, &error);
  g_assert_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_WRITE);
  unknot_history_store_limit_pages (unknot_history_get_store (f->history), 0);
  add (f, DAY0, "rhomboids-left", 1);
  g_autoptr (GPtrArray) rows = unknot_history_list_marks (f->history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, i + 1);
}

/* Exports hold everything about a mark. */
static void
test_export (Fixture *f, gconstpointer data)
{
  UnknotHistoryMark mark = { .marked = DAY0, .spot = (char *) "rhomboids-left", .strength = 6,
                             .note = (char *) "since \"lunch\"", .context = UNKNOT_MARK_BEFORE,
                             .guide = (char *) "chin-tuck" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv = NULL, *json = NULL;

  g_assert_cmpint (unknot_history_add_mark (f->history, &mark, NULL), >, 0);
  csv = unknot_history_export_csv (f->history, NULL);
  g_assert_nonnull (strstr (csv, "\r\nmark,2024-01-01T00:00:00Z,,,,,,,,,chin-tuck,,,rhomboids-left,,6,"
                                 "\"since \"\"lunch\"\"\",before,,,,\r\n"));
  json = unknot_history_export_json (f->history, NULL);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  JsonArray *rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "rows");
  JsonObject *row = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "kind"), ==, "mark");
  g_assert_cmpstr (json_object_get_string_member (row, "time"), ==, "2024-01-01T00:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (row, "spot"), ==, "rhomboids-left");
  g_assert_cmpint (json_object_get_int_member (row, "strength"), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (row, "note"), ==, "since \"lunch\"");
  g_assert_cmpstr (json_object_get_string_member (row, "context"), ==, "before");
  g_assert_cmpstr (json_object_get_string_member (row, "guide"), ==, "chin-tuck");
}

/* What was said last counts; 0 closes; strongest first. */
static void
test_open (Fixture *f, gconstpointer data)
{
  add (f, DAY0, "rhomboids-left", 8);
  add (f, DAY0 + UNKNOT_HOUR, "rhomboids-left", 3);
  add (f, DAY0, "rhomboids-right", 5);
  add (f, DAY0, "scalenes-left", 9);
  add (f, DAY0 + UNKNOT_DAY, "scalenes-left", 0);

  g_autoptr (GArray) knots = open_at (f, DAY0 + UNKNOT_DAY);
  g_assert_cmpuint (knots->len, ==, 2);
  const UnknotKnot *first = &g_array_index (knots, UnknotKnot, 0);
  g_assert_cmpint (first->side, ==, UNKNOT_RIGHT);
  g_assert_cmpuint (first->strength, ==, 5);
  const UnknotKnot *left = unknot_knots_find (knots, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT);
  g_assert_cmpuint (left->strength, ==, 3);
  g_assert_cmpint (left->since, ==, DAY0);
  g_assert_cmpint (left->marked, ==, DAY0 + UNKNOT_HOUR);
  g_assert_null (unknot_knots_find (knots, UNKNOT_MUSCLE_SCALENES, UNKNOT_LEFT));
  g_assert_null (unknot_knots_find (NULL, UNKNOT_MUSCLE_SCALENES, UNKNOT_LEFT));

  g_autofree const char **muscles = unknot_knots_list_muscles (f->history, DAY0 + UNKNOT_DAY);
  g_assert_cmpstr (muscles[0], ==, "rhomboids");
  g_assert_null (muscles[1]);
}

/* A mark fades as it eases and as it ages, and is let go of when nobody speaks of it; one that
 * comes back begins anew. */
static void
test_fade (Fixture *f, gconstpointer data)
{
  double before = 1;

  add (f, DAY0, "erectors-left", 10);
  for (guint day = 0; day < UNKNOT_KNOT_DAYS; day++)
    {
      g_autoptr (GArray) knots = open_at (f, DAY0 + day * UNKNOT_DAY);

      g_assert_cmpuint (knots->len, ==, 1);
      g_assert_cmpfloat (g_array_index (knots, UnknotKnot, 0).shine, <=, before);
      g_assert_cmpfloat (g_array_index (knots, UnknotKnot, 0).shine, >, 0);
      before = g_array_index (knots, UnknotKnot, 0).shine;
    }
  g_assert_cmpfloat (before, <, 0.7);
  g_autoptr (GArray) gone = open_at (f, DAY0 + UNKNOT_KNOT_DAYS * UNKNOT_DAY);
  g_assert_cmpuint (gone->len, ==, 0);

  add (f, DAY0 + 100 * UNKNOT_DAY, "erectors-left", 4);
  g_autoptr (GArray) back = open_at (f, DAY0 + 100 * UNKNOT_DAY);
  const UnknotKnot *knot = unknot_knots_find (back, UNKNOT_MUSCLE_ERECTORS, UNKNOT_LEFT);
  g_assert_cmpint (knot->since, ==, DAY0 + 100 * UNKNOT_DAY);
  g_assert_cmpfloat (knot->shine, <, 1);

  /* A clock that was wrong: as fresh as can be, not lost. */
  g_autoptr (GArray) future = open_at (f, DAY0 + 99 * UNKNOT_DAY);
  g_assert_cmpuint (future->len, ==, 1);
}

static void
test_spot_names (void)
{
  for (int muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    for (int side = 0; side < 2; side++)
      {
        UnknotMuscle is;
        UnknotSide is_side;

        g_assert_true (unknot_muscle_from_spot (unknot_muscle_get_spot (muscle, side), &is, &is_side));
        g_assert_cmpint (is, ==, muscle);
        g_assert_cmpint (is_side, ==, side);
        g_assert_false (unknot_muscle_from_spot (unknot_muscle_get_id (muscle), &is, &is_side));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("UNKNOT_TEST"));
#define ADD(path, function) g_test_add ("/marks/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("refused", test_refused);
  ADD ("delete", test_delete);
  ADD ("full", test_full);
  ADD ("export", test_export);
  ADD ("open", test_open);
  ADD ("fade", test_fade);
#undef ADD
  g_test_add_func ("/marks/spot-names", test_spot_names);
  return g_test_run ();
}
