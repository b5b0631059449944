/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/body.h"
#include "figure/raster.h"

/* Edges and outlines, sample by sample. */

#define SIZE 160
#define MATERIAL 3
#define LOW_GROUP GROUP_PROPS
#define HIGH_GROUP (GROUP_PROPS + 1)

typedef struct {
  Canvas base, fine;
  Tiles tiles;
} Picture;

static void
add_quad (Picture *picture, const CanvasPoint *corners, guint group)
{
  canvas_triangle (&picture->base, &corners[0], &corners[1], &corners[2], SAMPLE (MATERIAL, group, 0, 0));
  canvas_triangle (&picture->base, &corners[0], &corners[2], &corners[3], SAMPLE (MATERIAL, group, 0, 0));
}

/* Draws what was noted with all samples everywhere. */
static void
draw_all (Picture *picture, int ss)
{
  const CanvasTriangle *noted = (const CanvasTriangle *) (gpointer) picture->base.noted->data;

  raster_plain (&picture->base, noted, picture->base.noted->len);
  tiles_begin (&picture->tiles, SIZE, SIZE);
  tiles_mark (&picture->tiles, 0, 0, SIZE - 1, SIZE - 1);
  canvas_begin_fine (&picture->fine, SIZE, SIZE, ss, SIZE * ss, &picture->tiles);
  canvas_move (&picture->fine, 0, SIZE * ss);
  raster_plain (&picture->fine, noted, picture->base.noted->len);
}

static void
picture_finish (Picture *picture)
{
  canvas_finish (&picture->base);
  canvas_finish (&picture->fine);
  tiles_finish (&picture->tiles);
}

static int
covered (const Canvas *fine, int px, int py)
{
  int n = 0;

  for (int y = py * fine->ss; y < (py + 1) * fine->ss; y++)
    for (int x = px * fine->ss; x < (px + 1) * fine->ss; x++)
      n += fine->seen[canvas_at (fine, x, y)] != 0;
  return n;
}

/* Along an edge that is nearly level, or nearly upright, pixels grow full in as many steps as they have
 * samples: in fewer it would show teeth. */
static void
test_steps (gconstpointer data)
{
  const int ss = GPOINTER_TO_INT (data);

  for (int upright = 0; upright < 2; upright++)
    {
      Picture picture = { 0 };
      CanvasPoint corners[4] = { { 10, 100, 0, 100 }, { 150, 97, 0, 100 }, { 150, 140, 0, 100 }, { 10, 140, 0, 100 } };
      int pixels[CANVAS_MOST_SS * CANVAS_MOST_SS + 1] = { 0 };

      for (int i = 0; upright && i < 4; i++)
        corners[i] = (CanvasPoint) { corners[i].y, corners[i].x, 0, 100 };
      canvas_begin_base (&picture.base, SIZE, SIZE);
      add_quad (&picture, corners, LOW_GROUP);
      draw_all (&picture, ss);
      for (int along = 12; along < 148; along++)
        for (int beside = 95; beside < 102; beside++)
          pixels[covered (&picture.fine, upright ? beside : along, upright ? along : beside)]++;
      /* The edge crosses 136 columns, in each of them one pixel. */
      for (int level = 1; level < ss * ss; level++)
        g_assert_cmpint (pixels[level], >, 136 * 6 / (ss * ss * 10));
      picture_finish (&picture);
    }
}

/* Two halves of one surface leave no gap and no sample is missing, wide or narrow. */
static void
test_seam (gconstpointer data)
{
  const int ss = GPOINTER_TO_INT (data);

  for (float size = 3; size < 150; size *= 1.7f)
    {
      Picture picture = { 0 };
      const CanvasPoint corners[4] = { { 5, 5, 0, 100 }, { 5 + size, 5.3f, 0, 100 }, { 5.2f + size, 5 + size, 0, 100 }, { 5, 4 + size, 0, 100 } };

      canvas_begin_base (&picture.base, SIZE, SIZE);
      add_quad (&picture, corners, LOW_GROUP);
      draw_all (&picture, ss);
      for (int y = 6; y < (int) (4 + size) - 1; y++)
        for (int x = 6; x < (int) (5 + size) - 1; x++)
          g_assert_cmpint (covered (&picture.fine, x, y), ==, ss * ss);
      g_assert_cmpint (covered (&picture.fine, (int) (7 + size), 5), ==, 0);
      g_assert_cmpint (covered (&picture.fine, 3, 5), ==, 0);
      picture_finish (&picture);
    }
}

/* A box stands on a table that is seen from the side, where the table comes nearer by a hand's breadth
 * from one pixel to the next.  The line where they touch stays on the box all along. */
static void
test_touching (gconstpointer data)
{
  const int ss = GPOINTER_TO_INT (data);
  const float slope = 2.5f; /* cm a pixel */
  const CanvasPoint table[4] = { { 0, 20, 20 * slope, 100 }, { SIZE, 20, 20 * slope, 100 },
                                 { SIZE, SIZE, SIZE * slope, 100 }, { 0, SIZE, SIZE * slope, 100 } };
  const CanvasPoint box[4] = { { 30, 60, 100 * slope, 100 }, { 130, 60, 104 * slope, 100 },
                               { 130, 104, 104 * slope, 100 }, { 30, 100, 100 * slope, 100 } };
  Picture picture = { 0 };
  int on_box = 0, on_table = 0;

  canvas_begin_base (&picture.base, SIZE, SIZE);
  add_quad (&picture, table, LOW_GROUP);
  add_quad (&picture, box, HIGH_GROUP);
  draw_all (&picture, ss);
  canvas_ink (&picture.fine, 1.6f, 0.25f / (float) ss);
  for (int y = 90 * ss; y < 115 * ss; y++)
    for (int x = 40 * ss; x < 120 * ss; x++)
      {
        const guint32 seen = picture.fine.seen[canvas_at (&picture.fine, x, y)];

        if (seen & SAMPLE_LINE)
          *(SAMPLE_GROUP (seen) == HIGH_GROUP ? &on_box : &on_table) += 1;
      }
  g_assert_cmpint (on_box, >, 80 * ss);
  g_assert_cmpint (on_table, ==, 0);
  picture_finish (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int ss = 2; ss <= CANVAS_MOST_SS; ss++)
    {
      g_autofree char *steps = g_strdup_printf ("/canvas/steps/%d", ss), *seam = g_strdup_printf ("/canvas/seam/%d", ss),
                      *touching = g_strdup_printf ("/canvas/touching/%d", ss);

      g_test_add_data_func (steps, GINT_TO_POINTER (ss), test_steps);
      g_test_add_data_func (seam, GINT_TO_POINTER (ss), test_seam);
      g_test_add_data_func (touching, GINT_TO_POINTER (ss), test_touching);
    }
  return g_test_run ();
}
