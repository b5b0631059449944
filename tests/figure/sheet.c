/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <locale.h>
#include <string.h>

#include "figure/painter.h"
#include "stance.h"

/* Contact sheets: what the painter makes, to be looked at. */

static char *out_dir;
static int cell = 260;
static gboolean dark;
static double framing;
static char **only;

static const GOptionEntry options[] = {
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out_dir, "Folder for the pictures", "DIR" },
  { "cell", 'c', 0, G_OPTION_ARG_INT, &cell, "Size of one picture", "PIXELS" },
  { "dark", 'd', 0, G_OPTION_ARG_NONE, &dark, "Dark palette", NULL },
  { "framing", 'f', 0, G_OPTION_ARG_DOUBLE, &framing, "0 whole, 1 upper body, 2 head", "N" },
  { "only", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &only, "Only this stance", "NAME" },
  { NULL },
};

static void
turns_sheet (UnknotPainter *painter, const char *name)
{
  g_autofree char *path = g_build_filename (out_dir, name, NULL);
  cairo_surface_t *surface;
  unsigned rows = 0, row = 0;

  for (unsigned i = 0; i < n_stances; i++)
    rows += !only || g_strv_contains ((const char *const *) only, stances[i].name);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cell * 8, cell * (int) rows);
  for (unsigned i = 0; i < n_stances; i++)
    {
      UnknotSkeleton skeleton;
      UnknotSceneGlow glow[12];
      UnknotScene scene;

      if (only && !g_strv_contains ((const char *const *) only, stances[i].name))
        continue;
      stance_scene (&stances[i], &skeleton, glow, &scene);
      scene.background = dark ? 0xff242428 : 0xfff8f6f1;
      scene.tones = dark ? UNKNOT_TONES_DARK : UNKNOT_TONES_LIGHT;
      unknot_fit_skeleton (&skeleton, framing, &scene.fit);
      if (framing == 0)
        unknot_fit_props (&scene.fit, &scene.props);
      for (int side = 0; side < 8; side++)
        {
          int stride = cairo_image_surface_get_stride (surface);
          guchar *at = cairo_image_surface_get_data (surface) + (gsize) row * cell * stride + side * cell * 4;

          scene.turn = side * 45;
          unknot_painter_paint (painter, &scene, cell, cell, (gsize) stride, at);
        }
      row++;
    }
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !out_dir)
    {
      g_printerr ("%s\n", error ? error->message : "--out DIR is needed");
      return 2;
    }
  g_mkdir_with_parents (out_dir, 0755);
  turns_sheet (painter, "turns.png");
  return 0;
}
