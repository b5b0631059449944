/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/breath-guide.h"

#include <math.h>

#include "app/palette.h"
#include "app/widgets/rounded.h"
#include "app/widgets/text-scale.h"

/* What lies above has a radius of REST; the disc goes from there to FULL, pixels with text of the usual
 * size.  What lies above grows with its number. */
#define REST 54.0
#define FULL 78.0
/* No more pictures than can be told apart. */
#define STEPS 240.0

struct _UnknotBreathGuide {
  GtkWidget parent_instance;
  double full;
};

G_DEFINE_FINAL_TYPE (UnknotBreathGuide, unknot_breath_guide, GTK_TYPE_WIDGET)

static double
get_scale (GtkWidget *widget)
{
  return pow (unknot_text_scale (widget), 0.7);
}

static void
append_disc (GtkSnapshot *snapshot, GdkRGBA color, float alpha, double x, double y, double radius)
{
  color.alpha *= alpha;
  unknot_snapshot_append_rounded (snapshot, &color,
                                  &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius));
}

/* How far it goes: what one breathes towards. */
static void
append_rim (GtkSnapshot *snapshot, GdkRGBA color, double x, double y, double full)
{
  const float width[4] = { 1, 1, 1, 1 };
  GskRoundedRect rim;

  color.alpha *= 0.45f;
  gsk_rounded_rect_init_from_rect (&rim, &GRAPHENE_RECT_INIT (x - full, y - full, 2 * full, 2 * full), full);
  gtk_snapshot_append_border (snapshot, &rim, width, (GdkRGBA[]) { color, color, color, color });
}

static void
unknot_breath_guide_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotBreathGuide *self = UNKNOT_BREATH_GUIDE (widget);
  const double x = gtk_widget_get_width (widget) / 2.0, y = gtk_widget_get_height (widget) / 2.0;
  const double scale = get_scale (widget), rest = REST * scale, full = FULL * scale;
  const double radius = rest + (full - rest) * self->full;
  const GdkRGBA color = unknot_palette_color (widget, UNKNOT_COLOR_REST);

  if (self->full < 0)
    return;
  append_rim (snapshot, color, x, y, full);
  append_disc (snapshot, color, 0.16f, x, y, radius);
  append_disc (snapshot, color, 0.14f, x, y, rest + (radius - rest) * 0.6);
}

static void
unknot_breath_guide_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 2 * (int) (UNKNOT_BREATH_GUIDE (widget)->full < 0 ? REST : FULL * get_scale (widget) + 2);
  *minimum_baseline = *natural_baseline = -1;
}

static void
unknot_breath_guide_class_init (UnknotBreathGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = unknot_breath_guide_snapshot;
  widget_class->measure = unknot_breath_guide_measure;
  gtk_widget_class_set_css_name (widget_class, "breathguide");
  /* What it shows stands in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unknot_breath_guide_init (UnknotBreathGuide *self)
{
  self->full = -1;
}

void
unknot_breath_guide_set_full (UnknotBreathGuide *self, double full)
{
  g_return_if_fail (UNKNOT_IS_BREATH_GUIDE (self));

  full = full < 0 ? -1 : round (MIN (full, 1) * STEPS) / STEPS;
  if (full == self->full)
    return;
  if ((full < 0) != (self->full < 0))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->full = full;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
