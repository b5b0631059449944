/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/muscle-map.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"
#include "figure/glow.h"
#include "figure/view.h"

/* The longer side of the map, cells at most. */
#define MOST_CELLS 340
/* The painted weight, of 255, from which on a place belongs to the muscle: half of what shines. */
#define EDGE 125
/* Muscles of which less can be seen cannot be pointed at: depth and area, cm. */
#define LEAST_DEPTH 0.5
#define LEAST_AREA 5.0

/* How often the shapes that are drawn are smoothed, by a cell each time. */
#define SMOOTHED 2

#define N_SPOTS (UNKNOT_N_MUSCLES * 2)
#define CELL_OUT (-1)

/* One muscle: how deep each cell of its rectangle lies inside, in cells; below 0 outside. */
typedef struct {
  int x0, y0, width, height;
  float *depth;
  float deepest;
  int x, y; /* where that is */
  guint area;
  gboolean shown;
} Spot;

struct _UnknotMuscleMap {
  double cell; /* pixels */
  int width, height;
  int picture_width, picture_height;
  Spot spots[N_SPOTS];
};

/* What is seen in a cell: a triangle, and where in it. */
typedef struct {
  float z;
  int triangle; /* CELL_OUT: none */
  float a, b;   /* weights of the first two corners */
} Seen;

typedef struct {
  const Mesh *body;
  UnknotBuild build;
  BodyGrain grain;
  Vec *points; /* cells, and depth */
  Seen *seen;
  int width, height;
  int left, right, top, bottom; /* cells that show the body lie in there, both ends included */
} Raster;

/* --- The body in the picture ------------------------------------------------------------ */

static void
move_points (Raster *r, const UnknotScene *scene, const View *view)
{
  Turn moves[RIG_N_BONES];
  const float breath = (float) scene->skeleton->breath;

  rig_pose (scene->skeleton, moves);
  for (int bone = 0; bone < RIG_N_BONES; bone++)
    moves[bone] = turn_product (&view->eye, &moves[bone]);
  for (guint i = 0; i < r->body->vertices->len; i++)
    {
      const MeshVertex *v = &g_array_index (r->body->vertices, MeshVertex, i);
      Vec from = vec_mad (v->at, v->normal, v->breath * breath), at = vec (0, 0, 0);

      for (int k = 0; k < MESH_BONES; k++)
        if (v->weight[k] > 0)
          at = vec_mad (at, turn_point (&moves[v->bone[k]], from), v->weight[k]);
      r->points[i] = vec (view->cx + at.x * view->scale, view->cy - at.y * view->scale, at.z);
    }
}

static void
draw_triangle (Raster *r, int index, Vec a, Vec b, Vec c)
{
  const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  const int x0 = MAX ((int) floorf (MIN (a.x, MIN (b.x, c.x))), 0);
  const int x1 = MIN ((int) ceilf (MAX (a.x, MAX (b.x, c.x))), r->width - 1);
  const int y0 = MAX ((int) floorf (MIN (a.y, MIN (b.y, c.y))), 0);
  const int y1 = MIN ((int) ceilf (MAX (a.y, MAX (b.y, c.y))), r->height - 1);

  /* Rows grow downwards: what turns clockwise on paper looks at the viewer. */
  if (area >= 0)
    return;
  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      {
        const float px = (float) x + 0.5f, py = (float) y + 0.5f;
        const float u = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) / area;
        const float v = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) / area;
        const float z = u * a.z + v * b.z + (1 - u - v) * c.z;
        Seen *seen = &r->seen[(gsize) y * (gsize) r->width + (gsize) x];

        if (u < -0.001f || v < -0.001f || u + v > 1.001f || (seen->triangle != CELL_OUT && seen->z >= z))
          continue;
        *seen = (Seen) { z, index, u, v };
        r->left = MIN (r->left, x);
        r->right = MAX (r->right, x);
        r->top = MIN (r->top, y);
        r->bottom = MAX (r->bottom, y);
      }
}

/* Cloths that only some scenes have are left out. */
static void
draw_body (Raster *r)
{
  const MeshTriangle *t = (const MeshTriangle *) (gpointer) r->body->triangles->data;

  for (gsize i = 0; i < (gsize) r->width * (gsize) r->height; i++)
    r->seen[i].triangle = CELL_OUT;
  r->left = r->width;
  r->top = r->height;
  r->right = r->bottom = -1;
  for (guint i = 0; i < r->body->triangles->len; i++)
    if (t[i].group < GROUP_ARROW)
      draw_triangle (r, (int) i, r->points[t[i].v[0]], r->points[t[i].v[1]], r->points[t[i].v[2]]);
}

