/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/back/back-words.h"
#include "app/back/marks.h"
#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* The last weeks of one spot: its curve with the guides done for it, and what else those days
 * were like. */
#define UNKNOT_TYPE_SPOT_DAYS (unknot_spot_days_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSpotDays, unknot_spot_days, UNKNOT, SPOT_DAYS, GtkWidget)

/* Hides itself when the spot has never been marked. */
void unknot_spot_days_show (UnknotSpotDays *self, UnknotMarks *marks, UnknotCatalog *catalog, UnknotSpot spot);

G_END_DECLS
