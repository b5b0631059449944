/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/player/player.h"

G_BEGIN_DECLS

/* Joins @player with the service, wherever it stands: what was pressed and how it felt goes
 * into the history, today's presses come from there, and the guide that goes well after one
 * is offered and begun.  Holds neither of them. */
void unknot_player_link (UnknotPlayer *player, UnknotApplication *app);

G_END_DECLS
