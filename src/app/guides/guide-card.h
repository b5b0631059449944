/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guides/guide-item.h"
#include "app/guides/thumbnails.h"

G_BEGIN_DECLS

/* One guide in the grid: its picture, title, kind and length. */
#define UNKNOT_TYPE_GUIDE_CARD (unknot_guide_card_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuideCard, unknot_guide_card, UNKNOT, GUIDE_CARD, GtkWidget)

UnknotGuideCard *unknot_guide_card_new (UnknotThumbnails *thumbnails);
/* @item: (nullable): NULL when the card scrolls out of sight. */
void unknot_guide_card_set_item (UnknotGuideCard *self, UnknotGuideItem *item);

G_END_DECLS
