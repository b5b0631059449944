/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-rows.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The file behind UnknotHistory: opens, migrates, reads and writes it.  Knows nothing of rows
 * that wait in memory or of files set aside. */
typedef struct _UnknotHistoryStore UnknotHistoryStore;

/* Returns: NULL with UNKNOT_HISTORY_ERROR: OPEN, NEWER or DAMAGED; WRITE when it is there but
 * cannot be migrated for want of space or permission. */
UnknotHistoryStore *unknot_history_store_open (const char *path, gboolean writable, GError **error);
/* The same only to be read once, where that fails for want of space or permission. */
UnknotHistoryStore *unknot_history_store_open_alone (const char *path, GError **error);
void unknot_history_store_close (UnknotHistoryStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotHistoryStore, unknot_history_store_close)

/* Looks whether every page can be read and whether indexes and tables agree; an index that does
 * not agree would hide rows from a span of time without any error, and is made anew.
 * Returns: FALSE with DAMAGED when there is more to it. */
gboolean unknot_history_store_check (UnknotHistoryStore *self, GError **error);
/* All of @rows, each a list of its kind's rows (nullable), or none. */
gboolean unknot_history_store_add (UnknotHistoryStore *self, GPtrArray *const rows[UNKNOT_N_ROW_KINDS],
                                   GError **error);

/* The same for rows from an export, which may be there already: see UnknotRowInfo.import. */
gboolean unknot_history_store_merge (UnknotHistoryStore *self, GPtrArray *const rows[UNKNOT_N_ROW_KINDS],
                                     GError **error);

/* Appends to @rows what lies in [from, to), oldest first.  Nothing from a file that is only read
 * and was written before there were such rows. */
gboolean unknot_history_store_list (UnknotHistoryStore *self, UnknotRowKind kind, gint64 from, gint64 to,
                                    GPtrArray *rows, GError **error);

/* @any: (out): whether there is a row of any kind. */
gboolean unknot_history_store_has_rows (UnknotHistoryStore *self, gboolean *any, GError **error);
/* @when: wall time, 0 for never. */
gboolean unknot_history_store_guide_last_shown (UnknotHistoryStore *self, const char *guide, gint64 *when,
                                                GError **error);
gboolean unknot_history_store_delete (UnknotHistoryStore *self, gint64 from, gint64 to, GError **error);

/* For tests: the size at which the file counts as full, in pages; 0: as large as SQLite likes. */
void unknot_history_store_limit_pages (UnknotHistoryStore *self, guint pages);

/* For tests: the store of an open history, NULL when it is not open. */
UnknotHistoryStore *unknot_history_get_store (UnknotHistory *self);

G_END_DECLS
