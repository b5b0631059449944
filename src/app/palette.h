/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours of the windows.  style.css names them (@unknot_...); which set is behind the
 * names follows the desktop.  Every text colour has a contrast of at least 4.5:1 with each
 * ground it is used on; the test on the palette holds that. */

typedef enum {
  UNKNOT_PALETTE_LIGHT,
  UNKNOT_PALETTE_DARK,
  UNKNOT_PALETTE_LIGHT_CONTRAST,
  UNKNOT_PALETTE_DARK_CONTRAST,
  UNKNOT_N_PALETTES
} UnknotPalette;

typedef enum {
  UNKNOT_COLOR_GROUND,    /* behind everything */
  UNKNOT_COLOR_CARD,      /* cards, lists, entries */
  UNKNOT_COLOR_BAR,       /* header bars */
  UNKNOT_COLOR_TEXT,
  UNKNOT_COLOR_QUIET,     /* second lines, captions */
  UNKNOT_COLOR_LINE,      /* borders of cards */
  UNKNOT_COLOR_EDGE,      /* borders of controls, 3:1 with their ground */
  UNKNOT_COLOR_ACCENT,    /* filled buttons, rings, the chosen thing */
  UNKNOT_COLOR_ON_ACCENT, /* text on it */
  UNKNOT_COLOR_LINK,      /* accent as text */
  UNKNOT_COLOR_REST,      /* the ring during a break */
  UNKNOT_COLOR_NOTICE,    /* ground of banners */
  UNKNOT_COLOR_STAGE,     /* ground behind the figure */
  UNKNOT_COLOR_TRACK,     /* the empty part of what fills */
  UNKNOT_N_COLORS
} UnknotColor;

/* 0xRRGGBB. */
guint32 unknot_palette_get (UnknotPalette palette, UnknotColor color);
/* The name used in style.css, without the at sign. */
const char *unknot_palette_get_name (UnknotColor color);
/* Lines that define every name for style.css.  Returns: (transfer full). */
char *unknot_palette_to_css (UnknotPalette palette);
/* The palette of all windows on @display from now on; UNKNOT_PALETTE_LIGHT until it is set. */
void unknot_palette_set_for_display (GdkDisplay *display, UnknotPalette palette);
/* The palette in force where @widget is. */
UnknotPalette unknot_palette_of_widget (GtkWidget *widget);
/* A colour of it, opaque.  Who paints with it is painted again when the palette changes: the text's
 * colour changes with it. */
GdkRGBA unknot_palette_color (GtkWidget *widget, UnknotColor color);
/* Contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it. */
double unknot_palette_contrast (guint32 a, guint32 b);

G_END_DECLS
