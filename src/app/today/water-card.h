/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/client.h"

G_BEGIN_DECLS

/* How often something was drunk today, and one more; no aim, no judgement.  Hidden unless the user
 * wants it counted. */
#define UNKNOT_TYPE_WATER_CARD (unknot_water_card_get_type ())
G_DECLARE_FINAL_TYPE (UnknotWaterCard, unknot_water_card, UNKNOT, WATER_CARD, GtkWidget)

void unknot_water_card_set_client (UnknotWaterCard *self, UnknotClient *client);

G_END_DECLS
