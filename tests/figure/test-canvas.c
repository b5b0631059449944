/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "figure/body.h"
#include "figure/contour.h"
#include "figure/ink.h"
#include "figure/raster.h"

/* Surfaces, where they end, and their outlines, pixel by pixel. */

#define SIZE 160
#define MATERIAL 3
#define LOW_GROUP GROUP_PROPS
#define HIGH_GROUP (GROUP_PROPS + 1)
/* A border's share of a pixel is kept in so many parts. */
#define PARTS 64
#define RADIUS 1.6f
#define SAME 3.0f

typedef struct {
  Canvas canvas;
  Borders borders;
  Ink ink;
  Tiles tiles;
} Picture;

static void
add_quad (Picture *picture, const CanvasPoint *corners, guint group)
{
  canvas_triangle (&picture->canvas, &corners[0], &corners[1], &corners[2], SAMPLE (MATERIAL, group, 0, 0));
  canvas_triangle (&picture->canvas, &corners[0], &corners[2], &corners[3], SAMPLE (MATERIAL, group, 0, 0));
}

static void
picture_begin (Picture *picture)
{
  canvas_begin (&picture->canvas, SIZE, SIZE);
}

/* Draws what was noted. */
static void
picture_draw (Picture *picture)
{
  const GArray *noted = picture->canvas.noted;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (BorderPiece));
  LineRules rules;

  line_rules_init (&rules, 0.25f);
  raster_plain (&picture->canvas, (const CanvasTriangle *) (gpointer) noted->data, noted->len);
  tiles_begin (&picture->tiles, SIZE, SIZE);
  tiles_mark (&picture->tiles, 0, 0, SIZE - 1, SIZE - 1);
  contour_get_noted_pieces (noted, pieces);
  borders_begin (&picture->borders, &picture->canvas);
  borders_add (&picture->borders, &picture->canvas, &picture->tiles,
               (const BorderPiece *) (gpointer) pieces->data, pieces->len, &rules, SAME);
  borders_add_rest (&picture->borders, &picture->canvas, &picture->tiles, &rules);
  ink_begin (&picture->ink, &picture->canvas);
  ink_draw_outlines (&picture->ink, &picture->canvas, &picture->borders, &picture->tiles, RADIUS, SAME);
}

static void
picture_finish (Picture *picture)
{
  canvas_finish (&picture->canvas);
  borders_finish (&picture->borders);
  ink_finish (&picture->ink);
  tiles_finish (&picture->tiles);
}

static guint
group_at (const Picture *picture, int x, int y)
{
  return SAMPLE_GROUP (picture->canvas.seen[canvas_at (&picture->canvas, x, y)]);
}

static float
outline_at (const Picture *picture, int x, int y)
{
  return (float) INK_COVER (picture->ink.outline[canvas_at (&picture->canvas, x, y)]) / INK_ALL;
}

/* An edge is known to lie where it does, not at the nearest pixel: nearly level or upright, or leaning. */
static void
test_edge (void)
{
  for (int upright = 0; upright < 2; upright++)
    for (float rise = -60; rise < 70; rise += 9.7f)
      {
        Picture picture = { 0 };
        CanvasPoint corners[4] = {
          { 10, 75.317f, 0, 100 }, { 150, 75.317f + rise, 0, 100 }, { 150, 155, 0, 100 }, { 10, 155, 0, 100 }
        };

        for (int i = 0; upright && i < 4; i++)
          corners[i] = (CanvasPoint) { corners[i].y, corners[i].x, 0, 100 };
        picture_begin (&picture);
        add_quad (&picture, corners, LOW_GROUP);
        picture_draw (&picture);
        for (int along = 12; along < 148; along++)
          {
            const float edge = 75.317f + rise * ((float) along + 0.5f - 10) / 140;
            const int before = (int) floorf (edge - 0.5f);
            const Border border =
              *borders_at (&picture.borders, upright ? before : along, upright ? along : before, !upright);

            /* Through the middle of a pixel: it may count as covered or not. */
            if (fabsf (edge - 0.5f - rintf (edge - 0.5f)) < 0.005f)
              continue;
            g_assert_cmpint (BORDER_KIND (border), ==, BORDER_MAJOR);
            g_assert_cmpint (BORDER_LINE (border), ==, LINE_SECOND);
            g_assert_cmpfloat_with_epsilon ((float) before + 0.5f + BORDER_SHARE (border), edge,
                                            1.5f / PARTS);
            g_assert_cmpfloat_with_epsilon ((float) BORDER_LEAN (border) / BORDER_LEANS, rise / 140,
                                            1.0f / BORDER_LEANS);
          }
        picture_finish (&picture);
      }
}

