/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

/* Empties what has been painted on. */
static void
clear_rows (Canvas *self, int rows)
{
  for (int row = 0; row < rows; row++)
    {
      int from = self->from[row], to = self->to[row];
      float *z = self->z + (gsize) row * self->stride;

      for (int x = from; x < to; x++)
        z[x] = CANVAS_FAR;
      if (from < to)
        memset (self->seen + (gsize) row * self->stride + from, 0, (gsize) (to - from) * sizeof (guint32));
      self->from[row] = self->stride;
      self->to[row] = 0;
    }
}

void
canvas_begin (Canvas *self, int width, int height, int ss, int rows)
{
  int stride = (width * ss + 2 * CANVAS_LANES) & ~(CANVAS_LANES - 1);
  gsize need;

  self->ss = ss;
  self->width = width * ss;
  self->height = height * ss;
  rows = MIN (rows, self->height);
  need = (gsize) stride * (gsize) rows;
  if (stride != self->stride || need > self->room || rows > self->row_room)
    {
      g_free (self->z);
      g_free (self->seen);
      self->z = g_new (float, need);
      self->seen = g_new (guint32, need);
      self->from = g_renew (int, self->from, rows);
      self->to = g_renew (int, self->to, rows);
      self->room = need;
      self->row_room = rows;
      self->stride = stride;
      for (int row = 0; row < rows; row++)
        {
          self->from[row] = 0;
          self->to[row] = stride;
        }
      clear_rows (self, rows);
    }
  self->top = self->bottom = 0;
}

void
canvas_move (Canvas *self, int top, int bottom)
{
  g_assert (bottom - top <= self->row_room);
  clear_rows (self, self->row_room);
  self->top = top;
  self->bottom = bottom;
}

void
canvas_finish (Canvas *self)
{
  g_clear_pointer (&self->z, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

/* --- Triangles ------------------------------------------------------------------------- */

/* What is the same in every row of a triangle. */
typedef struct {
  CanvasF dz, step_z;         /* from lane to lane, from vector to vector */
  CanvasU dlight, step_light; /* the same for tone and glow, 8.8 each in one word */
  CanvasI fixed;
} Span;

static inline __attribute__ ((always_inline)) void
fill_span (float *zrow, guint32 *row, int from, int to, float z, guint32 light, const Span *span)
{
  CanvasF vz = z + span->dz;
  CanvasU vlight = light + span->dlight;
  CanvasI left = (to - from) - (CanvasI) { 0, 1, 2, 3, 4, 5, 6, 7 };

  for (int x = from; x < to; x += CANVAS_LANES)
    {
      CanvasF old;
      CanvasI seen, mask, now;

      memcpy (&old, zrow + x, sizeof old);
      mask = (vz > old) & (left > 0);
      memcpy (&seen, row + x, sizeof seen);
      now = span->fixed | (CanvasI) (vlight & SAMPLE_LIGHT_MASK);
      seen = (seen & ~mask) | (now & mask);
      old = (CanvasF) (((CanvasI) old & ~mask) | ((CanvasI) vz & mask));
      memcpy (zrow + x, &old, sizeof old);
      memcpy (row + x, &seen, sizeof seen);
      vz += span->step_z;
      vlight += span->step_light;
      left -= CANVAS_LANES;
    }
}

/* Tone and glow as one word of two 8.8 numbers.  Sums and multiples of such words are right, if
 * only the result is in range: carries between the halves cancel out. */
static inline guint32
pack_light (float tone, float glow)
{
  return ((guint32) (gint32) (glow * 256) << 16) + (guint32) (gint32) (tone * 256);
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
  float z, width = (float) self->width;
  guint32 light, light_x, light_y;
  int anchor;
  Span span;
  int y0, y1, bend;

  if (self->record)
    {
      CanvasTriangle kept = { { *a, *b, *c }, fixed };

      g_array_append_val (self->record, kept);
      return;
    }
  order (&a, &b);
  order (&b, &c);
  order (&a, &b);
  y0 = MAX (first_sample (a->y), self->top);
  y1 = c->y < (float) self->bottom ? first_sample (c->y) : self->bottom;
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
  light_x = pack_light (dtdx, dgdx);
  light_y = pack_light (dtdy, dgdy);
  span.dlight = light_x * (CanvasU) { 0, 1, 2, 3, 4, 5, 6, 7 };
  span.step_z = (float) CANVAS_LANES * ((CanvasF) { 0 } + 1) * dzdx;
  span.step_light = light_x * CANVAS_LANES + (CanvasU) { 0 };
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
  /* Light is counted from a corner: its steps are rounded, and errors must not add up.  Half a
   * step keeps a glow of 0 from becoming negative. */
  anchor = (int) a->x;
  {
    float off = (float) anchor + 0.5f - a->x;

    light = pack_light (a->tone + dtdx * off + dtdy * dy, a->glow + dgdx * off + dgdy * dy + 0.5f);
  }
  for (int y = y0; y < y1; y++)
    {
      float left = MIN (long_x, short_x), right = MAX (long_x, short_x);
      int from = first_sample (left), to = right < width ? first_sample (right) : self->width;

      if (from < to)
        {
          gsize row = canvas_at (self, 0, y);
          float dx = (float) from;
          int i = y - self->top;

          if (from < self->from[i])
            self->from[i] = from;
          if (to > self->to[i])
            self->to[i] = to;
          fill_span (self->z + row, self->seen + row, from, to, z + dzdx * dx,
                     light + (guint32) (from - anchor) * light_x, &span);
        }
      long_x += bx / by;
      short_x += short_slope;
      z += dzdy;
      light += light_y;
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
  int y0 = MAX ((int) floorf (MIN (a->y, b->y) - radius), self->top);
  int y1 = MIN ((int) ceilf (MAX (a->y, b->y) + radius), self->bottom);

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        gsize at = canvas_at (self, x, y);
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
