/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"

/* Outlines.  First every sample is compared with its right and its lower neighbour; where one
 * part hides another, a small disc is stamped into the nearer part.  The work grows with the
 * length of the lines, not with the picture. */

#define MOST_REACH 8
/* Parts that come so near to each other, cm, touch. */
#define TOUCHING 0.5f

/* A round pen, row by row. */
typedef struct {
  int reach;
  int half[2 * MOST_REACH + 1]; /* of the row's width; -1: empty */
} Disc;

typedef struct {
  Canvas *canvas;
  Disc disc;
  float fold; /* a step in depth, cm, that makes a line within one group */
  float same; /* how far samples of one surface may lie apart */
  guint32 *stamped; /* for each column the last row that was stamped, and the group */
} Ink;

static void
disc_init (Disc *disc, float radius)
{
  disc->reach = MIN ((int) floorf (radius), MOST_REACH);
  for (int dy = -disc->reach; dy <= disc->reach; dy++)
    {
      float rest = radius * radius - (float) (dy * dy);

      disc->half[dy + disc->reach] = rest < 0 ? -1 : MIN ((int) sqrtf (rest), MOST_REACH);
    }
}

static gboolean
is_digit (guint group)
{
  return group >= GROUP_DIGITS && group < GROUP_DIGITS + 10;
}

static gboolean
is_sleeve (guint group)
{
  return group == GROUP_SLEEVE_L || group == GROUP_SLEEVE_R;
}

static gboolean
is_shirt (guint group)
{
  return group == GROUP_SHIRT || is_sleeve (group);
}

/* Skin that the trunk goes over into. */
static gboolean
is_bare (guint group)
{
  return group == GROUP_HEAD || group == GROUP_ARM_L || group == GROUP_ARM_R;
}

/* How deep a step between two groups must be to be drawn. */
static float
step_needed (guint a, guint b, float fold)
{
  if (a == b)
    return fold;
  if (is_digit (a) && is_digit (b))
    return 0.30f;
  if ((is_digit (a) && (b == GROUP_ARM_L || b == GROUP_ARM_R)) || (is_digit (b) && (a == GROUP_ARM_L || a == GROUP_ARM_R)))
    return 0.75f;
  if ((a == GROUP_HEAD && (b == GROUP_EAR_L || b == GROUP_EAR_R)) || (b == GROUP_HEAD && (a == GROUP_EAR_L || a == GROUP_EAR_R)))
    return 0.25f;
  /* One cloth: a line where the sleeve lies on the trunk, none along the yoke that joins them. */
  if ((a == GROUP_YOKE && is_shirt (b)) || (b == GROUP_YOKE && is_shirt (a)))
    return fold;
  if ((a == GROUP_BARE && is_bare (b)) || (b == GROUP_BARE && is_bare (a)))
    return 0.8f * fold;
  return 0;
}

static CANVAS_INLINE guint32
mark_of (int y, guint32 group)
{
  return ((guint32) y + 1) | group << 8;
}

/* Of a line's samples every other one is enough: discs are wider than that.  Each tile counts for itself, so
 * that what it looks like depends on its neighbourhood alone. */
static CANVAS_INLINE gboolean
is_covered (const Ink *ink, int x, int y, guint32 group)
{
  const guint32 *at = ink->stamped + x + 1, here = mark_of (y, group);
  const int size = TILE_SIZE * ink->canvas->ss;

  return at[0] == here || (x % size != 0 && at[-1] == here) || (y % size != 0 && at[0] == mark_of (y - 1, group));
}

