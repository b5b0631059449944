/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/client.h"

G_BEGIN_DECLS

/* The heat session that runs beside other work: how long it still is warm, what is asked, and the
 * answers.  Hidden while there is none; right to the second while it can be seen. */
#define UNKNOT_TYPE_HEAT_CARD (unknot_heat_card_get_type ())
G_DECLARE_FINAL_TYPE (UnknotHeatCard, unknot_heat_card, UNKNOT, HEAT_CARD, GtkWidget)

void unknot_heat_card_set_client (UnknotHeatCard *self, UnknotClient *client);

/* @guide: (nullable): show only the session of that guide; NULL: any. */
void unknot_heat_card_set_guide (UnknotHeatCard *self, const char *guide);

G_END_DECLS
