/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/figure/figure.h"
#include "app/player/intro-page.h"
#include "app/player/player-end.h"
#include "app/player/player-sound.h"
#include "app/player/player-state.h"
#include "app/player/player-words.h"
#include "app/player/player.h"
#include "app/player/step-page.h"
#include "app/player/warm-clock.h"
#include "app/widgets/split.h"
#include "app/widgets/ticker.h"

G_BEGIN_DECLS

/* Shared by the files that make up the player: player.c (what is shown, life) and player-actions.c (what can
 * be asked of it). */
struct _UnknotPlayer {
  GtkWidget parent_instance;

  UnknotGuide *guide;
  UnknotPlayerState *state;
  GSettings *settings; /* (nullable), not owned */
  UnknotPlayerSound *sound;
  UnknotTicker *ticker;
  UnknotWarmClock *warm; /* runs while warmth lies on the skin */
  guint shown_step;
  UnknotPlayerPhase shown_phase;
  gboolean reported;
  UnknotPlayerStop stop; /* why, once it has been stopped */
  gboolean asks;

  UnknotSplit *split;
  UnknotFigure *picture;
  GtkStack *stack;
  UnknotIntroPage *intro;
  UnknotStepPage *step;
  UnknotPlayerEnd *end;
};

/* Shows what the state has become.  There must be one. */
void unknot_player_update (UnknotPlayer *self);

void unknot_player_actions_install (GtkWidgetClass *widget_class);
/* Nothing can be done before there is a guide, and nothing is paused while a question waits. */
void unknot_player_actions_update (UnknotPlayer *self);

G_END_DECLS
