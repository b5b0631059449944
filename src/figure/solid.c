/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/solid.h"

#define ROUND 18     /* corners of a round thing */
#define CORNER 5     /* points of a rounded corner */
#define MAX_OUTLINE (4 * CORNER)

static CanvasPoint
project (const Pen *pen, Vec at, Vec normal)
{
  const View *view = pen->view;
  Vec seen = turn_point (&view->eye, at);
  CanvasPoint p = { view->cx + seen.x * view->scale, view->cy - seen.y * view->scale, seen.z,
                    solid_tone (turn_dir (&view->eye, normal), 0), 0 };

  return p;
}

static void
face (const Pen *pen, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c)
{
  if ((b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y) < 0)
    canvas_triangle (pen->canvas, a, b, c, SAMPLE (pen->material, pen->group, 0, 0));
}

/* A ring of quads between two closed rows of points, @up being further along the axis that
 * the rows turn about counter-clockwise. */
static void
strip (const Pen *pen, const CanvasPoint *low, const CanvasPoint *up, int n)
{
  for (int i = 0; i < n; i++)
    {
      int j = (i + 1) % n;

      face (pen, &low[i], &low[j], &up[j]);
      face (pen, &low[i], &up[j], &up[i]);
    }
}

static void
lid (const Pen *pen, const CanvasPoint *row, int n, gboolean top)
{
  for (int i = 1; i < n - 1; i++)
    face (pen, &row[0], &row[top ? i : i + 1], &row[top ? i + 1 : i]);
}

/* --- Boards ---------------------------------------------------------------------------- */

/* The rounded rectangle, counter-clockwise about y seen from above (x to z turns so that the
 * normal of a lid is +y). */
static int
outline (float hx, float hz, float corner, Vec *at, Vec *normal)
{
  static const float sx[4] = { 1, 1, -1, -1 }, sz[4] = { 1, -1, -1, 1 };
  int n = 0;

  for (int k = 0; k < 4; k++)
    for (int i = 0; i < CORNER; i++)
      {
        float turn = (float) G_PI / 2 * ((float) (1 - k) - (float) i / (CORNER - 1));

        normal[n] = vec (cosf (turn), 0, sinf (turn));
        at[n] = vec (sx[k] * (hx - corner) + corner * normal[n].x, 0, sz[k] * (hz - corner) + corner * normal[n].z);
        n++;
      }
  return n;
}

void
pen_board (const Pen *pen, const Turn *place, Vec half, float corner, float bevel)
{
  Vec at[MAX_OUTLINE], normal[MAX_OUTLINE];
  CanvasPoint row[6][MAX_OUTLINE];
  int n;

  bevel = MIN (bevel, half.y);
  corner = MAX (corner, bevel);
  n = outline (half.x, half.z, corner, at, normal);
  for (int i = 0; i < n; i++)
    {
      Vec in = vec_mad (at[i], normal[i], -bevel), out = turn_dir (place, normal[i]);
      Vec up = place->y, down = vec_scale (place->y, -1);
#define PLACE(v, h) turn_point (place, vec ((v).x, h, (v).z))
      row[0][i] = project (pen, PLACE (in, -half.y), down);
      row[1][i] = project (pen, PLACE (in, -half.y), vec_unit (vec_add (down, vec_scale (out, 0.2f))));
      row[2][i] = project (pen, PLACE (at[i], -half.y + bevel), out);
      row[3][i] = project (pen, PLACE (at[i], half.y - bevel), out);
      row[4][i] = project (pen, PLACE (in, half.y), vec_unit (vec_add (up, vec_scale (out, 0.2f))));
      row[5][i] = project (pen, PLACE (in, half.y), up);
#undef PLACE
    }
  lid (pen, row[0], n, FALSE);
  for (int k = 1; k < 4; k++)
    strip (pen, row[k], row[k + 1], n);
  lid (pen, row[5], n, TRUE);
}

/* --- Round things ---------------------------------------------------------------------- */

static Turn
across (Vec axis)
{
  Vec y = vec_unit (axis), side = fabsf (y.y) < 0.9f ? vec (0, 1, 0) : vec (1, 0, 0);
  Vec x = vec_unit (vec_cross (side, y));

  return (Turn) { x, y, vec_cross (x, y), { 0, 0, 0 } };
}

/* Points round the y axis of @place, in the same sense as outline(). */
static void
ring (const Pen *pen, const Turn *place, float height, float radius, float rise, CanvasPoint *row)
{
  for (int i = 0; i < ROUND; i++)
    {
      float turn = -2 * (float) G_PI * (float) i / ROUND;
      Vec out = vec (cosf (turn), 0, sinf (turn));

      row[i] = project (pen, turn_point (place, vec (out.x * radius, height, out.z * radius)),
                        turn_dir (place, vec_unit (vec (out.x, rise, out.z))));
    }
}

void
pen_bar (const Pen *pen, const Vec *path, const float *radii, int n)
{
  CanvasPoint row[2][ROUND];

  for (int i = 0; i < n; i++)
    {
      Vec axis = vec_sub (path[MIN (i + 1, n - 1)], path[MAX (i - 1, 0)]);
      Turn place = across (axis);

      place.o = path[i];
      ring (pen, &place, 0, radii[i], 0, row[i & 1]);
      if (i > 0)
        strip (pen, row[(i - 1) & 1], row[i & 1], ROUND);
      if (i == 0 || i == n - 1)
        {
          CanvasPoint end[ROUND];

          ring (pen, &place, 0, radii[i], i == 0 ? -50 : 50, end);
          lid (pen, end, ROUND, i > 0);
        }
    }
}

void
pen_rod (const Pen *pen, Vec from, Vec to, float r_from, float r_to)
{
  pen_bar (pen, (const Vec[]) { from, to }, (const float[]) { r_from, r_to }, 2);
}

void
pen_ball (const Pen *pen, Vec centre, float radius)
{
  const int rings = 9;
  CanvasPoint row[2][ROUND];
  Turn place = turn_identity (centre);

  for (int i = 0; i <= rings; i++)
    {
      float up = (float) G_PI * ((float) i / (float) rings - 0.5f);

      ring (pen, &place, radius * sinf (up), radius * cosf (up), CLAMP (tanf (up), -1e3f, 1e3f), row[i & 1]);
      if (i > 0)
        strip (pen, row[(i - 1) & 1], row[i & 1], ROUND);
    }
}

void
pen_lathe (const Pen *pen, const Turn *place, const float (*profile)[2], int n)
{
  CanvasPoint row[2][ROUND];

  for (int i = 0; i < n; i++)
    {
      const float *before = profile[MAX (i - 1, 0)], *after = profile[MIN (i + 1, n - 1)];
      float rise = (before[1] - after[1]) / MAX (after[0] - before[0], 0.05f);

      ring (pen, place, profile[i][0], profile[i][1], rise, row[i & 1]);
      if (i > 0)
        strip (pen, row[(i - 1) & 1], row[i & 1], ROUND);
      if (i == 0 || i == n - 1)
        {
          CanvasPoint end[ROUND];

          ring (pen, place, profile[i][0], profile[i][1], i == 0 ? -50 : 50, end);
          lid (pen, end, ROUND, i > 0);
        }
    }
}
