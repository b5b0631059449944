/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-store.h"

#include "core/history/history-file.h"
#include "core/history/history-private.h"

/* One statement of each kind for every kind of row. */
enum { ADD, MERGE, LIST, N_VERBS };

struct _UnknotHistoryStore {
  sqlite3 *db;
  char *path;
  guint version; /* of the tables */
  sqlite3_stmt *prepared[UNKNOT_N_ROW_KINDS][N_VERBS];
  sqlite3_stmt *last_shown;
};

/* ---- the file ---- */

static UnknotHistoryStore *
new_store (const char *path, sqlite3 *db, guint version)
{
  UnknotHistoryStore *self = g_new0 (UnknotHistoryStore, 1);

  self->db = db;
  self->path = g_strdup (path);
  self->version = version;
  return self;
}

UnknotHistoryStore *
unknot_history_store_open (const char *path, gboolean writable, GError **error)
{
  guint version = 0;
  sqlite3 *db = unknot_history_file_open (path, writable, &version, error);

  return db != NULL ? new_store (path, db, version) : NULL;
}

UnknotHistoryStore *
unknot_history_store_open_alone (const char *path, GError **error)
{
  guint version = 0;
  sqlite3 *db = unknot_history_file_open_alone (path, &version, error);

  return db != NULL ? new_store (path, db, version) : NULL;
}

void
unknot_history_store_close (UnknotHistoryStore *self)
{
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    for (guint verb = 0; verb < N_VERBS; verb++)
      sqlite3_finalize (self->prepared[kind][verb]);
  sqlite3_finalize (self->last_shown);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

gboolean
unknot_history_store_check (UnknotHistoryStore *self, GError **error)
{
  return unknot_history_file_check (self->path, self->db, error);
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

gboolean
unknot_history_store_fail (UnknotHistoryStore *self, int code, GError **error)
{
  return unknot_history_file_fail (self->path, self->db, code, error);
}

/* ---- statements ---- */

static char *
join_columns (const UnknotRowInfo *info, const char *separator, gboolean with_id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    if (with_id || info->fields[i].type != UNKNOT_FIELD_ID)
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", info->fields[i].column);
  return g_string_free (text, FALSE);
}

/* Named parameters are numbered in the order in which they come. */
static char *
make_add (const UnknotRowInfo *info, const char *conflict)
{
  g_autofree char *columns = join_columns (info, ", ", FALSE), *values = join_columns (info, ", :", FALSE);

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (:%s) %s", info->table, columns, values,
                          conflict != NULL ? conflict : "");
}

static char *
make_list (UnknotRowKind kind)
{
  const UnknotRowInfo *info = unknot_row_info (kind);
  g_autofree char *columns = join_columns (info, ", ", TRUE);
  const char *moment = unknot_row_moment_column (kind);

  return g_strdup_printf ("SELECT %s FROM %s WHERE %s >= ? AND %s < ? ORDER BY %s, %s", columns, info->table, moment,
                          moment, moment, info->order);
}

static gboolean
prepare (UnknotHistoryStore *self, const char *sql, sqlite3_stmt **statement, GError **error)
{
  int code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);

  return code == SQLITE_OK || unknot_history_file_fail (self->path, self->db, code, error);
}

/* Prepared when first needed: most days need two of them. */
static sqlite3_stmt *
get_statement (UnknotHistoryStore *self, UnknotRowKind kind, guint verb, GError **error)
{
  sqlite3_stmt **statement = &self->prepared[kind][verb];
  g_autofree char *sql = NULL;

  if (*statement != NULL)
    return *statement;
  if (verb == LIST)
    sql = make_list (kind);
  else
    sql = make_add (unknot_row_info (kind), verb == ADD ? unknot_row_info (kind)->merge : unknot_row_info (kind)->import);
  return prepare (self, sql, statement, error) ? *statement : NULL;
}

static int
insert (sqlite3_stmt *statement, const UnknotRowInfo *info, gconstpointer row)
{
  int code, at = 1;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const UnknotRowField *field = &info->fields[i];
      const char *text = field->type == UNKNOT_FIELD_TEXT ? unknot_row_get_text (field, row) : NULL;

      if (field->type == UNKNOT_FIELD_ID)
        continue;
      if (field->type != UNKNOT_FIELD_TEXT)
        sqlite3_bind_int64 (statement, at, unknot_row_get_int (field, row));
      else if (text != NULL)
        sqlite3_bind_text (statement, at, text, -1, SQLITE_TRANSIENT);
      at++;
    }
  code = sqlite3_step (statement);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Ends what was begun, with @code as what came of it. */
