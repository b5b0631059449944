/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/muscle-list.h"

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

struct _UnknotMuscleList {
  GtkWidget parent_instance;

  GtkListBox *box;
  GtkListBoxRow *rows[UNKNOT_N_SPOTS];
  GtkLabel *values[UNKNOT_N_SPOTS];
  gboolean open[UNKNOT_N_SPOTS];
  gboolean setting; /* the current row is set from outside */
};

enum { SIGNAL_MOVED, SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotMuscleList, unknot_muscle_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

static void
add_row (UnknotMuscleList *self, guint index)
{
  const UnknotSpot spot = unknot_spot_at (index);
  g_autofree char *name = unknot_muscle_text (unknot_muscle_get_id (spot.muscle));
  GtkWidget *row = gtk_list_box_row_new ();
  UnknotColumns *columns = g_object_new (UNKNOT_TYPE_COLUMNS, "wide-from", 240, "spacing", 12, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *value = make_label ("", 1);
  GtkWidget *title = make_label (name, 0), *side = make_label (unknot_side_text (spot.side), 0);

  /* With less beside it, how it is goes below. */
  gtk_label_set_width_chars (GTK_LABEL (title), 14);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), side);
  gtk_widget_add_css_class (side, "quiet");
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  unknot_columns_append (columns, words);
  unknot_columns_append (columns, value);
  gtk_widget_add_css_class (GTK_WIDGET (columns), "row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (columns));
  gtk_list_box_append (self->box, row);
  self->rows[index] = GTK_LIST_BOX_ROW (row);
  self->values[index] = GTK_LABEL (value);
}

/* --- Order: what is open first, both groups from the head down ----------------------------- */

static guint
index_of (UnknotMuscleList *self, GtkListBoxRow *row)
{
  for (guint i = 0; i < UNKNOT_N_SPOTS; i++)
    if (self->rows[i] == row)
      return i;
  g_return_val_if_reached (0);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  UnknotMuscleList *self = data;
  const guint first = index_of (self, a), second = index_of (self, b);

  return self->open[first] != self->open[second] ? self->open[second] - self->open[first] : (int) first - (int) second;
}

/* Over the first of each group; where nothing is open there is one group only, and no heading. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  UnknotMuscleList *self = data;
  const gboolean is_open = self->open[index_of (self, row)];
  const gboolean first = before == NULL ? is_open : self->open[index_of (self, before)] != is_open;
  GtkWidget *header;

  if (first)
    gtk_widget_add_css_class (GTK_WIDGET (row), "headed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "headed");
  if (!first)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = make_label (is_open ? _("Open now") : _("The other places"), 0);
  gtk_widget_add_css_class (header, "strong");
  gtk_widget_add_css_class (header, "row");
  gtk_list_box_row_set_header (row, header);
}

/* --- Public -------------------------------------------------------------------------------- */

void
unknot_muscle_list_set_knots (UnknotMuscleList *self, GArray *knots)
{
  g_return_if_fail (UNKNOT_IS_MUSCLE_LIST (self));

  for (guint i = 0; i < UNKNOT_N_SPOTS; i++)
    {
      const UnknotSpot spot = unknot_spot_at (i);
      const UnknotKnot *knot = unknot_knots_find (knots, spot.muscle, spot.side);
      g_autofree char *name = unknot_spot_text (spot);
      g_autofree char *value = unknot_knot_text (knot);
      /* Translators: a place on the body, and how it is there */
      g_autofree char *label = g_strdup_printf (_("%s: %s"), name, value);

      self->open[i] = knot != NULL;
      gtk_label_set_label (self->values[i], knot != NULL ? value : "");
      gtk_widget_set_visible (GTK_WIDGET (self->values[i]), knot != NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_list_box_invalidate_sort (self->box);
  gtk_list_box_invalidate_headers (self->box);
}

void
unknot_muscle_list_set_current (UnknotMuscleList *self, const UnknotSpot *spot)
{
  g_return_if_fail (UNKNOT_IS_MUSCLE_LIST (self));

  self->setting = TRUE;
  gtk_list_box_select_row (self->box, spot != NULL ? self->rows[unknot_spot_index (*spot)] : NULL);
  self->setting = FALSE;
}

gboolean
unknot_muscle_list_get_current (UnknotMuscleList *self, UnknotSpot *spot)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (UNKNOT_IS_MUSCLE_LIST (self) && spot != NULL, FALSE);

  row = gtk_list_box_get_selected_row (self->box);
  if (row == NULL)
    return FALSE;
  *spot = unknot_spot_at (index_of (self, row));
  return TRUE;
}

void
unknot_muscle_list_focus (UnknotMuscleList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (UNKNOT_IS_MUSCLE_LIST (self));

  row = gtk_list_box_get_selected_row (self->box);
  gtk_widget_grab_focus (GTK_WIDGET (row != NULL ? row : gtk_list_box_get_row_at_index (self->box, 0)));
}

static void
row_selected_cb (UnknotMuscleList *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
row_activated_cb (UnknotMuscleList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
unknot_muscle_list_dispose (GObject *object)
{
  UnknotMuscleList *self = UNKNOT_MUSCLE_LIST (object);

  self->setting = TRUE;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_muscle_list_parent_class)->dispose (object);
}

static void
unknot_muscle_list_class_init (UnknotMuscleListClass *klass)
{
  const GType type = UNKNOT_TYPE_MUSCLE_LIST;

  G_OBJECT_CLASS (klass)->dispose = unknot_muscle_list_dispose;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_muscle_list_init (UnknotMuscleList *self)
{
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "group");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "choice");
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places, from the head down"), -1);
  for (guint i = 0; i < UNKNOT_N_SPOTS; i++)
    add_row (self, i);
  /* Not before: all rows must be known. */
  gtk_list_box_set_sort_func (self->box, compare_rows, self, NULL);
  gtk_list_box_set_header_func (self->box, update_header, self, NULL);
  unknot_muscle_list_set_knots (self, NULL);
  g_signal_connect_object (self->box, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}
