/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <locale.h>
#include <string.h>

#include "figure/sheet.h"
#include "stance.h"

/* Contact sheets: what the painter makes, to be looked at. */

static char *out_dir;
static int cell;
static gboolean dark;
static char **only;
static char **guides;
static gboolean turns;
static double framing = -1;

static const GOptionEntry options[] = {
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out_dir, "Folder for the pictures", "DIR" },
  { "cell", 'c', 0, G_OPTION_ARG_INT, &cell, "Size of one picture (else: two sizes, light and dark)", "PIXELS" },
  { "dark", 'd', 0, G_OPTION_ARG_NONE, &dark, "With --cell: the dark palette", NULL },
  { "framing", 'f', 0, G_OPTION_ARG_DOUBLE, &framing, "0 whole, 1 upper body, 2 head", "N" },
  { "only", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &only, "Only this stance", "NAME" },
  { "guide", 'g', 0, G_OPTION_ARG_FILENAME_ARRAY, &guides, "Every step of this guide", "FILE" },
  { "turns", 't', 0, G_OPTION_ARG_NONE, &turns, "Test stances from eight sides", NULL },
  { NULL },
};

static void
write_sheet (cairo_surface_t *surface, const char *name)
{
  g_autofree char *path = g_build_filename (out_dir, name, NULL);

  cairo_surface_mark_dirty (surface);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_error ("cannot write %s", path);
  cairo_surface_destroy (surface);
}

/* "neck-side-tilt-180-dark.png" */
static char *
sheet_name (const char *what)
{
  g_autofree char *stem = g_str_has_suffix (what, ".json") ? g_strndup (what, strlen (what) - 5) : g_strdup (what);

  return g_strdup_printf ("%s-%d-%s.png", stem, cell, dark ? "dark" : "light");
}

static guchar *
cell_at (cairo_surface_t *surface, int column, int row)
{
  return cairo_image_surface_get_data (surface) + (gsize) row * cell * cairo_image_surface_get_stride (surface) + column * cell * 4;
}

/* One row of pictures, one for each step and key pose. */
static void
guide_sheet (UnknotPainter *painter, const char *file)
{
  g_autofree char *data = NULL, *base = g_path_get_basename (file), *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = NULL;
  g_autoptr (UnknotStage) stage = NULL;
  cairo_surface_t *surface;
  guint n;
  gsize length;
  const int columns = 6;

  if (!g_file_get_contents (file, &data, &length, &error) || !(guide = unknot_guide_parse (base, data, length, &error)))
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  n = unknot_guide_get_n_steps (guide);
  if (n == 0) /* a set of other guides */
    return;
  stage = unknot_stage_new (guide);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cell * columns, cell * (((int) n + columns - 1) / columns));
  for (guint i = 0; i < n; i++)
    unknot_sheet_paint_step (painter, stage, i, dark, cell, (gsize) cairo_image_surface_get_stride (surface),
                             cell_at (surface, (int) i % columns, (int) i / columns));
  name = sheet_name (base);
  write_sheet (surface, name);
}

static void
turns_sheet (UnknotPainter *painter)
{
  g_autofree char *name = sheet_name ("turns");
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
      unknot_sheet_set_looks (&scene, dark);
      unknot_fit_skeleton (&skeleton, MAX (framing, 0), &scene.fit);
      if (framing <= 0)
        unknot_fit_props (&scene.fit, &scene.props);
      for (int side = 0; side < 8; side++)
        {
          scene.turn = side * 45;
          unknot_painter_paint (painter, &scene, cell, cell, (gsize) cairo_image_surface_get_stride (surface),
                                cell_at (surface, side, (int) row));
        }
      row++;
    }
  write_sheet (surface, name);
}

static void
all_sheets (UnknotPainter *painter)
{
  if (turns || !guides)
    turns_sheet (painter);
  for (char **file = guides; file && *file; file++)
    guide_sheet (painter, *file);
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
  if (cell > 0)
    all_sheets (painter);
  else
    for (int i = 0; i < 4; i++)
      {
        cell = i < 2 ? 180 : 420;
        dark = i % 2;
        all_sheets (painter);
      }
  return 0;
}
