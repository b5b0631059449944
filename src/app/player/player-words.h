/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/player/player-state.h"
#include "core/guide/breath.h"

G_BEGIN_DECLS

/* What a player says, in words.  Pure, as its state is. */

typedef enum {
  UNKNOT_PLAYER_LEFT,      /* by its user */
  UNKNOT_PLAYER_TOO_RED,   /* the skin did not take the heat well */
  UNKNOT_PLAYER_ELSEWHERE, /* the break was ended in the tray or on the command line */
} UnknotPlayerStop;

/* Where in a breath the player is.
 * Returns: FALSE, and leaves @moment alone, while the present step counts none. */
gboolean unknot_player_breath (const UnknotPlayerState *state, UnknotBreathMoment *moment);
/* The small line below the instruction: what to do right now; "" for nothing.
 * @numbers: with the seconds of a breath, where no disc shows them.
 * Returns: (transfer full). */
char *unknot_player_hint_text (const UnknotPlayerState *state, gboolean numbers);
/* What is said of a spot that has had enough for today; "" when none has.
 * Returns: (transfer full). */
char *unknot_player_full_text (const UnknotPlayerState *state);
/* A sentence for the last page.  @stop: why, when the guide was not gone through to its end.
 * Returns: (transfer full). */
char *unknot_player_end_text (const UnknotPlayerState *state, UnknotPlayerStop stop);

G_END_DECLS
