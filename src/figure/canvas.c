/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <string.h>

static void
empty (Canvas *self, gsize at, int n)
{
  for (int i = 0; i < n; i++)
    self->z[at + (gsize) i] = CANVAS_FAR;
  memset (self->seen + at, 0, (gsize) n * sizeof (guint32));
}

/* Empties what has been painted on. */
static void
clear_bands (Canvas *self)
{
  for (int band = 0; band < self->bands; band++)
    {
      int from = self->from[band], n = self->to[band] - from;

      for (int y = band * TILE_SIZE; n > 0 && y < MIN ((band + 1) * TILE_SIZE, self->height); y++)
        empty (self, canvas_at (self, from, y), n);
      self->from[band] = self->stride;
      self->to[band] = 0;
    }
}

/* Returns: whether what the memory holds is of no use. */
static gboolean
reserve (Canvas *self, int width, int height)
{
  const int stride = canvas_stride_for (width);
  const gsize need = (gsize) stride * (gsize) height;
  gboolean other = stride != self->stride || self->width != width || self->height != height;

  self->width = width;
  self->height = height;
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
canvas_begin (Canvas *self, int width, int height)
{
  self->tiles = NULL;
  if (reserve (self, width, height))
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

void
canvas_begin_again (Canvas *self, const Tiles *tiles)
{
  self->tiles = tiles;
  for (int row = 0; row < tiles->rows; row++)
    for (int first = 0, end; tiles_next_run (tiles, row, &first, &end); first = end)
      {
        const int from = first * TILE_SIZE, to = end * TILE_SIZE < self->width ? end * TILE_SIZE : self->stride;

        for (int y = row * TILE_SIZE; y < MIN ((row + 1) * TILE_SIZE, self->height); y++)
          empty (self, canvas_at (self, from, y), to - from);
      }
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
canvas_triangle (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed)
{
  CanvasTriangle kept = { { *a, *b, *c }, fixed };

  g_array_append_val (self->noted, kept);
}
