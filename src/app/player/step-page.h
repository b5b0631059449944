/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/player/player-state.h"

G_BEGIN_DECLS

/* The player's page while a guide plays: the present step, how long it goes on, what to do
 * with the breath, and the buttons, which are the player's actions.  The keyboard goes to
 * Pause. */
#define UNKNOT_TYPE_STEP_PAGE (unknot_step_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotStepPage, unknot_step_page, UNKNOT, STEP_PAGE, GtkWidget)

/* @state: (nullable): looked at, not owned; it must live until another one is set.
 * @n_steps: of its guide. */
void unknot_step_page_set_state (UnknotStepPage *self, const UnknotPlayerState *state, guint n_steps);
/* Another step has begun. */
void unknot_step_page_show (UnknotStepPage *self);
/* Time has passed. */
void unknot_step_page_update (UnknotStepPage *self);
/* The question about the skin has its answer. */
void unknot_step_page_hide_question (UnknotStepPage *self);
/* @menu: of the button beside Next.  @manner: "Slower", ..., or "". */
void unknot_step_page_set_menu (UnknotStepPage *self, GMenuModel *menu);
void unknot_step_page_set_manner (UnknotStepPage *self, const char *manner);

G_END_DECLS
