/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/raster.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"

/* Wider triangles are drawn block by block, so that what lies inside of one or outside is not asked
 * sample by sample. */
#define WIDE (3 * CANVAS_LANES)
/* How many tiles each way are drawn of them at once: a row is at least one vector. */
#define BLOCK 2

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
shape_init (Shape *s, const Canvas *canvas, const CanvasPoint *pa, const CanvasPoint *pb, const CanvasPoint *pc, int ss)
{
  const float scale = (float) ss;
  /* How far samples may lie beside the middles of their squares. */
  const float near = 0.5f + (ss > 1 ? CANVAS_SHIFT (ss, ss - 1) : 0);
  const CanvasQ a = load_place (pa) * scale, b = load_place (pb) * scale, c = load_place (pc) * scale;
  const CanvasQ low = { 0, (float) canvas->top, 0, 0 };
  const CanvasQ high = { (float) canvas->width - near, (float) canvas->bottom - near, 0, 0 };
  const CanvasB from = __builtin_convertvector (greater (lesser (lesser (a, b), c) + (1 - near), low), CanvasB);
  const CanvasB to = __builtin_convertvector (lesser (greater (greater (greater (a, b), c), low), high) + near, CanvasB);
  float area, inv, pbx, pby, pcx, pcy;
  CanvasQ p, q;

  s->x0 = from[0];
  s->y0 = from[1] / ss * ss;
  s->x1 = to[0];
  s->y1 = (to[1] + ss - 1) / ss * ss;
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

/* --- Samples --------------------------------------------------------------------------- */

/* One vector's width from @x, the rows from @y0 to before @y1, whole pixels. @full: all of them lie
 * inside. */
static CANVAS_INLINE void
draw_column (Canvas *canvas, const Shape *s, int x, int y0, int y1, int ss, gboolean full)
{
  const CanvasF lane = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const float fx = (float) x + 0.5f - s->ax, fy = (float) y0 + 0.5f - s->ay, a_x = -s->b_x - s->c_x, a_y = -s->b_y - s->c_y;
  const CanvasQ first = s->corner + s->to_x * fx + s->to_y * fy;
  /* Half a step keeps a glow of 0 from becoming negative. */
  const guint32 light_x = pack_surface (s->to_x), light_y = pack_surface (s->to_y);
  CanvasF b = fx * s->b_x + fy * s->b_y + OVERLAP + lane * s->b_x, c = fx * s->c_x + fy * s->c_y + OVERLAP + lane * s->c_x;
  CanvasF z = first[0] + lane * s->to_x[0], a;
  CanvasU light = pack_surface (first + (CanvasQ) { 0, 0, 0.5f, 0 }) + light_x * (CanvasU) { 0, 1, 2, 3, 4, 5, 6, 7 };
  gsize at = canvas_at (canvas, x, y0);
  const gsize stride = (gsize) canvas->stride;
  float *const depths = canvas->z;
  guint32 *const samples = canvas->seen;

  if (ss > 1)
    {
      CanvasF shift;

      memcpy (&shift, canvas->shift[x % ss], sizeof shift);
      b += shift * s->b_y;
      c += shift * s->c_y;
      z += shift * s->to_y[0];
    }
  a = 1 + 3 * OVERLAP - b - c;
  for (int n = y1 - y0; n > 0; n -= ss)
    {
      for (int k = 0; k < ss; k++)
        {
          /* From the pixel's first row. */
          const float aside = ss > 1 ? CANVAS_SHIFT (ss, k) : 0;
          const CanvasF here = z + ((float) k * s->to_y[0] + aside * s->to_x[0]);
          CanvasF old;
          CanvasI seen, mask, now;

          memcpy (&old, depths + at, sizeof old);
          memcpy (&seen, samples + at, sizeof seen);
          mask = (CanvasI) (old - here);
          if (!full)
            mask &= ~((CanvasI) (a + ((float) k * a_y + aside * a_x)) | (CanvasI) (b + ((float) k * s->b_y + aside * s->b_x)) |
                      (CanvasI) (c + ((float) k * s->c_y + aside * s->c_x)));
          mask = mask < 0;
          now = (CanvasI) ((light & SAMPLE_LIGHT_MASK) | s->fixed);
          seen = (seen & ~mask) | (now & mask);
          old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) here & mask));
          memcpy (depths + at, &old, sizeof old);
          memcpy (samples + at, &seen, sizeof seen);
          light += light_y;
          at += stride;
        }
      a += (float) ss * a_y;
      b += (float) ss * s->b_y;
      c += (float) ss * s->c_y;
      z += (float) ss * s->to_y[0];
    }
}

