/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-store.h"

#include "core/history/history-private.h"
#include "core/history/history-schema.h"

#include <glib/gi18n.h>

/* The first version of the schema that knows feelings and spots. */
#define CARE_VERSION 3

enum {
  ADD_BREAK,
  ADD_POSTURE,
  LIST_BREAKS,
  LIST_POSTURES,
  LAST_SHOWN,
  ADD_FEELING,
  ADD_SPOT,
  LIST_FEELINGS,
  LIST_SPOTS,
  N_STATEMENTS,
};

static const char *const statements[N_STATEMENTS] = {
  [ADD_BREAK] = "INSERT INTO breaks (due, offered, started, ended, sat, length, postponed, reminded,"
                " outcome, guide) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_POSTURE] = "INSERT INTO postures (asked, answer, question) VALUES (?, ?, ?)",
  [LIST_BREAKS] = "SELECT id, due, offered, started, ended, sat, length, postponed, reminded, outcome,"
                  " guide FROM breaks WHERE ended >= ? AND ended < ? ORDER BY ended, id",
  [LIST_POSTURES] = "SELECT id, asked, answer, question FROM postures WHERE asked >= ? AND asked < ?"
                    " ORDER BY asked, id",
  [LAST_SHOWN] = "SELECT max(started) FROM breaks WHERE guide = ?",
  [ADD_FEELING] = "INSERT INTO feelings (felt, feeling, guide) VALUES (?, ?, ?)",
  [ADD_SPOT] = "INSERT INTO spots (day, spot, length, pressed) VALUES (?1, ?2, ?3, ?4)"
               " ON CONFLICT (day, spot) DO UPDATE SET length = length + ?3, pressed = max (pressed, ?4)",
  [LIST_FEELINGS] = "SELECT id, felt, feeling, guide FROM feelings WHERE felt >= ? AND felt < ?"
                    " ORDER BY felt, id",
  [LIST_SPOTS] = "SELECT day, spot, length, pressed FROM spots WHERE pressed >= ? AND pressed < ?"
                 " ORDER BY pressed, spot",
};

struct _UnknotHistoryStore {
  sqlite3 *db;
  char *path;
  guint version; /* of the tables */
  sqlite3_stmt *prepared[N_STATEMENTS];
};

/* ---- errors ---- */

/* SQLite's codes as ours, with a sentence that says what to do. */
static gboolean
fail (const char *path, sqlite3 *db, int code, GError **error)
{
  const char *reason = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: /* our statements are right, so the tables are not */
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED,
                   _("The history in %s is damaged (%s)."), path, reason);
      break;
    case SQLITE_FULL:
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_WRITE,
                   _("The disk is full. Breaks are kept in memory until there is space for %s."), path);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_OPEN,
                   _("The history in %s cannot be opened (%s). Breaks are kept in memory; "
                     "please check the folder."), path, reason);
      break;
    default:
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_WRITE,
                   _("The history in %s cannot be written (%s). Breaks are kept in memory; "
                     "please check the folder."), path, reason);
      break;
    }
  return FALSE;
}

/* ---- opening ---- */

static int
pragma_int (sqlite3 *db, const char *sql, gint64 *value)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        {
          *value = sqlite3_column_int64 (statement, 0);
          code = SQLITE_OK;
        }
      else if (code == SQLITE_DONE)
        code = SQLITE_CORRUPT;
    }
  sqlite3_finalize (statement);
  return code;
}

/* A handful of rows a day does not need a cache, and the process that holds this lives all day. */
static int
configure (sqlite3 *db)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, 500);
  return sqlite3_exec (db, "PRAGMA cache_size = 16; PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF;",
                       NULL, NULL, NULL);
}

/* synchronous is FULL: a few dozen commits a day cost nothing, and a power cut then takes no
 * row with it. */
static int
configure_for_writing (sqlite3 *db)
{
  return sqlite3_exec (db,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                       "PRAGMA wal_autocheckpoint = 64; PRAGMA journal_size_limit = 262144;",
                       NULL, NULL, NULL);
}

