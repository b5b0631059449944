/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/back-page.h"

#include <glib/gi18n.h>

#include "app/back/body-map.h"
#include "app/back/marks.h"
#include "app/back/muscle-list.h"
#include "app/back/spot-panel.h"
#include "app/client-marks.h"
#include "app/widgets/banner.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/split.h"
#include "app/widgets/widget-children.h"

struct _UnknotBackPage {
  GtkWidget parent_instance;

  UnknotMarks *marks;
  UnknotHistoryMark *deleted; /* (nullable): what Undo brings back */

  UnknotBanner *banner;
  UnknotBodyMap *map;
  GtkLabel *named;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *summary;
  UnknotMuscleList *list;
  UnknotSpotPanel *panel;
};

G_DEFINE_FINAL_TYPE (UnknotBackPage, unknot_back_page, GTK_TYPE_WIDGET)

/* --- In step: map, list, panel and the line of words ---------------------------------- */

static void
pointed_cb (UnknotBackPage *self)
{
  UnknotSpot spot;
  g_autofree char *text = NULL;

  if (unknot_body_map_get_pointed (self->map, &spot))
    {
      GArray *knots = self->marks != NULL ? unknot_marks_get_knots (self->marks) : NULL;
      g_autofree char *name = unknot_spot_text (spot);
      g_autofree char *value = unknot_knot_text (unknot_knots_find (knots, spot.muscle, spot.side));

      text = g_strdup_printf ("%s: %s", name, value);
    }
  /* Never empty: the figure must not jump when a name comes. */
  gtk_label_set_label (self->named, text != NULL ? text : _("Point at a place to see its name."));
}

/* The figure must not jump when a name takes a second line, either. */
static void
unknot_back_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UnknotBackPage *self = UNKNOT_BACK_PAGE (widget);
  g_autoptr (PangoLayout) lines = NULL;
  int height;

  GTK_WIDGET_CLASS (unknot_back_page_parent_class)->css_changed (widget, change);
  if (self->named == NULL)
    return;
  lines = gtk_widget_create_pango_layout (GTK_WIDGET (self->named), "\n");
  pango_layout_get_pixel_size (lines, NULL, &height);
  gtk_widget_set_size_request (GTK_WIDGET (self->named), -1, height);
}

static gboolean
shows_spot (UnknotBackPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "spot") == 0;
}

static void
map_moved_cb (UnknotBackPage *self)
{
  UnknotSpot spot;

  if (!unknot_body_map_get_current (self->map, &spot))
    return;
  unknot_muscle_list_set_current (self->list, &spot);
  if (shows_spot (self))
    unknot_spot_panel_show (self->panel, spot);
}

static void
list_moved_cb (UnknotBackPage *self)
{
  UnknotSpot spot;
  const gboolean some = unknot_muscle_list_get_current (self->list, &spot);

  unknot_body_map_set_current (self->map, some ? &spot : NULL);
}

static void
opened_cb (UnknotBackPage *self)
{
  UnknotSpot spot;

  if (!unknot_body_map_get_current (self->map, &spot))
    return;
  unknot_spot_panel_show (self->panel, spot);
  gtk_stack_set_visible_child_name (self->stack, "spot");
  gtk_widget_grab_focus (GTK_WIDGET (self->panel));
}

gboolean
unknot_back_page_go_back (UnknotBackPage *self)
{
  g_return_val_if_fail (UNKNOT_IS_BACK_PAGE (self), FALSE);

  if (!shows_spot (self))
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "all");
  /* From the heading on, unless the row that takes the keyboard is further below. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  unknot_muscle_list_focus (self->list);
  return TRUE;
}

void
unknot_back_page_show_spot (UnknotBackPage *self, UnknotSpot spot)
{
  g_return_if_fail (UNKNOT_IS_BACK_PAGE (self));

  unknot_body_map_set_current (self->map, &spot);
  unknot_muscle_list_set_current (self->list, &spot);
  opened_cb (self);
}

static void
closed_cb (UnknotBackPage *self)
{
  unknot_back_page_go_back (self);
}

/* --- Marks ---------------------------------------------------------------------------------- */