static CANVAS_INLINE void
stamp (Ink *ink, int x, int y)
{
  const Canvas *c = ink->canvas;
  const gsize at = canvas_at (c, x, y);
  const guint32 group = c->seen[at] & SAMPLE_GROUP_MASK;
  const float z = c->z[at];
  const int reach = ink->disc.reach, top = MAX (y - reach, c->top), bottom = MIN (y + reach + 1, c->bottom);

  if (is_covered (ink, x, y, group))
    return;
  ink->stamped[x + 1] = mark_of (y, group);
  for (int row = top; row < bottom; row++)
    {
      const int half = ink->disc.half[row - y + reach], to = MIN (x + half + 1, c->width);

      for (int from = MAX (x - half, 0); from < to; from += CANVAS_LANES)
        {
          const CanvasI left = (to - from) - (CanvasI) { 0, 1, 2, 3, 4, 5, 6, 7 };
          const gsize place = canvas_at (c, from, row);
          CanvasU seen;
          CanvasF depth;
          CanvasI mask;

          memcpy (&seen, c->seen + place, sizeof seen);
          memcpy (&depth, c->z + place, sizeof depth);
          depth -= z;
          mask = ((seen & SAMPLE_GROUP_MASK) == group) & (depth < ink->same) & (depth > -ink->same) & (left > 0);
          seen |= (CanvasU) mask & SAMPLE_LINE;
          memcpy (c->seen + place, &seen, sizeof seen);
        }
    }
}

/* The sample @n steps further in than (@x, @y) on the same surface; FALSE: it is not seen there. */
static gboolean
find_inner (const Ink *ink, int x, int y, int n, int in_x, int in_y, float *z)
{
  const Canvas *c = ink->canvas;
  const int size = TILE_SIZE * c->ss, to_x = x + n * in_x, to_y = y + n * in_y;
  gsize to;

  if (to_x < 0 || to_x >= c->width || to_y < c->top || to_y >= c->bottom ||
      !c->tiles->in[to_y / size * c->tiles->columns + to_x / size])
    return FALSE;
  to = canvas_at (c, to_x, to_y);
  *z = c->z[to];
  return ((c->seen[canvas_at (c, x, y)] ^ c->seen[to]) & SAMPLE_GROUP_MASK) == 0;
}

/* How deep a flat surface that is seen at (@x, @y) and further in would lie one sample further out; FALSE:
 * too little of it is seen.  Samples do not lie in rows: only those a whole pixel apart can be compared. */
static gboolean
carry_on (const Ink *ink, int x, int y, int in_x, int in_y, float *z)
{
  const Canvas *c = ink->canvas;
  float in, beside;

  if (!find_inner (ink, x, y, c->ss, in_x, in_y, &in) || !find_inner (ink, x, y, c->ss - 1, in_x, in_y, &beside))
    return FALSE;
  *z = beside + c->z[canvas_at (c, x, y)] - in;
  return TRUE;
}

/* Whether two parts touch between two samples: a table seen from the side falls back so fast from one
 * sample to the next that what lies on it is before or behind it by turns. */
static gboolean
is_touching (const Ink *ink, int ax, int ay, int bx, int by)
{
  const Canvas *c = ink->canvas;
  const float a = c->z[canvas_at (c, ax, ay)], b = c->z[canvas_at (c, bx, by)];
  float a_at_b, b_at_a;

  if (!carry_on (ink, ax, ay, ax - bx, ay - by, &a_at_b) || !carry_on (ink, bx, by, bx - ax, by - ay, &b_at_a))
    return fabsf (a - b) < ink->fold;
  return fabsf (a_at_b - b) < TOUCHING || fabsf (a - b_at_a) < TOUCHING || (a > b_at_a) != (a_at_b > b);
}

static CANVAS_INLINE void
compare (Ink *ink, int ax, int ay, int bx, int by)
{
  const Canvas *c = ink->canvas;
  gsize a = canvas_at (c, ax, ay), b = canvas_at (c, bx, by);
  float step = c->z[a] - c->z[b];
  guint ga = SAMPLE_GROUP (c->seen[a]), gb = SAMPLE_GROUP (c->seen[b]);

  if (fabsf (step) < step_needed (ga, gb, ink->fold))
    return;
  /* Where two parts touch or cut through each other the line stays on one of them, or it would be frayed. */
  if (ga != gb && (step > 0) != (ga > gb) &&
      (fabsf (step) < TOUCHING ||
       (MAX (ga, gb) >= GROUP_PROPS && fabsf (step) < 2 * ink->fold && is_touching (ink, ax, ay, bx, by))))
    step = ga > gb ? 1 : -1;
  if (step > 0)
    stamp (ink, ax, ay);
  else
    stamp (ink, bx, by);
}

