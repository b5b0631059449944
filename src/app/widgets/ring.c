/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/ring.h"

#include "app/palette.h"
#include "app/widgets/widget-children.h"

struct _UnknotRing {
  GtkWidget parent_instance;

  GtkWidget *child;
  double fraction;
  int thickness;
  char *value_text;
};

enum { PROP_0, PROP_FRACTION, PROP_CHILD, PROP_THICKNESS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
unknot_ring_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    g_object_set (buildable, "child", child, NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
unknot_ring_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = unknot_ring_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotRing, unknot_ring, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, unknot_ring_buildable_init))

static void
update_accessible (UnknotRing *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->fraction * 100, -1);
  if (self->value_text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->value_text, -1);
}

double
unknot_ring_get_fraction (UnknotRing *self)
{
  g_return_val_if_fail (UNKNOT_IS_RING (self), 0);
  return self->fraction;
}

void
unknot_ring_set_fraction (UnknotRing *self, double fraction)
{
  int percent;

  g_return_if_fail (UNKNOT_IS_RING (self));

  fraction = CLAMP (fraction, 0, 1);
  if (ABS (fraction - self->fraction) < 1e-6)
    return;
  percent = (int) (self->fraction * 100);
  self->fraction = fraction;
  /* Who listens to a ring that turns need not hear of each of its pictures. */
  if ((int) (fraction * 100) != percent)
    update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

void
unknot_ring_set_value_text (UnknotRing *self, const char *text)
{
  g_return_if_fail (UNKNOT_IS_RING (self));

  if (g_strcmp0 (text, self->value_text) == 0)
    return;
  g_free (self->value_text);
  self->value_text = g_strdup (text);
  update_accessible (self);
}

static void
set_child (UnknotRing *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* A ring is as high as it is wide, whatever lies inside. */
static void
unknot_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  UnknotRing *self = UNKNOT_RING (widget);
  int min = 0, nat = 0, other_min = 0, other_nat = 0;

  if (self->child != NULL)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, -1, &other_min, &other_nat, NULL, NULL);
    }
  /* The child's corners must lie inside the circle, hence a little more than its sides. */
  *minimum = MAX (min, other_min) + 2 * self->thickness + 12;
  *natural = MAX (*minimum, (int) (MAX (nat, other_nat) * 1.25) + 2 * self->thickness + 12);
  *minimum_baseline = *natural_baseline = -1;
}

static void
unknot_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotRing *self = UNKNOT_RING (widget);
  GtkRequisition size;

  if (self->child == NULL)
    return;
  gtk_widget_get_preferred_size (self->child, &size, NULL);
  size.width = MAX (size.width, MIN (width, height) - 2 * self->thickness - 12);
  size.height = MIN (MAX (size.height, 1), height);
  gtk_widget_allocate (self->child, size.width, size.height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((width - size.width) / 2.0f,
                                                                            (height - size.height) / 2.0f)));
}

static void
draw_arc (cairo_t *cr, double x, double y, double radius, double fraction)
{
  const double top = -G_PI_2;

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, top, top + 2 * G_PI * fraction);
  cairo_stroke (cr);
}

static void
unknot_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotRing *self = UNKNOT_RING (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double radius = (MIN (width, height) - self->thickness) / 2.0 - 1;
  GdkRGBA color, track;
  cairo_t *cr;

  if (radius > 0)
    {
      color = unknot_palette_color (widget, gtk_widget_has_css_class (widget, "rest") ? UNKNOT_COLOR_REST
                                                                                  : UNKNOT_COLOR_ACCENT);
      track = (GdkRGBA) { color.red, color.green, color.blue, 0.2f };
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      cairo_set_line_width (cr, self->thickness);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      gdk_cairo_set_source_rgba (cr, &track);
      draw_arc (cr, width / 2.0, height / 2.0, radius, 1);
      gdk_cairo_set_source_rgba (cr, &color);
      if (self->fraction > 0)
        {
          if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
            {
              cairo_translate (cr, width, 0);
              cairo_scale (cr, -1, 1);
            }
          draw_arc (cr, width / 2.0, height / 2.0, radius, self->fraction);
        }
      cairo_destroy (cr);
    }
  if (self->child != NULL)
    gtk_widget_snapshot_child (widget, self->child, snapshot);
}

static void
unknot_ring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotRing *self = UNKNOT_RING (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_THICKNESS:
      g_value_set_int (value, self->thickness);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_ring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotRing *self = UNKNOT_RING (object);

  switch (id)
    {
    case PROP_FRACTION:
      unknot_ring_set_fraction (self, g_value_get_double (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_THICKNESS:
      self->thickness = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_ring_dispose (GObject *object)
{
  UNKNOT_RING (object)->child = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_ring_parent_class)->dispose (object);
}

static void
unknot_ring_finalize (GObject *object)
{
  g_free (UNKNOT_RING (object)->value_text);
  G_OBJECT_CLASS (unknot_ring_parent_class)->finalize (object);
}

static void
unknot_ring_class_init (UnknotRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = unknot_ring_get_property;
  object_class->set_property = unknot_ring_set_property;
  object_class->dispose = unknot_ring_dispose;
  object_class->finalize = unknot_ring_finalize;
  widget_class->measure = unknot_ring_measure;
  widget_class->size_allocate = unknot_ring_size_allocate;
  widget_class->snapshot = unknot_ring_snapshot;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_THICKNESS] = g_param_spec_int ("thickness", NULL, NULL, 1, 64, 12, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
unknot_ring_init (UnknotRing *self)
{
  self->thickness = 12;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
}
