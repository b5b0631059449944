/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* One guide of the catalogue in a GListModel. */
#define UNKNOT_TYPE_GUIDE_ITEM (unknot_guide_item_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuideItem, unknot_guide_item, UNKNOT, GUIDE_ITEM, GObject)

/* @entry: (transfer full). */
UnknotGuideItem *unknot_guide_item_new (UnknotCatalogEntry *entry);
const char *unknot_guide_item_get_id (UnknotGuideItem *self);
/* As it was when the item was made. */
const UnknotCatalogEntry *unknot_guide_item_get_entry (UnknotGuideItem *self);

G_END_DECLS
