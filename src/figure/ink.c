/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"

/* Outlines.  First every sample is compared with its right and its lower neighbour; where one
 * part hides another, a small disc is stamped into the nearer part.  The work grows with the
 * length of the lines, not with the picture. */

#define MAX_DISC 256

typedef struct {
  int n;
  int offset[MAX_DISC];
  int dx[MAX_DISC], dy[MAX_DISC];
} Disc;

typedef struct {
  Canvas *canvas;
  Disc disc;
  float fold; /* a step in depth, cm, that makes a line within one group */
  float same; /* how far samples of one surface may lie apart */
  int last_x, last_y; /* stamped just before: a corner is found twice */
} Ink;

static void
disc_init (Disc *disc, float radius, int stride)
{
  int reach = MIN ((int) ceilf (radius), 8);

  disc->n = 0;
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      if ((float) (dx * dx + dy * dy) <= radius * radius && disc->n < MAX_DISC)
        {
          disc->dx[disc->n] = dx;
          disc->dy[disc->n] = dy;
          disc->offset[disc->n++] = dy * stride + dx;
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

static void
stamp (Ink *ink, int x, int y)
{
  Canvas *c = ink->canvas;
  gsize at = canvas_at (c, x, y);
  guint32 group = c->seen[at] & SAMPLE_GROUP_MASK;
  float z = c->z[at];
  gboolean inner = x >= 8 && y >= c->top + 8 && x < c->width - 8 && y < c->bottom - 8;

  if (x == ink->last_x && y == ink->last_y)
    return;
  ink->last_x = x;
  ink->last_y = y;
  for (int i = 0; i < ink->disc.n; i++)
    {
      gsize to = at + ink->disc.offset[i];

      if (!inner && (x + ink->disc.dx[i] < 0 || x + ink->disc.dx[i] >= c->width || y + ink->disc.dy[i] < c->top ||
                     y + ink->disc.dy[i] >= c->bottom))
        continue;
      if ((c->seen[to] & SAMPLE_GROUP_MASK) == group && fabsf (c->z[to] - z) < ink->same)
        c->seen[to] |= SAMPLE_LINE;
    }
}

static void
compare (Ink *ink, int ax, int ay, int bx, int by)
{
  const Canvas *c = ink->canvas;
  gsize a = canvas_at (c, ax, ay), b = canvas_at (c, bx, by);
  float step = c->z[a] - c->z[b];
  guint ga = SAMPLE_GROUP (c->seen[a]), gb = SAMPLE_GROUP (c->seen[b]);

  if (fabsf (step) < step_needed (ga, gb, ink->fold))
    return;
  /* Where two parts cut through each other the line stays on one of them, or it would be frayed. */
  if (fabsf (step) < 0.5f && ga != gb)
    step = ga > gb ? 1 : -1;
  if (step > 0)
    stamp (ink, ax, ay);
  else
    stamp (ink, bx, by);
}

/* Whether one of the next samples differs enough from its right or its lower neighbour to be looked
 * at. */
static inline __attribute__ ((always_inline)) gboolean
is_edgy (const guint32 *row, const guint32 *below, const float *z, const float *zbelow, float step)
{
  const CanvasF fold = step + (CanvasF) { 0 };
  CanvasI here, right, under;
  CanvasF d, dright, dunder;
  CanvasL any;

  memcpy (&here, row, sizeof here);
  memcpy (&right, row + 1, sizeof right);
  memcpy (&under, below, sizeof under);
  memcpy (&d, z, sizeof d);
  memcpy (&dright, z + 1, sizeof dright);
  memcpy (&dunder, zbelow, sizeof dunder);
  dright -= d;
  dunder -= d;
  any = (CanvasL) ((((here ^ right) | (here ^ under)) & (gint32) SAMPLE_GROUP_MASK) | (dright > fold) | (dright < -fold) | (dunder > fold) |
                (dunder < -fold));
  return (any[0] | any[1] | any[2] | any[3]) != 0;
}

CANVAS_FAST void
canvas_ink (Canvas *self, float radius, float sample_cm)
{
  Ink ink = { .canvas = self, .fold = 1.6f + 5 * sample_cm, .last_x = -1 };

  ink.same = 1.2f + 6 * sample_cm * radius;
  disc_init (&ink.disc, radius, self->stride);
  for (int y = self->top; y < self->bottom - 1; y++)
    {
      const guint32 *row = self->seen + canvas_at (self, 0, y), *below = row + self->stride;
      const float *z = self->z + canvas_at (self, 0, y), *zbelow = z + self->stride;
      int from = MAX (MIN (self->from[y - self->top], self->from[y - self->top + 1]) - 1, 0);
      int to = MIN (MAX (self->to[y - self->top], self->to[y - self->top + 1]), self->width - 1);

      for (int x = from; x < to; x += CANVAS_LANES)
        {
          if (!is_edgy (row + x, below + x, z + x, zbelow + x, ink.fold))
            continue;
          for (int i = x; i < MIN (x + CANVAS_LANES, to); i++)
            {
              if (((row[i] ^ row[i + 1]) & SAMPLE_GROUP_MASK) || fabsf (z[i] - z[i + 1]) > ink.fold)
                compare (&ink, i, y, i + 1, y);
              if (((row[i] ^ below[i]) & SAMPLE_GROUP_MASK) || fabsf (z[i] - zbelow[i]) > ink.fold)
                compare (&ink, i, y, i, y + 1);
            }
        }
    }
}
