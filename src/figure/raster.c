/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/raster.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"

/* Wider triangles are drawn block by block, so that what lies inside of one or outside is not asked
 * pixel by pixel. */
#define WIDE (3 * CANVAS_LANES)
/* How many tiles each way are drawn of them at once: a row is one vector. */
#define BLOCK 4

/* Triangles that share an edge must not leave a gap between them. */
#define OVERLAP 1e-5f

/* A triangle, ready to be drawn. */
typedef struct {
  int x0, y0, x1, y1;          /* pixels that it may cover */
  float ax, ay, bx, by, cx, cy;
  float b_x, b_y, c_x, c_y;    /* how the shares of its second and third corner grow, per pixel */
  CanvasQ corner, to_x, to_y;  /* depth, tone and glow, and how they grow */
  guint32 fixed;
} Shape;

/* Tone and glow of a surface as one word of two 8.8 numbers.  Sums and multiples of such words are
 * right, if only the result is in range: carries between the halves cancel out. */
static CANVAS_INLINE guint32
pack_surface (CanvasQ surface)
{
  CanvasB whole = __builtin_convertvector (surface * 256, CanvasB);

  return ((guint32) whole[2] << 16) + (guint32) whole[1];
}

static CANVAS_INLINE CanvasQ
load_surface (const CanvasPoint *p)
{
  CanvasQ q;

  memcpy (&q, &p->z, sizeof q);
  return q;
}

static CANVAS_INLINE CanvasQ
load_place (const CanvasPoint *p)
{
  CanvasQ q;

  memcpy (&q, &p->x, sizeof q);
  return q;
}

static CANVAS_INLINE CanvasQ
lesser (CanvasQ a, CanvasQ b)
{
  const CanvasB m = a < b;

  return (CanvasQ) (((CanvasB) a & m) | ((CanvasB) b & ~m));
}

static CANVAS_INLINE CanvasQ
greater (CanvasQ a, CanvasQ b)
{
  const CanvasB m = a > b;

  return (CanvasQ) (((CanvasB) a & m) | ((CanvasB) b & ~m));
}

/* Returns FALSE when no pixel's middle can be covered. */
static CANVAS_INLINE gboolean
shape_init (Shape *s, const Canvas *canvas, const CanvasPoint *pa, const CanvasPoint *pb, const CanvasPoint *pc)
{
  const CanvasQ a = load_place (pa), b = load_place (pb), c = load_place (pc), low = { 0 };
  const CanvasQ high = { (float) canvas->width - 0.5f, (float) canvas->height - 0.5f, 0, 0 };
  const CanvasB from = __builtin_convertvector (greater (lesser (lesser (a, b), c) + 0.5f, low), CanvasB);
  const CanvasB to = __builtin_convertvector (lesser (greater (greater (greater (a, b), c), low), high) + 0.5f, CanvasB);
  float area, inv, pbx, pby, pcx, pcy;
  CanvasQ p, q;

  s->x0 = from[0];
  s->y0 = from[1];
  s->x1 = to[0];
  s->y1 = to[1];
  if (s->x0 >= s->x1 || s->y0 >= s->y1)
    return FALSE;
  s->ax = a[0];
  s->ay = a[1];
  s->bx = b[0];
  s->by = b[1];
  s->cx = c[0];
  s->cy = c[1];
  pbx = s->bx - s->ax;
  pby = s->by - s->ay;
  pcx = s->cx - s->ax;
  pcy = s->cy - s->ay;
  area = pbx * pcy - pcx * pby;
  if (fabsf (area) < 1e-4f)
    return FALSE;
  inv = 1 / area;
  s->b_x = pcy * inv;
  s->b_y = -pcx * inv;
  s->c_x = -pby * inv;
  s->c_y = pbx * inv;
  s->corner = load_surface (pa);
  /* Of a sliver nothing but its place is known. */
  if (fabsf (area) < 0.02f)
    inv = 0;
  p = (load_surface (pb) - s->corner) * inv;
  q = (load_surface (pc) - s->corner) * inv;
  s->to_x = p * pcy - q * pby;
  s->to_y = q * pbx - p * pcx;
  return TRUE;
}

