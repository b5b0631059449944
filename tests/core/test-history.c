/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: what is written is there tomorrow, after a crash, and in ten years; what is
 * broken, full, foreign or newer neither stops the program nor gets lost. */
#include "core/history/history-schema.h"
#include "core/history/history-store.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAY0 (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND) /* 2024-01-01 */

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("unknot-history-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
  f->path = g_build_filename (f->folder, "history.db", NULL);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          empty_folder (path);
          g_rmdir (path);
        }
      else
        g_unlink (path);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  empty_folder (f->folder);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static UnknotBreakRecord
record_at (gint64 ended)
{
  return (UnknotBreakRecord) {
    .due = ended - 5 * UNKNOT_MINUTE,
    .offered = ended - 4 * UNKNOT_MINUTE,
    .started = ended - 3 * UNKNOT_MINUTE,
    .ended = ended,
    .sat = 46 * UNKNOT_MINUTE,
    .length = 3 * UNKNOT_MINUTE,
    .postponed = 1,
    .reminded = 2,
    .outcome = UNKNOT_OUTCOME_GUIDED,
  };
}

static void
add (UnknotHistory *history, gint64 ended, const char *guide)
{
  UnknotBreakRecord record = record_at (ended);

  unknot_history_add_break (history, &record, guide);
}

static void
append_break (GPtrArray *rows, UnknotBreakRecord record, const char *guide)
{
  UnknotHistoryBreak row = { .record = record, .guide = (char *) guide };

  g_ptr_array_add (rows, unknot_row_copy (UNKNOT_ROW_BREAK, &row));
}

static void
append_posture (GPtrArray *rows, gint64 asked)
{
  UnknotHistoryPosture row = { .asked = asked, .answer = UNKNOT_POSTURE_GOOD,
                               .question = (char *) "Are your shoulders low?" };

  g_ptr_array_add (rows, unknot_row_copy (UNKNOT_ROW_POSTURE, &row));
}

static guint
count_breaks (UnknotHistory *history)
{
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, 0, G_MAXINT64);
  return rows->len;
}

/* How many files in the folder have a name that begins so. */
static guint
count_files (Fixture *f, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, prefix) && !g_str_has_suffix (name, "-wal") &&
             !g_str_has_suffix (name, "-shm");
  return count;
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* ---- the ordinary day ---- */

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  UnknotBreakRecord record = record_at (DAY0 + UNKNOT_HOUR);

  unknot_history_add_break (history, &record, "shoulder-rolls");
  add (history, DAY0 + 2 * UNKNOT_HOUR, NULL);
  unknot_history_add_posture (history, DAY0 + 7, UNKNOT_POSTURE_SLOUCHING, "Is your \"chin\" in?");
  g_assert_null (unknot_history_get_problem (history));
  unknot_history_free (g_steal_pointer (&history));

  history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 2);
  const UnknotHistoryBreak *row = rows->pdata[0];
  g_assert_cmpint (row->id, >, 0);
  g_assert_cmpstr (row->guide, ==, "shoulder-rolls");
  g_assert_cmpint (row->record.due, ==, record.due);
  g_assert_cmpint (row->record.offered, ==, record.offered);
  g_assert_cmpint (row->record.started, ==, record.started);
  g_assert_cmpint (row->record.ended, ==, record.ended);
  g_assert_cmpint (row->record.sat, ==, record.sat);
  g_assert_cmpint (row->record.length, ==, record.length);
  g_assert_cmpuint (row->record.postponed, ==, 1);
  g_assert_cmpuint (row->record.reminded, ==, 2);
  g_assert_cmpint (row->record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
  g_assert_null (((UnknotHistoryBreak *) rows->pdata[1])->guide);

  g_autoptr (GPtrArray) postures = unknot_history_list_postures (history, DAY0 + 7, DAY0 + 8);
  g_assert_cmpuint (postures->len, ==, 1);
  const UnknotHistoryPosture *posture = postures->pdata[0];
  g_assert_cmpint (posture->answer, ==, UNKNOT_POSTURE_SLOUCHING);
  g_assert_cmpstr (posture->question, ==, "Is your \"chin\" in?");
}

