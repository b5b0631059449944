/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/tabs.h"

#include "app/widgets/widget-children.h"

#define SPACING 6

struct _UnknotTabs {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSelectionModel *pages; /* of the stack */
};

enum { PROP_0, PROP_STACK, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotTabs, unknot_tabs, GTK_TYPE_WIDGET)

/* --- Buttons --------------------------------------------------------------------------- */

static GtkStackPage *
page_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "page");
}

static void
toggled_cb (GtkToggleButton *button, UnknotTabs *self)
{
  GtkWidget *child = gtk_stack_page_get_child (page_of (GTK_WIDGET (button)));

  if (gtk_toggle_button_get_active (button))
    gtk_stack_set_visible_child (self->stack, child);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED,
                               gtk_toggle_button_get_active (button), -1);
}

static void
add_button (UnknotTabs *self, GtkStackPage *page)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *button;

  if (gtk_stack_page_get_title (page) == NULL)
    return;
  button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, "label",
                         gtk_stack_page_get_title (page), NULL);
  g_object_set_data_full (G_OBJECT (button), "page", g_object_ref (page), g_object_unref);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  gtk_stack_page_get_child (page), NULL, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
show_selected (UnknotTabs *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_stack_page_get_child (page_of (button)) == gtk_stack_get_visible_child (self->stack))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
pages_changed_cb (UnknotTabs *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pages));

  unknot_widget_drop_children (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    {
      GtkStackPage *page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      add_button (self, page);
      g_object_unref (page);
    }
  show_selected (self);
}

static void
let_go (UnknotTabs *self)
{
  if (self->stack == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->stack, self);
  g_signal_handlers_disconnect_by_data (self->pages, self);
  unknot_widget_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->pages);
  g_clear_object (&self->stack);
}

static void
set_stack (UnknotTabs *self, GtkStack *stack)
{
  let_go (self);
  if (stack == NULL)
    return;
  self->stack = g_object_ref (stack);
  self->pages = gtk_stack_get_pages (stack);
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

/* --- Layout ---------------------------------------------------------------------------- */

/* The widest title's width, natural, and how many there are. */
static int
count (UnknotTabs *self, int *widest, int *least)
{
  int minimum, natural, n = 0;

  *widest = *least = 0;
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      *least = MAX (*least, minimum);
      *widest = MAX (*widest, natural);
      n++;
    }
  return n;
}

/* How many stand in one row. */
static int
per_row (UnknotTabs *self, int width)
{
  int widest, least;
  const int n = count (self, &widest, &least);

  return n * widest + (n - 1) * SPACING <= width || n < 3 ? MAX (n, 1) : (n + 1) / 2;
}

static int
row_height (UnknotTabs *self)
{
  int natural, height = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
unknot_tabs_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  UnknotTabs *self = UNKNOT_TABS (widget);
  int widest, least;
  const int n = count (self, &widest, &least), half = (n + 1) / 2;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (0, n * (widest + SPACING) - SPACING);
      *minimum = n < 3 ? *natural : half * (least + SPACING) - SPACING;
    }
  else
    {
      const int row = per_row (self, for_size < 0 ? G_MAXINT : for_size), rows = MAX (1, (n + row - 1) / row);

      *minimum = *natural = rows * (row_height (self) + SPACING) - SPACING;
    }
}

static void
unknot_tabs_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotTabs *self = UNKNOT_TABS (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int row = per_row (self, width), high = row_height (self);
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (widget); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    {
      /* From edge to edge, whatever the division leaves. */
      const int from = (i % row) * (width + SPACING) / row, to = (i % row + 1) * (width + SPACING) / row - SPACING;
      const int x = rtl ? width - to : from, y = i / row * (high + SPACING);

      gtk_widget_allocate (button, to - from, high, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
    }
}

static GtkSizeRequestMode
unknot_tabs_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Object ---------------------------------------------------------------------------- */

static void
unknot_tabs_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, UNKNOT_TABS (object)->stack);
}

static void
unknot_tabs_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_stack (UNKNOT_TABS (object), g_value_get_object (value));
}

static void
unknot_tabs_dispose (GObject *object)
{
  let_go (UNKNOT_TABS (object));
  G_OBJECT_CLASS (unknot_tabs_parent_class)->dispose (object);
}

static void
unknot_tabs_class_init (UnknotTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_tabs_get_property;
  object_class->set_property = unknot_tabs_set_property;
  object_class->dispose = unknot_tabs_dispose;
  widget_class->measure = unknot_tabs_measure;
  widget_class->size_allocate = unknot_tabs_size_allocate;
  widget_class->get_request_mode = unknot_tabs_get_request_mode;

  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "tabs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
unknot_tabs_init (UnknotTabs *self)
{
}
