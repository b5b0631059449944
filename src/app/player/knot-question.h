/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One tap for how strong an open place is, 0 to 10, which can be left alone: invisible
 * without a place.  The answer is the action "player.felt" of whatever it stands in, with
 * (bu): whether it is after the guide, and how strong.
 *
 * Property: after (whether it stands after the guide).
 * Signal answered (). */
#define UNKNOT_TYPE_KNOT_QUESTION (unknot_knot_question_get_type ())
G_DECLARE_FINAL_TYPE (UnknotKnotQuestion, unknot_knot_question, UNKNOT, KNOT_QUESTION, GtkWidget)

/* Asks anew.  @place: (nullable): its name; NULL: nothing is asked. */
void unknot_knot_question_set_place (UnknotKnotQuestion *self, const char *place);

G_END_DECLS
