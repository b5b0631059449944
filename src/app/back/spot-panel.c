/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/spot-panel.h"

#include <glib/gi18n.h>

#include "app/back/mark-form.h"
#include "app/back/spot-days.h"
#include "app/back/spot-guides.h"
#include "app/client-marks.h"
#include "app/guides/guide-words.h"
#include "app/widgets/widget-children.h"

/* How many marks are listed; the export has them all. */
#define MOST_LISTED 12

struct _UnknotSpotPanel {
  GtkWidget parent_instance;

  UnknotApplication *app; /* not owned: it outlives its windows */
  UnknotMarks *marks;
  UnknotSpot spot;
  gboolean shown;

  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *side;
  GtkLabel *purpose;
  UnknotMarkForm *form;
  UnknotSpotGuides *guides;
  UnknotSpotDays *days;
  GtkWidget *said_box;
  GtkListBox *said_list;
};

enum { SIGNAL_CLOSED, SIGNAL_DELETED, SIGNAL_EMPTIED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotSpotPanel, unknot_spot_panel, GTK_TYPE_WIDGET)

static void
all_clicked_cb (UnknotSpotPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* --- Saying it -------------------------------------------------------------------------- */

static void
said_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotSpotPanel) self = data;
  g_autoptr (GError) error = NULL;

  if (!unknot_client_add_mark_finish (UNKNOT_CLIENT (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
said_cb (UnknotSpotPanel *self, guint strength, const char *note)
{
  const UnknotHistoryMark mark = { .spot = (char *) unknot_muscle_get_spot (self->spot.muscle, self->spot.side),
                                   .strength = strength,
                                   .note = (char *) note };

  unknot_client_add_mark (unknot_marks_get_client (self->marks), &mark, said_done_cb, g_object_ref (self));
}

/* --- What was said ----------------------------------------------------------------------- */

typedef struct {
  UnknotSpotPanel *panel;
  UnknotHistoryMark *mark;
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;

  if (unknot_client_delete_mark_finish (UNKNOT_CLIENT (source), result, &error))
    g_signal_emit (deletion->panel, signals[SIGNAL_DELETED], 0, deletion->mark);
  else
    g_signal_emit (deletion->panel, signals[SIGNAL_FAILED], 0, error->message);
  g_object_unref (deletion->panel);
  unknot_history_mark_free (deletion->mark);
  g_free (deletion);
}

static void
delete_clicked_cb (GtkWidget *button, UnknotSpotPanel *self)
{
  const UnknotHistoryMark *mark = g_object_get_data (G_OBJECT (button), "mark");
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->panel = g_object_ref (self);
  deletion->mark = unknot_history_mark_new (mark->id, mark->marked, mark->spot, mark->strength, mark->note,
                                            mark->context, mark->guide);
  unknot_client_delete_mark (unknot_marks_get_client (self->marks), mark->id, deleted_cb, deletion);
}

/* "today, 14:05, after Chin tuck" */
static char *
when_text (UnknotSpotPanel *self, const UnknotHistoryMark *mark)
{
  g_autofree char *when = unknot_moment_text (mark->marked, g_get_real_time ());
  const UnknotCatalogEntry *entry =
    mark->guide != NULL ? unknot_catalog_find (unknot_application_get_catalog (self->app), mark->guide) : NULL;
  const char *guide = entry != NULL ? entry->title : mark->guide;

  if (mark->context == UNKNOT_MARK_BEFORE && guide != NULL)
    /* Translators: a moment, and the title of a guide */
    return g_strdup_printf (_("%s, before “%s”"), when, guide);
  if (mark->context == UNKNOT_MARK_AFTER && guide != NULL)
    return g_strdup_printf (_("%s, after “%s”"), when, guide);
  return g_steal_pointer (&when);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_said (UnknotSpotPanel *self, const UnknotHistoryMark *mark)
{
  g_autofree char *strength = unknot_strength_text (mark->strength), *when = when_text (self, mark);
  g_autofree char *label = g_strjoin (", ", strength, when, mark->note, NULL);
  /* Translators: a button; %s is a mark: how strong, and when */
  g_autofree char *delete_label = g_strdup_printf (_("Delete: %s"), label);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_box_append (GTK_BOX (words), make_label (strength, NULL));
  gtk_box_append (GTK_BOX (words), make_label (when, "quiet"));
  if (mark->note != NULL)
    gtk_box_append (GTK_BOX (words), make_label (mark->note, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete this mark"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete_label, -1);
  g_object_set_data (G_OBJECT (button), "mark", (gpointer) mark);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->said_list, row);
}

/* The number of the row that has the keyboard; -1: none. */
static int
focused_row (UnknotSpotPanel *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->said_list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Rows go away with their marks: the keyboard goes to the one that comes next. */
static void
focus_row (UnknotSpotPanel *self, int index, int n)
{
  if (index >= 0 && n > 0)
    gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->said_list, MIN (index, n - 1))),
                            GTK_DIR_TAB_FORWARD);
  else if (index >= 0)
    g_signal_emit (self, signals[SIGNAL_EMPTIED], 0);
}

static void
fill_said (UnknotSpotPanel *self)
{
  const int focused = focused_row (self);
  const char *spot = unknot_muscle_get_spot (self->spot.muscle, self->spot.side);
  GPtrArray *rows = unknot_marks_get_rows (self->marks);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->said_list))) != NULL)
    gtk_list_box_remove (self->said_list, child);
  for (guint i = rows->len; i > 0 && n < MOST_LISTED; i--)
    if (g_str_equal (((const UnknotHistoryMark *) rows->pdata[i - 1])->spot, spot))
      {
        add_said (self, rows->pdata[i - 1]);
        n++;
      }
  gtk_widget_set_visible (self->said_box, n > 0);
  focus_row (self, focused, n);
}

