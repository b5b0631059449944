/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/back/back-words.h"

G_BEGIN_DECLS

/* The guides for one spot as cards; one click plays. */
#define UNKNOT_TYPE_SPOT_GUIDES (unknot_spot_guides_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSpotGuides, unknot_spot_guides, UNKNOT, SPOT_GUIDES, GtkWidget)

void unknot_spot_guides_set_application (UnknotSpotGuides *self, UnknotApplication *app);
void unknot_spot_guides_show (UnknotSpotGuides *self, UnknotMuscle muscle);

G_END_DECLS
