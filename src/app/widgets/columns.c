/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/columns.h"

#include "app/widgets/text-scale.h"
#include "app/widgets/widget-children.h"

struct _UnknotColumns {
  GtkWidget parent_instance;

  int wide_from;
  int max_width;
  int spacing;
  gboolean homogeneous;
};

enum { PROP_0, PROP_WIDE_FROM, PROP_MAX_WIDTH, PROP_SPACING, PROP_HOMOGENEOUS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
unknot_columns_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    unknot_columns_append (UNKNOT_COLUMNS (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
unknot_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = unknot_columns_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotColumns, unknot_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, unknot_columns_buildable_init))

void
unknot_columns_append (UnknotColumns *self, GtkWidget *child)
{
  g_return_if_fail (UNKNOT_IS_COLUMNS (self) && GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

#define FOREACH_VISIBLE(self, child)                                                  \
  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self))); \
       child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))

static int
count_visible (UnknotColumns *self)
{
  int n = 0;

  FOREACH_VISIBLE (self, child)
    n++;
  return n;
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The least width at which the visible children can stand side by side. */
static int
needed_width (UnknotColumns *self)
{
  int sum = 0, widest = 0, n = 0, minimum;

  FOREACH_VISIBLE (self, child)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      sum += n == 0 ? minimum : natural_width (child);
      widest = MAX (widest, minimum);
      n++;
    }
  return (self->homogeneous ? widest * n : sum) + self->spacing * MAX (0, n - 1);
}

static gboolean
is_wide (UnknotColumns *self, int width)
{
  return self->wide_from > 0 && width >= self->wide_from * unknot_text_wide_scale (GTK_WIDGET (self)) &&
         width >= needed_width (self);
}

/* The width of one child when all of them stand side by side in @width. */
static int
column_width (UnknotColumns *self, GtkWidget *child, int width)
{
  const int n = count_visible (self);
  GtkWidget *first = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int others = 0;

  if (self->homogeneous)
    return (width - self->spacing * (n - 1)) / n;
  if (child != first)
    return natural_width (child);
  FOREACH_VISIBLE (self, other)
    if (other != first)
      others += natural_width (other) + self->spacing;
  return MAX (0, width - others);
}

static int
inner_width (UnknotColumns *self, int width)
{
  return self->max_width > 0 ? MIN (width, (int) (self->max_width * unknot_text_scale (GTK_WIDGET (self)))) : width;
}

static void
measure_width (UnknotColumns *self, int *minimum, int *natural)
{
  int min, nat, sum = 0, widest = 0, n = 0;

  *minimum = 0;
  FOREACH_VISIBLE (self, child)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      widest = MAX (widest, nat);
      sum += nat;
      n++;
    }
  if (self->wide_from > 0)
    widest = MAX (self->homogeneous ? widest * n : sum, *minimum) + self->spacing * MAX (0, n - 1);
  *natural = MAX (*minimum, inner_width (self, widest));
}

static void
measure_height (UnknotColumns *self, int width, int *minimum, int *natural)
{
  int min, nat, sum_min = 0, sum_nat = 0, high_min = 0, high_nat = 0, n = 0;
  gboolean wide;

  width = inner_width (self, width);
  wide = is_wide (self, width);
  FOREACH_VISIBLE (self, child)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide ? column_width (self, child, width) : width,
                          &min, &nat, NULL, NULL);
      high_min = MAX (high_min, min);
      high_nat = MAX (high_nat, nat);
      sum_min += min;
      sum_nat += nat;
      n++;
    }
  *minimum = wide ? high_min : sum_min + self->spacing * MAX (0, n - 1);
  *natural = wide ? high_nat : sum_nat + self->spacing * MAX (0, n - 1);
}

static void
unknot_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  UnknotColumns *self = UNKNOT_COLUMNS (widget);
  int min, nat;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    {
      if (for_size < 0)
        {
          measure_width (self, &min, &nat);
          for_size = nat;
        }
      measure_height (self, for_size, minimum, natural);
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}

static void
unknot_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotColumns *self = UNKNOT_COLUMNS (widget);
  const int inner = inner_width (self, width);
  const gboolean wide = is_wide (self, inner), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int left = (width - inner) / 2;
  int x = 0, y = 0;

  FOREACH_VISIBLE (self, child)
    {
      const int child_width = wide ? column_width (self, child, inner) : inner;
      int child_height = height;

      if (!wide)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      allocate_at (child, left + (wide && rtl ? inner - x - child_width : x), y, child_width, child_height);
      if (wide)
        x += child_width + self->spacing;
      else
        y += child_height + self->spacing;
    }
}

/* GTK goes by where the middle of a child is, which for two side by side is a matter of half a pixel. */
static gboolean
unknot_columns_focus (GtkWidget *widget, GtkDirectionType direction)
{
  const gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (unknot_columns_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  for (; child != NULL; child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static GtkSizeRequestMode
unknot_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int *
int_member (UnknotColumns *self, guint id)
{
  return id == PROP_WIDE_FROM ? &self->wide_from : id == PROP_MAX_WIDTH ? &self->max_width : &self->spacing;
}

static void
unknot_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOMOGENEOUS)
    g_value_set_boolean (value, UNKNOT_COLUMNS (object)->homogeneous);
  else
    g_value_set_int (value, *int_member (UNKNOT_COLUMNS (object), id));
}

static void
unknot_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOMOGENEOUS)
    UNKNOT_COLUMNS (object)->homogeneous = g_value_get_boolean (value);
  else
    *int_member (UNKNOT_COLUMNS (object), id) = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
unknot_columns_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_columns_parent_class)->dispose (object);
}

static void
unknot_columns_class_init (UnknotColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_columns_get_property;
  object_class->set_property = unknot_columns_set_property;
  object_class->dispose = unknot_columns_dispose;
  widget_class->measure = unknot_columns_measure;
  widget_class->size_allocate = unknot_columns_size_allocate;
  widget_class->focus = unknot_columns_focus;
  widget_class->get_request_mode = unknot_columns_get_request_mode;

  properties[PROP_WIDE_FROM] = g_param_spec_int ("wide-from", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_MAX_WIDTH] = g_param_spec_int ("max-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12, flags);
  properties[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "columns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_columns_init (UnknotColumns *self)
{
  self->spacing = 12;
}