/* Whose file it is, and of which version.  Looks only: a file that is not ours, or newer, is
 * left as it is to the byte. */
static gboolean
check_file (const char *path, sqlite3 *db, guint *version, GError **error)
{
  gint64 application = 0, found = 0, tables = 0;
  int code = pragma_int (db, "PRAGMA application_id", &application);

  if (code == SQLITE_OK)
    code = pragma_int (db, "PRAGMA user_version", &found);
  if (code == SQLITE_OK)
    code = pragma_int (db, "SELECT count(*) FROM sqlite_schema", &tables);
  if (code != SQLITE_OK)
    return fail (path, db, code, error);

  if (((application != 0 || tables != 0) && application != UNKNOT_SCHEMA_APPLICATION) || found < 0)
    {
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED,
                   _("%s is not a history of Unknot."), path);
      return FALSE;
    }
  if (found > unknot_schema_version ())
    {
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_NEWER,
                   _("The history in %s was written by a newer Unknot. It is left as it is; "
                     "please update Unknot."), path);
      return FALSE;
    }
  *version = (guint) found;
  return TRUE;
}

static gboolean
prepare_for_writing (const char *path, sqlite3 *db, guint version, GError **error)
{
  int code = configure_for_writing (db);

  if (code == SQLITE_OK && version < unknot_schema_version ())
    code = unknot_schema_migrate (db, version);
  return code == SQLITE_OK ? TRUE : fail (path, db, code, error);
}

UnknotHistoryStore *
unknot_history_store_open (const char *path, gboolean writable, GError **error)
{
  sqlite3 *db = NULL;
  UnknotHistoryStore *self;
  guint version = 0;
  int flags = writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  int code = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK)
    code = configure (db);
  if (code != SQLITE_OK)
    fail (path, db, code, error);
  else if (check_file (path, db, &version, error) &&
           (!writable || prepare_for_writing (path, db, version, error)))
    {
      self = g_new0 (UnknotHistoryStore, 1);
      self->db = db;
      self->path = g_strdup (path);
      self->version = writable ? unknot_schema_version () : version;
      return self;
    }
  sqlite3_close (db);
  return NULL;
}

void
unknot_history_store_close (UnknotHistoryStore *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->prepared[i]);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

void
unknot_history_store_limit_pages (UnknotHistoryStore *self, guint pages)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", pages > 0 ? pages : 1073741823);

  sqlite3_exec (self->db, sql, NULL, NULL, NULL);
}

sqlite3 *
unknot_history_store_get_db (UnknotHistoryStore *self)
{
  return self->db;
}

guint
unknot_history_store_get_version (UnknotHistoryStore *self)
{
  return self->version;
}

gboolean
unknot_history_store_fail (UnknotHistoryStore *self, int code, GError **error)
{
  return fail (self->path, self->db, code, error);
}

/* ---- statements ---- */

/* Prepared when first needed: most days need two of them. */
static sqlite3_stmt *
get_statement (UnknotHistoryStore *self, guint which, GError **error)
{
  int code;

  if (self->prepared[which] == NULL)
    {
      code = sqlite3_prepare_v3 (self->db, statements[which], -1, SQLITE_PREPARE_PERSISTENT,
                                 &self->prepared[which], NULL);
      if (code != SQLITE_OK)
        {
          fail (self->path, self->db, code, error);
          return NULL;
        }
    }
  return self->prepared[which];
}

