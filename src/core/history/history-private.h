/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-store.h"

G_BEGIN_DECLS

/* Shared by the files that make up the history: history.c (rows that wait, files set aside, what to
 * tell the user, writing), history-read.c (reading), history-marks.c and history-import.c. */
struct _UnknotHistory {
  char *path;
  gboolean writable;
  gint64 wall; /* the latest moment heard of; dates a damaged file */
  UnknotHistoryStore *store; /* NULL until needed, or while it cannot be opened */
  gboolean checked;          /* the file has been looked through */
  GPtrArray *pending[UNKNOT_N_ROW_KINDS];
  char *set_aside; /* what was damaged, and where it lies now: true for this run */
  char *problem;   /* what does not work at present */
};

guint unknot_history_count_pending (UnknotHistory *self);
/* Writes what waits.  Returns: whether nothing waits any more. */
gboolean unknot_history_flush (UnknotHistory *self, GError **error);

static inline gboolean
unknot_history_lies_in (UnknotRowKind kind, gconstpointer row, gint64 from, gint64 to)
{
  gint64 moment = unknot_row_moment (kind, row);

  return moment >= from && moment < to;
}

/* (transfer none) (nullable): the open file; NULL with an error. */
UnknotHistoryStore *unknot_history_ensure_open (UnknotHistory *self, GError **error);
/* Remembers what went wrong, and sets a damaged file aside.
 * Returns: whether a second try makes sense. */
gboolean unknot_history_take_failure (UnknotHistory *self, const GError *error);

sqlite3 *unknot_history_store_get_db (UnknotHistoryStore *self);
/* Puts SQLite's @code into @error, as a sentence.  Returns: FALSE. */
gboolean unknot_history_store_fail (UnknotHistoryStore *self, int code, GError **error);

G_END_DECLS
