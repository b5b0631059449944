/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/spot-chart.h"

#include <glib/gi18n.h>

#include "app/palette.h"

#define CURVE_HEIGHT 84
#define DOTS_HEIGHT 15
#define BARS_HEIGHT 30
#define MARGIN 6
/* The longest bar stands for at least so many hours, so that a short day looks short. */
#define LEAST_HOURS 2.0

struct _UnknotSpotChart {
  GtkWidget parent_instance;

  double days;
  GArray *points, *guides, *bars;
  GtkWidget *first, *last, *most, *none;
};

G_DEFINE_FINAL_TYPE (UnknotSpotChart, unknot_spot_chart, GTK_TYPE_WIDGET)

/* --- Drawing ------------------------------------------------------------------------------ */

typedef struct {
  UnknotSpotChart *chart;
  cairo_t *cr;
  double left, right, top; /* of the area */
  gboolean rtl;
} Canvas;

static double
x_at (const Canvas *c, double day)
{
  const double part = CLAMP (day / c->chart->days, 0, 1), width = c->right - c->left;

  return c->rtl ? c->right - part * width : c->left + part * width;
}

static double
y_at (const Canvas *c, double strength)
{
  return c->top + CURVE_HEIGHT * (1 - CLAMP (strength / 10, 0, 1));
}

static void
set_color (const Canvas *c, UnknotColor color, double alpha)
{
  GdkRGBA ink = unknot_palette_color (GTK_WIDGET (c->chart), color);

  ink.alpha = (float) alpha;
  gdk_cairo_set_source_rgba (c->cr, &ink);
}

static void
draw_grid (const Canvas *c)
{
  set_color (c, UNKNOT_COLOR_LINE, 1);
  cairo_set_line_width (c->cr, 1);
  for (int strength = 0; strength <= 10; strength += 5)
    {
      const double y = (int) y_at (c, strength) + 0.5;

      cairo_move_to (c->cr, c->left, y);
      cairo_line_to (c->cr, c->right, y);
    }
  cairo_stroke (c->cr);
}

/* Between two words about a spot nobody knows how it was: straight lines, and the dots say
 * what was said. */
static void
draw_curve (const Canvas *c)
{
  const GArray *points = c->chart->points;

  set_color (c, UNKNOT_COLOR_ACCENT, 1);
  cairo_set_line_width (c->cr, 2);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < points->len; i++)
    {
      const UnknotSpotValue *p = &g_array_index (points, UnknotSpotValue, i);

      cairo_line_to (c->cr, x_at (c, p->day), y_at (c, p->value));
    }
  cairo_stroke (c->cr);
  for (guint i = 0; i < points->len; i++)
    {
      const UnknotSpotValue *p = &g_array_index (points, UnknotSpotValue, i);

      cairo_new_sub_path (c->cr);
      cairo_arc (c->cr, x_at (c, p->day), y_at (c, p->value), 3.5, 0, 2 * G_PI);
    }
  cairo_fill (c->cr);
}

static void
draw_guides (const Canvas *c)
{
  const double y = c->top + CURVE_HEIGHT + DOTS_HEIGHT / 2.0;

  set_color (c, UNKNOT_COLOR_REST, 1);
  for (guint i = 0; i < c->chart->guides->len; i++)
    {
      cairo_new_sub_path (c->cr);
      cairo_arc (c->cr, x_at (c, g_array_index (c->chart->guides, UnknotSpotValue, i).day), y, 3, 0, 2 * G_PI);
    }
  cairo_fill (c->cr);
}

static void
draw_bars (const Canvas *c)
{
  const double ground = c->top + CURVE_HEIGHT + DOTS_HEIGHT + BARS_HEIGHT;
  const double width = MAX ((c->right - c->left) / c->chart->days * 0.6, 2);
  double most = LEAST_HOURS;

  for (guint i = 0; i < c->chart->bars->len; i++)
    most = MAX (most, g_array_index (c->chart->bars, UnknotSpotValue, i).value);
  set_color (c, UNKNOT_COLOR_EDGE, 0.6);
  for (guint i = 0; i < c->chart->bars->len; i++)
    {
      const UnknotSpotValue *bar = &g_array_index (c->chart->bars, UnknotSpotValue, i);
      const double high = BARS_HEIGHT * bar->value / most;

      cairo_rectangle (c->cr, x_at (c, bar->day) - width / 2, ground - high, width, high);
    }
  cairo_fill (c->cr);
}