static gboolean
end_transaction (UnknotHistoryStore *self, int code, GError **error)
{
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  unknot_history_file_fail (self->path, self->db, code, error);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
insert_all (UnknotHistoryStore *self, guint verb, GPtrArray *const rows[UNKNOT_N_ROW_KINDS], GError **error)
{
  gboolean result;
  int code;

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    if (rows[kind] != NULL && rows[kind]->len > 0 && get_statement (self, kind, verb, error) == NULL)
      return FALSE;
  code = sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    for (guint i = 0; code == SQLITE_OK && rows[kind] != NULL && i < rows[kind]->len; i++)
      code = insert (self->prepared[kind][verb], unknot_row_info (kind), rows[kind]->pdata[i]);
  result = end_transaction (self, code, error);
  sqlite3_db_release_memory (self->db);
  return result;
}

gboolean
unknot_history_store_add (UnknotHistoryStore *self, GPtrArray *const rows[UNKNOT_N_ROW_KINDS], GError **error)
{
  return insert_all (self, ADD, rows, error);
}

gboolean
unknot_history_store_merge (UnknotHistoryStore *self, GPtrArray *const rows[UNKNOT_N_ROW_KINDS], GError **error)
{
  return insert_all (self, MERGE, rows, error);
}

/* ---- reading ---- */

static gpointer
read_row (const UnknotRowInfo *info, sqlite3_stmt *statement)
{
  gpointer row = g_malloc0 (info->size);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == UNKNOT_FIELD_TEXT)
      unknot_row_set_text (&info->fields[i], row, (const char *) sqlite3_column_text (statement, i));
    else
      unknot_row_set_int (&info->fields[i], row, sqlite3_column_int64 (statement, i));
  return row;
}

gboolean
unknot_history_store_list (UnknotHistoryStore *self, UnknotRowKind kind, gint64 from, gint64 to, GPtrArray *rows,
                           GError **error)
{
  const UnknotRowInfo *info = unknot_row_info (kind);
  sqlite3_stmt *statement;
  gboolean result = TRUE;
  int code;

  if (self->version < info->since)
    return TRUE;
  statement = get_statement (self, kind, LIST, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, to);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (rows, read_row (info, statement));
  if (code != SQLITE_DONE)
    result = unknot_history_file_fail (self->path, self->db, code, error);
  sqlite3_reset (statement);
  sqlite3_db_release_memory (self->db);
  return result;
}

gboolean
unknot_history_store_has_rows (UnknotHistoryStore *self, gboolean *any, GError **error)
{
  *any = FALSE;
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS && !*any; kind++)
    {
      const UnknotRowInfo *info = unknot_row_info (kind);
      g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s)", info->table);
      gint64 found = 0;
      int code = self->version >= info->since ? unknot_history_file_get_number (self->db, sql, &found) : SQLITE_OK;

      if (code != SQLITE_OK)
        return unknot_history_file_fail (self->path, self->db, code, error);
      *any = found != 0;
    }
  return TRUE;
}

gboolean
unknot_history_store_guide_last_shown (UnknotHistoryStore *self, const char *guide, gint64 *when,
                                       GError **error)
{
  sqlite3_stmt *statement;
  gboolean result = TRUE;
  int code;

  if (self->last_shown == NULL &&
      !prepare (self, "SELECT max(started) FROM breaks WHERE guide = ?", &self->last_shown, error))
    return FALSE;

  statement = self->last_shown;
  sqlite3_bind_text (statement, 1, guide, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *when = sqlite3_column_int64 (statement, 0);
  else if (code != SQLITE_DONE)
    result = unknot_history_file_fail (self->path, self->db, code, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return result;
}

gboolean
unknot_history_store_delete (UnknotHistoryStore *self, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN IMMEDIATE;");

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    {
      const char *moment = unknot_row_moment_column (kind);

      g_string_append_printf (sql, "DELETE FROM %s WHERE %s >= %" G_GINT64_FORMAT " AND %s < %" G_GINT64_FORMAT ";",
                              unknot_row_info (kind)->table, moment, from, moment, to);
    }
  if (!end_transaction (self, sqlite3_exec (self->db, sql->str, NULL, NULL, NULL), error))
    return FALSE;
  /* The rows are gone; that the space comes back is the lesser half, and may fail on a full disk. */
  sqlite3_exec (self->db, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE);", NULL, NULL, NULL);
  sqlite3_db_release_memory (self->db);
  return TRUE;
}
