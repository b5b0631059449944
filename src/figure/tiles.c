/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/canvas.h"

#include <string.h>

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
