/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/player/player.h"

G_BEGIN_DECLS

/* Below a guide for heat: an offer to go on working while the service keeps the time.  Hidden
 * where that makes no sense: nothing is warm yet, it is nearly over, a session runs already, or
 * no service is there.
 *
 * Signal
 *   handed-over ()   the service keeps the time now; the window may go */
#define UNKNOT_TYPE_PLAYER_HEAT (unknot_player_heat_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPlayerHeat, unknot_player_heat, UNKNOT, PLAYER_HEAT, GtkWidget)

/* Follows @player, which outlives it. */
void unknot_player_heat_link (UnknotPlayerHeat *self, UnknotPlayer *player, UnknotClient *client);

/* Where a guide is, for a session that takes over from it.
 * @warmed: (out): seconds since the warmth came on the body.
 * @looked: (out): whether a look at the skin lies behind.
 * Returns: whether it can be taken over now. */
gboolean unknot_player_heat_progress (UnknotGuide *guide, const UnknotPlayerState *state, guint *warmed,
                                      gboolean *looked);

G_END_DECLS
