/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a player shows when a guide is over: a word about it, a question that can be left
 * unanswered, and what could come next.
 *
 * Signals:
 *   rated (const char *feeling)   "better", "same" or "worse"
 *   follow ()                     the guide that goes well after this one
 *   again (), leave () */
#define UNKNOT_TYPE_PLAYER_END (unknot_player_end_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPlayerEnd, unknot_player_end, UNKNOT, PLAYER_END, GtkWidget)

/* @asks: whether to ask how it is now. */
void unknot_player_end_show (UnknotPlayerEnd *self, const char *title, const char *text, gboolean asks);
/* @place: (nullable): an open place whose strength is asked for instead of how it is now. */
void unknot_player_end_set_knot (UnknotPlayerEnd *self, const char *place);
/* @title: (nullable): of the guide that is offered next; NULL: none is. */
void unknot_player_end_set_next (UnknotPlayerEnd *self, const char *title);

G_END_DECLS
