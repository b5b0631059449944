/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-file.h"

#include "core/history/history-schema.h"
#include "core/history/history.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* ---- errors ---- */

/* SQLite says so by its code where it writes a page; where it makes its index of the journal longer, only
 * the system's own number tells. */
static gboolean
is_full (sqlite3 *db, int code)
{
  const int system = db != NULL && (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno (db) : 0;

  return (code & 0xff) == SQLITE_FULL || system == ENOSPC || system == EDQUOT;
}

gboolean
unknot_history_file_fail (const char *path, sqlite3 *db, int code, GError **error)
{
  const char *reason = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (is_full (db, code) ? SQLITE_FULL : code & 0xff)
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

int
unknot_history_file_get_number (sqlite3 *db, const char *sql, gint64 *value)
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
  int code = unknot_history_file_get_number (db, "PRAGMA application_id", &application);

  if (code == SQLITE_OK)
    code = unknot_history_file_get_number (db, "PRAGMA user_version", &found);
  if (code == SQLITE_OK)
    code = unknot_history_file_get_number (db, "SELECT count(*) FROM sqlite_schema", &tables);
  if (code != SQLITE_OK)
    return unknot_history_file_fail (path, db, code, error);

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
prepare_for_writing (const char *path, sqlite3 *db, guint *version, GError **error)
{
  int code = configure_for_writing (db);

  if (code == SQLITE_OK && *version < unknot_schema_version ())
    code = unknot_schema_migrate (db, *version);
  if (code != SQLITE_OK)
    return unknot_history_file_fail (path, db, code, error);
  *version = unknot_schema_version ();
  return TRUE;
}

/* Where it hurts is nobody else's business, whatever the folder allows and whoever made the file.  SQLite
 * takes an empty file for a new one, and gives its journal the same rights. */
static void
make_private (const char *path)
{
  static const char *const companions[] = { "", "-wal", "-shm" };
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *file = g_strconcat (path, companions[i], NULL);
      GStatBuf info;

      if (g_stat (file, &info) == 0 && (info.st_mode & 0077) != 0)
        (void) g_chmod (file, 0600); /* refused: another's file, which works all the same */
    }
}

sqlite3 *
unknot_history_file_open (const char *path, gboolean writable, guint *version, GError **error)
{
  sqlite3 *db = NULL;
  int flags = writable ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  int code;

  if (writable)
    make_private (path);
  code = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = configure (db);
  if (code != SQLITE_OK)
    unknot_history_file_fail (path, db, code, error);
  else if (check_file (path, db, version, error) && (!writable || prepare_for_writing (path, db, version, error)))
    return db;
  sqlite3_close (db);
  return NULL;
}

static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (journal, &info) == 0 && info.st_size > 0;
}

/* Who has the file for himself needs no index of the journal on the disk; where there is no journal, no
 * lock either, which takes a writer's right. */
static int
open_alone (const char *path, sqlite3 **db)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  int code;

  if (!has_journal (path))
    return sqlite3_open_v2 (uri, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  code = sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (*db, "PRAGMA locking_mode = EXCLUSIVE;", NULL, NULL, NULL);
  return code;
}

sqlite3 *
unknot_history_file_open_alone (const char *path, guint *version, GError **error)
{
  sqlite3 *db = NULL;
  int code = open_alone (path, &db);

  if (code == SQLITE_OK)
    code = configure (db);
  if (code != SQLITE_OK)
    unknot_history_file_fail (path, db, code, error);
  else if (check_file (path, db, version, error))
    return db;
  sqlite3_close (db);
  return NULL;
}

/* ---- looking through ---- */

/* @fine: (out): whether SQLite finds nothing wrong in the whole file. */
static int
look_through (sqlite3 *db, gboolean *fine)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, "PRAGMA integrity_check (1)", -1, &statement, NULL);

  *fine = FALSE;
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      *fine = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
      code = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  return code;
}

gboolean
unknot_history_file_check (const char *path, sqlite3 *db, GError **error)
{
  gboolean fine = FALSE;
  int code = look_through (db, &fine);

  if (code == SQLITE_OK && !fine)
    {
      code = sqlite3_exec (db, "REINDEX", NULL, NULL, NULL);
      if (code == SQLITE_OK)
        code = look_through (db, &fine);
      if (code == SQLITE_OK && fine)
        g_message ("An index of %s was damaged and has been made anew", path);
    }
  sqlite3_db_release_memory (db);
  if (code != SQLITE_OK)
    return unknot_history_file_fail (path, db, code, error);
  if (!fine)
    return unknot_history_file_fail (path, NULL, SQLITE_CORRUPT, error);
  return TRUE;
}