/* [from, to), oldest first whatever the order of writing. */
static void
test_ranges (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);

  add (history, DAY0 + 300, "c");
  add (history, DAY0 + 100, "a");
  add (history, DAY0 + 200, "b");
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, DAY0 + 100, DAY0 + 300);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((UnknotHistoryBreak *) rows->pdata[0])->guide, ==, "a");
  g_assert_cmpstr (((UnknotHistoryBreak *) rows->pdata[1])->guide, ==, "b");
  g_autoptr (GPtrArray) none = unknot_history_list_breaks (history, DAY0 + 301, DAY0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (unknot_history_guide_last_shown (history, "b"), ==, DAY0 + 200 - 3 * UNKNOT_MINUTE);
  g_assert_cmpint (unknot_history_guide_last_shown (history, "nothing' OR 1=1 --"), ==, 0);
}

static void
test_readonly (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistory) reader = unknot_history_open_readonly (f->path, &error);
  g_autoptr (UnknotHistory) writer = NULL;

  g_assert_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_OPEN);
  g_assert_null (reader);
  g_assert_cmpuint (count_files (f, ""), ==, 0);

  writer = unknot_history_new (f->path, DAY0);
  add (writer, DAY0, "a");
  reader = unknot_history_open_readonly (f->path, NULL);
  g_assert_nonnull (reader);
  g_assert_cmpuint (count_breaks (reader), ==, 1);
  add (writer, DAY0 + 1, "b");
  g_assert_cmpuint (count_breaks (reader), ==, 2);
}

/* Nobody else on the machine reads it, nor the journal beside it. */
static void
test_private (Fixture *f, gconstpointer data)
{
  UnknotHistory *history = unknot_history_new (f->path, DAY0);
  g_autofree char *journal = g_strconcat (f->path, "-wal", NULL);
  GStatBuf info;

  add (history, DAY0, "neck");
  g_assert_no_errno (g_stat (f->path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_no_errno (g_stat (journal, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  unknot_history_free (history);
}

/* A file of an older version that others could read is closed to them. */
static void
test_made_private (Fixture *f, gconstpointer data)
{
  GStatBuf info;

  for (guint i = 0; i < 2; i++)
    {
      UnknotHistory *history = unknot_history_new (f->path, DAY0);

      add (history, DAY0 + i, "neck");
      unknot_history_free (history);
      g_assert_no_errno (g_stat (f->path, &info));
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_assert_no_errno (g_chmod (f->path, 0644));
    }
}

/* Nothing touches the disk before there is something to write or to say. */
static void
test_lazy (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);

  g_assert_cmpuint (count_files (f, ""), ==, 0);
  add (history, DAY0, NULL);
  g_assert_cmpuint (count_files (f, ""), ==, 1);
  g_assert_true (unknot_history_has_rows (history));
  g_assert_true (unknot_history_delete (history, G_MININT64, G_MAXINT64, NULL));
  g_assert_false (unknot_history_has_rows (history));
  unknot_history_add_spot (history, 1, DAY0, "rhomboids-left", 1);
  g_assert_true (unknot_history_has_rows (history));
}

static void
assert_spot (UnknotHistory *history, gint64 day, const char *spot, gint64 length)
{
  g_autoptr (GPtrArray) rows = unknot_history_list_spots (history, 0, G_MAXINT64);
  gint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const UnknotHistorySpot *row = rows->pdata[i];

      if (row->day == day && g_str_equal (row->spot, spot))
        sum += row->length;
    }
  g_assert_cmpint (sum, ==, length);
}

/* How a guide felt is there tomorrow, and goes with the rest when it is deleted. */
static void
test_feelings (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);

  unknot_history_add_feeling (history, DAY0 + 2, "shoulder-rolls", UNKNOT_FEELING_BETTER);
  unknot_history_add_feeling (history, DAY0 + 1, "chin-tuck", UNKNOT_FEELING_WORSE);
  unknot_history_free (g_steal_pointer (&history));

  history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) rows = unknot_history_list_feelings (history, DAY0, DAY0 + 3);
  g_assert_cmpuint (rows->len, ==, 2);
  const UnknotHistoryFeeling *first = rows->pdata[0];
  g_assert_cmpstr (first->guide, ==, "chin-tuck");
  g_assert_cmpint (first->feeling, ==, UNKNOT_FEELING_WORSE);
  g_assert_cmpint (first->felt, ==, DAY0 + 1);
  g_assert_true (unknot_history_delete (history, DAY0, DAY0 + 2, NULL));
  g_autoptr (GPtrArray) left = unknot_history_list_feelings (history, 0, G_MAXINT64);
  g_assert_cmpuint (left->len, ==, 1);
}

