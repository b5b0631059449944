/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

/* GCC's and clang's own vectors: SSE2 on the oldest amd64, NEON on arm64. */
typedef float VecF __attribute__ ((vector_size (16)));
typedef gint32 VecI __attribute__ ((vector_size (16)));
#define LANES 4

static void
fill_rows (Canvas *self, int x0, int y0, int x1, int y1)
{
  for (int y = y0; y < y1; y++)
    {
      float *z = self->z + (gsize) y * self->stride;

      for (int x = x0; x < x1; x++)
        z[x] = CANVAS_FAR;
      memset (self->seen + (gsize) y * self->stride + x0, 0, (gsize) (x1 - x0) * sizeof (guint32));
    }
}

static void
forget_box (Canvas *self)
{
  self->x0 = self->width;
  self->y0 = self->height;
  self->x1 = self->y1 = 0;
}

void
canvas_reset (Canvas *self, int width, int height, int ss)
{
  int stride = (width * ss + 2 * LANES) & ~(LANES - 1);
  gsize need = (gsize) stride * (gsize) (height * ss + 1);

  if (self->ss == ss && self->width == width * ss && self->height == height * ss)
    {
      if (self->x1 > self->x0)
        fill_rows (self, self->x0, self->y0, self->x1, self->y1);
      forget_box (self);
      return;
    }
  if (need > self->room)
    {
      g_free (self->z);
      g_free (self->seen);
      self->z = g_new (float, need);
      self->seen = g_new (guint32, need);
      self->room = need;
    }
  self->ss = ss;
  self->width = width * ss;
  self->height = height * ss;
  self->stride = stride;
  fill_rows (self, 0, 0, stride, self->height + 1);
  forget_box (self);
}

void
canvas_finish (Canvas *self)
{
  g_clear_pointer (&self->z, g_free);
  g_clear_pointer (&self->seen, g_free);
  self->room = 0;
  self->width = self->height = 0;
}

/* --- Triangles ------------------------------------------------------------------------- */

typedef struct {
  float dzdx, dtdx, dgdx;
  guint32 fixed;
} Span;

static inline void
fill_span (Canvas *self, int y, int from, int to, float z, float tone, float glow, const Span *span)
{
  float *zrow = self->z + (gsize) y * self->stride;
  guint32 *row = self->seen + (gsize) y * self->stride;
  const VecF lane = { 0, 1, 2, 3 };
  VecF vz = z + lane * span->dzdx, vt = tone + lane * span->dtdx, vg = glow + lane * span->dgdx;
  VecI left = (to - from) - (VecI) { 0, 1, 2, 3 };
  const VecI fixed = (gint32) span->fixed - (VecI) { 0, 0, 0, 0 };

  for (int x = from; x < to; x += LANES)
    {
      VecF old;
      VecI seen, mask, now;

      memcpy (&old, zrow + x, sizeof old);
      mask = (vz > old) & (left > 0);
      memcpy (&seen, row + x, sizeof seen);
      now = fixed | __builtin_convertvector (vt, VecI) << 16 | __builtin_convertvector (vg, VecI) << 24;
      seen = (seen & ~mask) | (now & mask);
      old = (VecF) (((VecI) old & ~mask) | ((VecI) vz & mask));
      memcpy (zrow + x, &old, sizeof old);
      memcpy (row + x, &seen, sizeof seen);
      vz += LANES * span->dzdx;
      vt += LANES * span->dtdx;
      vg += LANES * span->dgdx;
      left -= LANES;
    }
}

static inline void
order (const CanvasPoint **a, const CanvasPoint **b)
{
  if ((*a)->y > (*b)->y)
    {
      const CanvasPoint *t = *a;

      *a = *b;
      *b = t;
    }
}

static inline int
first_sample (float at)
{
  return (int) ceilf (at - 0.5f);
}