/* --- Pixels ---------------------------------------------------------------------------- */

/* One vector's width from @x, the rows from @y0 to before @y1. @full: all of them lie inside. */
static CANVAS_INLINE void
draw_column (Canvas *canvas, const Shape *s, int x, int y0, int y1, gboolean full)
{
  const CanvasF lane = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const float fx = (float) x + 0.5f - s->ax, fy = (float) y0 + 0.5f - s->ay, a_y = -s->b_y - s->c_y;
  const CanvasQ first = s->corner + s->to_x * fx + s->to_y * fy;
  /* Half a step keeps a glow of 0 from becoming negative. */
  const guint32 light_x = pack_surface (s->to_x), light_y = pack_surface (s->to_y);
  CanvasF b = fx * s->b_x + fy * s->b_y + OVERLAP + lane * s->b_x, c = fx * s->c_x + fy * s->c_y + OVERLAP + lane * s->c_x;
  CanvasF z = first[0] + lane * s->to_x[0], a = 1 + 3 * OVERLAP - b - c;
  CanvasU light = pack_surface (first + (CanvasQ) { 0, 0, 0.5f, 0 }) + light_x * (CanvasU) { 0, 1, 2, 3, 4, 5, 6, 7 };
  float *depths = canvas->z + canvas_at (canvas, x, y0);
  guint32 *looks = canvas->seen + canvas_at (canvas, x, y0);

  for (int n = y1 - y0; n > 0; n--, depths += canvas->stride, looks += canvas->stride)
    {
      CanvasF old;
      CanvasI seen, mask, now;

      memcpy (&old, depths, sizeof old);
      memcpy (&seen, looks, sizeof seen);
      mask = (CanvasI) (old - z);
      if (!full)
        mask &= ~((CanvasI) a | (CanvasI) b | (CanvasI) c);
      mask = mask < 0;
      now = (CanvasI) ((light & SAMPLE_LIGHT_MASK) | s->fixed);
      seen = (seen & ~mask) | (now & mask);
      old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) z & mask));
      memcpy (depths, &old, sizeof old);
      memcpy (looks, &seen, sizeof seen);
      light += light_y;
      a += a_y;
      b += s->b_y;
      c += s->c_y;
      z += s->to_y[0];
    }
}

typedef enum { OUTSIDE, CUT, INSIDE } Lies;

/* Where a square of @size pixels lies, by one edge's share at its middle and how that grows. */
static CANVAS_INLINE Lies
lies (float share, float by_x, float by_y, float size)
{
  const float reach = (fabsf (by_x) + fabsf (by_y)) * (size * 0.5f);

  return share + reach < 0 ? OUTSIDE : share - reach < 0 ? CUT : INSIDE;
}

static CANVAS_INLINE gboolean
is_block_wanted (const Tiles *tiles, int row, int column)
{
  return tiles_touch (tiles, column, row, MIN (column + BLOCK, tiles->columns) - 1, MIN (row + BLOCK, tiles->rows) - 1);
}

/* Of a wide one only what lies in tiles that are drawn is wanted; light is counted anew in each block, so that its
 * rounded steps do not add up. */