/* Along an edge the outline is as thick everywhere, up to what is mixed into the pixels that the edge passes; also of
 * a board that is seen nearly edge on, which comes nearer by @slope cm from pixel to pixel. */
static void
assert_outline (float slope)
{
  for (float rise = -100; rise < 110; rise += 9.7f)
    {
      Picture picture = { 0 };
      CanvasPoint corners[4] = {
        { 10, 52.6f, 0, 100 }, { 150, 52.6f + rise, 0, 100 }, { 150, 200, 0, 100 }, { 10, 200, 0, 100 }
      };
      const float thick = RADIUS * hypotf (140, rise) / 140;

      for (int i = 0; i < 4; i++)
        corners[i].z = (corners[i].x + 0.3f * corners[i].y) * slope;
      picture_begin (&picture);
      add_quad (&picture, corners, LOW_GROUP);
      picture_draw (&picture);
      for (int x = 20; x < 140; x++)
        {
          const float edge = 52.6f + rise * ((float) x + 0.5f - 10) / 140;
          float sum = 0;

          if (edge < 8 || edge > SIZE - 12)
            continue;
          for (int y = (int) edge - 6; y < (int) edge + 10; y++)
            sum += outline_at (&picture, x, y);
          g_assert_cmpfloat (sum, >, thick - 0.6f);
          g_assert_cmpfloat (sum, <, thick + 0.8f);
        }
      picture_finish (&picture);
    }
}

static void
test_outline (void)
{
  assert_outline (0);
  assert_outline (2);
  assert_outline (18);
}

/* Two halves of one surface leave no gap, and nothing ends between them, wide or narrow. */
static void
test_seam (void)
{
  for (float size = 3; size < 150; size *= 1.7f)
    {
      Picture picture = { 0 };
      const CanvasPoint corners[4] = { { 5, 5, 0, 100 },
                                       { 5 + size, 5.3f, 0, 100 },
                                       { 5.2f + size, 5 + size, 0, 100 },
                                       { 5, 4 + size, 0, 100 } };

      picture_begin (&picture);
      add_quad (&picture, corners, LOW_GROUP);
      picture_draw (&picture);
      for (int y = 6; y < (int) (4 + size) - 1; y++)
        for (int x = 6; x < (int) (5 + size) - 1; x++)
          {
            g_assert_cmpuint (group_at (&picture, x, y), ==, LOW_GROUP);
            if (x + 2 < (int) (5 + size) - 1)
              g_assert_cmpuint (*borders_at (&picture.borders, x, y, FALSE), ==, 0);
          }
      g_assert_cmpuint (group_at (&picture, (int) (7 + size), 5), ==, GROUP_NONE);
      g_assert_cmpuint (group_at (&picture, 3, 5), ==, GROUP_NONE);
      picture_finish (&picture);
    }
}

/* Where two sides of a board meet light changes, and no line is drawn, however steep one of them is seen. */
static void
test_crease (void)
{
  for (float slope = 0; slope < 20; slope += 6)
    {
      Picture picture = { 0 };
      const float z = 10 * slope;
      const CanvasPoint side[4] = { { 50, 10, 0, 40 }, { 60.4f, 10, z, 40 }, { 61.7f, 150, z, 40 }, { 51.3f, 150, 0, 40 } };
      const CanvasPoint front[4] = { { 60.4f, 10, z, 200 }, { 130, 10, z, 200 }, { 131.3f, 150, z, 200 }, { 61.7f, 150, z, 200 } };

      picture_begin (&picture);
      add_quad (&picture, side, HIGH_GROUP);
      add_quad (&picture, front, HIGH_GROUP);
      picture_draw (&picture);
      for (int y = 20; y < 140; y++)
        {
          int seams = 0;

          for (int x = 56; x < 66; x++)
            {
              seams += *borders_at (&picture.borders, x, y, FALSE) != 0;
              g_assert_true (outline_at (&picture, x, y) <= 0);
            }
          g_assert_cmpint (seams, >=, slope > 0 ? 0 : 1);
        }
      picture_finish (&picture);
    }
}

