/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/next-guide.h"

#include <glib/gi18n.h>

#include "app/figure/figure.h"
#include "app/guides/guide-words.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"
#include "core/guide/advisor.h"

struct _UnknotNextGuide {
  GtkWidget parent_instance;

  UnknotApplication *app; /* outlives every window */
  char *shown;            /* id */

  GtkWidget *box;
  UnknotFigure *picture;
  GtkLabel *title;
  GtkLabel *meta;
  GtkLabel *reason;
  GtkWidget *another_button;
  GtkWidget *show_button;
};

G_DEFINE_FINAL_TYPE (UnknotNextGuide, unknot_next_guide, GTK_TYPE_WIDGET)

static void
show_guide (UnknotNextGuide *self, const char *id)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, id);
  g_autoptr (UnknotGuide) guide = entry != NULL ? unknot_catalog_read_guide (catalog, id, NULL) : NULL;
  g_autofree char *meta = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), guide != NULL);
  if (guide == NULL || g_strcmp0 (id, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (id);
  meta = unknot_guide_meta (entry);
  gtk_label_set_label (self->title, entry->title);
  gtk_label_set_label (self->meta, meta);
  unknot_figure_set_guide (self->picture, guide);
  unknot_figure_set_description (self->picture, entry->title);
  unknot_figure_set_playing (self->picture, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "s", id);
}

/* Without a service the page has a guide, too: the first for which everything is at hand.
 * Returns: (nullable). */
static const char *
first_guide (UnknotNextGuide *self)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  GSettings *settings = unknot_application_get_settings (self->app);
  g_auto (GStrv) props = g_settings_get_strv (settings, "props");
  g_auto (GStrv) left_out = g_settings_get_strv (settings, "left-out-guides");

  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      if (unknot_advisor_suggests (entry) && unknot_advisor_is_at_hand (entry, (const char *const *) props) &&
          !g_strv_contains ((const char *const *) left_out, entry->id))
        return entry->id;
    }
  return NULL;
}

static void
changed_cb (UnknotNextGuide *self)
{
  UnknotClient *client = unknot_application_get_client (self->app);
  const char *id = unknot_client_get_next_guide (client);
  const char *reason = unknot_client_get_next_guide_reason (client);

  if (g_str_equal (unknot_client_get_state (client), "break") && *unknot_client_get_break_guide (client) != '\0')
    id = unknot_client_get_break_guide (client);
  if (*id == '\0')
    id = first_guide (self);
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
  gtk_widget_set_sensitive (self->another_button, unknot_client_get_available (client));
  if (id != NULL)
    show_guide (self, id);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The picture moves once through; who wants to see it again points at it. */
static void
pointed_at_cb (UnknotNextGuide *self)
{
  if (unknot_figure_get_playing (self->picture))
    return;
  unknot_figure_set_seconds (self->picture, 0);
  unknot_figure_set_playing (self->picture, TRUE);
}

static void
another_clicked_cb (UnknotNextGuide *self)
{
  unknot_client_another_guide (unknot_application_get_client (self->app));
}

static void
unknot_next_guide_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_next_guide_parent_class)->dispose (object);
}

static void
unknot_next_guide_finalize (GObject *object)
{
  g_free (UNKNOT_NEXT_GUIDE (object)->shown);
  G_OBJECT_CLASS (unknot_next_guide_parent_class)->finalize (object);
}

static void
unknot_next_guide_class_init (UnknotNextGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_next_guide_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_next_guide_finalize;
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/next-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, box);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, picture);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, meta);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, reason);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, another_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotNextGuide, show_button);
  gtk_widget_class_bind_template_callback (widget_class, another_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointed_at_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_next_guide_init (UnknotNextGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_next_guide_set_application (UnknotNextGuide *self, UnknotApplication *app)
{
  g_return_if_fail (UNKNOT_IS_NEXT_GUIDE (self) && self->app == NULL);

  self->app = app;
  g_signal_connect_object (unknot_application_get_client (app), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (unknot_application_get_catalog (app), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}