void
canvas_triangle (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed)
{
  float area, inv, ax, ay, bx, by, slope_ac, slope_ab, slope_bc, dzdy, dtdy, dgdy;
  Span span = { .fixed = fixed };
  int y0, y1, low_x, high_x;
  float min_t, max_t;

  order (&a, &b);
  order (&b, &c);
  order (&a, &b);
  y0 = MAX (first_sample (a->y), 0);
  y1 = MIN (first_sample (c->y), self->height);
  low_x = (int) floorf (MIN (a->x, MIN (b->x, c->x)));
  high_x = (int) ceilf (MAX (a->x, MAX (b->x, c->x))) + 1;
  if (y0 >= y1 || high_x <= 0 || low_x >= self->width)
    return;
  ax = b->x - a->x;
  ay = b->y - a->y;
  bx = c->x - a->x;
  by = c->y - a->y;
  area = ax * by - bx * ay;
  if (fabsf (area) < 1e-4f)
    return;
  inv = 1 / area;
#define GRADIENT(member, dx, dy) \
  do { \
    float p = b->member - a->member, q = c->member - a->member; \
    dx = (p * by - q * ay) * inv; \
    dy = (q * ax - p * bx) * inv; \
  } while (0)
  GRADIENT (z, span.dzdx, dzdy);
  GRADIENT (tone, span.dtdx, dtdy);
  GRADIENT (glow, span.dgdx, dgdy);
#undef GRADIENT
  slope_ac = bx / by;
  slope_ab = ay > 0 ? ax / ay : 0;
  slope_bc = c->y > b->y ? (c->x - b->x) / (c->y - b->y) : 0;
  min_t = MIN (a->tone, MIN (b->tone, c->tone));
  max_t = MAX (a->tone, MAX (b->tone, c->tone));
  self->x0 = MIN (self->x0, MAX (low_x, 0));
  self->x1 = MAX (self->x1, MIN (high_x, self->width));
  self->y0 = MIN (self->y0, y0);
  self->y1 = MAX (self->y1, y1);
  (void) min_t;
  (void) max_t;
  for (int y = y0; y < y1; y++)
    {
      float dy = (float) y + 0.5f - a->y;
      float long_x = a->x + slope_ac * dy;
      float short_x = (float) y + 0.5f < b->y ? a->x + slope_ab * dy : b->x + slope_bc * ((float) y + 0.5f - b->y);
      int from = MAX (first_sample (MIN (long_x, short_x)), 0);
      int to = MIN (first_sample (MAX (long_x, short_x)), self->width);

      if (from < to)
        {
          float dx = (float) from + 0.5f - a->x;

          fill_span (self, y, from, to, a->z + span.dzdx * dx + dzdy * dy, a->tone + span.dtdx * dx + dtdy * dy,
                     a->glow + span.dgdx * dx + dgdy * dy, &span);
        }
    }
}

/* --- Strokes --------------------------------------------------------------------------- */

void
canvas_stroke (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, float radius, float lift, guint material,
               guint group)
{
  float dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy;
  int x0 = MAX ((int) floorf (MIN (a->x, b->x) - radius), 0), x1 = MIN ((int) ceilf (MAX (a->x, b->x) + radius), self->width);
  int y0 = MAX ((int) floorf (MIN (a->y, b->y) - radius), 0), y1 = MIN ((int) ceilf (MAX (a->y, b->y) + radius), self->height);

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        gsize at = (gsize) y * self->stride + x;
        float px = (float) x + 0.5f - a->x, py = (float) y + 0.5f - a->y;
        float t = length > 0 ? CLAMP ((px * dx + py * dy) / length, 0.0f, 1.0f) : 0;
        float ex = px - dx * t, ey = py - dy * t;

        if (ex * ex + ey * ey > radius * radius || SAMPLE_GROUP (self->seen[at]) != group)
          continue;
        if (self->z[at] > a->z + (b->z - a->z) * t + lift)
          continue;
        self->seen[at] = (self->seen[at] & ~0x7fu) | material;
      }
}