/* Those of the next samples that differ enough from their right or their lower neighbours to be
 * looked at. */
typedef struct {
  CanvasI right, under;
} Edgy;

static CANVAS_INLINE Edgy
find_edgy (const guint32 *row, const guint32 *below, const float *z, const float *zbelow, float step)
{
  const CanvasF fold = step + (CanvasF) { 0 };
  CanvasI here, right, under;
  CanvasF d, dright, dunder;

  memcpy (&here, row, sizeof here);
  memcpy (&right, row + 1, sizeof right);
  memcpy (&under, below, sizeof under);
  memcpy (&d, z, sizeof d);
  memcpy (&dright, z + 1, sizeof dright);
  memcpy (&dunder, zbelow, sizeof dunder);
  dright -= d;
  dunder -= d;
  return (Edgy) { ((here ^ right) & (gint32) SAMPLE_GROUP_MASK) | (dright > fold) | (dright < -fold),
                  ((here ^ under) & (gint32) SAMPLE_GROUP_MASK) | (dunder > fold) | (dunder < -fold) };
}

/* One row of neighbouring tiles that are drawn: from @from to before @to.  @known: which of the tiles below are,
 * NULL where all of them are.  Nothing is known of others: they are never ends. */
static CANVAS_INLINE void
ink_row (Ink *ink, int y, int from, int to, const guint8 *known, gboolean under)
{
  const Canvas *c = ink->canvas;
  const int size = TILE_SIZE * c->ss;
  const guint32 *row = c->seen + canvas_at (c, 0, y), *below = under ? row + c->stride : row;
  const float *z = c->z + canvas_at (c, 0, y), *zbelow = under ? z + c->stride : z;

  for (int x = from; x < to; x += CANVAS_LANES)
    {
      Edgy edgy = find_edgy (row + x, below + x, z + x, zbelow + x, ink->fold);
      const CanvasL pairs = (CanvasL) (edgy.right | edgy.under);
      const int end = MIN (to - x, CANVAS_LANES);

      if ((pairs[0] | pairs[1] | pairs[2] | pairs[3]) == 0)
        continue;
      for (int pair = 0; pair < CANVAS_LANES / 2; pair++)
        for (int i = 2 * pair; pairs[pair] && i < MIN (2 * pair + 2, end); i++)
          {
            if (edgy.right[i] && x + i + 1 < to)
              compare (ink, x + i, y, x + i + 1, y);
            if (edgy.under[i] && (!known || known[(x + i) / size]))
              compare (ink, x + i, y, x + i, y + 1);
          }
    }
}

static CANVAS_INLINE void
ink_run (Ink *ink, int row, int first, int end)
{
  const Canvas *c = ink->canvas;
  const Tiles *tiles = c->tiles;
  const int size = TILE_SIZE * c->ss, from = first * size, to = MIN (end * size, c->width);
  const int top = MAX (row * size, c->top), bottom = MIN ((row + 1) * size, c->bottom);

  for (int y = top; y < bottom; y++)
    ink_row (ink, y, from, to, y + 1 == (row + 1) * size ? tiles->in + (row + 1) * tiles->columns : NULL,
             y + 1 < c->bottom);
}

CANVAS_FAST void
canvas_ink (Canvas *self, float radius, float sample_cm)
{
  const int size = TILE_SIZE * self->ss;
  g_autofree guint32 *stamped = g_new0 (guint32, self->width + 2);
  Ink ink = { .canvas = self, .fold = 1.6f + 5 * sample_cm, .stamped = stamped };

  ink.same = 1.2f + 6 * sample_cm * radius;
  disc_init (&ink.disc, radius);
  for (int row = self->top / size; row * size < self->bottom; row++)
    for (int first = 0, end; tiles_next_run (self->tiles, row, &first, &end); first = end)
      ink_run (&ink, row, first, end);
}