/* Where two surfaces cut through each other neither has an edge there: it is found from how they come together. */
static void
test_cut (void)
{
  for (float slope = 0.2f; slope < 3; slope *= 1.4f)
    {
      Picture picture = { 0 };
      const float where = 71.23f + 0.7f * slope;
      const CanvasPoint level[4] = {
        { 5, 5, 0, 100 }, { 155, 5, 0, 100 }, { 155, 155, 0, 100 }, { 5, 155, 0, 100 }
      };
      const CanvasPoint slanted[4] = { { 15, 15, (15 - where) * slope, 100 },
                                       { 145, 15, (145 - where) * slope, 100 },
                                       { 145, 145, (145 - where) * slope, 100 },
                                       { 15, 145, (15 - where) * slope, 100 } };
      const int before = (int) floorf (where - 0.5f);

      picture_begin (&picture);
      add_quad (&picture, level, LOW_GROUP);
      add_quad (&picture, slanted, HIGH_GROUP);
      picture_draw (&picture);
      for (int y = 20; y < 140; y++)
        {
          const Border border = *borders_at (&picture.borders, before, y, FALSE);

          g_assert_cmpuint (group_at (&picture, before, y), ==, LOW_GROUP);
          g_assert_cmpuint (group_at (&picture, before + 1, y), ==, HIGH_GROUP);
          g_assert_cmpint (BORDER_KIND (border), ==, BORDER_ROUND);
          g_assert_cmpfloat_with_epsilon ((float) before + 0.5f + BORDER_SHARE (border), where, 1.5f / PARTS);
        }
      picture_finish (&picture);
    }
}

/* A box stands on a table that is seen from the side, where the table comes nearer by a hand's breadth
 * from one pixel to the next.  The line where they touch stays on the box all along. */
static void
test_touching (void)
{
  const float slope = 2.5f; /* cm a pixel */
  const CanvasPoint table[4] = { { 0, 20, 20 * slope, 100 },
                                 { SIZE, 20, 20 * slope, 100 },
                                 { SIZE, SIZE, SIZE * slope, 100 },
                                 { 0, SIZE, SIZE * slope, 100 } };
  const CanvasPoint box[4] = { { 30, 60, 100 * slope, 100 },
                               { 130, 60, 104 * slope, 100 },
                               { 130, 104, 104 * slope, 100 },
                               { 30, 100, 100 * slope, 100 } };
  Picture picture = { 0 };
  int on_box = 0, on_table = 0;

  picture_begin (&picture);
  add_quad (&picture, table, LOW_GROUP);
  add_quad (&picture, box, HIGH_GROUP);
  picture_draw (&picture);
  for (int y = 90; y < 115; y++)
    for (int x = 40; x < 120; x++)
      if (outline_at (&picture, x, y) > 0.5f)
        *(group_at (&picture, x, y) == HIGH_GROUP ? &on_box : &on_table) += 1;
  g_assert_cmpint (on_box, >, 80);
  g_assert_cmpint (on_table, ==, 0);
  picture_finish (&picture);
}

/* A picture of the same size begins as empty as one of another size. */
static void
test_again (void)
{
  Picture picture = { 0 };
  const CanvasPoint corners[4] = {
    { 10, 10, 0, 100 }, { 90, 20, 0, 100 }, { 90, 90, 0, 100 }, { 10, 90, 0, 100 }
  };

  for (int round = 0; round < 2; round++)
    {
      picture_begin (&picture);
      if (round == 0)
        add_quad (&picture, corners, LOW_GROUP);
      picture_draw (&picture);
    }
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        g_assert_cmpuint (group_at (&picture, x, y), ==, GROUP_NONE);
        g_assert_cmpuint (*borders_at (&picture.borders, x, y, FALSE), ==, 0);
        g_assert_cmpuint (*borders_at (&picture.borders, x, y, TRUE), ==, 0);
        g_assert_true (outline_at (&picture, x, y) <= 0);
      }
  picture_finish (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/edge", test_edge);
  g_test_add_func ("/canvas/outline", test_outline);
  g_test_add_func ("/canvas/seam", test_seam);
  g_test_add_func ("/canvas/crease", test_crease);
  g_test_add_func ("/canvas/cut", test_cut);
  g_test_add_func ("/canvas/touching", test_touching);
  g_test_add_func ("/canvas/again", test_again);
  return g_test_run ();
}
