/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/palette.h"

#include <math.h>

static const char *const names[UNKNOT_N_COLORS] = {
  [UNKNOT_COLOR_GROUND] = "unknot_ground",   [UNKNOT_COLOR_CARD] = "unknot_card",
  [UNKNOT_COLOR_BAR] = "unknot_bar",         [UNKNOT_COLOR_TEXT] = "unknot_text",
  [UNKNOT_COLOR_QUIET] = "unknot_quiet",     [UNKNOT_COLOR_LINE] = "unknot_line",
  [UNKNOT_COLOR_EDGE] = "unknot_edge",       [UNKNOT_COLOR_ACCENT] = "unknot_accent",
  [UNKNOT_COLOR_ON_ACCENT] = "unknot_on_accent",
  [UNKNOT_COLOR_LINK] = "unknot_link",       [UNKNOT_COLOR_REST] = "unknot_rest",
  [UNKNOT_COLOR_NOTICE] = "unknot_notice",   [UNKNOT_COLOR_STAGE] = "unknot_stage",
  [UNKNOT_COLOR_TRACK] = "unknot_track",
};

/* Paper and clay by day, the same room by lamp light at night. */
static const guint32 colors[UNKNOT_N_PALETTES][UNKNOT_N_COLORS] = {
  [UNKNOT_PALETTE_LIGHT] = {
    [UNKNOT_COLOR_GROUND] = 0xf8f4ee,    [UNKNOT_COLOR_CARD] = 0xffffff,
    [UNKNOT_COLOR_BAR] = 0xf1ebe2,       [UNKNOT_COLOR_TEXT] = 0x2f2a26,
    [UNKNOT_COLOR_QUIET] = 0x6a6057,     [UNKNOT_COLOR_LINE] = 0xe6ddd1,
    [UNKNOT_COLOR_EDGE] = 0x8f8376,      [UNKNOT_COLOR_ACCENT] = 0xa54c2c,
    [UNKNOT_COLOR_ON_ACCENT] = 0xffffff, [UNKNOT_COLOR_LINK] = 0x9a4526,
    [UNKNOT_COLOR_REST] = 0x3f7d6e,      [UNKNOT_COLOR_NOTICE] = 0xf6e6cf,
    [UNKNOT_COLOR_STAGE] = 0xf1e9de,    [UNKNOT_COLOR_TRACK] = 0xe6ddd1,
  },
  [UNKNOT_PALETTE_DARK] = {
    [UNKNOT_COLOR_GROUND] = 0x221f1c,    [UNKNOT_COLOR_CARD] = 0x2d2925,
    [UNKNOT_COLOR_BAR] = 0x2a2622,       [UNKNOT_COLOR_TEXT] = 0xf3ede6,
    [UNKNOT_COLOR_QUIET] = 0xb9aea3,     [UNKNOT_COLOR_LINE] = 0x3f3933,
    [UNKNOT_COLOR_EDGE] = 0x857a6f,      [UNKNOT_COLOR_ACCENT] = 0xe79a76,
    [UNKNOT_COLOR_ON_ACCENT] = 0x2a160c, [UNKNOT_COLOR_LINK] = 0xf0ab89,
    [UNKNOT_COLOR_REST] = 0x7fc0ae,      [UNKNOT_COLOR_NOTICE] = 0x443822,
    [UNKNOT_COLOR_STAGE] = 0x37312b,    [UNKNOT_COLOR_TRACK] = 0x3f3933,
  },
  [UNKNOT_PALETTE_LIGHT_CONTRAST] = {
    [UNKNOT_COLOR_GROUND] = 0xffffff,    [UNKNOT_COLOR_CARD] = 0xffffff,
    [UNKNOT_COLOR_BAR] = 0xffffff,       [UNKNOT_COLOR_TEXT] = 0x000000,
    [UNKNOT_COLOR_QUIET] = 0x2b2622,     [UNKNOT_COLOR_LINE] = 0x4a443e,
    [UNKNOT_COLOR_EDGE] = 0x000000,      [UNKNOT_COLOR_ACCENT] = 0x7a2f12,
    [UNKNOT_COLOR_ON_ACCENT] = 0xffffff, [UNKNOT_COLOR_LINK] = 0x7a2f12,
    [UNKNOT_COLOR_REST] = 0x1c5347,      [UNKNOT_COLOR_NOTICE] = 0xfff3d6,
    [UNKNOT_COLOR_STAGE] = 0xffffff,    [UNKNOT_COLOR_TRACK] = 0xe2dfdb,
  },
  [UNKNOT_PALETTE_DARK_CONTRAST] = {
    [UNKNOT_COLOR_GROUND] = 0x000000,    [UNKNOT_COLOR_CARD] = 0x000000,
    [UNKNOT_COLOR_BAR] = 0x000000,       [UNKNOT_COLOR_TEXT] = 0xffffff,
    [UNKNOT_COLOR_QUIET] = 0xe6e0d8,     [UNKNOT_COLOR_LINE] = 0xb8b0a6,
    [UNKNOT_COLOR_EDGE] = 0xffffff,      [UNKNOT_COLOR_ACCENT] = 0xffb797,
    [UNKNOT_COLOR_ON_ACCENT] = 0x000000, [UNKNOT_COLOR_LINK] = 0xffc2a6,
    [UNKNOT_COLOR_REST] = 0x9fe0cd,      [UNKNOT_COLOR_NOTICE] = 0x332a14,
    [UNKNOT_COLOR_STAGE] = 0x000000,    [UNKNOT_COLOR_TRACK] = 0x3a3733,
  },
};

guint32
unknot_palette_get (UnknotPalette palette, UnknotColor color)
{
  g_return_val_if_fail ((guint) palette < UNKNOT_N_PALETTES && (guint) color < UNKNOT_N_COLORS, 0);

  return colors[palette][color];
}

const char *
unknot_palette_get_name (UnknotColor color)
{
  g_return_val_if_fail ((guint) color < UNKNOT_N_COLORS, NULL);

  return names[color];
}

char *
unknot_palette_to_css (UnknotPalette palette)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < UNKNOT_N_COLORS; i++)
    g_string_append_printf (css, "@define-color %s #%06x;\n", names[i], unknot_palette_get (palette, i));
  return g_string_free (css, FALSE);
}

static GQuark
palette_quark (void)
{
  return g_quark_from_static_string ("unknot-palette");
}

void
unknot_palette_set_for_display (GdkDisplay *display, UnknotPalette palette)
{
  g_return_if_fail (GDK_IS_DISPLAY (display) && (guint) palette < UNKNOT_N_PALETTES);

  g_object_set_qdata (G_OBJECT (display), palette_quark (), GUINT_TO_POINTER (palette));
}

UnknotPalette
unknot_palette_of_widget (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (gtk_widget_get_display (widget)), palette_quark ()));
}

GdkRGBA
unknot_palette_color (GtkWidget *widget, UnknotColor color)
{
  const guint32 rgb = unknot_palette_get (unknot_palette_of_widget (widget), color);

  return (GdkRGBA) { (rgb >> 16 & 0xff) / 255.0f, (rgb >> 8 & 0xff) / 255.0f, (rgb & 0xff) / 255.0f, 1 };
}

static double
linear (guint8 value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 color)
{
  return 0.2126 * linear (color >> 16 & 0xff) + 0.7152 * linear (color >> 8 & 0xff) + 0.0722 * linear (color & 0xff);
}

double
unknot_palette_contrast (guint32 a, guint32 b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
