/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/raster.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"

/* Wider triangles are drawn row by row; narrower ones in columns of one vector, where every lane
 * is asked whether it lies inside. */
#define WIDE (3 * CANVAS_LANES)

/* Triangles that share an edge must not leave a gap between them. */
#define OVERLAP 1e-5f

/* A triangle, ready to be drawn. */
typedef struct {
  int x0, y0, x1, y1;          /* samples that it may cover */
  float ax, ay, bx, by, cx, cy;
  float b_x, b_y, c_x, c_y;    /* how the shares of its second and third corner grow, per sample */
  CanvasQ corner, to_x, to_y;  /* depth, tone and glow, and how they grow */
  guint32 fixed;
} Shape;

/* The first sample whose middle lies at or beyond @at.  Only right for what is not left of or
 * above the canvas; everything else becomes 0, which is what the callers want. */
static CANVAS_INLINE int
first_sample (float at)
{
  return (int) (MAX (at, 0.0f) + 0.5f);
}

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

/* Returns FALSE when no sample can be covered. */
static CANVAS_INLINE gboolean
shape_init (Shape *s, const Canvas *canvas, const CanvasPoint *pa, const CanvasPoint *pb, const CanvasPoint *pc)
{
  const float scale = (float) canvas->ss;
  const CanvasQ a = load_place (pa) * scale, b = load_place (pb) * scale, c = load_place (pc) * scale;
  const CanvasQ low = { 0, (float) canvas->top, 0, 0 };
  const CanvasQ high = { (float) canvas->width - 0.5f, (float) canvas->bottom - 0.5f, 0, 0 };
  const CanvasB from = __builtin_convertvector (greater (lesser (lesser (a, b), c), low) + 0.5f, CanvasB);
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

/* --- Narrow ones ----------------------------------------------------------------------- */

static CANVAS_INLINE void
draw_column (Canvas *canvas, const Shape *s, int x)
{
  const CanvasF lane = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const float fx = (float) x + 0.5f - s->ax, fy = (float) s->y0 + 0.5f - s->ay;
  const CanvasQ first = s->corner + s->to_x * fx + s->to_y * fy;
  /* Half a step keeps a glow of 0 from becoming negative. */
  const guint32 light_x = pack_surface (s->to_x), light_y = pack_surface (s->to_y);
  CanvasF b = fx * s->b_x + fy * s->b_y + OVERLAP + lane * s->b_x, c = fx * s->c_x + fy * s->c_y + OVERLAP + lane * s->c_x;
  CanvasF a = 1 + 3 * OVERLAP - b - c, z = first[0] + lane * s->to_x[0];
  CanvasU light = pack_surface (first + (CanvasQ) { 0, 0, 0.5f, 0 }) + light_x * (CanvasU) { 0, 1, 2, 3, 4, 5, 6, 7 };
  const float a_y = -s->b_y - s->c_y, z_y = s->to_y[0];
  float *zrow = canvas->z + canvas_at (canvas, x, s->y0);
  guint32 *row = canvas->seen + canvas_at (canvas, x, s->y0);

  for (int n = s->y1 - s->y0; n > 0; n--)
    {
      CanvasF old;
      CanvasI seen, mask, now;

      memcpy (&old, zrow, sizeof old);
      memcpy (&seen, row, sizeof seen);
      mask = (~((CanvasI) a | (CanvasI) b | (CanvasI) c) & (CanvasI) (old - z)) < 0;
      now = (CanvasI) ((light & SAMPLE_LIGHT_MASK) | s->fixed);
      seen = (seen & ~mask) | (now & mask);
      old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) z & mask));
      memcpy (zrow, &old, sizeof old);
      memcpy (row, &seen, sizeof seen);
      a += a_y;
      b += s->b_y;
      c += s->c_y;
      z += z_y;
      light += light_y;
      zrow += canvas->stride;
      row += canvas->stride;
    }
}

/* --- Wide ones ------------------------------------------------------------------------- */

static CANVAS_INLINE void
fill_span (Canvas *canvas, const Shape *s, int y, int from, int to)
{
  const CanvasF lane = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const CanvasQ first = s->corner + s->to_x * ((float) from + 0.5f - s->ax) + s->to_y * ((float) y + 0.5f - s->ay);
  const guint32 light_x = pack_surface (s->to_x);
  CanvasF z = first[0] + lane * s->to_x[0];
  CanvasU light = pack_surface (first + (CanvasQ) { 0, 0, 0.5f, 0 }) + light_x * (CanvasU) { 0, 1, 2, 3, 4, 5, 6, 7 };
  CanvasI left = (to - from) - (CanvasI) { 0, 1, 2, 3, 4, 5, 6, 7 };
  float *zrow = canvas->z + canvas_at (canvas, from, y);
  guint32 *row = canvas->seen + canvas_at (canvas, from, y);

  for (int n = to - from; n > 0; n -= CANVAS_LANES)
    {
      CanvasF old;
      CanvasI seen, mask, now;

      memcpy (&old, zrow, sizeof old);
      memcpy (&seen, row, sizeof seen);
      mask = (z > old) & (left > 0);
      now = (CanvasI) ((light & SAMPLE_LIGHT_MASK) | s->fixed);
      seen = (seen & ~mask) | (now & mask);
      old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) z & mask));
      memcpy (zrow, &old, sizeof old);
      memcpy (row, &seen, sizeof seen);
      z += CANVAS_LANES * s->to_x[0];
      light += light_x * CANVAS_LANES;
      left -= CANVAS_LANES;
      zrow += CANVAS_LANES;
      row += CANVAS_LANES;
    }
}

