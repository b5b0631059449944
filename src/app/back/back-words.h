/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/knots.h"

G_BEGIN_DECLS

/* Spots and what is said of them, in words and in the order in which one goes through them. */

typedef struct {
  UnknotMuscle muscle;
  UnknotSide side;
} UnknotSpot;

/* All spots from the head down, left before right: an anatomist's order. */
#define UNKNOT_N_SPOTS (UNKNOT_N_MUSCLES * 2)
UnknotSpot unknot_spot_at (guint index);
guint unknot_spot_index (UnknotSpot spot);

/* "left side".  Constant. */
const char *unknot_side_text (UnknotSide side);
/* "Side of the neck (scalenes), left side".  Returns: (transfer full). */
char *unknot_spot_text (UnknotSpot spot);
/* "5 of 10, noticeable"; "gone" for 0.  Returns: (transfer full). */
char *unknot_strength_text (guint strength);
/* What is open there: "5 of 10, noticeable", or "not marked".  @knot: (nullable).
 * Returns: (transfer full). */
char *unknot_knot_text (const UnknotKnot *knot);
/* "today, 14:05", "yesterday, 09:30", "12 November, 09:30", of the user's own clock.
 * Returns: (transfer full). */
char *unknot_moment_text (gint64 wall, gint64 wall_now);

G_END_DECLS