/* --- Showing ------------------------------------------------------------------------------ */

static void
marks_changed_cb (UnknotSpotPanel *self)
{
  GArray *knots = unknot_marks_get_knots (self->marks);

  if (!self->shown)
    return;
  unknot_mark_form_set_knot (self->form, unknot_knots_find (knots, self->spot.muscle, self->spot.side));
  unknot_spot_days_show (self->days, self->marks, unknot_application_get_catalog (self->app), self->spot);
  fill_said (self);
}

void
unknot_spot_panel_show (UnknotSpotPanel *self, UnknotSpot spot)
{
  g_autofree char *name = NULL;

  g_return_if_fail (UNKNOT_IS_SPOT_PANEL (self) && self->app != NULL);

  name = unknot_muscle_text (unknot_muscle_get_id (spot.muscle));
  self->spot = spot;
  self->shown = TRUE;
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->side, unknot_side_text (spot.side));
  gtk_label_set_label (self->purpose, unknot_muscle_get_purpose (spot.muscle));
  unknot_spot_guides_show (self->guides, spot.muscle);
  marks_changed_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static gboolean
unknot_spot_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNKNOT_SPOT_PANEL (widget)->form));
}

static void
unknot_spot_panel_dispose (GObject *object)
{
  UnknotSpotPanel *self = UNKNOT_SPOT_PANEL (object);

  g_clear_object (&self->marks);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_spot_panel_parent_class)->dispose (object);
}

static void
unknot_spot_panel_class_init (UnknotSpotPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = UNKNOT_TYPE_SPOT_PANEL;

  G_OBJECT_CLASS (klass)->dispose = unknot_spot_panel_dispose;
  widget_class->grab_focus = unknot_spot_panel_grab_focus;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DELETED] =
    g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_EMPTIED] = g_signal_new ("emptied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (UNKNOT_TYPE_MARK_FORM);
  g_type_ensure (UNKNOT_TYPE_SPOT_GUIDES);
  g_type_ensure (UNKNOT_TYPE_SPOT_DAYS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/back-spot-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, side);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, purpose);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, form);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, guides);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, days);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, said_box);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotPanel, said_list);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_spot_panel_init (UnknotSpotPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_spot_panel_set_up (UnknotSpotPanel *self, UnknotApplication *app, UnknotMarks *marks)
{
  g_return_if_fail (UNKNOT_IS_SPOT_PANEL (self) && self->app == NULL);

  self->app = app;
  self->marks = g_object_ref (marks);
  unknot_spot_guides_set_application (self->guides, app);
  g_signal_connect_object (marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
}
