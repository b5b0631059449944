/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/history/history.h"

G_BEGIN_DECLS

/* The service's hold on the history: opened when it is first needed, because SQLite costs
 * more than everything else at start-up, and put into the words of the bus. */
typedef struct _UnknotJournal UnknotJournal;

/* @path: (nullable): NULL for $XDG_DATA_HOME/unknot/history.sqlite. */
UnknotJournal *unknot_journal_new (const char *path);
void unknot_journal_free (UnknotJournal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotJournal, unknot_journal_free)

/* Closes the history until it is needed again, unless it keeps rows that could not be written.
 * Returns: whether it was open. */
gboolean unknot_journal_rest (UnknotJournal *self);

/* (transfer none): opens it if need be; valid until unknot_journal_rest(). */
UnknotHistory *unknot_journal_get_history (UnknotJournal *self, UnknotTime now);

/* @guide: (nullable) */
void unknot_journal_add_break (UnknotJournal *self, UnknotTime now, const UnknotBreakRecord *record,
                               const char *guide);
/* @question: (nullable) */
void unknot_journal_add_posture (UnknotJournal *self, UnknotTime now, gint64 asked, UnknotPosture answer,
                                 const char *question);

void unknot_journal_add_feeling (UnknotJournal *self, UnknotTime now, const char *guide, UnknotFeeling feeling);
/* @spot has been pressed for so long just now; counts for the local day of @now. */
void unknot_journal_add_spot (UnknotJournal *self, UnknotTime now, const char *spot, guint seconds);
/* Seconds that each spot has been pressed since local midnight.
 * Returns: (transfer full) (element-type utf8 guint). */
GHashTable *unknot_journal_count_pressed (UnknotJournal *self, UnknotTime now);
/* What has been pressed since local midnight, as Service1.GetSpotTimes returns it; floating. */
GVariant *unknot_journal_list_spots (UnknotJournal *self, UnknotTime now);

void unknot_journal_add_heat (UnknotJournal *self, UnknotTime now, const UnknotHeatRecord *record,
                              const char *guide);

/* Breaks taken since local midnight, by guide and naturally. */
guint unknot_journal_count_today (UnknotJournal *self, UnknotTime now);

/* As Service1.GetHistory returns it; floating; at most @limit rows of each, the newest. */
GVariant *unknot_journal_list (UnknotJournal *self, UnknotTime now, gint64 from, gint64 to, guint limit);

gboolean unknot_journal_delete (UnknotJournal *self, UnknotTime now, gint64 from, gint64 to, GError **error);

/* To be called when rows came or went by another way than this. */
void unknot_journal_forget_count (UnknotJournal *self);

/* Returns: (nullable): a sentence for the user.  NULL also while it is not opened. */
const char *unknot_journal_get_problem (UnknotJournal *self);

G_END_DECLS
