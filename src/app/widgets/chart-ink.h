/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  UNKNOT_INK_SOLID,
  UNKNOT_INK_HATCHED,
  UNKNOT_INK_OUTLINE,
} UnknotInk;

/* Fills a rectangle with a colour of the palette, by its name in style.css. */
void unknot_chart_ink_paint (cairo_t *cr, GtkWidget *widget, const char *color, UnknotInk ink, double x, double y,
                             double width, double height);
/* How the series of a chart are filled: 0 solid, 1 hatched, 2 an outline alone. */
void unknot_chart_ink_fill (cairo_t *cr, GtkWidget *widget, guint series, double x, double y, double width,
                            double height);
/* A colour of the palette by its name in style.css. */
GdkRGBA unknot_chart_ink_color (GtkWidget *widget, const char *name);

G_END_DECLS
