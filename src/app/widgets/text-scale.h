/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much larger than usual the text of @widget is, 1 or more.  A line that can be read well is as
 * long as so many characters, and not as so many pixels: widths of text are given for 11 points at
 * 96 dots an inch, and multiplied by this. */
double unknot_text_scale (GtkWidget *widget);

/* By how much a width from which things stand side by side grows with the text: less than the text itself, for
 * some of it wraps. */
double unknot_text_wide_scale (GtkWidget *widget);

G_END_DECLS
