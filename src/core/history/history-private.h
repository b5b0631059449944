/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-store.h"

G_BEGIN_DECLS

/* For the files of the history that stand beside history.c, each with a table of its own. */

/* (transfer none) (nullable): the open file; NULL with an error. */
UnknotHistoryStore *unknot_history_ensure_open (UnknotHistory *self, GError **error);
/* Remembers what went wrong, and sets a damaged file aside.
 * Returns: whether a second try makes sense. */
gboolean unknot_history_take_failure (UnknotHistory *self, const GError *error);

sqlite3 *unknot_history_store_get_db (UnknotHistoryStore *self);
/* Puts SQLite's @code into @error, as a sentence.  Returns: FALSE. */
gboolean unknot_history_store_fail (UnknotHistoryStore *self, int code, GError **error);

G_END_DECLS
