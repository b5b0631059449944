/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/player/player-state.h"

G_BEGIN_DECLS

/* The steps of a guide as a row of bars, each as long as its step, filled as far as it has
 * been gone through.  Over a bar the pointer finds what its step says; a click on it goes there, by
 * the action "player.go-to".  Accessible: a progress bar, "Step 2 of 6". */
#define UNKNOT_TYPE_STEP_TRACK (unknot_step_track_get_type ())
G_DECLARE_FINAL_TYPE (UnknotStepTrack, unknot_step_track, UNKNOT, STEP_TRACK, GtkWidget)

/* @state: (nullable): looked at, not owned; it must live until another one is set.
 * @n_steps: of its guide. */
void unknot_step_track_set_state (UnknotStepTrack *self, const UnknotPlayerState *state, guint n_steps);
/* To be called when the state has moved on within its step: drawn again when that can be seen. */
void unknot_step_track_move (UnknotStepTrack *self);
/* To be called when another step is shown. */
void unknot_step_track_update (UnknotStepTrack *self);

G_END_DECLS
