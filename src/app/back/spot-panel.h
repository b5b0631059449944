/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/back/back-words.h"
#include "app/back/marks.h"

G_BEGIN_DECLS

/* Everything about one spot: what the muscle does, how strong it is now, the guides for it,
 * its days, and what has been said so far.
 *
 * Signals:
 *   closed ()                back to all places
 *   deleted (gpointer mark)  a mark is deleted (UnknotHistoryMark, valid during the call)
 *   failed (const char *)    something could not be done: a sentence for the user */
#define UNKNOT_TYPE_SPOT_PANEL (unknot_spot_panel_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSpotPanel, unknot_spot_panel, UNKNOT, SPOT_PANEL, GtkWidget)

void unknot_spot_panel_set_up (UnknotSpotPanel *self, UnknotApplication *app, UnknotMarks *marks);
void unknot_spot_panel_show (UnknotSpotPanel *self, UnknotSpot spot);

G_END_DECLS