static int
finish_statement (sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int
insert_break (sqlite3_stmt *statement, const UnknotHistoryBreak *row)
{
  const UnknotBreakRecord *record = &row->record;
  const gint64 values[] = {
    record->due, record->offered, record->started, record->ended, record->sat, record->length,
    record->postponed, record->reminded, record->outcome,
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sqlite3_bind_int64 (statement, i + 1, values[i]);
  if (row->guide != NULL)
    sqlite3_bind_text (statement, G_N_ELEMENTS (values) + 1, row->guide, -1, SQLITE_TRANSIENT);
  return finish_statement (statement);
}

static int
insert_posture (sqlite3_stmt *statement, const UnknotHistoryPosture *row)
{
  sqlite3_bind_int64 (statement, 1, row->asked);
  sqlite3_bind_int64 (statement, 2, row->answer);
  if (row->question != NULL)
    sqlite3_bind_text (statement, 3, row->question, -1, SQLITE_TRANSIENT);
  return finish_statement (statement);
}

static int
insert_feeling (sqlite3_stmt *statement, const UnknotHistoryFeeling *row)
{
  sqlite3_bind_int64 (statement, 1, row->felt);
  sqlite3_bind_int64 (statement, 2, row->feeling);
  sqlite3_bind_text (statement, 3, row->guide, -1, SQLITE_TRANSIENT);
  return finish_statement (statement);
}

static int
insert_spot (sqlite3_stmt *statement, const UnknotHistorySpot *row)
{
  sqlite3_bind_int64 (statement, 1, row->day);
  sqlite3_bind_text (statement, 2, row->spot, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, row->length);
  sqlite3_bind_int64 (statement, 4, row->pressed);
  return finish_statement (statement);
}

static int
insert (guint which, sqlite3_stmt *statement, gconstpointer row)
{
  switch (which)
    {
    case ADD_BREAK:
      return insert_break (statement, row);
    case ADD_POSTURE:
      return insert_posture (statement, row);
    case ADD_FEELING:
      return insert_feeling (statement, row);
    default:
      return insert_spot (statement, row);
    }
}

/* The rows of two tables in one transaction. */
static gboolean
add_rows (UnknotHistoryStore *self, const guint which[2], GPtrArray *const rows[2], GError **error)
{
  sqlite3_stmt *into[2] = { get_statement (self, which[0], error), NULL };
  gboolean result = TRUE;
  int code;

  into[1] = into[0] != NULL ? get_statement (self, which[1], error) : NULL;
  if (into[1] == NULL)
    return FALSE;

  code = sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint table = 0; table < 2; table++)
    for (guint i = 0; code == SQLITE_OK && i < rows[table]->len; i++)
      code = insert (which[table], into[table], rows[table]->pdata[i]);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      result = fail (self->path, self->db, code, error);
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
    }
  sqlite3_db_release_memory (self->db);
  return result;
}

gboolean
unknot_history_store_add (UnknotHistoryStore *self, GPtrArray *breaks, GPtrArray *postures, GError **error)
{
  return add_rows (self, (guint[]) { ADD_BREAK, ADD_POSTURE }, (GPtrArray *[]) { breaks, postures }, error);
}

gboolean
unknot_history_store_add_care (UnknotHistoryStore *self, GPtrArray *feelings, GPtrArray *spots, GError **error)
{
  return add_rows (self, (guint[]) { ADD_FEELING, ADD_SPOT }, (GPtrArray *[]) { feelings, spots }, error);
}

static UnknotHistoryBreak *
read_break (sqlite3_stmt *statement)
{
  UnknotBreakRecord record = {
    .due = sqlite3_column_int64 (statement, 1),
    .offered = sqlite3_column_int64 (statement, 2),
    .started = sqlite3_column_int64 (statement, 3),
    .ended = sqlite3_column_int64 (statement, 4),
    .sat = sqlite3_column_int64 (statement, 5),
    .length = sqlite3_column_int64 (statement, 6),
    .postponed = (guint) sqlite3_column_int64 (statement, 7),
    .reminded = (guint) sqlite3_column_int64 (statement, 8),
    .outcome = (UnknotOutcome) CLAMP (sqlite3_column_int64 (statement, 9), 0, UNKNOT_OUTCOME_LET_GO),
  };

  return unknot_history_break_new (sqlite3_column_int64 (statement, 0), &record,
                                   (const char *) sqlite3_column_text (statement, 10));
}

static UnknotHistoryPosture *
read_posture (sqlite3_stmt *statement)
{
  gint64 answer = CLAMP (sqlite3_column_int64 (statement, 2), 0, UNKNOT_POSTURE_SLOUCHING);

  return unknot_history_posture_new (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                                     (UnknotPosture) answer,
                                     (const char *) sqlite3_column_text (statement, 3));
}

