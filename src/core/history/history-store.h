/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The file behind UnknotHistory: opens, migrates, reads and writes it.  Knows nothing of rows
 * that wait in memory or of files set aside. */
typedef struct _UnknotHistoryStore UnknotHistoryStore;

/* Returns: NULL with UNKNOT_HISTORY_ERROR: OPEN, NEWER or DAMAGED; WRITE when it is there but
 * cannot be migrated for want of space or permission. */
UnknotHistoryStore *unknot_history_store_open (const char *path, gboolean writable, GError **error);
void unknot_history_store_close (UnknotHistoryStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotHistoryStore, unknot_history_store_close)

/* All of @breaks (UnknotHistoryBreak) and @postures (UnknotHistoryPosture), or none. */
gboolean unknot_history_store_add (UnknotHistoryStore *self, GPtrArray *breaks, GPtrArray *postures,
                                   GError **error);
/* The same for UnknotHistoryFeeling and UnknotHistorySpot, whose lengths are added up. */
gboolean unknot_history_store_add_care (UnknotHistoryStore *self, GPtrArray *feelings, GPtrArray *spots,
                                        GError **error);

/* Appends to @rows what lies in [from, to), oldest first. */
gboolean unknot_history_store_list_breaks (UnknotHistoryStore *self, gint64 from, gint64 to,
                                           GPtrArray *rows, GError **error);
gboolean unknot_history_store_list_postures (UnknotHistoryStore *self, gint64 from, gint64 to,
                                             GPtrArray *rows, GError **error);
/* Nothing from a file that is only read and was written before there were any. */
gboolean unknot_history_store_list_feelings (UnknotHistoryStore *self, gint64 from, gint64 to,
                                             GPtrArray *rows, GError **error);
gboolean unknot_history_store_list_spots (UnknotHistoryStore *self, gint64 from, gint64 to,
                                          GPtrArray *rows, GError **error);

/* @when: wall time, 0 for never. */
gboolean unknot_history_store_guide_last_shown (UnknotHistoryStore *self, const char *guide, gint64 *when,
                                                GError **error);
gboolean unknot_history_store_delete (UnknotHistoryStore *self, gint64 from, gint64 to, GError **error);

/* For tests: the size at which the file counts as full, in pages; 0: as large as SQLite likes. */
void unknot_history_store_limit_pages (UnknotHistoryStore *self, guint pages);

UnknotHistoryBreak *unknot_history_break_new (gint64 id, const UnknotBreakRecord *record, const char *guide);
void unknot_history_break_free (gpointer row);
UnknotHistoryPosture *unknot_history_posture_new (gint64 id, gint64 asked, UnknotPosture answer,
                                                  const char *question);
void unknot_history_posture_free (gpointer row);
UnknotHistoryFeeling *unknot_history_feeling_new (gint64 id, gint64 felt, const char *guide,
                                                  UnknotFeeling feeling);
void unknot_history_feeling_free (gpointer row);
UnknotHistorySpot *unknot_history_spot_new (gint64 day, gint64 pressed, const char *spot, gint64 length);
void unknot_history_spot_free (gpointer row);

/* For tests: the store of an open history, NULL when it is not open. */
UnknotHistoryStore *unknot_history_get_store (UnknotHistory *self);

G_END_DECLS
