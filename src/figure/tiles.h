/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Squares of TILE_SIZE pixels each way: half a vector of them. */
#define TILE_SIZE 4

#define TILES_SPARE 8

/* A choice of a picture's tiles. */
typedef struct {
  int columns, rows;
  guint8 *in; /* [row * columns + column]: 1 for those that are chosen, else 0; TILES_SPARE more there is room for */
  gsize room;
} Tiles;

/* None of them. */
void tiles_begin (Tiles *self, int width, int height);
void tiles_finish (Tiles *self);
/* Adds everything within @x0 .. @x1, @y0 .. @y1 (pixels, inclusive). */
void tiles_mark (Tiles *self, int x0, int y0, int x1, int y1);
void tiles_add_all (Tiles *self);
/* Makes it the same as @other. */
void tiles_copy (Tiles *self, const Tiles *other);
/* Adds to each tile its neighbours up to @by tiles away, and some at the other end of a row. */
void tiles_grow (Tiles *self, int by);
void tiles_join (Tiles *self, const Tiles *other);
/* Leaves those that are in both. */
void tiles_meet (Tiles *self, const Tiles *other);
/* Takes those of @other out. */
void tiles_remove (Tiles *self, const Tiles *other);
/* Leaves those that are in one of both only. */
void tiles_find_different (Tiles *self, const Tiles *other);
/* Whether one of the rows @first to before @end has any. */
gboolean tiles_has_rows (const Tiles *self, int first, int end);

/* Whether one of the tiles @x0 .. @x1, @y0 .. @y1, inclusive, is in, however many they are. */
gboolean tiles_touch_wide (const Tiles *self, int x0, int y0, int x1, int y1);

/* The first @n of eight tiles, as one word. */
static inline guint64
tiles_first (int n)
{
  return GUINT64_TO_LE (G_MAXUINT64 >> (64 - 8 * n));
}

/* Adds the tiles @x0 .. @x1, @y0 .. @y1, inclusive, which are in the picture. */
static inline void
tiles_add (Tiles *self, int x0, int y0, int x1, int y1)
{
  guint8 *at = self->in + y0 * self->columns + x0;
  const int n = x1 - x0 + 1;

  for (int y = y0; y <= y1; y++, at += self->columns)
    if (G_UNLIKELY (n > 8))
      memset (at, 1, (gsize) n);
    else if (n > 0)
      {
        guint64 eight;

        memcpy (&eight, at, sizeof eight);
        eight |= tiles_first (n) & G_GUINT64_CONSTANT (0x0101010101010101);
        memcpy (at, &eight, sizeof eight);
      }
}

/* Whether one of the tiles @x0 .. @x1, @y0 .. @y1, inclusive, is in. */
static inline gboolean
tiles_touch (const Tiles *self, int x0, int y0, int x1, int y1)
{
  const guint8 *at = self->in + y0 * self->columns + x0;
  const int n = x1 - x0 + 1;
  guint64 any = 0;

  if (G_UNLIKELY (n > 8))
    return tiles_touch_wide (self, x0, y0, x1, y1);
  if (n <= 0)
    return FALSE;
  for (int y = y0; y <= y1; y++, at += self->columns)
    {
      guint64 eight;

      memcpy (&eight, at, sizeof eight);
      any |= eight;
    }
  return (any & tiles_first (n)) != 0;
}

/* The next tiles of a row that are in and neighbours: from *@first on looks for the first of them, and for
 * the column after the last.  Returns: FALSE when there are none left. */
static inline gboolean
tiles_next_run (const Tiles *self, int row, int *first, int *end)
{
  const guint8 *in = self->in + row * self->columns, *from, *to;

  if (*first >= self->columns || (from = memchr (in + *first, 1, (gsize) (self->columns - *first))) == NULL)
    return FALSE;
  to = memchr (from, 0, (gsize) (in + self->columns - from));
  *first = (int) (from - in);
  *end = to ? (int) (to - in) : self->columns;
  return TRUE;
}

G_END_DECLS