/* --- One muscle ------------------------------------------------------------------------ */

static float
weight_at (const Raster *r, const guint8 *weights, int x, int y)
{
  const Seen *seen = &r->seen[(gsize) y * (gsize) r->width + (gsize) x];
  const MeshTriangle *t;

  if (seen->triangle == CELL_OUT)
    return 0;
  t = &g_array_index (r->body->triangles, MeshTriangle, seen->triangle);
  /* Nothing shines through the hair. */
  if (t->group == GROUP_HAIR)
    return 0;
  return seen->a * weights[t->v[0]] + seen->b * weights[t->v[1]] + (1 - seen->a - seen->b) * weights[t->v[2]];
}

static gboolean
find_rectangle (const Raster *r, const guint8 *weights, Spot *spot)
{
  int x0 = r->width, x1 = -1, y0 = r->height, y1 = -1;

  for (int y = r->top; y <= r->bottom; y++)
    for (int x = r->left; x <= r->right; x++)
      if (weight_at (r, weights, x, y) >= EDGE)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y);
        }
  if (x1 < 0)
    return FALSE;
  /* A rim of cells outside, from which the depth is measured. */
  spot->x0 = x0 - 3;
  spot->y0 = y0 - 3;
  spot->width = x1 - x0 + 7;
  spot->height = y1 - y0 + 7;
  return TRUE;
}

/* One pass of a distance transform over @d: each cell at most a step more than those that were
 * passed before it. */
static void
pass (float *d, int width, int height, gboolean back)
{
  const float straight = 1, diagonal = 1.41421356f;
  const int step = back ? -1 : 1;

  for (int j = 1; j < height - 1; j++)
    for (int i = 1; i < width - 1; i++)
      {
        float *at = d + (gsize) (back ? height - 1 - j : j) * (gsize) width + (back ? width - 1 - i : i);
        float near = MIN (at[-step], at[-step * width]) + straight;

        near = MIN (near, MIN (at[-step * (width + 1)], at[-step * (width - 1)]) + diagonal);
        *at = MIN (*at, near);
      }
}

static void
measure_depth (const Raster *r, const guint8 *weights, Spot *spot)
{
  const gsize n = (gsize) spot->width * (gsize) spot->height;
  g_autofree float *inside = g_new (float, n), *outside = g_new (float, n);

  for (int y = 0; y < spot->height; y++)
    for (int x = 0; x < spot->width; x++)
      {
        const int rx = spot->x0 + x, ry = spot->y0 + y;
        const gboolean in = rx >= 0 && ry >= 0 && rx < r->width && ry < r->height && weight_at (r, weights, rx, ry) >= EDGE;
        const gsize at = (gsize) y * (gsize) spot->width + (gsize) x;

        inside[at] = in ? 1e6f : 0;
        outside[at] = in ? 0 : 1e6f;
        spot->area += in;
      }
  for (int back = 0; back < 2; back++)
    {
      pass (inside, spot->width, spot->height, back);
      pass (outside, spot->width, spot->height, back);
    }
  spot->depth = g_new (float, n);
  /* The border lies between two cells. */
  for (gsize i = 0; i < n; i++)
    spot->depth[i] = inside[i] > 0 ? inside[i] - 0.5f : 0.5f - MIN (outside[i], 4);
}

static void
find_deepest (Spot *spot)
{
  const gsize n = (gsize) spot->width * (gsize) spot->height;

  for (gsize i = 0; i < n; i++)
    if (spot->depth[i] > spot->deepest)
      {
        spot->deepest = spot->depth[i];
        spot->x = spot->x0 + (int) (i % (gsize) spot->width);
        spot->y = spot->y0 + (int) (i / (gsize) spot->width);
      }
}

static void
make_spot (const Raster *r, int index, double cells_per_cm, Spot *spot)
{
  const guint8 *weights = glow_get (r->build, r->grain, (UnknotMuscle) (index / 2), (UnknotSide) (index % 2));

  if (!find_rectangle (r, weights, spot))
    return;
  measure_depth (r, weights, spot);
  find_deepest (spot);
  spot->shown = spot->deepest >= LEAST_DEPTH * cells_per_cm && spot->area >= LEAST_AREA * cells_per_cm * cells_per_cm;
}

