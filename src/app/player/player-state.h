/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/player/spot-times.h"
#include "core/guide/guide.h"

G_BEGIN_DECLS

/* Where a playing guide is: position, step, what holds it.  Pure: no display, no clock;
 * seconds are handed in as they pass. */
typedef struct _UnknotPlayerState UnknotPlayerState;

typedef enum {
  UNKNOT_PLAYER_INTRO,   /* before the start: cautions are read; counts down to the start */
  UNKNOT_PLAYER_PLAYING,
  UNKNOT_PLAYER_PAUSED,  /* by the user */
  UNKNOT_PLAYER_ASKING,  /* at the end of a step whose question is not answered yet */
  UNKNOT_PLAYER_DONE,    /* every step has been gone through */
  UNKNOT_PLAYER_STOPPED, /* left, or stopped, before the end */
} UnknotPlayerPhase;

/* How long the intro waits at least before the guide starts by itself, so that nobody needs hands
 * for it; longer by what all that it says takes to read. */
#define UNKNOT_PLAYER_INTRO_SECONDS 12.0

UnknotPlayerState *unknot_player_state_new (UnknotGuide *guide);
void unknot_player_state_free (UnknotPlayerState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotPlayerState, unknot_player_state_free)

UnknotPlayerPhase unknot_player_state_get_phase (const UnknotPlayerState *self);
/* Seconds since the first step began. */
double unknot_player_state_get_position (const UnknotPlayerState *self);
double unknot_player_state_get_total (const UnknotPlayerState *self);
guint unknot_player_state_get_step (const UnknotPlayerState *self);
const UnknotStep *unknot_player_state_get_guide_step (const UnknotPlayerState *self);
const UnknotStep *unknot_player_state_get_nth_step (const UnknotPlayerState *self, guint index);
/* When step @index begins, and how far it is gone through, 0 to 1. */
double unknot_player_state_get_step_start (const UnknotPlayerState *self, guint index);
double unknot_player_state_get_step_fraction (const UnknotPlayerState *self, guint index);
/* Whole seconds left in the present step, or of the intro; rounded up. */
guint unknot_player_state_get_seconds_left (const UnknotPlayerState *self);
/* Whether pressing is spoken of: in the intro, and from shortly before the first press until the
 * last is over. */
gboolean unknot_player_state_presses (const UnknotPlayerState *self);
/* Whether time makes anything move just now. */
gboolean unknot_player_state_is_running (const UnknotPlayerState *self);

/* How long it has been playing, by the clock; what was paused or passed over does not count. */
double unknot_player_state_get_played (const UnknotPlayerState *self);

/* Lets @seconds pass.  Returns: whether phase, step or whole seconds left changed. */
gboolean unknot_player_state_advance (UnknotPlayerState *self, double seconds);

/* How fast the movement is, 0.1 to 1: 0.5 takes twice as long.  Steps that count breaths keep
 * their own pace. */
void unknot_player_state_set_speed (UnknotPlayerState *self, double speed);

/* Today's presses: (transfer none): to be told what came before, and to take what is pressed
 * now.  A spot that has had its time for today ends its step; further steps on it are passed
 * over. */
UnknotSpotTimes *unknot_player_state_get_spots (UnknotPlayerState *self);
/* The spot for whose sake the step before was cut short or passed over; NULL: none was. */
const char *unknot_player_state_get_full_spot (const UnknotPlayerState *self);

/* Ends the intro at once. */
void unknot_player_state_start (UnknotPlayerState *self);
/* Pauses or goes on; in the intro: stops or restarts its countdown. */
void unknot_player_state_toggle (UnknotPlayerState *self);
/* To the next step; after the last one the guide is done.  Skipping over the question of a
 * step counts as leaving it unanswered, not as a stop. */
void unknot_player_state_next (UnknotPlayerState *self);
/* To the begin of this step, or of the one before when this one has only just begun. */
void unknot_player_state_previous (UnknotPlayerState *self);
/* To the begin of step @index, which the user has pointed at; nothing before the start and after the
 * end. */
void unknot_player_state_go_to (UnknotPlayerState *self, guint index);
/* The answer to a skin check: @fine goes on, otherwise the guide stops. */
void unknot_player_state_answer (UnknotPlayerState *self, gboolean fine);
void unknot_player_state_stop (UnknotPlayerState *self);

/* What to say about sides at the present step: "Right side, then left", "Left side, then
 * right", "Second side: left", ...; NULL when the step has none.
 * Returns: (transfer full) (nullable). */
char *unknot_player_state_get_side_text (const UnknotPlayerState *self);

G_END_DECLS
