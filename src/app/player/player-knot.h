/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/player/player.h"
#include "core/history/knots.h"

G_BEGIN_DECLS

/* Joins @player with the open places of the body: where a guide is meant for one that is open,
 * it asks before and after how strong it is, and the answers become marks.  What is said after
 * the guide also says how the guide felt.  Holds neither of them. */
void unknot_player_knot_link (UnknotPlayer *player, UnknotApplication *app);

/* Which open place a guide is asked about: the strongest that one of its muscles has.
 * @knots: (element-type UnknotKnot): strongest first.  @muscles: (nullable): NULL-terminated.
 * Returns: (nullable): owned by @knots. */
const UnknotKnot *unknot_player_knot_choose (GArray *knots, const char *const *muscles);

/* How a guide felt, from how strong the place was before and is after: "better", "same" or
 * "worse".  Constant. */
const char *unknot_player_knot_feeling (guint before, guint after);

G_END_DECLS
