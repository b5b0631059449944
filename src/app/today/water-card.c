/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/water-card.h"

#include <glib/gi18n.h>

#include "app/client-care.h"
#include "app/widgets/columns.h"
#include "app/widgets/label.h"
#include "app/widgets/widget-children.h"

struct _UnknotWaterCard {
  GtkWidget parent_instance;

  UnknotClient *client;

  GtkLabel *title;
};

G_DEFINE_FINAL_TYPE (UnknotWaterCard, unknot_water_card, GTK_TYPE_WIDGET)

static void
update (UnknotWaterCard *self)
{
  const guint n = unknot_client_get_water_today (self->client);
  g_autofree char *title =
    n == 0 ? g_strdup (_("Water")) : g_strdup_printf (ngettext ("Water: once today", "Water: %u times today", n), n);

  unknot_label_show (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self), unknot_client_get_water (self->client));
}

static void
had_clicked_cb (UnknotWaterCard *self)
{
  unknot_client_had_water (self->client);
}

static void
unknot_water_card_dispose (GObject *object)
{
  g_clear_object (&UNKNOT_WATER_CARD (object)->client);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_water_card_parent_class)->dispose (object);
}

static void
unknot_water_card_class_init (UnknotWaterCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_water_card_dispose;
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/water-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotWaterCard, title);
  gtk_widget_class_bind_template_callback (widget_class, had_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_water_card_init (UnknotWaterCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
unknot_water_card_set_client (UnknotWaterCard *self, UnknotClient *client)
{
  g_return_if_fail (UNKNOT_IS_WATER_CARD (self) && self->client == NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