static int
high (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
wide (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The room at the side where the numbers stand. */
static int
scale_width (UnknotSpotChart *self)
{
  return MAX (wide (self->most), wide (self->none)) + MARGIN;
}

static void
unknot_spot_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotSpotChart *self = UNKNOT_SPOT_CHART (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), side = scale_width (self);
  Canvas canvas = { self, NULL, rtl ? MARGIN : side, width - (rtl ? side : MARGIN), high (self->most) / 2.0, rtl };

  canvas.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_grid (&canvas);
  draw_bars (&canvas);
  draw_guides (&canvas);
  draw_curve (&canvas);
  cairo_destroy (canvas.cr);
  GTK_WIDGET_CLASS (unknot_spot_chart_parent_class)->snapshot (widget, snapshot);
}

/* --- Layout ------------------------------------------------------------------------------- */

static void
unknot_spot_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  UnknotSpotChart *self = UNKNOT_SPOT_CHART (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = scale_width (self) + wide (self->first) + wide (self->last) + 2 * MARGIN;
      *natural = MAX (*minimum, 300);
    }
  else
    *minimum = *natural = high (self->most) + CURVE_HEIGHT + DOTS_HEIGHT + BARS_HEIGHT + MARGIN + high (self->first);
}

static void
put (GtkWidget *widget, double x, double y)
{
  gtk_widget_allocate (widget, wide (widget), high (widget), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
unknot_spot_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotSpotChart *self = UNKNOT_SPOT_CHART (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int side = scale_width (self), below = high (self->most) + CURVE_HEIGHT + DOTS_HEIGHT + BARS_HEIGHT;

  put (self->most, rtl ? width - wide (self->most) : 0, 0);
  put (self->none, rtl ? width - wide (self->none) : 0, CURVE_HEIGHT);
  put (self->first, rtl ? width - side - wide (self->first) : side, below);
  put (self->last, rtl ? MARGIN : width - MARGIN - wide (self->last), below);
}

/* --- Public -------------------------------------------------------------------------------- */

static void
copy_values (UnknotSpotChart *self, GArray *to, GArray *from)
{
  g_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    {
      UnknotSpotValue value = g_array_index (from, UnknotSpotValue, i);

      if (value.day >= 0 && value.day <= self->days)
        g_array_append_val (to, value);
    }
}

void
unknot_spot_chart_set (UnknotSpotChart *self, double days, GArray *points, GArray *guides, GArray *bars,
                       const char *first, const char *last)
{
  g_return_if_fail (UNKNOT_IS_SPOT_CHART (self) && days > 0);

  self->days = days;
  copy_values (self, self->points, points);
  copy_values (self, self->guides, guides);
  copy_values (self, self->bars, bars);
  gtk_label_set_label (GTK_LABEL (self->first), first);
  gtk_label_set_label (GTK_LABEL (self->last), last);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
unknot_spot_chart_set_description (UnknotSpotChart *self, const char *text)
{
  g_return_if_fail (UNKNOT_IS_SPOT_CHART (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
unknot_spot_chart_dispose (GObject *object)
{
  UnknotSpotChart *self = UNKNOT_SPOT_CHART (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->last, gtk_widget_unparent);
  g_clear_pointer (&self->most, gtk_widget_unparent);
  g_clear_pointer (&self->none, gtk_widget_unparent);
  G_OBJECT_CLASS (unknot_spot_chart_parent_class)->dispose (object);
}

static void
unknot_spot_chart_finalize (GObject *object)
{
  UnknotSpotChart *self = UNKNOT_SPOT_CHART (object);

  g_array_unref (self->points);
  g_array_unref (self->guides);
  g_array_unref (self->bars);
  G_OBJECT_CLASS (unknot_spot_chart_parent_class)->finalize (object);
}

static void
unknot_spot_chart_class_init (UnknotSpotChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_spot_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_spot_chart_finalize;
  widget_class->measure = unknot_spot_chart_measure;
  widget_class->size_allocate = unknot_spot_chart_size_allocate;
  widget_class->snapshot = unknot_spot_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "spotchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add_label (UnknotSpotChart *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
unknot_spot_chart_init (UnknotSpotChart *self)
{
  self->days = 1;
  self->points = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  self->guides = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  self->bars = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  self->most = add_label (self, "10");
  self->none = add_label (self, "0");
  self->first = add_label (self, "");
  self->last = add_label (self, "");
}
