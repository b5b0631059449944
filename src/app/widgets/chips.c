/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/chips.h"

#include <glib/gi18n.h>

#include "app/widgets/flow-cell.h"
#include "app/widgets/widget-children.h"

struct _UnknotChips {
  GtkWidget parent_instance;

  GtkFlowBox *box;
  int wide;
  int focus; /* the place of a word just taken out; -1: none */
};

enum { PROP_0, PROP_WIDE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotChips, unknot_chips, GTK_TYPE_WIDGET)

static void
clicked_cb (UnknotChips *self, GtkWidget *button)
{
  const int index = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (gtk_widget_get_parent (button)));

  self->focus = index;
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, (guint) index);
}

static GtkWidget *
new_chip (UnknotChips *self, const char *word)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (word);
  /* Translators: %s is what is taken out of a list, for instance the name of a program. */
  g_autofree char *what = g_strdup_printf (_("Take out %s"), word);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), self->wide);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "window-close-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return unknot_flow_cell_new (button);
}

static void
restore_focus (UnknotChips *self, int n)
{
  GtkFlowBoxChild *child = NULL;

  if (self->focus < 0)
    return;
  if (n > 0)
    child = gtk_flow_box_get_child_at_index (self->box, MIN (self->focus, n - 1));
  if (child != NULL)
    gtk_widget_grab_focus (gtk_flow_box_child_get_child (child));
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  self->focus = -1;
}

void
unknot_chips_set_words (UnknotChips *self, const char *const *words)
{
  GtkFlowBoxChild *child;
  int n;

  g_return_if_fail (UNKNOT_IS_CHIPS (self) && words != NULL);

  while ((child = gtk_flow_box_get_child_at_index (self->box, 0)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (child));
  for (n = 0; words[n] != NULL; n++)
    gtk_flow_box_insert (self->box, new_chip (self, words[n]), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  restore_focus (self, n);
}

static void
unknot_chips_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WIDE)
    UNKNOT_CHIPS (object)->wide = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
unknot_chips_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_chips_parent_class)->dispose (object);
}

static void
unknot_chips_class_init (UnknotChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_chips_dispose;
  G_OBJECT_CLASS (klass)->set_property = unknot_chips_set_property;
  properties[PROP_WIDE] = g_param_spec_int ("wide", NULL, NULL, 1, 100, 12, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", UNKNOT_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_chips_init (UnknotChips *self)
{
  self->wide = 12;
  self->focus = -1;
  self->box = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_activate_on_single_click (self->box, FALSE);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_max_children_per_line (self->box, 3);
  gtk_flow_box_set_min_children_per_line (self->box, 1);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