static void
marks_changed_cb (UnknotBackPage *self)
{
  GArray *knots = unknot_marks_get_knots (self->marks);
  g_autofree char *text = NULL;

  unknot_body_map_set_knots (self->map, knots);
  unknot_muscle_list_set_knots (self->list, knots);
  if (knots->len == 0)
    text = g_strdup (_("Nothing is marked"));
  else
    text = g_strdup_printf (ngettext ("%u place is open", "%u places are open", knots->len), knots->len);
  gtk_label_set_label (self->summary, text);
  pointed_cb (self);
}

static void
tell (UnknotBackPage *self, const char *text, gboolean can_undo)
{
  if (!can_undo)
    g_clear_pointer (&self->deleted, unknot_history_mark_free);
  g_object_set (self->banner, "button-label", can_undo ? _("Undo") : NULL, NULL);
  unknot_banner_set_text (self->banner, NULL);
  unknot_banner_set_text (self->banner, text);
}

static void
failed_cb (UnknotBackPage *self, const char *message)
{
  tell (self, message, FALSE);
}

static void
deleted_cb (UnknotBackPage *self, const UnknotHistoryMark *mark)
{
  g_clear_pointer (&self->deleted, unknot_history_mark_free);
  self->deleted = unknot_history_mark_new (0, mark->marked, mark->spot, mark->strength, mark->note, mark->context,
                                           mark->guide);
  tell (self, _("Mark deleted."), TRUE);
}

/* The last mark of a place is gone, and with it what had the keyboard. */
static void
emptied_cb (UnknotBackPage *self)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->banner)))
    gtk_widget_grab_focus (GTK_WIDGET (self->panel));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotBackPage) self = data;
  g_autoptr (GError) error = NULL;

  if (unknot_client_add_mark_finish (UNKNOT_CLIENT (source), result, &error))
    tell (self, NULL, FALSE);
  else
    tell (self, error->message, self->deleted != NULL);
}

static void
undo_clicked_cb (UnknotBackPage *self)
{
  if (self->deleted != NULL)
    unknot_client_add_mark (unknot_marks_get_client (self->marks), self->deleted, undone_cb, g_object_ref (self));
}

/* What happened while nobody looked is read when somebody does. */
static void
load (UnknotBackPage *self)
{
  if (self->marks != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      unknot_client_get_available (unknot_marks_get_client (self->marks)))
    unknot_marks_load (self->marks);
}

/* --- Class ----------------------------------------------------------------------------------- */

static void
unknot_back_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_back_page_parent_class)->map (widget);
  load (UNKNOT_BACK_PAGE (widget));
}

static void
unknot_back_page_dispose (GObject *object)
{
  UnknotBackPage *self = UNKNOT_BACK_PAGE (object);

  g_clear_object (&self->marks);
  g_clear_pointer (&self->deleted, unknot_history_mark_free);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_back_page_parent_class)->dispose (object);
}

static void
unknot_back_page_class_init (UnknotBackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_back_page_dispose;
  widget_class->map = unknot_back_page_map;
  widget_class->css_changed = unknot_back_page_css_changed;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_BODY_MAP);
  g_type_ensure (UNKNOT_TYPE_MUSCLE_LIST);
  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  g_type_ensure (UNKNOT_TYPE_SPLIT);
  g_type_ensure (UNKNOT_TYPE_SPOT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/back-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, map);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, named);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, summary);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, list);
  gtk_widget_class_bind_template_child (widget_class, UnknotBackPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, pointed_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, deleted_cb);
  gtk_widget_class_bind_template_callback (widget_class, emptied_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_back_page_init (UnknotBackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pointed_cb (self);
}

void
unknot_back_page_set_application (UnknotBackPage *self, UnknotApplication *app)
{
  UnknotClient *client = unknot_application_get_client (app);

  g_return_if_fail (UNKNOT_IS_BACK_PAGE (self) && self->marks == NULL);

  self->marks = unknot_marks_new (client);
  unknot_spot_panel_set_up (self->panel, app, self->marks);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::available", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  marks_changed_cb (self);
}