static CANVAS_INLINE void
draw_blocks (Canvas *canvas, const Shape *s)
{
  const int size = BLOCK * TILE_SIZE;

  for (int top = s->y0 / size * size; top < s->y1; top += size)
    for (int left = s->x0 / size * size; left < s->x1; left += size)
      {
        const float fx = (float) left + (float) size * 0.5f - s->ax, fy = (float) top + (float) size * 0.5f - s->ay;
        const float b = fx * s->b_x + fy * s->b_y, c = fx * s->c_x + fy * s->c_y;
        const int from = MAX (top, s->y0), to = MIN (top + size, s->y1), right = MIN (left + size, s->x1);
        Lies in_a, in_b, in_c;

        if (canvas->tiles && !is_block_wanted (canvas->tiles, top / size * BLOCK, left / size * BLOCK))
          continue;
        in_a = lies (1 - b - c + 3 * OVERLAP, s->b_x + s->c_x, s->b_y + s->c_y, (float) size);
        in_b = lies (b + OVERLAP, s->b_x, s->b_y, (float) size);
        in_c = lies (c + OVERLAP, s->c_x, s->c_y, (float) size);
        if (in_a == OUTSIDE || in_b == OUTSIDE || in_c == OUTSIDE)
          continue;
        if (in_a == INSIDE && in_b == INSIDE && in_c == INSIDE)
          for (int x = left; x < right; x += CANVAS_LANES)
            draw_column (canvas, s, x, from, to, TRUE);
        else
          for (int x = left; x < right; x += CANVAS_LANES)
            draw_column (canvas, s, x, from, to, FALSE);
      }
}

static CANVAS_INLINE void
draw_shape (Canvas *canvas, const Shape *s)
{
  if (s->x1 - s->x0 > WIDE)
    draw_blocks (canvas, s);
  else
    for (int x = s->x0; x < s->x1; x += CANVAS_LANES)
      draw_column (canvas, s, x, s->y0, s->y1, FALSE);
}

/* --- The body -------------------------------------------------------------------------- */

/* Rows grow downwards: what turns clockwise on paper looks at the viewer. */
static CANVAS_INLINE gboolean
looks_at_viewer (const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y) < 0;
}

static CANVAS_INLINE void
draw_triangle (Canvas *canvas, const CanvasPoint *points, const MeshTriangle *t)
{
  const CanvasPoint *a = &points[t->v[0]], *b = &points[t->v[1]], *c = &points[t->v[2]];
  Shape shape;

  if (!shape_init (&shape, canvas, a, b, c))
    return;
  shape.fixed = SAMPLE (t->material, t->group, 0, 0);
  /* The inside of a sleeve is in the dark; a fold under the arm is no hole. */
  if (t->open && !looks_at_viewer (a, b, c))
    {
      const gboolean fold = t->group == GROUP_YOKE;

      shape.corner = (CanvasQ) { shape.corner[0], fold ? shape.corner[1] : CANVAS_LEAST, 0, 0 };
      shape.to_x = (CanvasQ) { shape.to_x[0], fold ? shape.to_x[1] : 0, 0, 0 };
      shape.to_y = (CanvasQ) { shape.to_y[0], fold ? shape.to_y[1] : 0, 0, 0 };
    }
  draw_shape (canvas, &shape);
}

/* Which part of the picture has to be cleared afterwards. */
static CANVAS_INLINE void
touch (Canvas *canvas, const RasterSeen *seen)
{
  const int to = (seen->x1 + 1) * TILE_SIZE;

  for (int band = seen->y0; band <= seen->y1; band++)
    {
      canvas->from[band] = MIN (canvas->from[band], seen->x0 * TILE_SIZE);
      canvas->to[band] = MAX (canvas->to[band], to < canvas->width ? to : canvas->stride);
    }
}

CANVAS_FAST guint
raster_find (const Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n,
             guint8 *facing, RasterSeen *seen)
{
  const float width = (float) canvas->width, height = (float) canvas->height;
  const CanvasQ last = { width - 1, height - 1, 0, 0 };
  guint noted = 0;

  for (guint i = first; i < first + n; i++)
    {
      const MeshTriangle *t = &triangles[i];
      const CanvasPoint *a = &points[t->v[0]], *b = &points[t->v[1]], *c = &points[t->v[2]];
      CanvasQ least, most;
      CanvasB from, to;

      facing[i] = looks_at_viewer (a, b, c) ? FACING_VIEWER : t->open ? FACING_AWAY : FACING_NONE;
      if (facing[i] == FACING_NONE)
        continue;
      least = lesser (lesser (load_place (a), load_place (b)), load_place (c));
      most = greater (greater (load_place (a), load_place (b)), load_place (c));
      if (most[0] <= 0 || most[1] <= 0 || least[0] >= width || least[1] >= height)
        continue;
      from = __builtin_convertvector (greater (least, (CanvasQ) { 0 }), CanvasB) / TILE_SIZE;
      to = __builtin_convertvector (lesser (most, last), CanvasB) / TILE_SIZE;
      seen[noted++] = (RasterSeen) { i, (gint16) from[0], (gint16) from[1], (gint16) to[0], (gint16) to[1] };
    }
  return noted;
}

