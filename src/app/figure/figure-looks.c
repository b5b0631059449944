/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-looks.h"

#include "app/palette.h"

static UnknotTones
find_tones (GtkWidget *widget)
{
  static const UnknotTones tones[UNKNOT_N_PALETTES] = {
    [UNKNOT_PALETTE_LIGHT] = UNKNOT_TONES_LIGHT,
    [UNKNOT_PALETTE_DARK] = UNKNOT_TONES_DARK,
    [UNKNOT_PALETTE_LIGHT_CONTRAST] = UNKNOT_TONES_CONTRAST_LIGHT,
    [UNKNOT_PALETTE_DARK_CONTRAST] = UNKNOT_TONES_CONTRAST_DARK,
  };

  return tones[unknot_palette_of_widget (widget)];
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