typedef enum { OUTSIDE, CUT, INSIDE } Lies;

/* Where a square of @size samples lies, by one edge's share at its middle and how that grows. */
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
draw_blocks (Canvas *canvas, const Shape *s, int ss)
{
  const int size = BLOCK * TILE_SIZE * ss;

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
            draw_column (canvas, s, x, from, to, ss, TRUE);
        else
          for (int x = left; x < right; x += CANVAS_LANES)
            draw_column (canvas, s, x, from, to, ss, FALSE);
      }
}

static CANVAS_INLINE void
draw_shape (Canvas *canvas, const Shape *s, int ss)
{
  if (s->x1 - s->x0 > WIDE)
    draw_blocks (canvas, s, ss);
  else
    for (int x = s->x0; x < s->x1; x += CANVAS_LANES)
      draw_column (canvas, s, x, s->y0, s->y1, ss, FALSE);
}

/* --- The body -------------------------------------------------------------------------- */

/* Rows grow downwards: what turns clockwise on paper looks at the viewer. */
static CANVAS_INLINE gboolean
looks_at_viewer (const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y) < 0;
}

static CANVAS_INLINE void
draw_triangle (Canvas *canvas, const CanvasPoint *points, const MeshTriangle *t, int ss)
{
  const CanvasPoint *a = &points[t->v[0]], *b = &points[t->v[1]], *c = &points[t->v[2]];
  Shape shape;

  if (!shape_init (&shape, canvas, a, b, c, ss))
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
  draw_shape (canvas, &shape, ss);
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
raster_find (const Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n,
             RasterSeen *seen)
{
  const float width = (float) base->width, height = (float) base->height;
  const CanvasQ last = { width - 1, height - 1, 0, 0 };
  guint noted = 0;

  for (guint i = first; i < first + n; i++)
    {
      const MeshTriangle *t = &triangles[i];
      const CanvasPoint *a = &points[t->v[0]], *b = &points[t->v[1]], *c = &points[t->v[2]];
      CanvasQ least, most;
      CanvasB from, to;

      if (!t->open && !looks_at_viewer (a, b, c))
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

/* Between the samples of the base a surface may lie so much further than they tell, as part of what they differ
 * by, and cm. */
#define FAR_PART 1.0f
#define FAR_LEAST 0.1f

/* The farthest depth that each of @tiles may show. */
CANVAS_FAST void
raster_find_far (const Canvas *base, const Tiles *tiles, float *far)
{
  for (int row = 0; row < tiles->rows; row++)
    for (int first = 0, end; tiles_next_run (tiles, row, &first, &end); first = end)
      for (int column = first; column < end; column++)
        {
          const int bottom = MIN ((row + 1) * TILE_SIZE, base->height);
          CanvasQ least = { 1e9f, 1e9f, 1e9f, 1e9f }, most = -least;
          float low, high;

          for (int y = row * TILE_SIZE; y < bottom; y++)
            {
              CanvasQ z;

              memcpy (&z, base->z + canvas_at (base, column * TILE_SIZE, y), sizeof z);
              least = lesser (least, z);
              most = greater (most, z);
            }
          low = MIN (MIN (least[0], least[1]), MIN (least[2], least[3]));
          high = MAX (MAX (most[0], most[1]), MAX (most[2], most[3]));
          far[row * tiles->columns + column] = low - FAR_PART * (high - low) - FAR_LEAST;
        }
}

/* Whether some of @tiles that the triangle touches show what lies behind it. */
static CANVAS_INLINE gboolean
may_be_seen (const Tiles *tiles, const float *far, const RasterSeen *seen, float near)
{
  for (int y = seen->y0; y <= seen->y1; y++)
    for (int x = seen->x0; x <= seen->x1; x++)
      {
        const int at = y * tiles->columns + x;

        if (tiles->in[at] && near > far[at])
          return TRUE;
      }
  return FALSE;
}

guint
raster_pick_near (const Tiles *tiles, const float *far, const CanvasPoint *points, const MeshTriangle *triangles,
                  const RasterSeen *seen, guint n, RasterSeen *picked)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint16 *v = triangles[seen[i].index].v;
      const float near = MAX (points[v[0]].z, MAX (points[v[1]].z, points[v[2]].z));

      if (may_be_seen (tiles, far, &seen[i], near))
        picked[kept++] = seen[i];
    }
  return kept;
}

CANVAS_FAST void
raster_base (Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      touch (base, &seen[i]);
      draw_triangle (base, points, &triangles[seen[i].index], 1);
    }
}

