/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Today as one strip, with how long each kind of it was.  Asks the service when something has
 * changed while it is seen, and goes on with the client's ticks; hidden, it does nothing. */
#define UNKNOT_TYPE_DAY_CARD (unknot_day_card_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDayCard, unknot_day_card, UNKNOT, DAY_CARD, GtkWidget)

void unknot_day_card_set_client (UnknotDayCard *self, UnknotClient *client);
/* To be called when the page it is on is shown. */
void unknot_day_card_refresh (UnknotDayCard *self);

G_END_DECLS
