/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/player/player-state.h"

G_BEGIN_DECLS

/* The player's first page: all there is to know before a guide begins, scrolled where it has no room.
 * Its buttons are the player's actions, and stay in view.  The keyboard goes to Start.  Scrolling stops
 * the countdown. */
#define UNKNOT_TYPE_INTRO_PAGE (unknot_intro_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotIntroPage, unknot_intro_page, UNKNOT, INTRO_PAGE, GtkWidget)

void unknot_intro_page_set_guide (UnknotIntroPage *self, UnknotGuide *guide);
/* Says when it begins; to be called as time passes. */
void unknot_intro_page_update (UnknotIntroPage *self, const UnknotPlayerState *state);

/* @place: (nullable): an open place whose strength is asked for. */
void unknot_intro_page_set_knot (UnknotIntroPage *self, const char *place);

G_END_DECLS
