/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-detail.h"

#include <glib/gi18n.h>

#include "app/widgets/columns.h"
#include "app/widgets/heat-card.h"
#include "app/figure/figure.h"
#include "app/guides/guide-words.h"
#include "app/guides/left-out.h"
#include "app/guides/source-label.h"
#include "app/guides/step-lines.h"
#include "app/widgets/text-list.h"
#include "app/widgets/widget-children.h"
#include "core/guide/advisor.h"

/* Its page leads to the table of foods. */
#define FOOD_GUIDE "eat-something"

struct _UnknotGuideDetail {
  GtkWidget parent_instance;

  GSettings *settings; /* (nullable) until something is shown */
  char *id;            /* the same */

  GtkScrolledWindow *scroller;
  UnknotFigure *picture;
  GtkLabel *title;
  GtkLabel *meta;
  GtkLabel *summary;
  GtkButton *start_button;
  GtkWidget *foods_button;
  UnknotHeatCard *heat;
  GtkCheckButton *left_out;
  UnknotTextList *props;
  UnknotTextList *steps;
  UnknotTextList *muscles;
  UnknotTextList *cautions;
  UnknotTextList *ask_first;
  UnknotTextList *stops;
  UnknotTextList *never_press;
  GtkLabel *evidence;
  GtkLabel *note;
  GtkBox *sources;
};

G_DEFINE_FINAL_TYPE (UnknotGuideDetail, unknot_guide_detail, GTK_TYPE_WIDGET)

static void
show_steps (UnknotGuideDetail *self, UnknotGuide *guide)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) notes = NULL;

  unknot_step_lines (guide, &lines, &notes);
  unknot_text_list_set_noted_lines (self->steps, (const char *const *) lines, (const char *const *) notes);
}

static void
show_muscles (UnknotGuideDetail *self, UnknotGuide *guide)
{
  const char *const *keys = unknot_guide_get_muscles (guide);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (; keys != NULL && *keys != NULL; keys++)
    g_ptr_array_add (lines, unknot_muscle_text (*keys));
  g_ptr_array_add (lines, NULL);
  unknot_text_list_set_lines (self->muscles, (const char *const *) lines->pdata, 0);
}

static void
show_evidence (UnknotGuideDetail *self, UnknotCatalog *catalog, UnknotGuide *guide)
{
  const char *const *keys = unknot_guide_get_sources (guide);
  const char *note = unknot_guide_get_evidence_note (guide);
  GtkWidget *child;

  gtk_label_set_label (self->evidence, unknot_evidence_title (unknot_guide_get_evidence (guide)));
  gtk_label_set_label (self->note, note != NULL ? note : "");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sources))) != NULL)
    gtk_box_remove (self->sources, child);
  unknot_source_labels_append (self->sources, catalog, keys);
}

/* A checklist is gone through; everything else is played. */
static void
show_start (UnknotGuideDetail *self, const UnknotCatalogEntry *entry)
{
  gtk_button_set_label (self->start_button, entry->checklist ? _("Go through it") : _("Start this guide"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start_button), entry->checklist ? "app.go-through" : "app.take-break");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "s", entry->id);
  gtk_widget_set_visible (self->foods_button, g_str_equal (entry->id, FOOD_GUIDE));
  /* What is never suggested anyway needs no switch. */
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), unknot_advisor_suggests (entry));
}

static void
show_left_out (UnknotGuideDetail *self)
{
  if (self->id != NULL)
    gtk_check_button_set_active (self->left_out, unknot_left_out_get (self->settings, self->id));
}

static void
left_out_toggled_cb (UnknotGuideDetail *self)
{
  if (self->id != NULL)
    unknot_left_out_set (self->settings, self->id, gtk_check_button_get_active (self->left_out));
}

static void
set_settings (UnknotGuideDetail *self, GSettings *settings)
{
  if (!g_set_object (&self->settings, settings))
    return;
  g_signal_connect_object (settings, "changed::" UNKNOT_LEFT_OUT_KEY, G_CALLBACK (show_left_out), self, G_CONNECT_SWAPPED);
  g_settings_bind_writable (settings, UNKNOT_LEFT_OUT_KEY, self->left_out, "sensitive", FALSE);
}

/* Kind and length, where it can be done, and who would notice; what it takes. */
static void
show_meta (UnknotGuideDetail *self, const UnknotCatalogEntry *entry)
{
  g_autofree char *meta = unknot_guide_meta (entry);
  g_autofree char *places = unknot_places_text (entry->places);
  g_autofree char *marks = unknot_marks_text (entry);
  g_auto (GStrv) props = unknot_prop_texts (entry);
  GString *line = g_string_new (meta);

  if (*places != '\0')
    g_string_append_printf (line, " · %s", places);
  if (*marks != '\0')
    g_string_append_printf (line, " · %s", marks);
  gtk_label_set_label (self->meta, line->str);
  g_string_free (line, TRUE);
  unknot_text_list_set_lines (self->props, (const char *const *) props, 0);
}

gboolean
unknot_guide_detail_show (UnknotGuideDetail *self, UnknotApplication *app, const char *id, GError **error)
{
  UnknotCatalog *catalog;
  g_autoptr (UnknotGuide) guide = NULL;
  const UnknotCatalogEntry *entry;
  g_autofree const char **never_press = NULL;

  g_return_val_if_fail (UNKNOT_IS_GUIDE_DETAIL (self) && UNKNOT_IS_APPLICATION (app), FALSE);

  catalog = unknot_application_get_catalog (app);
  guide = unknot_catalog_read_guide (catalog, id, error);
  if (guide == NULL)
    return FALSE;
  entry = unknot_catalog_find (catalog, id);
  never_press = unknot_guide_never_press_texts (guide);
  gtk_label_set_label (self->title, entry->title);
  show_meta (self, entry);
  gtk_label_set_label (self->summary, entry->summary != NULL ? entry->summary : "");
  g_clear_pointer (&self->id, g_free); /* what is shown before is no longer meant */
  set_settings (self, unknot_application_get_settings (app));
  self->id = g_strdup (id);
  unknot_heat_card_set_client (self->heat, unknot_application_get_client (app));
  unknot_heat_card_set_guide (self->heat, id);
  show_start (self, entry);
  show_left_out (self);
  unknot_figure_set_guide (self->picture, guide);
  unknot_figure_set_description (self->picture, unknot_guide_get_title (guide));
  show_steps (self, guide);
  show_muscles (self, guide);
  unknot_text_list_set_lines (self->cautions, unknot_guide_get_cautions (guide), 0);
  unknot_text_list_set_lines (self->never_press, never_press, 0);
  unknot_text_list_set_lines (self->ask_first, unknot_guide_get_ask_first (guide), 0);
  unknot_text_list_set_lines (self->stops, unknot_guide_get_stop (guide), 0);
  show_evidence (self, catalog, guide);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  return TRUE;
}

static void
unknot_guide_detail_dispose (GObject *object)
{
  UnknotGuideDetail *self = UNKNOT_GUIDE_DETAIL (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->settings);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_guide_detail_parent_class)->dispose (object);
}

static void
unknot_guide_detail_class_init (UnknotGuideDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_guide_detail_dispose;
  g_type_ensure (UNKNOT_TYPE_HEAT_CARD);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/guide-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, picture);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, meta);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, summary);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, start_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, foods_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, heat);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, left_out);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, props);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, steps);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, muscles);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, cautions);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, ask_first);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, stops);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, never_press);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, evidence);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, note);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuideDetail, sources);
  gtk_widget_class_bind_template_callback (widget_class, left_out_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_guide_detail_init (UnknotGuideDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
