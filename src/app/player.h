/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/guide.h"

G_BEGIN_DECLS

/* Plays a guide: what to know before, its steps, and that it is over.  Runs on the frame
 * clock while it is mapped; hidden, it stands still.
 *
 * Signals:
 *   over (gboolean completed)   once for each guide: the last step is done, or it was stopped
 *   leave ()                    the user wants to close it */
#define UNKNOT_TYPE_PLAYER (unknot_player_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPlayer, unknot_player, UNKNOT, PLAYER, GtkWidget)

/* Begins @guide anew, with its intro. */
void unknot_player_set_guide (UnknotPlayer *self, UnknotGuide *guide);
UnknotGuide *unknot_player_get_guide (UnknotPlayer *self); /* (nullable) */
/* Whether there is nothing more to play. */
gboolean unknot_player_is_over (UnknotPlayer *self);
/* The break was ended from elsewhere: stops, and says so. */
void unknot_player_end_elsewhere (UnknotPlayer *self);

G_END_DECLS