/* --- The map ---------------------------------------------------------------------------- */

UnknotMuscleMap *
unknot_muscle_map_new (const UnknotScene *scene, int width, int height)
{
  UnknotMuscleMap *self;
  Raster r = { 0 };
  UnknotFit fit;
  View view;

  g_return_val_if_fail (scene != NULL && scene->skeleton != NULL && width > 0 && height > 0, NULL);

  self = g_new0 (UnknotMuscleMap, 1);
  self->picture_width = width;
  self->picture_height = height;
  self->cell = MAX (1.0, MAX (width, height) / (double) MOST_CELLS);
  self->width = r.width = (int) ceil (width / self->cell);
  self->height = r.height = (int) ceil (height / self->cell);
  fit = scene->fit;
  if (fit.width <= 0)
    {
      unknot_fit_skeleton (scene->skeleton, 0, &fit);
      unknot_fit_props (&fit, &scene->props);
    }
  /* The very view of the picture, then cells instead of its pixels. */
  view_init (&view, &fit, scene->turn, scene->tilt, width, height);
  r.grain = body_grain_for (view.scale);
  view.scale /= (float) self->cell;
  view.cx /= (float) self->cell;
  view.cy /= (float) self->cell;
  r.build = scene->build;
  r.body = body_get (scene->build, r.grain);
  r.points = g_new (Vec, r.body->vertices->len);
  r.seen = g_new (Seen, (gsize) r.width * (gsize) r.height);
  move_points (&r, scene, &view);
  draw_body (&r);
  for (int i = 0; i < N_SPOTS; i++)
    make_spot (&r, i, view.scale, &self->spots[i]);
  g_free (r.points);
  g_free (r.seen);
  return self;
}

void
unknot_muscle_map_free (UnknotMuscleMap *self)
{
  if (!self)
    return;
  for (int i = 0; i < N_SPOTS; i++)
    g_free (self->spots[i].depth);
  g_free (self);
}

/* In cells; far below 0 outside the muscle's rectangle. */
static float
depth_at (const Spot *spot, int x, int y)
{
  const int i = x - spot->x0, j = y - spot->y0;

  if (!spot->depth || i < 0 || j < 0 || i >= spot->width || j >= spot->height)
    return -1e6f;
  return spot->depth[(gsize) j * (gsize) spot->width + (gsize) i];
}

/* Which muscle a cell belongs to; -1: none. */
static int
owner_of (const UnknotMuscleMap *self, int x, int y)
{
  float best = 0;
  int owner = -1;

  for (int i = 0; i < N_SPOTS; i++)
    {
      const Spot *spot = &self->spots[i];
      const float depth = spot->shown ? depth_at (spot, x, y) : 0;

      if (depth > 0 && depth / spot->deepest > best)
        {
          best = depth / spot->deepest;
          owner = i;
        }
    }
  return owner;
}

/* The muscle that begins nearest to a cell outside all of them. */
static int
nearest_to (const UnknotMuscleMap *self, int x, int y, double reach)
{
  double best = reach * reach;
  const int far = (int) ceil (reach);
  int owner = -1;

  for (int j = -far; j <= far; j++)
    for (int i = -far; i <= far; i++)
      {
        const double apart = i * i + j * j;
        const int at = apart < best ? owner_of (self, x + i, y + j) : -1;

        if (at >= 0)
          {
            best = apart;
            owner = at;
          }
      }
  return owner;
}

gboolean
unknot_muscle_map_find (const UnknotMuscleMap *self, double x, double y, double reach, UnknotMuscle *muscle,
                        UnknotSide *side)
{
  int cx, cy, owner;

  g_return_val_if_fail (self != NULL, FALSE);

  cx = (int) floor (x / self->cell);
  cy = (int) floor (y / self->cell);
  owner = owner_of (self, cx, cy);
  if (owner < 0 && reach > 0)
    owner = nearest_to (self, cx, cy, reach / self->cell);
  if (owner < 0)
    return FALSE;
  if (muscle)
    *muscle = (UnknotMuscle) (owner / 2);
  if (side)
    *side = (UnknotSide) (owner % 2);
  return TRUE;
}

