/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/spot-guides.h"

#include <glib/gi18n.h>

#include "app/guides/guide-card.h"
#include "app/palette.h"
#include "app/widgets/flow-cell.h"
#include "core/guide/advisor.h"

/* More would be a library, and there is a page for that. */
#define MOST_GUIDES 6

struct _UnknotSpotGuides {
  GtkWidget parent_instance;

  UnknotApplication *app; /* not owned: it outlives its windows */
  UnknotThumbnails *thumbnails;
  UnknotPalette palette;
  GtkWidget *box, *flow;
  UnknotMuscle muscle;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (UnknotSpotGuides, unknot_spot_guides, GTK_TYPE_WIDGET)

static gboolean
is_for (const UnknotCatalogEntry *entry, UnknotMuscle muscle)
{
  for (guint i = 0; entry->muscles != NULL && entry->muscles[i] != NULL; i++)
    {
      UnknotMuscle is;

      if (unknot_muscle_from_name (entry->muscles[i], &is, NULL, NULL) && is == muscle)
        return TRUE;
    }
  return FALSE;
}

static void
add_card (UnknotSpotGuides *self, UnknotCatalog *catalog, const UnknotCatalogEntry *entry)
{
  UnknotGuideCard *card = unknot_guide_card_new (self->thumbnails);
  GtkWidget *button = gtk_button_new ();
  g_autoptr (UnknotGuideItem) item = unknot_guide_item_new (unknot_catalog_entry_ref (entry));
  /* Translators: a button; %s is the title of a guide */
  g_autofree char *label = g_strdup_printf (_("Play: %s"), entry->title);

  unknot_guide_card_set_item (card, item);
  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (card));
  gtk_widget_add_css_class (button, "card-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.take-break");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->id);
  gtk_widget_set_tooltip_text (button, entry->summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), unknot_flow_cell_new (button));
}

/* The movement that stretches it comes first and by itself. */
static gboolean
is_stretch (UnknotSpotGuides *self, const UnknotCatalogEntry *entry)
{
  return g_str_equal (entry->id, unknot_muscle_get_stretch (self->muscle));
}

static gboolean
is_offered (UnknotSpotGuides *self, const UnknotCatalogEntry *entry, char **left_out)
{
  return is_for (entry, self->muscle) && !g_strv_contains ((const char *const *) left_out, entry->id);
}

/* One of each kind, then a second one of each, as long as there are any.  @n: (inout): how many there are. */
static void
add_cards (UnknotSpotGuides *self, char **props, char **left_out, gboolean at_hand, guint *n)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  gboolean any = TRUE;

  for (guint round = 0; any && *n < MOST_GUIDES; round++)
    {
      guint of_kind[UNKNOT_N_GUIDE_KINDS] = { 0 };

      any = FALSE;
      for (guint i = 0; i < unknot_catalog_get_n_entries (catalog) && *n < MOST_GUIDES; i++)
        {
          const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

          if (is_stretch (self, entry) || !is_offered (self, entry, left_out) ||
              unknot_advisor_is_at_hand (entry, (const char *const *) props) != at_hand ||
              of_kind[entry->kind]++ != round)
            continue;
          add_card (self, catalog, entry);
          any = TRUE;
          (*n)++;
        }
    }
}

/* What stretches it, then what can be done with what is at hand. */
static void
fill (UnknotSpotGuides *self)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  const UnknotCatalogEntry *stretch = unknot_catalog_find (catalog, unknot_muscle_get_stretch (self->muscle));
  GSettings *settings = unknot_application_get_settings (self->app);
  g_auto (GStrv) props = g_settings_get_strv (settings, "props");
  g_auto (GStrv) left_out = g_settings_get_strv (settings, "left-out-guides");
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  if (stretch != NULL && is_offered (self, stretch, left_out))
    {
      add_card (self, catalog, stretch);
      n++;
    }
  add_cards (self, props, left_out, TRUE, &n);
  add_cards (self, props, left_out, FALSE, &n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
unknot_spot_guides_show (UnknotSpotGuides *self, UnknotMuscle muscle)
{
  g_return_if_fail (UNKNOT_IS_SPOT_GUIDES (self));

  if (self->shown && self->muscle == muscle)
    return;
  self->muscle = muscle;
  self->shown = TRUE;
  fill (self);
}

static void
catalog_changed_cb (UnknotSpotGuides *self)
{
  if (self->shown)
    fill (self);
}

static void
unknot_spot_guides_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UnknotSpotGuides *self = UNKNOT_SPOT_GUIDES (widget);

  GTK_WIDGET_CLASS (unknot_spot_guides_parent_class)->css_changed (widget, change);
  if (self->thumbnails == NULL || self->palette == unknot_palette_of_widget (widget))
    return;
  self->palette = unknot_palette_of_widget (widget);
  unknot_thumbnails_forget (self->thumbnails);
}

static void
unknot_spot_guides_dispose (GObject *object)
{
  UnknotSpotGuides *self = UNKNOT_SPOT_GUIDES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->thumbnails);
  G_OBJECT_CLASS (unknot_spot_guides_parent_class)->dispose (object);
}

static void
unknot_spot_guides_class_init (UnknotSpotGuidesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_spot_guides_dispose;
  GTK_WIDGET_CLASS (klass)->css_changed = unknot_spot_guides_css_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_spot_guides_init (UnknotSpotGuides *self)
{
  GtkWidget *title = gtk_label_new (_("Guides for it"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "strong");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->flow), TRUE);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->flow);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
unknot_spot_guides_set_application (UnknotSpotGuides *self, UnknotApplication *app)
{
  GSettings *settings = unknot_application_get_settings (app);

  g_return_if_fail (UNKNOT_IS_SPOT_GUIDES (self) && self->app == NULL);

  self->app = app;
  self->thumbnails = unknot_thumbnails_new (unknot_application_get_catalog (app), GTK_WIDGET (self));
  self->palette = unknot_palette_of_widget (GTK_WIDGET (self));
  g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (unknot_thumbnails_forget), self->thumbnails,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::figure-build", G_CALLBACK (unknot_thumbnails_forget), self->thumbnails,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::props", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::left-out-guides", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (unknot_application_get_catalog (app), "changed", G_CALLBACK (catalog_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
