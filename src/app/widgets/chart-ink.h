/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/palette.h"

G_BEGIN_DECLS

typedef enum {
  UNKNOT_INK_SOLID,
  UNKNOT_INK_HATCHED,
  UNKNOT_INK_OUTLINE,
} UnknotInk;

/* Fills a rectangle with a colour of the palette. */
void unknot_chart_ink_paint (cairo_t *cr, GtkWidget *widget, UnknotColor color, UnknotInk ink, double x, double y,
                             double width, double height);
/* How the series of a chart are filled: 0 solid, 1 hatched, 2 an outline alone. */
void unknot_chart_ink_fill (cairo_t *cr, GtkWidget *widget, guint series, double x, double y, double width,
                            double height);

G_END_DECLS