static const Spot *
spot_of (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side)
{
  return &self->spots[(int) muscle * 2 + (int) side];
}

gboolean
unknot_muscle_map_get_middle (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side, double *x, double *y)
{
  const Spot *spot;

  g_return_val_if_fail (self != NULL && (guint) muscle < UNKNOT_N_MUSCLES, FALSE);

  spot = spot_of (self, muscle, side);
  if (!spot->shown)
    return FALSE;
  if (x)
    *x = (spot->x + 0.5) * self->cell;
  if (y)
    *y = (spot->y + 0.5) * self->cell;
  return TRUE;
}

double
unknot_muscle_map_get_area (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side)
{
  const Spot *spot;

  g_return_val_if_fail (self != NULL && (guint) muscle < UNKNOT_N_MUSCLES, 0);

  spot = spot_of (self, muscle, side);
  return spot->shown ? spot->area * self->cell * self->cell : 0;
}

/* --- Painting ---------------------------------------------------------------------------- */

/* A body of triangles has jagged patches; what is drawn around them need not be. */
static void
smooth (Spot *spot)
{
  const gsize n = (gsize) spot->width * (gsize) spot->height;
  g_autofree float *from = g_memdup2 (spot->depth, n * sizeof (float));

  for (int y = 1; y < spot->height - 1; y++)
    for (int x = 1; x < spot->width - 1; x++)
      {
        const gsize at = (gsize) y * (gsize) spot->width + (gsize) x;
        float sum = 0;

        for (int k = -1; k <= 1; k++)
          for (int i = -1; i <= 1; i++)
            sum += from[(gssize) at + k * spot->width + i];
        spot->depth[at] = sum / 9;
      }
}

/* Between the four cells around a pixel, so that the outline is as smooth as the picture. */
static double
smooth_depth (const UnknotMuscleMap *self, const Spot *spot, int px, int py)
{
  const double fx = (px + 0.5) / self->cell - 0.5, fy = (py + 0.5) / self->cell - 0.5;
  const int x = (int) floor (fx), y = (int) floor (fy);
  const double u = fx - x, v = fy - y;
  double sum = 0;

  for (int k = 0; k < 4; k++)
    {
      const double part = ((k & 1) ? u : 1 - u) * ((k & 2) ? v : 1 - v);

      sum += part * MAX (depth_at (spot, x + (k & 1), y + (k >> 1)), -4);
    }
  return sum;
}

static void
blend (guchar *pixel, guint32 color, double alpha)
{
  const double keep = 1 - alpha;
  const guchar add[4] = { color & 0xff, color >> 8 & 0xff, color >> 16 & 0xff, 255 };

  for (int i = 0; i < 4; i++)
    pixel[i] = (guchar) lround (add[i] * alpha + pixel[i] * keep);
}

void
unknot_muscle_map_paint (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side, guint32 color, double fill,
                         double line, gsize stride, guchar *pixels)
{
  g_autofree float *depths = NULL;
  const Spot *spot;
  Spot shape;
  int x0, x1, y0, y1;

  g_return_if_fail (self != NULL && (guint) muscle < UNKNOT_N_MUSCLES && pixels != NULL);

  spot = spot_of (self, muscle, side);
  if (!spot->shown)
    return;
  shape = *spot;
  shape.depth = depths = g_memdup2 (spot->depth, (gsize) spot->width * (gsize) spot->height * sizeof (float));
  for (int round = 0; round < SMOOTHED; round++)
    smooth (&shape);
  x0 = MAX ((int) floor (spot->x0 * self->cell), 0);
  y0 = MAX ((int) floor (spot->y0 * self->cell), 0);
  x1 = MIN ((int) ceil ((spot->x0 + spot->width) * self->cell), self->picture_width);
  y1 = MIN ((int) ceil ((spot->y0 + spot->height) * self->cell), self->picture_height);
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        /* Pixels inside the border, which lies in the middle of the outline. */
        const double depth = smooth_depth (self, &shape, x, y) * self->cell;
        const double body = CLAMP (depth + 0.5, 0, 1) * fill;
        const double rim = line > 0 ? CLAMP (line / 2 + 0.5 - fabs (depth), 0, 1) : 0;
        const double alpha = MAX (body, rim);

        if (alpha > 0)
          blend (pixels + (gsize) y * stride + (gsize) x * 4, color, alpha);
      }
}