/* Seconds on one spot are added up within a day and begin anew with the next; also while
 * they cannot be written. */
static void
test_spots (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->path, "history.db", NULL);
  g_autoptr (UnknotHistory) history = NULL;

  g_assert_true (g_file_set_contents (f->path, "I am a file", -1, NULL));
  history = unknot_history_new (path, DAY0);
  for (guint round = 0; round < 2; round++)
    {
      unknot_history_add_spot (history, 100 + round, DAY0 + round * UNKNOT_DAY, "rhomboids-left", 40 * UNKNOT_SECOND);
      unknot_history_add_spot (history, 100 + round, DAY0 + round * UNKNOT_DAY + 1, "rhomboids-left", 50 * UNKNOT_SECOND);
      unknot_history_add_spot (history, 100 + round, DAY0 + round * UNKNOT_DAY + 2, "rhomboids-right", UNKNOT_SECOND);
      assert_spot (history, 100 + round, "rhomboids-left", 90 * UNKNOT_SECOND);
      assert_spot (history, 100 + round, "rhomboids-right", UNKNOT_SECOND);
      g_assert_true ((unknot_history_get_problem (history) != NULL) == (round == 0));
      if (round == 0)
        g_unlink (f->path);
    }
  unknot_history_free (g_steal_pointer (&history));
  history = unknot_history_new (path, DAY0);
  assert_spot (history, 100, "rhomboids-left", 90 * UNKNOT_SECOND);
  assert_spot (history, 101, "rhomboids-left", 90 * UNKNOT_SECOND);
  assert_spot (history, 102, "rhomboids-left", 0);
}

/* ---- versions ---- */

static void
test_migrate (Fixture *f, gconstpointer data)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "core", "history", data, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (UnknotHistory) history = NULL;

  g_assert_true (g_file_get_contents (fixture, &sql, NULL, NULL));
  run_sql (f->path, sql);

  /* Readers come before the service has had a chance to migrate. */
  g_autoptr (UnknotHistory) reader = unknot_history_open_readonly (f->path, NULL);
  g_assert_cmpuint (count_breaks (reader), ==, 3);
  g_autoptr (GPtrArray) no_feelings = unknot_history_list_feelings (reader, 0, G_MAXINT64);
  g_assert_cmpuint (no_feelings->len, ==, 0);
  g_assert_null (unknot_history_get_problem (reader));

  history = unknot_history_new (f->path, DAY0);
  g_assert_null (unknot_history_get_problem (history));
  add (history, DAY0 + UNKNOT_DAY, "neck-side-tilt");
  unknot_history_add_feeling (history, DAY0, "neck-side-tilt", UNKNOT_FEELING_WORSE);
  unknot_history_add_spot (history, 19723, DAY0, "rhomboids-left", UNKNOT_MINUTE);
  g_autoptr (GPtrArray) feelings = unknot_history_list_feelings (history, 0, G_MAXINT64);
  g_assert_cmpuint (feelings->len, ==, 1);
  g_assert_null (unknot_history_get_problem (history));
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 4);
  const UnknotHistoryBreak *third = rows->pdata[2];
  g_assert_cmpint (third->record.outcome, ==, UNKNOT_OUTCOME_SKIPPED);
  g_assert_cmpint (third->record.sat, ==, 50 * UNKNOT_MINUTE);
  g_assert_cmpstr (third->guide, ==, "neck-side-tilt");
  g_assert_cmpint (unknot_history_guide_last_shown (history, "shoulder-rolls"), ==,
                   G_GINT64_CONSTANT (1704103210000000));
  unknot_history_free (g_steal_pointer (&history));
  run_sql (f->path, "SELECT * FROM breaks INDEXED BY breaks_guide WHERE guide IS NOT NULL");
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;

  run_sql (f->path, "CREATE TABLE breaks (a, b);"
                    "PRAGMA application_id = 1431194452; PRAGMA user_version = 900;");
  g_assert_true (g_file_get_contents (f->path, &before, &before_length, NULL));
  g_assert_null (unknot_history_open_readonly (f->path, &error));
  g_assert_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_NEWER);

  history = unknot_history_new (f->path, DAY0);
  add (history, DAY0, "a");
  g_assert_nonnull (strstr (unknot_history_get_problem (history), "newer"));
  g_assert_cmpuint (count_breaks (history), ==, 1);
  unknot_history_free (g_steal_pointer (&history));
  g_assert_cmpuint (count_files (f, "history.db.damaged"), ==, 0);

  g_assert_true (g_file_get_contents (f->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* ---- damage ---- */

static void
check_set_aside (Fixture *f, const char *what)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);

  add (history, DAY0 + 5, what);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_assert_nonnull (unknot_history_get_problem (history));
  g_assert_nonnull (strstr (unknot_history_get_problem (history), "history.db.damaged-2024-01-01"));
  g_assert_cmpuint (count_files (f, "history.db.damaged-2024-01-01"), ==, 1);
  unknot_history_free (g_steal_pointer (&history));

  history = unknot_history_new (f->path, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_assert_null (unknot_history_get_problem (history));
}

static void
test_damaged_text (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL, *aside = g_strconcat (f->path, ".damaged-2024-01-01", NULL);

  g_assert_true (g_file_set_contents (f->path, "not a database at all, but somebody's letter\n", -1, NULL));
  check_set_aside (f, "text");
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, "not a database at all"));
}

