/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <math.h>
#include <string.h>

static void
fill_far (float *z, int n)
{
  for (int i = 0; i < n; i++)
    z[i] = CANVAS_FAR;
}

/* Empties what has been painted on. */
static void
clear_bands (Canvas *self)
{
  for (int band = 0; band < self->bands; band++)
    {
      int from = self->from[band], n = self->to[band] - from;

      for (int y = band * TILE_SIZE; n > 0 && y < MIN ((band + 1) * TILE_SIZE, self->height); y++)
        {
          gsize at = (gsize) y * (gsize) self->stride + (gsize) from;

          fill_far (self->z + at, n);
          memset (self->seen + at, 0, (gsize) n * sizeof (guint32));
        }
      self->from[band] = self->stride;
      self->to[band] = 0;
    }
}

static gboolean
reserve (Canvas *self, int width, int height, int ss, int rows)
{
  int stride = (width * ss + 2 * CANVAS_LANES) & ~(CANVAS_LANES - 1);
  gsize need = (gsize) stride * (gsize) rows;
  gboolean other = stride != self->stride || self->width != width * ss || self->height != height * ss;

  self->ss = ss;
  self->width = width * ss;
  self->height = height * ss;
  self->stride = stride;
  if (need > self->room)
    {
      g_free (self->z);
      g_free (self->seen);
      self->z = g_new0 (float, need);
      self->seen = g_new0 (guint32, need);
      self->room = need;
      other = TRUE;
    }
  return other;
}

void
canvas_begin_base (Canvas *self, int width, int height)
{
  self->top = 0;
  self->bottom = height;
  self->tiles = NULL;
  if (reserve (self, width, height, 1, height))
    {
      self->bands = (height + TILE_SIZE - 1) / TILE_SIZE;
      self->from = g_renew (int, self->from, self->bands);
      self->to = g_renew (int, self->to, self->bands);
      for (int band = 0; band < self->bands; band++)
        {
          self->from[band] = 0;
          self->to[band] = self->stride;
        }
    }
  clear_bands (self);
  if (!self->noted)
    self->noted = g_array_new (FALSE, FALSE, sizeof (CanvasTriangle));
  g_array_set_size (self->noted, 0);
}

/* Empties the rows @y0 to before @y1 of tiles @first to before @end, @size samples each, and after the last
 * one the row's end. */
static void
clear_run (Canvas *self, int first, int end, int y0, int y1, int size)
{
  const int n = (end * size < self->width ? end * size : self->stride) - first * size;

  for (int y = y0; y < y1; y++)
    {
      const gsize at = canvas_at (self, first * size, y);

      fill_far (self->z + at, n);
      memset (self->seen + at, 0, (gsize) n * sizeof (guint32));
    }
}

static void
clear_tiles (Canvas *self, const Tiles *tiles)
{
  const int size = TILE_SIZE * self->ss;

  for (int row = self->top / size; row * size < self->bottom; row++)
    for (int first = 0, end; tiles_next_run (tiles, row, &first, &end); first = end)
      clear_run (self, first, end, MAX (row * size, self->top), MIN ((row + 1) * size, self->bottom), size);
}

void
canvas_begin_again (Canvas *self, const Tiles *tiles)
{
  self->tiles = tiles;
  clear_tiles (self, tiles);
}

void
canvas_begin_fine (Canvas *self, int width, int height, int ss, int rows, const Tiles *tiles)
{
  g_assert (ss > 1 && ss <= CANVAS_MOST_SS);
  reserve (self, width, height, ss, rows);
  self->top = self->bottom = 0;
  for (int k = 0; k < ss; k++)
    for (int i = 0; i < CANVAS_LANES; i++)
      self->shift[k][i] = -CANVAS_SHIFT (ss, (k + i) % ss);
  self->tiles = tiles;
}

void
canvas_move (Canvas *self, int top, int bottom)
{
  g_assert ((gsize) (bottom - top) * (gsize) self->stride <= self->room);
  self->top = top;
  self->bottom = bottom;
  clear_tiles (self, self->tiles);
}

void
canvas_finish (Canvas *self)
{
  g_clear_pointer (&self->z, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->noted, g_array_unref);
}

void
canvas_triangle (Canvas *base, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed)
{
  CanvasTriangle kept = { { *a, *b, *c }, fixed };

  g_array_append_val (base->noted, kept);
}

/* --- Strokes --------------------------------------------------------------------------- */

void
canvas_stroke (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, float radius, float lift, guint material,
               guint group)
{
  float s = (float) self->ss, ax = a->x * s, ay = a->y * s, bx = b->x * s, by = b->y * s;
  float dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy, inv = length > 0 ? 1 / length : 0, z = b->z - a->z;
  int x0, x1, y0, y1;

  radius *= s;
  x0 = MAX ((int) floorf (MIN (ax, bx) - radius), 0);
  x1 = MIN ((int) ceilf (MAX (ax, bx) + radius), self->width);
  y0 = MAX ((int) floorf (MIN (ay, by) - radius), self->top);
  y1 = MIN ((int) ceilf (MAX (ay, by) + radius), self->bottom);
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        gsize at = canvas_at (self, x, y);
        float px = (float) x + 0.5f + CANVAS_SHIFT (self->ss, y % self->ss) - ax;
        float py = (float) y + 0.5f - CANVAS_SHIFT (self->ss, x % self->ss) - ay;
        float t = CLAMP ((px * dx + py * dy) * inv, 0.0f, 1.0f);
        float ex = px - dx * t, ey = py - dy * t;

        if (ex * ex + ey * ey > radius * radius || SAMPLE_GROUP (self->seen[at]) != group)
          continue;
        if (self->z[at] > a->z + z * t + lift)
          continue;
        self->seen[at] = (self->seen[at] & ~0x7fu) | material;
      }
}
