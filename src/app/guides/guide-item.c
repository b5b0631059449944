/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-item.h"

struct _UnknotGuideItem {
  GObject parent_instance;

  UnknotCatalog *catalog;
  char *id;
};

G_DEFINE_FINAL_TYPE (UnknotGuideItem, unknot_guide_item, G_TYPE_OBJECT)

const char *
unknot_guide_item_get_id (UnknotGuideItem *self)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE_ITEM (self), NULL);
  return self->id;
}

const UnknotCatalogEntry *
unknot_guide_item_get_entry (UnknotGuideItem *self)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE_ITEM (self), NULL);
  return unknot_catalog_find (self->catalog, self->id);
}

static void
unknot_guide_item_finalize (GObject *object)
{
  UnknotGuideItem *self = UNKNOT_GUIDE_ITEM (object);

  g_clear_object (&self->catalog);
  g_free (self->id);
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
unknot_guide_item_new (UnknotCatalog *catalog, const char *id)
{
  UnknotGuideItem *self = g_object_new (UNKNOT_TYPE_GUIDE_ITEM, NULL);

  self->catalog = g_object_ref (catalog);
  self->id = g_strdup (id);
  return self;
}
