/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/player/player-state.h"
#include "core/guide/guide.h"

G_BEGIN_DECLS

/* Plays a guide: what to know before, its steps, and that it is over.  Runs on the frame
 * clock while it is mapped; hidden, it stands still, unless warmth lies on the skin.
 *
 * Signals:
 *   begun ()                    a guide has been set, its intro is shown
 *   started ()                  the intro is over, the first step plays
 *   stepped ()                  another step is shown
 *   asking (gboolean waits)     a question about the skin waits for its answer, or does so no longer
 *   over (gboolean completed)   once for each guide: the last step is done, or it was stopped
 *   leave ()                    the user wants to close it
 *   pressed (const char *spot, guint seconds)   a spot has been massaged for so much longer
 *   rated (const char *feeling) after the guide: "better", "same" or "worse"
 *   felt (gboolean after, guint strength)   how strong the open place is, before or after the guide
 *   follow (const char *guide)  the user wants the guide that goes well after this one */
#define UNKNOT_TYPE_PLAYER (unknot_player_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPlayer, unknot_player, UNKNOT, PLAYER, GtkWidget)

/* Begins @guide anew, with its intro. */
void unknot_player_set_guide (UnknotPlayer *self, UnknotGuide *guide);
UnknotGuide *unknot_player_get_guide (UnknotPlayer *self); /* (nullable) */
/* Where it is, until the next guide is set.  (nullable) (transfer none) */
const UnknotPlayerState *unknot_player_get_state (UnknotPlayer *self);
/* Whether the end asks how it is now.  Not, unless somebody keeps the answer. */
void unknot_player_set_asks (UnknotPlayer *self, gboolean asks);
/* @place: (nullable): an open place that the guide is meant for; its strength is asked for
 * before, and after it instead of how it is now.  To be set after "begun". */
void unknot_player_set_knot (UnknotPlayer *self, const char *place);
/* Neither chimes nor speaks while something asks for quiet. */
void unknot_player_set_quiet (UnknotPlayer *self, gboolean quiet);
/* @title: (nullable): of the guide that is offered at the end. */
void unknot_player_set_next (UnknotPlayer *self, const char *title);
/* @spots: a{su}: seconds that each spot has been pressed today, before this guide. */
void unknot_player_set_spot_times (UnknotPlayer *self, GVariant *spots);
/* Stops the time until the user goes on, in the intro, too. */
void unknot_player_pause (UnknotPlayer *self);
/* Whether there is nothing more to play. */
gboolean unknot_player_is_over (UnknotPlayer *self);
/* The break was ended from elsewhere: stops, and says so. */
void unknot_player_end_elsewhere (UnknotPlayer *self);

G_END_DECLS