static void
test_damaged_foreign (Fixture *f, gconstpointer data)
{
  run_sql (f->path, "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');");
  check_set_aside (f, "foreign");
}

static void
test_damaged_tables (Fixture *f, gconstpointer data)
{
  run_sql (f->path, "CREATE TABLE postures (id);"
                    "PRAGMA application_id = 1431194452; PRAGMA user_version = 2;");
  check_set_aside (f, "tables");
}

/* Twice on one day: the second does not overwrite the first. */
static void
test_damaged_twice (Fixture *f, gconstpointer data)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (UnknotHistory) history = NULL;

      g_assert_true (g_file_set_contents (f->path, "garbage garbage garbage", -1, NULL));
      history = unknot_history_new (f->path, DAY0);
      add (history, DAY0, NULL);
      g_assert_cmpuint (count_files (f, "history.db.damaged-"), ==, i);
      unknot_history_free (g_steal_pointer (&history));
    }
}

static void
test_damaged_readonly (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (f->path, "garbage garbage garbage", -1, NULL));
  g_assert_null (unknot_history_open_readonly (f->path, &error));
  g_assert_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (f, "history.db.damaged"), ==, 0);
}

/* An index that disagrees with its table hides rows from a span of time, and no read ever fails:
 * it is found when the file is opened, and made anew from the table, which is whole. */
static void
test_damaged_index (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);

  for (guint i = 0; i < 30; i++)
    add (history, DAY0 + i * UNKNOT_HOUR, "kept");
  unknot_history_free (g_steal_pointer (&history));
  /* The index of the ends is filled with something else. */
  run_sql (f->path, "PRAGMA writable_schema = ON;"
                    "UPDATE sqlite_schema SET sql = 'CREATE INDEX breaks_ended ON breaks (sat)'"
                    " WHERE name = 'breaks_ended';");
  run_sql (f->path, "REINDEX breaks_ended;");
  run_sql (f->path, "PRAGMA writable_schema = ON;"
                    "UPDATE sqlite_schema SET sql = 'CREATE INDEX breaks_ended ON breaks (ended)'"
                    " WHERE name = 'breaks_ended';");

  history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, DAY0 + 10 * UNKNOT_HOUR, DAY0 + 20 * UNKNOT_HOUR);
  g_assert_cmpuint (rows->len, ==, 10);
  g_assert_cmpuint (count_breaks (history), ==, 30);
  g_assert_null (unknot_history_get_problem (history));
  g_assert_cmpuint (count_files (f, "history.db.damaged"), ==, 0);
}

/* Bytes overwritten and files cut anywhere: no crash, the new row is kept, and the bytes of
 * the old file are still there under one name or the other. */
