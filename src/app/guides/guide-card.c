/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-card.h"

#include "app/guides/guide-words.h"
#include "app/widgets/widget-children.h"

struct _UnknotGuideCard {
  GtkWidget parent_instance;

  UnknotThumbnails *thumbnails;
  UnknotGuideItem *item;

  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *meta;
};

G_DEFINE_FINAL_TYPE (UnknotGuideCard, unknot_guide_card, GTK_TYPE_WIDGET)

static void
update_picture (UnknotGuideCard *self)
{
  if (self->item == NULL)
    return;
  gtk_picture_set_paintable (self->picture, unknot_thumbnails_get (self->thumbnails, unknot_guide_item_get_id (self->item)));
}

static void
ready_cb (UnknotGuideCard *self, const char *id)
{
  if (self->item != NULL && (id == NULL || g_str_equal (id, unknot_guide_item_get_id (self->item))))
    update_picture (self);
}

/* The focus is on the cell of the grid, which knows nothing of what it holds. */
static void
name_cell (UnknotGuideCard *self, const char *title, const char *meta)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta, -1);
}

void
unknot_guide_card_set_item (UnknotGuideCard *self, UnknotGuideItem *item)
{
  const UnknotCatalogEntry *entry = item != NULL ? unknot_guide_item_get_entry (item) : NULL;
  g_autofree char *meta = NULL;

  g_return_if_fail (UNKNOT_IS_GUIDE_CARD (self));

  g_set_object (&self->item, item);
  gtk_picture_set_paintable (self->picture, NULL);
  if (entry == NULL)
    return;
  meta = unknot_guide_meta (entry);
  gtk_label_set_label (self->title, entry->title);
  gtk_label_set_label (self->meta, meta);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta, -1);
  name_cell (self, entry->title, meta);
  update_picture (self);
}

static void
unknot_guide_card_dispose (GObject *object)
{
  UnknotGuideCard *self = UNKNOT_GUIDE_CARD (object);

  g_clear_object (&self->item);
  g_clear_object (&self->thumbnails);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_guide_card_parent_class)->dispose (object);
}

static void
unknot_guide_card_class_init (UnknotGuideCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_guide_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/guide-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideCard, picture);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideCard, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideCard, meta);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "guidecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_guide_card_init (UnknotGuideCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UnknotGuideCard *
unknot_guide_card_new (UnknotThumbnails *thumbnails)
{
  UnknotGuideCard *self = g_object_new (UNKNOT_TYPE_GUIDE_CARD, NULL);

  self->thumbnails = g_object_ref (thumbnails);
  g_signal_connect_object (thumbnails, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  return self;
}
