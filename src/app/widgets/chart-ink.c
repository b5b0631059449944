/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/chart-ink.h"

/* Pixels between the lines of a hatched bar. */
#define HATCH 5

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.5);
  /* Counted from the widget's corner, so that neighbours line up. */
  for (double at = HATCH * (int) ((x + y) / HATCH); at < x + y + width + height; at += HATCH)
    {
      cairo_move_to (cr, x, at - x);
      cairo_line_to (cr, x + width, at - x - width);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
unknot_chart_ink_paint (cairo_t *cr, GtkWidget *widget, UnknotColor color, UnknotInk ink, double x, double y,
                        double width, double height)
{
  const GdkRGBA rgba = unknot_palette_color (widget, color);

  if (height <= 0 || width <= 0)
    return;
  gdk_cairo_set_source_rgba (cr, &rgba);
  if (ink == UNKNOT_INK_SOLID)
    {
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      return;
    }
  if (ink == UNKNOT_INK_HATCHED)
    hatch (cr, x, y, width, height);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, x + 0.75, y + 0.75, MAX (width - 1.5, 0.5), MAX (height - 1.5, 0.5));
  cairo_stroke (cr);
}

void
unknot_chart_ink_fill (cairo_t *cr, GtkWidget *widget, guint series, double x, double y, double width, double height)
{
  static const struct {
    UnknotColor color;
    UnknotInk ink;
  } looks[] = {
    { UNKNOT_COLOR_ACCENT, UNKNOT_INK_SOLID }, { UNKNOT_COLOR_REST, UNKNOT_INK_HATCHED }, { UNKNOT_COLOR_EDGE, UNKNOT_INK_OUTLINE }
  };
  const guint look = MIN (series, G_N_ELEMENTS (looks) - 1);

  unknot_chart_ink_paint (cr, widget, looks[look].color, looks[look].ink, x, y, width, height);
}