static void
test_damaged_anywhere (Fixture *f, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  guint set_aside = 0;

  for (guint i = 0; i < 300; i++)
    {
      UnknotBreakRecord record = record_at (DAY0 + i * UNKNOT_HOUR);
      g_autoptr (GPtrArray) breaks = unknot_row_list_new (UNKNOT_ROW_BREAK);

      if (i == 0)
        add (history, DAY0, "first");
      append_break (breaks, record, "a-guide-with-a-name");
      g_assert_true (unknot_history_store_add (unknot_history_get_store (history),
                                               (GPtrArray *[UNKNOT_N_ROW_KINDS]) { breaks }, NULL));
    }
  unknot_history_free (g_steal_pointer (&history));
  g_assert_true (g_file_get_contents (f->path, &whole, &length, NULL));

  for (guint round = 0; round < 120; round++)
    {
      g_autofree char *broken = g_memdup2 (whole, length);
      gsize kept = length;
      gsize at = (gsize) g_test_rand_int_range (0, (int) length - 64);

      if (round % 3 == 0)
        kept = at;
      else
        for (guint i = 0; i < 64; i++)
          broken[at + i] = round % 3 == 1 ? 0 : (char) g_test_rand_int ();
      empty_folder (f->folder);
      g_assert_true (g_file_set_contents (f->path, broken, kept, NULL));

      history = unknot_history_new (f->path, DAY0);
      add (history, DAY0 + 400 * UNKNOT_DAY, "after");
      g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, DAY0 + 400 * UNKNOT_DAY, G_MAXINT64);
      g_autofree char *csv = unknot_history_export_csv (history, NULL);
      g_autoptr (GPtrArray) again = unknot_history_list_breaks (history, DAY0 + 400 * UNKNOT_DAY, G_MAXINT64);
      gboolean moved = count_files (f, "history.db.damaged") > 0;

      /* A row written into a file found damaged afterwards lies in the file set aside. */
      if (!moved)
        g_assert_cmpuint (again->len, ==, 1);
      else
        g_assert_nonnull (unknot_history_get_problem (history));
      g_assert_cmpuint (count_files (f, "history.db"), >=, moved ? 2 : 1);
      set_aside += moved;
      unknot_history_free (g_steal_pointer (&history));
    }
  g_test_message ("%u of 120 set aside", set_aside);
  g_assert_cmpuint (set_aside, >, 20);
}

/* ---- a disk that does not take it ---- */

static void
test_folder_is_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->path, "history.db", NULL);
  g_autoptr (UnknotHistory) history = NULL;

  g_assert_true (g_file_set_contents (f->path, "I am a file", -1, NULL));
  history = unknot_history_new (path, DAY0);
  add (history, DAY0 + 2, "b");
  add (history, DAY0 + 1, "a");
  unknot_history_add_posture (history, DAY0, UNKNOT_POSTURE_GOOD, NULL);
  g_assert_nonnull (unknot_history_get_problem (history));
  g_autoptr (GPtrArray) rows = unknot_history_list_breaks (history, 0, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((UnknotHistoryBreak *) rows->pdata[0])->guide, ==, "a");
  g_assert_cmpint (unknot_history_guide_last_shown (history, "b"), ==, DAY0 + 2 - 3 * UNKNOT_MINUTE);

  /* The folder is mended: the next row takes all the others along. */
  g_unlink (f->path);
  add (history, DAY0 + 3, "c");
  g_assert_null (unknot_history_get_problem (history));
  unknot_history_free (g_steal_pointer (&history));
  history = unknot_history_new (path, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 3);
}

static void
test_path_is_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = NULL;

  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  history = unknot_history_new (f->path, DAY0);
  add (history, DAY0, NULL);
  g_assert_nonnull (unknot_history_get_problem (history));
  g_assert_cmpuint (count_breaks (history), ==, 1);
}

static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autofree char *question = g_strnfill (3000, 'q');
  guint rows = 1;

  add (history, DAY0, "first");
  unknot_history_store_limit_pages (unknot_history_get_store (history), 12);
  while (unknot_history_get_problem (history) == NULL && rows < 100)
    unknot_history_add_posture (history, DAY0 + rows++, UNKNOT_POSTURE_GOOD, question);
  g_assert_cmpuint (rows, <, 100);
  g_assert_nonnull (strstr (unknot_history_get_problem (history), "full"));
  for (guint i = 0; i < 5; i++)
    unknot_history_add_posture (history, DAY0 + rows++, UNKNOT_POSTURE_GOOD, question);
  g_autoptr (GPtrArray) postures = unknot_history_list_postures (history, 0, G_MAXINT64);
  g_assert_cmpuint (postures->len, ==, rows - 1);
  g_assert_cmpuint (count_breaks (history), ==, 1);

  unknot_history_store_limit_pages (unknot_history_get_store (history), 0);
  unknot_history_add_posture (history, DAY0 + rows++, UNKNOT_POSTURE_GOOD, NULL);
  g_assert_null (unknot_history_get_problem (history));
  unknot_history_free (g_steal_pointer (&history));
  history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) all = unknot_history_list_postures (history, 0, G_MAXINT64);
  g_assert_cmpuint (all->len, ==, rows - 1);
  g_assert_cmpuint (count_files (f, "history.db.damaged"), ==, 0);
}

