/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The database of a history as a file: whose it is, who may read it, and whether it is whole.  What is in its
 * tables: history-store.h. */

/* Makes what is to be written to readable for its owner only, and brings its tables up to date.
 * @version: (out): of the tables.
 * Returns: (nullable): to be closed with sqlite3_close(); errors as of unknot_history_store_open(). */
sqlite3 *unknot_history_file_open (const char *path, gboolean writable, guint *version, GError **error);

/* Only to be read, also where SQLite cannot make the companions that it shares with other programs, for
 * want of space or permission.  What is in the journal is read with it.  Not to be kept: nobody else is
 * expected to change the file meanwhile, or is kept out.
 * @version, Returns: as above. */
sqlite3 *unknot_history_file_open_alone (const char *path, guint *version, GError **error);

/* As unknot_history_store_check(). */
gboolean unknot_history_file_check (const char *path, sqlite3 *db, GError **error);

/* @value: (out): what @sql, a pragma or a query of one number, answers; left alone when it does not.
 * Returns: SQLite's code. */
int unknot_history_file_get_number (sqlite3 *db, const char *sql, gint64 *value);

/* SQLite's @code as an UNKNOT_HISTORY_ERROR, with a sentence that says what to do.
 * @db: (nullable): has more to say about it.
 * Returns: FALSE. */
gboolean unknot_history_file_fail (const char *path, sqlite3 *db, int code, GError **error);

G_END_DECLS
