/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

static void
clear_row (Canvas *self, int y, int from, int to)
{
  float *z = self->z + (gsize) y * self->stride;

  for (int x = from; x < to; x++)
    z[x] = CANVAS_FAR;
  memset (self->seen + (gsize) y * self->stride + from, 0, (gsize) (to - from) * sizeof (guint32));
}

static void
forget_rows (Canvas *self, int y0, int y1)
{
  for (int y = y0; y < y1; y++)
    {
      self->from[y] = self->width;
      self->to[y] = 0;
    }
}

void
canvas_reset (Canvas *self, int width, int height, int ss)
{
  int stride = (width * ss + 2 * CANVAS_LANES) & ~(CANVAS_LANES - 1);
  gsize need = (gsize) stride * (gsize) (height * ss + 1);

  if (self->ss == ss && self->width == width * ss && self->height == height * ss)
    {
      for (int y = self->y0; y < self->y1; y++)
        if (self->from[y] < self->to[y])
          clear_row (self, y, self->from[y], self->to[y]);
      forget_rows (self, self->y0, self->y1);
      self->y0 = self->height;
      self->y1 = 0;
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
  self->from = g_renew (int, self->from, self->height + 1);
  self->to = g_renew (int, self->to, self->height + 1);
  for (int y = 0; y <= self->height; y++)
    clear_row (self, y, 0, stride);
  forget_rows (self, 0, self->height + 1);
  self->y0 = self->height;
  self->y1 = 0;
}

void
canvas_finish (Canvas *self)
{
  g_clear_pointer (&self->z, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  self->room = 0;
  self->width = self->height = 0;
}

/* --- Triangles ------------------------------------------------------------------------- */

/* What is the same in every row of a triangle. */
typedef struct {
  CanvasF dz, step_z;         /* from lane to lane, from vector to vector */
  CanvasI dlight, step_light; /* the same for tone and glow, 8.8 each in one word */
  CanvasI fixed;
} Span;

static inline __attribute__ ((always_inline)) void
fill_span (float *zrow, guint32 *row, int from, int to, float z, gint32 light, const Span *span)
{
  CanvasF vz = z + span->dz;
  CanvasI vlight = light + span->dlight, left = (to - from) - (CanvasI) { 0, 1, 2, 3, 4, 5, 6, 7 };

  for (int x = from; x < to; x += CANVAS_LANES)
    {
      CanvasF old;
      CanvasI seen, mask, now;

      memcpy (&old, zrow + x, sizeof old);
      mask = (vz > old) & (left > 0);
      memcpy (&seen, row + x, sizeof seen);
      now = span->fixed | (vlight & (gint32) SAMPLE_LIGHT_MASK);
      seen = (seen & ~mask) | (now & mask);
      old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) vz & mask));
      memcpy (zrow + x, &old, sizeof old);
      memcpy (row + x, &seen, sizeof seen);
      vz += span->step_z;
      vlight += span->step_light;
      left -= CANVAS_LANES;
    }
}

/* Tone and glow, 0 to 255, as one word of two 8.8 numbers. */
static inline gint32
pack_light (float tone, float glow)
{
  return (gint32) ((guint32) (gint32) (glow * 256) << 16) + (gint32) (tone * 256);
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

/* The first sample whose middle lies at or beyond @at.  Only right for what is not left of or
 * above the canvas; everything else becomes 0, which is what the callers want. */
static inline int
first_sample (float at)
{
  return (int) (MAX (at, 0.0f) + 0.5f);
}

CANVAS_FAST void
canvas_triangle (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed)
{
  const CanvasF lane = { 0, 1, 2, 3, 4, 5, 6, 7 };
  float area, inv, ax, ay, bx, by, slope[2], long_x, short_x, short_slope, dzdx, dzdy, dtdx, dtdy, dgdx, dgdy, dy;
  float z, tone, glow, width = (float) self->width;
  Span span;
  int y0, y1, bend;

  order (&a, &b);
  order (&b, &c);
  order (&a, &b);
  y0 = first_sample (a->y);
  y1 = c->y < (float) self->height ? first_sample (c->y) : self->height;
  if (y0 >= y1 || MAX (a->x, MAX (b->x, c->x)) <= 0 || MIN (a->x, MIN (b->x, c->x)) >= width)
    return;
  ax = b->x - a->x;
  ay = b->y - a->y;
  bx = c->x - a->x;
  by = c->y - a->y;
  area = ax * by - bx * ay;
  if (fabsf (area) < 1e-4f)
    return;
  inv = 1 / area;
#define GRADIENT(member, dx, down) \
  do { \
    float p = b->member - a->member, q = c->member - a->member; \
    dx = (p * by - q * ay) * inv; \
    down = (q * ax - p * bx) * inv; \
  } while (0)
  GRADIENT (z, dzdx, dzdy);
  GRADIENT (tone, dtdx, dtdy);
  GRADIENT (glow, dgdx, dgdy);
#undef GRADIENT
  span.dz = lane * dzdx;
  for (int i = 0; i < CANVAS_LANES; i++)
    span.dlight[i] = pack_light (dtdx * (float) i, dgdx * (float) i);
  span.step_z = (float) CANVAS_LANES * ((CanvasF) { 0 } + 1) * dzdx;
  span.step_light = pack_light (dtdx * CANVAS_LANES, dgdx * CANVAS_LANES) + (CanvasI) { 0 };
  span.fixed = (gint32) fixed - (CanvasI) { 0 };
  slope[0] = ay > 0 ? ax / ay : 0;
  slope[1] = c->y > b->y ? (c->x - b->x) / (c->y - b->y) : 0;
  bend = MIN (first_sample (b->y), y1);
  dy = (float) y0 + 0.5f - a->y;
  long_x = a->x + bx / by * dy;
  short_slope = slope[y0 >= bend];
  short_x = y0 < bend ? a->x + slope[0] * dy : b->x + slope[1] * ((float) y0 + 0.5f - b->y);
  /* Values at the left edge of the picture in the first row. */
  z = a->z + dzdx * (0.5f - a->x) + dzdy * dy;
  tone = a->tone + dtdx * (0.5f - a->x) + dtdy * dy;
  glow = a->glow + dgdx * (0.5f - a->x) + dgdy * dy;
  self->y0 = MIN (self->y0, y0);
  self->y1 = MAX (self->y1, y1);
  for (int y = y0; y < y1; y++)
    {
      float left = MIN (long_x, short_x), right = MAX (long_x, short_x);
      int from = first_sample (left), to = right < width ? first_sample (right) : self->width;

      if (from < to)
        {
          gsize row = (gsize) y * self->stride;
          float dx = (float) from;

          if (from < self->from[y])
            self->from[y] = from;
          if (to > self->to[y])
            self->to[y] = to;
          fill_span (self->z + row, self->seen + row, from, to, z + dzdx * dx,
                     pack_light (CLAMP (tone + dtdx * dx, 0.0f, 254.0f), CLAMP (glow + dgdx * dx, 0.0f, 254.0f)), &span);
        }
      long_x += bx / by;
      short_x += short_slope;
      z += dzdy;
      tone += dtdy;
      glow += dgdy;
      if (y + 1 == bend)
        {
          short_slope = slope[1];
          short_x = b->x + slope[1] * ((float) bend + 0.5f - b->y);
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