/* No file can be made any larger, as on a full disk.  @before: (out): to be set again. */
static void
fill_disk (struct rlimit *before)
{
  struct rlimit full;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, before));
  signal (SIGXFSZ, SIG_IGN);
  full = (struct rlimit) { .rlim_cur = 0, .rlim_max = before->rlim_max };
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &full));
}

/* Begun on a full disk, it shows the rows of old and those that wait for room. */
static void
test_full_at_start (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  struct rlimit before;

  add (history, DAY0, "first");
  unknot_history_free (g_steal_pointer (&history));

  fill_disk (&before);
  history = unknot_history_new (f->path, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_assert_nonnull (unknot_history_get_problem (history));
  g_assert_true (unknot_history_has_rows (history));
  g_assert_cmpint (unknot_history_guide_last_shown (history, "first"), !=, 0);
  add (history, DAY0 + UNKNOT_HOUR, "second");
  g_assert_cmpuint (count_breaks (history), ==, 2);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));

  g_assert_cmpuint (count_breaks (history), ==, 2);
  g_assert_null (unknot_history_get_problem (history));
  unknot_history_free (g_steal_pointer (&history));
  history = unknot_history_new (f->path, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 2);
  g_assert_cmpuint (count_files (f, "history.db.damaged"), ==, 0);
}

static void
copy_file (const char *path, const char *to, const char *suffix)
{
  g_autofree char *from_name = g_strconcat (path, suffix, NULL), *to_name = g_strconcat (to, suffix, NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from_name, &text, &length, NULL));
  g_assert_true (g_file_set_contents (to_name, text, (gssize) length, NULL));
}

/* The same after a crash: what is in the journal only is shown, too. */
static void
test_full_after_crash (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autofree char *crashed = g_strconcat (f->path, "-crashed", NULL);
  struct rlimit before;

  add (history, DAY0, "first");
  copy_file (f->path, crashed, "");
  copy_file (f->path, crashed, "-wal");
  unknot_history_free (g_steal_pointer (&history));

  fill_disk (&before);
  history = unknot_history_new (crashed, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_assert_nonnull (unknot_history_get_problem (history));
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  unknot_history_free (g_steal_pointer (&history));
  history = unknot_history_new (crashed, DAY0);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_assert_null (unknot_history_get_problem (history));
}

/* Killed in the middle of writing, again and again: what was acknowledged is there. */
static void
test_killed (Fixture *f, gconstpointer data)
{
  guint acknowledged = 0;

  for (guint round = 0; round < 8; round++)
    {
      int ends[2];
      pid_t child;
      char byte;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          UnknotHistory *history = unknot_history_new (f->path, DAY0);

          for (guint i = 0;; i++)
            {
              add (history, DAY0 + round * UNKNOT_HOUR + i, "killed");
              if (write (ends[1], "x", 1) != 1)
                _exit (1);
            }
        }
      close (ends[1]);
      for (guint i = 0; i < 5 + round * 7; i++)
        {
          g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
          acknowledged++;
        }
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      while (read (ends[0], &byte, 1) == 1)
        acknowledged++;
      close (ends[0]);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
      guint rows = count_breaks (history);
      g_assert_null (unknot_history_get_problem (history));
      /* The last row may have been written without its acknowledgement. */
      g_assert_cmpuint (rows, >=, acknowledged);
      g_assert_cmpuint (rows, <=, acknowledged + 1);
      acknowledged = rows;
    }
}

/* ---- deleting, exporting, ten years ---- */

static gsize
file_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return (gsize) info.st_size;
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autofree char *secret = g_strnfill (2000, 'S');
  g_autofree char *bytes = NULL;
  gsize before, length;

  for (guint i = 0; i < 50; i++)
    unknot_history_add_posture (history, DAY0 + i, UNKNOT_POSTURE_GOOD, secret);
  add (history, DAY0 + 10, NULL);
  add (history, DAY0 + 60, "kept");
  g_assert_true (unknot_history_delete (history, 0, 1, NULL));
  before = file_size (f->path);
  g_assert_true (unknot_history_delete (history, DAY0, DAY0 + 60, NULL));
  g_assert_cmpuint (file_size (f->path), <, before);
  g_assert_cmpuint (count_breaks (history), ==, 1);
  g_autoptr (GPtrArray) postures = unknot_history_list_postures (history, 0, G_MAXINT64);
  g_assert_cmpuint (postures->len, ==, 0);
  unknot_history_free (g_steal_pointer (&history));

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "SSSSSSSS", 8));
}

