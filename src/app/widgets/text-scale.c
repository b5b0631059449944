/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/text-scale.h"

#define USUAL_POINTS 11.0
#define USUAL_PIXELS (USUAL_POINTS * 96 / 72)
/* Larger text asks for more before both stand side by side, up to so many times as much: beyond, it wraps. */
#define MOST_FOR_WIDE 1.25

double
unknot_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return MAX (1, size / (pango_font_description_get_size_is_absolute (font) ? USUAL_PIXELS : USUAL_POINTS));
}

double
unknot_text_wide_scale (GtkWidget *widget)
{
  return MIN (unknot_text_scale (widget), MOST_FOR_WIDE);
}
