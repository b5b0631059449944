/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <string.h>

/* Light that changes so much from pixel to pixel is an edge too: the dark inside of a sleeve. */
#define TONE_STEP 40

void
tiles_begin (Tiles *self, int width, int height)
{
  gsize need;

  self->columns = (width + TILE_SIZE - 1) / TILE_SIZE;
  self->rows = (height + TILE_SIZE - 1) / TILE_SIZE;
  need = (gsize) self->columns * (gsize) self->rows;
  if (need > self->room)
    {
      g_free (self->busy);
      self->busy = g_new (guint8, need);
      self->room = need;
    }
  memset (self->busy, 0, need);
}

void
tiles_finish (Tiles *self)
{
  g_clear_pointer (&self->busy, g_free);
}

void
tiles_mark (Tiles *self, int x0, int y0, int x1, int y1)
{
  x0 = MAX (x0, 0) / TILE_SIZE;
  y0 = MAX (y0, 0) / TILE_SIZE;
  x1 = MIN (x1 / TILE_SIZE, self->columns - 1);
  y1 = MIN (y1 / TILE_SIZE, self->rows - 1);
  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      self->busy[y * self->columns + x] = 1;
}

/* Which of the next eight pixels differ from their right or their lower neighbours: pairs of them. */
static CANVAS_INLINE void
find_steps (const guint32 *row, const guint32 *below, const float *z, const float *zbelow, float step, CanvasL *pairs)
{
  const CanvasF fold = step + (CanvasF) { 0 };
  const CanvasU light = SAMPLE_LIGHT_MASK + (CanvasU) { 0 };
  CanvasU here, right, under, differ;
  CanvasI tone, apart;
  CanvasF d, dright, dunder;

  memcpy (&here, row, sizeof here);
  memcpy (&right, row + 1, sizeof right);
  memcpy (&under, below, sizeof under);
  memcpy (&d, z, sizeof d);
  memcpy (&dright, z + 1, sizeof dright);
  memcpy (&dunder, zbelow, sizeof dunder);
  differ = ((here ^ right) | (here ^ under)) & ~light;
  tone = (CanvasI) (here >> 8 & 0xff);
  apart = tone - (CanvasI) (right >> 8 & 0xff);
  apart = (apart > TONE_STEP) | (apart < -TONE_STEP);
  tone -= (CanvasI) (under >> 8 & 0xff);
  apart |= (tone > TONE_STEP) | (tone < -TONE_STEP);
  dright -= d;
  dunder -= d;
  apart |= (dright > fold) | (dright < -fold) | (dunder > fold) | (dunder < -fold);
  *pairs = (CanvasL) (apart | (CanvasI) differ);
}

/* What lies within @reach pixels of the two pixels from (@x, @y) on, and of those below them. */
static CANVAS_INLINE void
mark_around (Tiles *self, int x, int y, int reach)
{
  const int x0 = MAX (x - reach, 0) / TILE_SIZE, x1 = MIN ((x + 2 + reach) / TILE_SIZE, self->columns - 1);
  const int y0 = MAX (y - reach, 0) / TILE_SIZE, y1 = MIN ((y + 1 + reach) / TILE_SIZE, self->rows - 1);

  for (int row = y0; row <= y1; row++)
    for (int column = x0; column <= x1; column++)
      self->busy[row * self->columns + column] = 1;
}

CANVAS_FAST void
tiles_find_ends (Tiles *self, const Canvas *base, float fold, int reach)
{
  for (int y = 0; y < base->height; y++)
    {
      int band = y / TILE_SIZE, next = MIN (y + 1, base->height - 1), below = next / TILE_SIZE;
      int from = MAX (MIN (base->from[band], base->from[below]) - 1, 0) & ~(CANVAS_LANES - 1);
      int to = MIN (MAX (base->to[band], base->to[below]), base->width);
      const guint32 *row = base->seen + canvas_at (base, 0, y), *under = base->seen + canvas_at (base, 0, next);
      const float *z = base->z + canvas_at (base, 0, y), *zunder = base->z + canvas_at (base, 0, next);

      for (int x = from; x < to; x += CANVAS_LANES)
        {
          CanvasL ends;

          find_steps (row + x, under + x, z + x, zunder + x, fold, &ends);
          if ((ends[0] | ends[1] | ends[2] | ends[3]) == 0)
            continue;
          for (int i = 0; i < CANVAS_LANES / 2; i++)
            if (ends[i])
              mark_around (self, x + 2 * i, y, reach);
        }
    }
}