static void
test_export_csv (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autofree char *text = NULL, *empty = unknot_history_export_csv (history, NULL);

  g_assert_cmpstr (empty, ==, "kind,time,due,offered,started,sat_seconds,rest_seconds,postponed,reminded,"
                   "outcome,guide,answer,question,spot,pressed_seconds,strength,note,context,day,"
                   "heat_seconds,planned_seconds,looks\r\n");
  unknot_history_add_feeling (history, DAY0 + 2 * UNKNOT_HOUR, "chin-tuck", UNKNOT_FEELING_BETTER);
  unknot_history_add_spot (history, 19723, DAY0 + 3 * UNKNOT_HOUR, "rhomboids-left", 90 * UNKNOT_SECOND);
  unknot_history_add_heat (history, &(UnknotHeatRecord) { .started = DAY0 + 4 * UNKNOT_HOUR,
                                                          .ended = DAY0 + 4 * UNKNOT_HOUR + 15 * UNKNOT_MINUTE,
                                                          .length = 15 * UNKNOT_MINUTE,
                                                          .planned = 15 * UNKNOT_MINUTE,
                                                          .looks = 1,
                                                          .outcome = UNKNOT_HEAT_COMPLETED }, "heating-pad");
  add (history, DAY0 + UNKNOT_HOUR, "rolls, \"slow\"\nand low");
  unknot_history_add_posture (history, DAY0, UNKNOT_POSTURE_GOOD, "Schultern tief\xc3\xa9 \xff?");
  text = unknot_history_export_csv (history, NULL);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strstr (text, "\r\nposture,2024-01-01T00:00:00Z,,,,,,,,,,good,Schultern tief"));
  g_assert_nonnull (strstr (text, "\r\nbreak,2024-01-01T01:00:00Z,2024-01-01T00:55:00Z,2024-01-01T00:56:00Z,"
                            "2024-01-01T00:57:00Z,2760,180,1,2,guided,\"rolls, \"\"slow\"\"\nand low\",,,,,,,,,,,\r\n"
                            "feeling,2024-01-01T02:00:00Z,,,,,,,,,chin-tuck,better,,,,,,,,,,\r\n"
                            "spot,2024-01-01T03:00:00Z,,,,,,,,,,,,rhomboids-left,90,,,,2024-01-01,,,\r\n"
                            "heat,2024-01-01T04:15:00Z,,,2024-01-01T04:00:00Z,,,,,completed,heating-pad,,,,,,,,,900,900,1\r\n"));
  /* As many fields as the others. */
  g_assert_nonnull (strstr (text, "?,,,,,,,,,\r\nbreak,"));
}

static void
test_export_json (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL, *empty = unknot_history_export_json (history, NULL);
  JsonObject *root;
  JsonArray *rows;

  g_assert_true (json_parser_load_from_data (parser, empty, -1, NULL));
  add (history, DAY0 + UNKNOT_HOUR, "rolls, \"slow\"\nand \\low");
  add (history, DAY0 + 2 * UNKNOT_HOUR, NULL);
  unknot_history_add_posture (history, DAY0, UNKNOT_POSTURE_SLOUCHING, NULL);
  unknot_history_add_feeling (history, DAY0 + 3 * UNKNOT_HOUR, "chin-tuck", UNKNOT_FEELING_SAME);
  unknot_history_add_spot (history, 19723, DAY0 + 4 * UNKNOT_HOUR, "rhomboids-left", 90 * UNKNOT_SECOND);
  unknot_history_add_heat (history, &(UnknotHeatRecord) { .started = DAY0 + 4 * UNKNOT_HOUR,
                                                          .ended = DAY0 + 5 * UNKNOT_HOUR,
                                                          .length = 5 * UNKNOT_MINUTE,
                                                          .planned = 15 * UNKNOT_MINUTE,
                                                          .outcome = UNKNOT_HEAT_SORE }, "grain-bag");
  text = unknot_history_export_json (history, NULL);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, 1);
  rows = json_object_get_array_member (root, "rows");
  g_assert_cmpuint (json_array_get_length (rows), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 5), "outcome"), ==, "sore");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rows, 5), "heat_seconds"), ==, 300);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 3), "answer"), ==, "same");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rows, 4), "pressed_seconds"), ==, 90);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 0), "answer"), ==,
                   "slouching");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 1), "guide"), ==,
                   "rolls, \"slow\"\nand \\low");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rows, 1), "sat_seconds"), ==,
                   2760);
  g_assert_false (json_object_has_member (json_array_get_object_element (rows, 2), "guide"));
}

