/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-item.h"

struct _UnknotGuideItem {
  GObject parent_instance;

  UnknotCatalogEntry *entry;
};

G_DEFINE_FINAL_TYPE (UnknotGuideItem, unknot_guide_item, G_TYPE_OBJECT)

const char *
unknot_guide_item_get_id (UnknotGuideItem *self)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE_ITEM (self), NULL);
  return self->entry->id;
}

const UnknotCatalogEntry *
unknot_guide_item_get_entry (UnknotGuideItem *self)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE_ITEM (self), NULL);
  return self->entry;
}

static void
unknot_guide_item_finalize (GObject *object)
{
  UnknotGuideItem *self = UNKNOT_GUIDE_ITEM (object);

  g_clear_pointer (&self->entry, unknot_catalog_entry_unref);
  G_OBJECT_CLASS (unknot_guide_item_parent_class)->finalize (object);
}

static void
unknot_guide_item_class_init (UnknotGuideItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_guide_item_finalize;
}

static void
unknot_guide_item_init (UnknotGuideItem *self)
{
}

UnknotGuideItem *
unknot_guide_item_new (UnknotCatalogEntry *entry)
{
  UnknotGuideItem *self = g_object_new (UNKNOT_TYPE_GUIDE_ITEM, NULL);

  self->entry = entry;
  return self;
}
