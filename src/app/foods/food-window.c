/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/foods/food-window.h"

#include <glib/gi18n.h>

#include "app/foods/food-item.h"
#include "app/guides/source-label.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/table.h"
#include "app/widgets/text-list.h"
#include "app/widgets/title.h"

/* The guide whose cautions belong to the table. */
#define GUIDE "eat-something"

/* The first column of numbers. */
#define AMOUNTS 1

struct _UnknotFoodWindow {
  GtkWindow parent_instance;

  UnknotTextList *cautions;
  UnknotTextList *ask_first;
  GtkDropDown *order;
  GtkColumnView *table;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *magnesium_column;
  GtkColumnViewColumn *potassium_column;
  GtkColumnViewColumn *calcium_column;
  GtkBox *sources;
  GtkNoSelection *foods; /* owned by the table */
};

G_DEFINE_FINAL_TYPE (UnknotFoodWindow, unknot_food_window, GTK_TYPE_WINDOW)

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* The food, and below it how much of it. */
static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), new_label ("quiet"));
  gtk_list_item_set_child (item, box);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *name = NULL, *serving = NULL, *contains = NULL, *detail = NULL;

  g_object_get (gtk_list_item_get_item (item), "name", &name, "serving", &serving, "contains", &contains, NULL);
  /* Translators: a serving ("28 g"), and what people may be allergic to in it ("Nuts") */
  detail = *contains != '\0' ? g_strdup_printf (_("%s · %s"), serving, contains) : g_strdup (serving);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail);
}

static void
setup_amount_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "when");
  gtk_list_item_set_child (item, label);
}

static void
bind_amount_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer property)
{
  g_autofree char *text = NULL;
  guint amount;

  g_object_get (gtk_list_item_get_item (item), property, &amount, NULL);
  text = g_strdup_printf ("%u", amount);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* @property: of the food, an amount; NULL: its name. */
static void
fill_column (GtkColumnViewColumn *column, const char *property)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", property ? G_CALLBACK (setup_amount_cb) : G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", property ? G_CALLBACK (bind_amount_cb) : G_CALLBACK (bind_name_cb),
                    (gpointer) property);
  gtk_column_view_column_set_factory (column, factory);
  g_object_unref (factory);
}

/* As the choices stand there. */
static void
order_changed_cb (UnknotFoodWindow *self)
{
  static const UnknotFoodOrder orders[] = {
    UNKNOT_FOOD_BY_NAME, UNKNOT_FOOD_BY_MAGNESIUM, UNKNOT_FOOD_BY_POTASSIUM, UNKNOT_FOOD_BY_CALCIUM,
  };
  const guint chosen = MIN (gtk_drop_down_get_selected (self->order), G_N_ELEMENTS (orders) - 1);
  g_autoptr (GListModel) foods = unknot_food_item_list (orders[chosen]);

  gtk_no_selection_set_model (self->foods, foods);
}

static void
unknot_food_window_class_init (UnknotFoodWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/food-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, cautions);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, ask_first);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, order);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, table);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, name_column);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, magnesium_column);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, potassium_column);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, calcium_column);
  gtk_widget_class_bind_template_child (widget_class, UnknotFoodWindow, sources);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unknot_food_window_init (UnknotFoodWindow *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_column (self->name_column, NULL);
  fill_column (self->magnesium_column, "magnesium");
  fill_column (self->potassium_column, "potassium");
  fill_column (self->calcium_column, "calcium");
  selection = gtk_no_selection_new (NULL);
  self->foods = selection;
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  for (guint i = AMOUNTS; i < AMOUNTS + 3; i++)
    unknot_table_align_end (self->table, i);
  order_changed_cb (self);
}

UnknotFoodWindow *
unknot_food_window_new (UnknotApplication *app)
{
  UnknotFoodWindow *self = g_object_new (UNKNOT_TYPE_FOOD_WINDOW, "application", app, NULL);
  UnknotCatalog *catalog = unknot_application_get_catalog (app);
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, GUIDE, NULL);
  g_auto (GStrv) sources = unknot_food_get_sources ();

  if (guide != NULL)
    {
      unknot_text_list_set_lines (self->cautions, unknot_guide_get_cautions (guide), 0);
      unknot_text_list_set_lines (self->ask_first, unknot_guide_get_ask_first (guide), 0);
    }
  unknot_source_labels_append (self->sources, catalog, (const char *const *) sources);
  return self;
}
