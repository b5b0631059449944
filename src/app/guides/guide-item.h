/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* One guide of the catalogue in a GListModel. */
#define UNKNOT_TYPE_GUIDE_ITEM (unknot_guide_item_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuideItem, unknot_guide_item, UNKNOT, GUIDE_ITEM, GObject)

UnknotGuideItem *unknot_guide_item_new (UnknotCatalog *catalog, const char *id);
const char *unknot_guide_item_get_id (UnknotGuideItem *self);
/* NULL when the guide has gone from the catalogue. */
const UnknotCatalogEntry *unknot_guide_item_get_entry (UnknotGuideItem *self);

G_END_DECLS