/* Ten years of working days: a file of a few megabytes, and next to no memory to read a day. */
static void
test_ten_years (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotHistory) history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) breaks = unknot_row_list_new (UNKNOT_ROW_BREAK);
  g_autoptr (GPtrArray) postures = unknot_row_list_new (UNKNOT_ROW_POSTURE);
  gint64 last = DAY0 + 3649 * UNKNOT_DAY;

  add (history, DAY0 - UNKNOT_DAY, NULL);
  for (guint day = 0; day < 3650; day++)
    {
      for (guint i = 0; i < 10; i++)
        {
          UnknotBreakRecord record = record_at (DAY0 + day * UNKNOT_DAY + (9 + i) * UNKNOT_HOUR);
          append_break (breaks, record, i % 2 ? "upper-back-reach" : NULL);
        }
      for (guint i = 0; i < 15; i++)
        append_posture (postures, DAY0 + day * UNKNOT_DAY + i * UNKNOT_MINUTE);
    }
  g_assert_true (unknot_history_store_add (unknot_history_get_store (history),
                                           (GPtrArray *[UNKNOT_N_ROW_KINDS]) { breaks, postures }, NULL));
  unknot_history_free (g_steal_pointer (&history));

  history = unknot_history_new (f->path, DAY0);
  g_autoptr (GPtrArray) today = unknot_history_list_breaks (history, last, last + UNKNOT_DAY);
  g_assert_cmpuint (today->len, ==, 10);
  g_assert_cmpint (unknot_history_guide_last_shown (history, "upper-back-reach"), ==,
                   last + 18 * UNKNOT_HOUR - 3 * UNKNOT_MINUTE);
  add (history, last + UNKNOT_DAY, "upper-back-reach");
  g_test_message ("file %" G_GSIZE_FORMAT " bytes, SQLite holds %" G_GINT64_FORMAT " bytes",
                  file_size (f->path), (gint64) sqlite3_memory_used ());
  g_assert_cmpuint (file_size (f->path), <, 24 * 1024 * 1024);
  g_assert_cmpint (sqlite3_memory_used (), <, 256 * 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("UNKNOT_TEST"));
#define ADD(path, function) g_test_add ("/history/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("private", test_private);
  ADD ("made-private", test_made_private);
  ADD ("round-trip", test_round_trip);
  ADD ("ranges", test_ranges);
  ADD ("readonly", test_readonly);
  ADD ("lazy", test_lazy);
  g_test_add ("/history/migrate/1", Fixture, "version-1.sql", set_up, test_migrate, tear_down);
  g_test_add ("/history/migrate/2", Fixture, "version-2.sql", set_up, test_migrate, tear_down);
  g_test_add ("/history/migrate/3", Fixture, "version-3.sql", set_up, test_migrate, tear_down);
  g_test_add ("/history/migrate/4", Fixture, "version-4.sql", set_up, test_migrate, tear_down);
  ADD ("feelings", test_feelings);
  ADD ("spots", test_spots);
  ADD ("newer", test_newer);
  ADD ("damaged/text", test_damaged_text);
  ADD ("damaged/foreign", test_damaged_foreign);
  ADD ("damaged/tables", test_damaged_tables);
  ADD ("damaged/twice", test_damaged_twice);
  ADD ("damaged/readonly", test_damaged_readonly);
  ADD ("damaged/index", test_damaged_index);
  ADD ("damaged/anywhere", test_damaged_anywhere);
  ADD ("folder-is-file", test_folder_is_file);
  ADD ("path-is-folder", test_path_is_folder);
  ADD ("full", test_full);
  ADD ("full-at-start", test_full_at_start);
  ADD ("full-after-crash", test_full_after_crash);
  ADD ("killed", test_killed);
  ADD ("delete", test_delete);
  ADD ("export/csv", test_export_csv);
  ADD ("export/json", test_export_json);
  ADD ("ten-years", test_ten_years);
#undef ADD
  return g_test_run ();
}
