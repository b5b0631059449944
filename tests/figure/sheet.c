/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <locale.h>
#include <string.h>

#include "figure/sheet.h"
#include "stance.h"

/* Contact sheets: what the painter makes, to be looked at. */

/* How much of a step is filmed: longer than any movement takes, seconds. */
#define FILMED 6.0

static char *out_dir;
static int cell;
static gboolean dark;
static char **only;
static char **guides;
static gboolean turns;
static gboolean keys;
static gboolean broad;
static int skin = UNKNOT_SKIN_MEDIUM;
static gboolean contrast;
static double framing = -1;
static double every;

static const GOptionEntry options[] = {
  { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out_dir, "Folder for the pictures", "DIR" },
  { "cell", 'c', 0, G_OPTION_ARG_INT, &cell, "Size of one picture (else: two sizes, light and dark)", "PIXELS" },
  { "dark", 'd', 0, G_OPTION_ARG_NONE, &dark, "With --cell: the dark palette", NULL },
  { "framing", 'f', 0, G_OPTION_ARG_DOUBLE, &framing, "0 whole, 1 upper body, 2 head", "N" },
  { "only", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &only, "Only this stance", "NAME" },
  { "guide", 'g', 0, G_OPTION_ARG_FILENAME_ARRAY, &guides, "Every step of this guide", "FILE" },
  { "keys", 'k', 0, G_OPTION_ARG_NONE, &keys, "Every pose of a step that moves, not one", NULL },
  { "every", 'e', 0, G_OPTION_ARG_DOUBLE, &every, "The first moments of each step, so many seconds apart", "SECONDS" },
  { "broad", 'b', 0, G_OPTION_ARG_NONE, &broad, "The other build", NULL },
  { "skin", 's', 0, G_OPTION_ARG_INT, &skin, "Skin tone", "N" },
  { "contrast", 'h', 0, G_OPTION_ARG_NONE, &contrast, "The high-contrast palettes", NULL },
  { "turns", 't', 0, G_OPTION_ARG_NONE, &turns, "Test stances from eight sides", NULL },
  { NULL },
};

static void
set_looks (UnknotScene *scene)
{
  unknot_sheet_set_looks (scene, dark);
  if (contrast)
    {
      scene->background = dark ? 0xff000000 : 0xffffffff;
      scene->tones = dark ? UNKNOT_TONES_CONTRAST_DARK : UNKNOT_TONES_CONTRAST_LIGHT;
    }
  scene->build = broad ? UNKNOT_BUILD_BROAD : UNKNOT_BUILD_SLIM;
  scene->skin = (UnknotSkin) CLAMP (skin, 0, UNKNOT_N_SKINS - 1);
}

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

/* When the pictures of @step are taken: once, at the end of each of its poses, or again and again.  Returns their
 * number. */
static guint
step_times (UnknotStage *stage, const UnknotStep *step, guint index, double times[32])
{
  double at = unknot_timeline_get_step_start (unknot_stage_get_timeline (stage), index);
  guint n = 0;

  if (every > 0)
    {
      for (double into = 0; into < MIN (step->seconds, FILMED) && n < 32; into += every)
        times[n++] = at + into;
      return n;
    }
  if (!keys || step->n_keys < 2)
    {
      times[0] = unknot_stage_get_still (stage, index);
      return 1;
    }
  for (guint k = 0; k < step->n_keys; k++)
    {
      at += step->keys[k].seconds;
      /* A pose that is held is there twice. */
      if (k == 0 || memcmp (&step->keys[k].pose, &step->keys[k - 1].pose, sizeof step->keys[k].pose) != 0)
        times[n++] = at;
    }
  return n;
}

static void
paint_moment (UnknotPainter *painter, UnknotStage *stage, double time, cairo_surface_t *surface, guint at, int columns)
{
  UnknotStageMoment moment;
  UnknotScene scene;

  unknot_scene_init (&scene, NULL);
  set_looks (&scene);
  unknot_stage_set_scene (stage, time, FALSE, &moment, &scene);
  scene.arrow = scene.n_arrows ? 0.5 : 0;
  scene.glow_strength = 1;
  unknot_painter_paint (painter, &scene, cell, cell, (gsize) cairo_image_surface_get_stride (surface),
                        cell_at (surface, (int) at % columns, (int) at / columns));
}

/* A picture for each step, row by row. */
static void
guide_sheet (UnknotPainter *painter, const char *file)
{
  g_autofree char *data = NULL, *base = g_path_get_basename (file), *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = NULL;
  g_autoptr (UnknotStage) stage = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  cairo_surface_t *surface;
  gsize length;
  const int columns = 6;

  if (!g_file_get_contents (file, &data, &length, &error) || !(guide = unknot_guide_parse (base, data, length, &error)))
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  if (unknot_guide_get_n_steps (guide) == 0) /* a set of other guides */
    return;
  stage = unknot_stage_new (guide);
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      double of_step[32];

      g_array_append_vals (times, of_step, step_times (stage, unknot_guide_get_step (guide, i), i, of_step));
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cell * columns, cell * (((int) times->len + columns - 1) / columns));
  for (guint i = 0; i < times->len; i++)
    paint_moment (painter, stage, g_array_index (times, double, i), surface, i, columns);
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
      set_looks (&scene);
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