/* Of a long row only the busy tiles are wanted; light is then counted anew in each of them, so that
 * its rounded steps do not add up. */
static CANVAS_INLINE void
fill_row (Canvas *canvas, const Shape *s, int y, int from, int to)
{
  const int size = TILE_SIZE * canvas->ss;
  const guint8 *busy = canvas->tiles ? canvas->tiles->busy + y / size * canvas->tiles->columns : NULL;

  for (int x = from; x < to;)
    {
      int end = MIN ((x / size + 1) * size, to);

      if (!busy || busy[x / size])
        fill_span (canvas, s, y, x, end);
      x = end;
    }
}

/* Where the edge from (@ax, @ay) to (@bx, @by) crosses the row. */
static CANVAS_INLINE float
crossing (float ax, float ay, float bx, float by, float y)
{
  return by != ay ? ax + (bx - ax) * ((y - ay) / (by - ay)) : ax;
}

static CANVAS_INLINE void
draw_rows (Canvas *canvas, const Shape *s)
{
  for (int y = s->y0; y < s->y1; y++)
    {
      float at = (float) y + 0.5f, left = 1e9f, right = -1e9f;
      const float x[4] = { s->ax, s->bx, s->cx, s->ax }, h[4] = { s->ay, s->by, s->cy, s->ay };

      for (int i = 0; i < 3; i++)
        if ((h[i] <= at) != (h[i + 1] <= at))
          {
            float cross = crossing (x[i], h[i], x[i + 1], h[i + 1], at);

            left = MIN (left, cross);
            right = MAX (right, cross);
          }
      if (left <= right)
        fill_row (canvas, s, y, left < (float) canvas->width ? first_sample (left) : canvas->width,
                  right < (float) canvas->width ? first_sample (right) : canvas->width);
    }
}

static CANVAS_INLINE void
draw_shape (Canvas *canvas, const Shape *s)
{
  if (s->x1 - s->x0 > WIDE)
    draw_rows (canvas, s);
  else
    for (int x = s->x0; x < s->x1; x += CANVAS_LANES)
      draw_column (canvas, s, x);
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

/* Which part of the base has to be cleared afterwards. */
static CANVAS_INLINE void
touch (Canvas *base, const RasterSeen *seen)
{
  const int to = (seen->x1 + 1) * TILE_SIZE;

  for (int band = seen->y0; band <= seen->y1; band++)
    {
      base->from[band] = MIN (base->from[band], seen->x0 * TILE_SIZE);
      base->to[band] = MAX (base->to[band], to < base->width ? to : base->stride);
    }
}

CANVAS_FAST guint
raster_base (Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n, RasterSeen *seen)
{
  const float width = (float) base->width, height = (float) base->height;
  guint noted = 0;

  for (guint i = first; i < first + n; i++)
    {
      const MeshTriangle *t = &triangles[i];
      const CanvasPoint *a = &points[t->v[0]], *b = &points[t->v[1]], *c = &points[t->v[2]];
      float left, right, up, down;

      if (!t->open && !looks_at_viewer (a, b, c))
        continue;
      left = MIN (a->x, MIN (b->x, c->x));
      right = MAX (a->x, MAX (b->x, c->x));
      up = MIN (a->y, MIN (b->y, c->y));
      down = MAX (a->y, MAX (b->y, c->y));
      if (right <= 0 || down <= 0 || left >= width || up >= height)
        continue;
      seen[noted] = (RasterSeen) {
        i, (gint16) ((int) MAX (left, 0) / TILE_SIZE), (gint16) ((int) MAX (up, 0) / TILE_SIZE),
        (gint16) ((int) MIN (right, width - 1) / TILE_SIZE), (gint16) ((int) MIN (down, height - 1) / TILE_SIZE),
      };
      touch (base, &seen[noted++]);
      draw_triangle (base, points, t);
    }
  return noted;
}

static CANVAS_INLINE gboolean
is_busy (const Tiles *tiles, const RasterSeen *seen)
{
  for (int y = seen->y0; y <= seen->y1; y++)
    for (int x = seen->x0; x <= seen->x1; x++)
      if (tiles->busy[y * tiles->columns + x])
        return TRUE;
  return FALSE;
}

guint
raster_keep_busy (const Tiles *tiles, RasterSeen *seen, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (is_busy (tiles, &seen[i]))
      seen[kept++] = seen[i];
  return kept;
}

CANVAS_FAST void
raster_fine (Canvas *fine, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n)
{
  const int size = TILE_SIZE * fine->ss, top = fine->top / size, bottom = (fine->bottom - 1) / size;

  for (guint i = 0; i < n; i++)
    if (seen[i].y0 <= bottom && seen[i].y1 >= top)
      draw_triangle (fine, points, &triangles[seen[i].index]);
}

CANVAS_FAST void
raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const CanvasPoint *p = triangles[i].corner;
      Shape shape;

      if (!shape_init (&shape, canvas, &p[0], &p[1], &p[2]))
        continue;
      shape.fixed = triangles[i].fixed;
      if (canvas->from)
        {
          RasterSeen box = { i, (gint16) (shape.x0 / TILE_SIZE), (gint16) (shape.y0 / TILE_SIZE),
                             (gint16) ((shape.x1 - 1) / TILE_SIZE), (gint16) ((shape.y1 - 1) / TILE_SIZE) };

          touch (canvas, &box);
        }
      draw_shape (canvas, &shape);
    }
}