void
raster_mark_moved (const MeshTriangle *triangles, const guint8 *moved, const RasterSeen *seen, guint n, Tiles *tiles)
{
  for (guint i = 0; i < n; i++)
    {
      const guint16 *v = triangles[seen[i].index].v;

      if (moved[v[0]] | moved[v[1]] | moved[v[2]])
        tiles_add (tiles, seen[i].x0, seen[i].y0, seen[i].x1, seen[i].y1);
    }
}

guint
raster_pick (const Tiles *tiles, const RasterSeen *seen, guint n, RasterSeen *picked)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (tiles_touch (tiles, seen[i].x0, seen[i].y0, seen[i].x1, seen[i].y1))
      picked[kept++] = seen[i];
  return kept;
}

/* The tiles around all of them. */
static CANVAS_INLINE RasterSeen
bounds_of (const RasterSeen *seen, guint n)
{
  RasterSeen all = { 0, G_MAXINT16, G_MAXINT16, 0, -1 };

  for (guint i = 0; i < n; i++)
    all = (RasterSeen) { 0, MIN (all.x0, seen[i].x0), MIN (all.y0, seen[i].y0), MAX (all.x1, seen[i].x1), MAX (all.y1, seen[i].y1) };
  return all;
}

/* So many at once, which are near each other, say what they have been painted on. */
#define TOUCHING 256

CANVAS_FAST void
raster_body (Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n)
{
  for (guint first = 0; first < n; first += TOUCHING)
    {
      const RasterSeen all = bounds_of (seen + first, MIN (TOUCHING, n - first));

      touch (canvas, &all);
    }
  for (guint i = 0; i < n; i++)
    draw_triangle (canvas, points, &triangles[seen[i].index]);
}

/* The tiles of the picture that a plain triangle may touch; FALSE: none of them is drawn. */
static CANVAS_INLINE gboolean
find_box (const Canvas *canvas, const CanvasPoint *p, RasterSeen *box)
{
  const int right = canvas->width - 1, bottom = canvas->height - 1;
  const CanvasQ a = load_place (&p[0]), b = load_place (&p[1]), c = load_place (&p[2]);
  const CanvasQ least = lesser (lesser (a, b), c), most = greater (greater (a, b), c);

  if (most[0] < -1 || most[1] < -1 || least[0] > (float) right + 1 || least[1] > (float) bottom + 1)
    return FALSE;
  *box = (RasterSeen) { 0, (gint16) (MAX ((int) least[0] - 1, 0) / TILE_SIZE), (gint16) (MAX ((int) least[1] - 1, 0) / TILE_SIZE),
                        (gint16) ((int) MIN (most[0] + 1, (float) right) / TILE_SIZE),
                        (gint16) ((int) MIN (most[1] + 1, (float) bottom) / TILE_SIZE) };
  return !canvas->tiles || tiles_touch (canvas->tiles, box->x0, box->y0, box->x1, box->y1);
}

CANVAS_FAST void
raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const CanvasPoint *p = triangles[i].corner;
      RasterSeen box;
      Shape shape;

      if (!find_box (canvas, p, &box) || !shape_init (&shape, canvas, &p[0], &p[1], &p[2]))
        continue;
      shape.fixed = triangles[i].fixed;
      touch (canvas, &box);
      draw_shape (canvas, &shape);
    }
}
