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
      g_free (self->in);
      self->in = g_new0 (guint8, need + TILES_SPARE);
      self->room = need;
    }
  memset (self->in, 0, need);
}

void
tiles_finish (Tiles *self)
{
  g_clear_pointer (&self->in, g_free);
}

void
tiles_mark (Tiles *self, int x0, int y0, int x1, int y1)
{
  tiles_add (self, MAX (x0, 0) / TILE_SIZE, MAX (y0, 0) / TILE_SIZE, MIN (x1 / TILE_SIZE, self->columns - 1),
             MIN (y1 / TILE_SIZE, self->rows - 1));
}

gboolean
tiles_touch_wide (const Tiles *self, int x0, int y0, int x1, int y1)
{
  for (int y = y0; y <= y1; y++)
    if (memchr (self->in + y * self->columns + x0, 1, (gsize) (x1 - x0 + 1)) != NULL)
      return TRUE;
  return FALSE;
}

void
tiles_add_all (Tiles *self)
{
  memset (self->in, 1, (gsize) self->columns * (gsize) self->rows);
}

void
tiles_copy (Tiles *self, const Tiles *other)
{
  tiles_begin (self, other->columns * TILE_SIZE, other->rows * TILE_SIZE);
  memcpy (self->in, other->in, (gsize) self->columns * (gsize) self->rows);
}

/* Eight tiles at once: what can be read after the last one can be written, too. */
#define FOR_EACH_EIGHT(a, b) \
  for (gsize i = 0, all = (gsize) self->columns * (gsize) self->rows; i < all; i += 8) \
    for (guint64 a = eight_at (self->in + i), b = eight_at (other->in + i), once = 1; once; \
         once = 0, set_eight (self->in + i, a))

static inline guint64
eight_at (const guint8 *in)
{
  guint64 eight;

  memcpy (&eight, in, sizeof eight);
  return eight;
}

static inline void
set_eight (guint8 *in, guint64 eight)
{
  memcpy (in, &eight, sizeof eight);
}

void
tiles_join (Tiles *self, const Tiles *other)
{
  FOR_EACH_EIGHT (a, b)
    a |= b;
}

void
tiles_meet (Tiles *self, const Tiles *other)
{
  FOR_EACH_EIGHT (a, b)
    a &= b;
}

void
tiles_remove (Tiles *self, const Tiles *other)
{
  FOR_EACH_EIGHT (a, b)
    a &= ~b;
}

void
tiles_find_different (Tiles *self, const Tiles *other)
{
  FOR_EACH_EIGHT (a, b)
    a ^= b;
}

gboolean
tiles_has_rows (const Tiles *self, int first, int end)
{
  return memchr (self->in + first * self->columns, 1, (gsize) (end - first) * (gsize) self->columns) != NULL;
}

/* Each takes over what lies @step bytes before and behind it. */
static CANVAS_FAST void
spread (guint8 *restrict in, const guint8 *restrict from, gsize n, gsize step)
{
  for (gsize i = 0; i + step < n; i++)
    in[i] |= from[i + step];
  for (gsize i = step; i < n; i++)
    in[i] |= from[i - step];
}

void
tiles_grow (Tiles *self, int by)
{
  const gsize n = (gsize) self->columns * (gsize) self->rows;
  g_autofree guint8 *before = g_malloc (n);

  for (int i = 0; i < by; i++)
    {
      memcpy (before, self->in, n);
      spread (self->in, before, n, 1);
      memcpy (before, self->in, n);
      spread (self->in, before, n, (gsize) self->columns);
    }
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
      self->in[row * self->columns + column] = 1;
}

/* One row of pixels, @from to before @to. */
static CANVAS_INLINE void
find_row_ends (Tiles *self, const Canvas *base, int y, int from, int to, float fold, int reach)
{
  const int next = MIN (y + 1, base->height - 1);
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

/* One row of tiles, from column @first to before @end; what has never been painted on is left out. */
static CANVAS_INLINE void
find_run_ends (Tiles *self, const Canvas *base, int row, int first, int end, float fold, int reach)
{
  const int bottom = MIN ((row + 1) * TILE_SIZE, base->height);

  for (int y = row * TILE_SIZE; y < bottom; y++)
    {
      const int below = MIN (y + 1, base->height - 1) / TILE_SIZE;
      const int from = MAX (MIN (base->from[row], base->from[below]) - 1, first * TILE_SIZE);
      const int to = MIN (MAX (base->to[row], base->to[below]), MIN (end * TILE_SIZE, base->width));

      find_row_ends (self, base, y, MAX (from, 0) & ~(CANVAS_LANES - 1), to, fold, reach);
    }
}

CANVAS_FAST void
tiles_find_ends (Tiles *self, const Canvas *base, float fold, int reach, const Tiles *where)
{
  for (int row = 0; row < self->rows; row++)
    if (!where)
      find_run_ends (self, base, row, 0, self->columns, fold, reach);
    else
      for (int first = 0, end; tiles_next_run (where, row, &first, &end); first = end)
        find_run_ends (self, base, row, first, end, fold, reach);
}
