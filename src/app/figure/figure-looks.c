/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-looks.h"

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;
}

/* The windows' palettes name their colours in CSS; a widget that stands elsewhere is judged by
 * its text. */
static UnknotTones
find_tones (GtkWidget *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA ground, text;
  gboolean dark, contrast = FALSE;

  gtk_style_context_get_color (style, &text);
  dark = luminance (&text) > 0.5;
  if (gtk_style_context_lookup_color (style, "unknot_stage", &ground) &&
      gtk_style_context_lookup_color (style, "unknot_text", &text))
    {
      double t = luminance (&text);

      dark = luminance (&ground) < 0.45;
      contrast = t < 0.01 || t > 0.99;
    }
  if (contrast)
    return dark ? UNKNOT_TONES_CONTRAST_DARK : UNKNOT_TONES_CONTRAST_LIGHT;
  return dark ? UNKNOT_TONES_DARK : UNKNOT_TONES_LIGHT;
}

GSettings *
unknot_figure_looks_get_settings (void)
{
  static GSettings *settings;
  static gboolean looked;

  if (!looked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, UNKNOT_APP_ID, TRUE) : NULL;

      looked = TRUE;
      if (schema != NULL && g_settings_schema_has_key (schema, "figure-skin"))
        settings = g_settings_new_full (schema, NULL, NULL);
    }
  return settings;
}

static UnknotBuild
get_build (GSettings *settings)
{
  g_autofree char *build = settings != NULL ? g_settings_get_string (settings, "figure-build") : NULL;

  return g_strcmp0 (build, "broad") == 0 ? UNKNOT_BUILD_BROAD : UNKNOT_BUILD_SLIM;
}

void
unknot_figure_looks_warm (void)
{
  unknot_painter_warm (get_build (unknot_figure_looks_get_settings ()));
}

void
unknot_figure_looks_apply (GtkWidget *widget, UnknotScene *scene)
{
  GSettings *settings = unknot_figure_looks_get_settings ();

  scene->tones = find_tones (widget);
  if (settings != NULL)
    {
      g_autofree char *skin = g_settings_get_string (settings, "figure-skin");

      scene->skin = g_str_equal (skin, "light")  ? UNKNOT_SKIN_LIGHT
                    : g_str_equal (skin, "dark") ? UNKNOT_SKIN_DARK
                                                 : UNKNOT_SKIN_MEDIUM;
      scene->build = get_build (settings);
    }
}