static UnknotHistoryFeeling *
read_feeling (sqlite3_stmt *statement)
{
  gint64 feeling = CLAMP (sqlite3_column_int64 (statement, 2), 0, UNKNOT_FEELING_WORSE);

  return unknot_history_feeling_new (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                                     (const char *) sqlite3_column_text (statement, 3), (UnknotFeeling) feeling);
}

static UnknotHistorySpot *
read_spot (sqlite3_stmt *statement)
{
  return unknot_history_spot_new (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 3),
                                  (const char *) sqlite3_column_text (statement, 1),
                                  sqlite3_column_int64 (statement, 2));
}

static gpointer
read_row (guint which, sqlite3_stmt *statement)
{
  switch (which)
    {
    case LIST_BREAKS:
      return read_break (statement);
    case LIST_POSTURES:
      return read_posture (statement);
    case LIST_FEELINGS:
      return read_feeling (statement);
    default:
      return read_spot (statement);
    }
}

static gboolean
list (UnknotHistoryStore *self, guint which, gint64 from, gint64 to, GPtrArray *rows, GError **error)
{
  sqlite3_stmt *statement = get_statement (self, which, error);
  gboolean result = TRUE;
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, to);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (which, statement));
  if (code != SQLITE_DONE)
    result = fail (self->path, self->db, code, error);
  sqlite3_reset (statement);
  sqlite3_db_release_memory (self->db);
  return result;
}

gboolean
unknot_history_store_list_breaks (UnknotHistoryStore *self, gint64 from, gint64 to, GPtrArray *rows,
                                  GError **error)
{
  return list (self, LIST_BREAKS, from, to, rows, error);
}

gboolean
unknot_history_store_list_postures (UnknotHistoryStore *self, gint64 from, gint64 to, GPtrArray *rows,
                                    GError **error)
{
  return list (self, LIST_POSTURES, from, to, rows, error);
}

gboolean
unknot_history_store_list_feelings (UnknotHistoryStore *self, gint64 from, gint64 to, GPtrArray *rows,
                                    GError **error)
{
  return self->version < CARE_VERSION || list (self, LIST_FEELINGS, from, to, rows, error);
}

gboolean
unknot_history_store_list_spots (UnknotHistoryStore *self, gint64 from, gint64 to, GPtrArray *rows,
                                 GError **error)
{
  return self->version < CARE_VERSION || list (self, LIST_SPOTS, from, to, rows, error);
}

gboolean
unknot_history_store_guide_last_shown (UnknotHistoryStore *self, const char *guide, gint64 *when,
                                       GError **error)
{
  sqlite3_stmt *statement = get_statement (self, LAST_SHOWN, error);
  gboolean result = TRUE;
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, guide, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *when = sqlite3_column_int64 (statement, 0);
  else if (code != SQLITE_DONE)
    result = fail (self->path, self->db, code, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result;
}

gboolean
unknot_history_store_delete (UnknotHistoryStore *self, gint64 from, gint64 to, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN IMMEDIATE;"
    "DELETE FROM breaks WHERE ended >= %" G_GINT64_FORMAT " AND ended < %" G_GINT64_FORMAT ";"
    "DELETE FROM postures WHERE asked >= %" G_GINT64_FORMAT " AND asked < %" G_GINT64_FORMAT ";"
    "DELETE FROM feelings WHERE felt >= %" G_GINT64_FORMAT " AND felt < %" G_GINT64_FORMAT ";"
    "DELETE FROM spots WHERE pressed >= %" G_GINT64_FORMAT " AND pressed < %" G_GINT64_FORMAT ";"
    "DELETE FROM marks WHERE marked >= %" G_GINT64_FORMAT " AND marked < %" G_GINT64_FORMAT ";"
    "COMMIT;", from, to, from, to, from, to, from, to, from, to);
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    {
      fail (self->path, self->db, code, error);
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  /* The rows are gone; that the space comes back is the lesser half, and may fail on a full disk. */
  sqlite3_exec (self->db, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE);", NULL, NULL, NULL);
  sqlite3_db_release_memory (self->db);
  return TRUE;
}
