/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/chart-card.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/progress/bar-chart.h"
#include "app/widgets/columns.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/table.h"
#include "app/widgets/widget-children.h"

/* Characters of a legend that are kept together. */
#define LONG_SERIES 15
/* Bytes of a title of the table that stand in one line beside others. */
#define LONG_TITLE 6
/* How long the button says that it has copied. */
#define COPIED_SECONDS 2

struct _UnknotChartCard {
  GtkWidget parent_instance;

  UnknotChartData *data;
  char *title;
  char *summary;

  GtkLabel *heading;
  GtkStack *stack;
  UnknotBarChart *chart;
  UnknotColumns *legend;
  GtkLabel *caption;
  GtkColumnView *table;
  GtkToggleButton *table_button;
  GtkWidget *copy_button;
  guint copied_timeout; /* while the button says so */
};

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotChartCard, unknot_chart_card, GTK_TYPE_WIDGET)

static void
update_caption (UnknotChartCard *self)
{
  int place = unknot_bar_chart_get_selected (self->chart);
  g_autofree char *words = place >= 0 ? unknot_chart_data_describe (self->data, place) : NULL;

  gtk_label_set_label (self->caption, words != NULL ? words : self->summary);
}

/* ---- the table ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (column > 0)
    gtk_widget_add_css_class (label, "when");
  /* The day's name is the longest: rather two lines than numbers out of sight. */
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, UnknotChartCard *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  g_autofree char *cell = unknot_chart_data_get_cell (self->data, gtk_list_item_get_position (item), column);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), cell);
}

/* In two lines where it is long, broken at the space nearest to its middle: the table's titles are as high
 * as they ask for, and do not break by themselves.  Returns: (transfer full). */
static char *
two_lines (const char *title)
{
  char *text = g_strdup (title), *best = NULL;
  const gssize length = strlen (text);

  for (char *space = strchr (text, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (best == NULL || ABS (2 * (space - text) - length) < ABS (2 * (best - text) - length))
      best = space;
  if (best != NULL && length > LONG_TITLE)
    *best = '\n';
  return text;
}

static void
add_column (UnknotChartCard *self, guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *heading = unknot_chart_data_get_heading (self->data, number);
  g_autofree char *title = unknot_chart_data_get_n_columns (self->data) > 2 ? two_lines (heading) : g_strdup (heading);
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, number == 0);
  gtk_column_view_append_column (self->table, column);
  if (number > 0)
    unknot_table_align_end (self->table, number);
  g_object_unref (column);
}

static void
clear_table (UnknotChartCard *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  gtk_column_view_set_model (self->table, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
}

/* The table is made when somebody looks at it: most never do. */
static void
fill_table (UnknotChartCard *self)
{
  g_autoptr (GtkStringList) rows = NULL;
  GtkSelectionModel *model;

  clear_table (self);
  if (self->data == NULL || !gtk_toggle_button_get_active (self->table_button))
    return;
  for (guint i = 0; i < unknot_chart_data_get_n_columns (self->data); i++)
    add_column (self, i);
  /* The cells are found by their row's number; what the list holds does not matter. */
  rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < unknot_chart_data_get_n_places (self->data); i++)
    gtk_string_list_append (rows, "");
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows))));
  gtk_column_view_set_model (self->table, model);
  g_object_unref (model);
}

static void
toggled_cb (UnknotChartCard *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->table_button);

  gtk_stack_set_visible_child_name (self->stack, shown ? "table" : "chart");
  fill_table (self);
}

static gboolean
copied_over_cb (gpointer data)
{
  UnknotChartCard *self = data;

  self->copied_timeout = 0;
  gtk_button_set_label (GTK_BUTTON (self->copy_button), _("Copy"));
  return G_SOURCE_REMOVE;
}

/* On the button itself, which has the keyboard: its new name is read out. */
static void
say_copied (UnknotChartCard *self)
{
  g_clear_handle_id (&self->copied_timeout, g_source_remove);
  gtk_button_set_label (GTK_BUTTON (self->copy_button), _("Copied"));
  self->copied_timeout = g_timeout_add_seconds (COPIED_SECONDS, copied_over_cb, self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotChartCard *self = UNKNOT_CHART_CARD (widget);
  g_autofree char *text = self->data != NULL ? unknot_chart_data_to_tsv (self->data) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say_copied (self);
}

/* ---- life ---- */

static void
fill_legend (UnknotChartCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), unknot_chart_data_get_n_series (self->data) > 1);
  for (guint i = 0; i < unknot_chart_data_get_n_series (self->data); i++)
    {
      GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      const char *series = unknot_chart_data_get_series (self->data, i);
      GtkWidget *label = gtk_label_new (series);

      /* One below the other rather than broken into two lines each. */
      gtk_label_set_wrap (GTK_LABEL (label), g_utf8_strlen (series, -1) > LONG_SERIES);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (entry), unknot_chart_key_new (i));
      gtk_box_append (GTK_BOX (entry), label);
      unknot_columns_append (self->legend, entry);
    }
}

void
unknot_chart_card_set_data (UnknotChartCard *self, UnknotChartData *data, const char *summary)
{
  g_return_if_fail (UNKNOT_IS_CHART_CARD (self) && data != NULL && summary != NULL);

  clear_table (self);
  unknot_chart_data_ref (data);
  g_clear_pointer (&self->data, unknot_chart_data_unref);
  self->data = data;
  g_free (self->summary);
  self->summary = g_strdup (summary);
  unknot_bar_chart_set_data (self->chart, data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  fill_legend (self);
  fill_table (self);
  update_caption (self);
}

static void
set_title (UnknotChartCard *self, const char *title)
{
  g_autofree char *table = g_strdup_printf (_("%s, as a table"), title);

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (self->heading, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table_button), GTK_ACCESSIBLE_PROPERTY_LABEL, table, -1);
}

static void
unknot_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, UNKNOT_CHART_CARD (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
unknot_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    set_title (UNKNOT_CHART_CARD (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
unknot_chart_card_dispose (GObject *object)
{
  g_clear_handle_id (&UNKNOT_CHART_CARD (object)->copied_timeout, g_source_remove);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_chart_card_parent_class)->dispose (object);
}

static void
unknot_chart_card_finalize (GObject *object)
{
  UnknotChartCard *self = UNKNOT_CHART_CARD (object);

  g_clear_pointer (&self->data, unknot_chart_data_unref);
  g_free (self->title);
  g_free (self->summary);
  G_OBJECT_CLASS (unknot_chart_card_parent_class)->finalize (object);
}

static void
unknot_chart_card_class_init (UnknotChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_chart_card_get_property;
  object_class->set_property = unknot_chart_card_set_property;
  object_class->dispose = unknot_chart_card_dispose;
  object_class->finalize = unknot_chart_card_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (UNKNOT_TYPE_BAR_CHART);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, heading);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, legend);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, caption);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotChartCard, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_caption);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chartcard");
}

static void
unknot_chart_card_init (UnknotChartCard *self)
{
  self->summary = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}