/* For each number of samples one loop in which it is known. */
static CANVAS_INLINE void
draw_fine (Canvas *fine, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n, int ss)
{
  const int size = TILE_SIZE * ss, top = fine->top / size, bottom = (fine->bottom - 1) / size;

  for (guint i = 0; i < n; i++)
    if (seen[i].y0 <= bottom && seen[i].y1 >= top)
      draw_triangle (fine, points, &triangles[seen[i].index], ss);
}

CANVAS_FAST void
raster_fine (Canvas *fine, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n)
{
  switch (fine->ss)
    {
    case 2:
      draw_fine (fine, points, triangles, seen, n, 2);
      break;
    case 3:
      draw_fine (fine, points, triangles, seen, n, 3);
      break;
    default:
      g_assert (fine->ss == 4);
      draw_fine (fine, points, triangles, seen, n, 4);
      break;
    }
}

/* The tiles of the picture that a plain triangle may touch; FALSE: none of them is drawn. */
static CANVAS_INLINE gboolean
find_box (const Canvas *canvas, const CanvasPoint *p, int ss, RasterSeen *box)
{
  const int size = TILE_SIZE * ss, right = canvas->width - 1, bottom = canvas->bottom - 1;
  const CanvasQ a = load_place (&p[0]), b = load_place (&p[1]), c = load_place (&p[2]);
  const CanvasQ least = lesser (lesser (a, b), c) * (float) ss, most = greater (greater (a, b), c) * (float) ss;

  if (most[0] < -1 || most[1] < (float) canvas->top - 1 || least[0] > (float) right + 1 || least[1] > (float) bottom + 1)
    return FALSE;
  *box = (RasterSeen) { 0, (gint16) (MAX ((int) least[0] - 1, 0) / size), (gint16) (MAX ((int) least[1] - 1, canvas->top) / size),
                        (gint16) ((int) MIN (most[0] + 1, (float) right) / size),
                        (gint16) ((int) MIN (most[1] + 1, (float) bottom) / size) };
  return !canvas->tiles || tiles_touch (canvas->tiles, box->x0, box->y0, box->x1, box->y1);
}

static CANVAS_INLINE void
draw_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n, int ss)
{
  for (guint i = 0; i < n; i++)
    {
      const CanvasPoint *p = triangles[i].corner;
      RasterSeen box;
      Shape shape;

      if (!find_box (canvas, p, ss, &box) || !shape_init (&shape, canvas, &p[0], &p[1], &p[2], ss))
        continue;
      shape.fixed = triangles[i].fixed;
      if (ss == 1)
        touch (canvas, &box);
      draw_shape (canvas, &shape, ss);
    }
}

CANVAS_FAST void
raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n)
{
  switch (canvas->ss)
    {
    case 1:
      draw_plain (canvas, triangles, n, 1);
      break;
    case 2:
      draw_plain (canvas, triangles, n, 2);
      break;
    case 3:
      draw_plain (canvas, triangles, n, 3);
      break;
    default:
      g_assert (canvas->ss == 4);
      draw_plain (canvas, triangles, n, 4);
      break;
    }
}
