/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/ink.h"

#include <math.h>
#include <string.h>

#include "figure/line-rules.h"

#define CORNERS (2 * (BORDER_LEANS + 1))

/* Along each border lies a piece of the outline, long enough to meet the next one's: the stroke of a broad pen. */
typedef struct {
  float along, down; /* its direction, where the border's pixels lie one above the other: columns and rows */
  float half;        /* of its length, pixels: two columns or rows in all, and a little more */
  float wide, high;  /* how far it reaches, likewise */
  float side;        /* 1: it lies to the left of its direction, -1: right */
} Nib;

/* Beyond a border its outline is only mixed into pixels.  So far it may be straighter than the border, pixels. */
#define OUTSIDE 0.25f

typedef struct {
  Ink *ink;
  const Canvas *canvas;
  float most, same; /* half a pixel beyond the outline's inner side */
  Nib nibs[CORNERS];
} Inker;

/* --- Memory ---------------------------------------------------------------------------- */

/* Removes what @tiles have of @in. */
static void
clear (const Ink *self, guint32 *lines, Tiles *in, const Tiles *tiles)
{
  for (int row = 0; row < in->rows; row++)
    for (int first = 0, end; tiles_next_run (in, row, &first, &end); first = end)
      for (int column = first; column < end; column++)
        if (tiles->in[row * in->columns + column])
          {
            for (int y = row * TILE_SIZE; y < MIN ((row + 1) * TILE_SIZE, self->height); y++)
              memset (lines + (gsize) y * (gsize) self->stride + (gsize) column * TILE_SIZE, 0,
                      TILE_SIZE * sizeof (guint32));
            in->in[row * in->columns + column] = 0;
          }
}

void
ink_begin (Ink *self, const Canvas *canvas)
{
  const gsize need = (gsize) canvas->stride * (gsize) canvas->height;

  if (self->width == canvas->width && self->height == canvas->height)
    {
      clear (self, self->outline, &self->outlined, &self->outlined);
      clear (self, self->stroke, &self->stroked, &self->stroked);
      return;
    }
  self->width = canvas->width;
  self->height = canvas->height;
  self->stride = canvas->stride;
  tiles_begin (&self->outlined, self->width, self->height);
  tiles_begin (&self->stroked, self->width, self->height);
  if (need > self->room)
    {
      g_free (self->outline);
      g_free (self->stroke);
      self->outline = g_new0 (guint32, need);
      self->stroke = g_new0 (guint32, need);
      self->room = need;
      return;
    }
  memset (self->outline, 0, need * sizeof (guint32));
  memset (self->stroke, 0, need * sizeof (guint32));
}

void
ink_finish (Ink *self)
{
  g_clear_pointer (&self->outline, g_free);
  g_clear_pointer (&self->stroke, g_free);
  tiles_finish (&self->outlined);
  tiles_finish (&self->stroked);
}

void
ink_clear_outlines (Ink *self, const Tiles *tiles)
{
  clear (self, self->outline, &self->outlined, tiles);
}

void
ink_clear_strokes (Ink *self, const Tiles *tiles)
{
  clear (self, self->stroke, &self->stroked, tiles);
}

CANVAS_FAST void
ink_find_busy (const Ink *self, const Borders *borders, Tiles *busy)
{
  const gsize columns = (gsize) borders->in.columns, n = columns * (gsize) borders->in.rows;
  const guint8 *restrict in = borders->in.in, *restrict outlined = self->outlined.in,
                         *restrict stroked = self->stroked.in;
  guint8 *restrict to;

  tiles_copy (busy, &borders->in);
  to = busy->in;
  /* Borders lie with the left one and the upper one of two pixels. */
  for (gsize i = 1; i < n; i++)
    to[i] |= in[i - 1] | outlined[i] | stroked[i];
  for (gsize i = columns; i < n; i++)
    to[i] |= in[i - columns];
  to[0] |= outlined[0] | stroked[0];
}

/* --- Outlines -------------------------------------------------------------------------- */

static void
make_nibs (Nib *nibs, float most)
{
  for (int i = 0; i < CORNERS; i++)
    {
      const float lean = (float) (i - CORNERS / 2) / BORDER_LEANS, length = sqrtf (1 + lean * lean);
      const float along = lean / length, down = 1 / length, half = length + 0.5f;

      nibs[i] =
        (Nib) { along, down, half, fabsf (along) * half + down * most, down * half + fabsf (along) * most, 0 };
    }
}

/* The next eight pixels of a row; @dx, @dy: where they lie from the piece's middle. */
static CANVAS_INLINE void
stamp_row (const Inker *inker, const Nib *nib, CanvasF dx, float dy, gboolean round, gsize at,
           guint32 seen_on, float z, float same)
{
  const Canvas *c = inker->canvas;
  CanvasF along = dx * nib->along + dy * nib->down, across = dx * nib->down - dy * nib->along, depth;
  CanvasU seen, ink;
  CanvasI mask, cover, more;

  memcpy (&seen, c->seen + at, sizeof seen);
  memcpy (&depth, c->z + at, sizeof depth);
  memcpy (&ink, inker->ink->outline + at, sizeof ink);
  depth = (CanvasF) ((CanvasI) (depth - z) & 0x7fffffff);
  along = (CanvasF) ((CanvasI) along & 0x7fffffff);
  mask = (((seen ^ seen_on) & SAMPLE_GROUP_MASK) == 0) & (depth < same);
  if (round)
    for (int i = 0; i < CANVAS_LANES; i++)
      across[i] = sqrtf (along[i] * along[i] + across[i] * across[i]);
  else
    {
      across *= nib->side;
      mask &= (along <= nib->half) & (across > -OUTSIDE);
    }
  cover = __builtin_convertvector ((inker->most - across) * INK_ALL, CanvasI);
  mask &= cover > 0;
  cover = (cover & (cover < INK_ALL)) | (INK_ALL & (cover >= INK_ALL));
  cover = (cover << 8 | (gint32) SAMPLE_MATERIAL (seen_on)) & mask;
  more = cover > (CanvasI) ink;
  ink = (CanvasU) ((cover & more) | ((CanvasI) ink & ~more));
  memcpy (inker->ink->outline + at, &ink, sizeof ink);
}

/* The piece of the outline at @x, @y, on the surface that pixel @on shows. */
static CANVAS_INLINE void
stamp (const Inker *inker, const Nib *nib, float x, float y, gboolean round, gsize on)
{
  const Canvas *c = inker->canvas;
  const CanvasF lane = { 0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f };
  const float wide = round ? inker->most : nib->wide, high = round ? inker->most : nib->high, z = c->z[on];
  /* Things have flat sides: of one that is seen nearly edge on neighbours lie far behind each other. */
  const float same = SAMPLE_GROUP (c->seen[on]) >= GROUP_PROPS ? G_MAXFLOAT : inker->same;
  const int left = MAX ((int) (x - wide), 0), right = MIN ((int) (x + wide), c->width - 1);
  const int top = MAX ((int) (y - high), 0), bottom = MIN ((int) (y + high), c->height - 1);
  const guint32 seen_on = c->seen[on];

  tiles_add (&inker->ink->outlined, left / TILE_SIZE, top / TILE_SIZE, right / TILE_SIZE, bottom / TILE_SIZE);
  for (int row = top; row <= bottom; row++)
    for (int from = left; from <= right; from += CANVAS_LANES)
      stamp_row (inker, nib, lane + ((float) from - x), (float) row + 0.5f - y, round, canvas_at (c, from, row),
                 seen_on, z, same);
}

/* Whether an outline on the same side of its border goes on there. */
static CANVAS_INLINE gboolean
is_same (Border border, Border other, BorderKind least)
{
  return BORDER_KIND (other) >= least && BORDER_LINE (other) == BORDER_LINE (border);
}

/* Or beside: the border may have come nearer to the next pixel. They lie between the pixels around (@x, @y) and those
 * below these, or right of these. */
static CANVAS_INLINE gboolean
goes_on (const Borders *borders, Border border, int x, int y, gboolean down, BorderKind least)
{
  const int dx = down ? 0 : 1, dy = down ? 1 : 0;

  return is_same (border, *borders_at (borders, x, y, down), least) ||
         is_same (border, *borders_at (borders, x - dx, y - dy, down), least) ||
         is_same (border, *borders_at (borders, x + dx, y + dy, down), least);
}

/* Whether the outline does without this piece.  Pieces are two pixels long: every other one is enough where it goes
 * on to either side; and one that goes on to neither is a speck. */
static CANVAS_INLINE gboolean
is_needless (const Borders *borders, Border border, int x, int y, gboolean down)
{
  const int dx = down ? 1 : 0, dy = down ? 0 : 1;

  if (x < 2 || y < 2 || x + 2 >= borders->width || y + 2 >= borders->height)
    return FALSE;
  if (((down ? x : y) & 1) != 0 && goes_on (borders, border, x - dx, y - dy, down, BORDER_MAJOR) &&
      goes_on (borders, border, x + dx, y + dy, down, BORDER_MAJOR))
    return TRUE;
  return !goes_on (borders, border, x - dx, y - dy, down, BORDER_MINOR) &&
         !goes_on (borders, border, x + dx, y + dy, down, BORDER_MINOR);
}

static CANVAS_INLINE void
draw_border (const Inker *inker, const Borders *borders, Border border, int x, int y, gboolean down)
{
  const Nib *lies = &inker->nibs[BORDER_LEAN (border) + CORNERS / 2];
  const Line line = BORDER_LINE (border);
  const float side = (line == LINE_FIRST) == down ? 1 : -1;
  const Nib nib = { down ? lies->down : lies->along, down ? lies->along : lies->down, lies->half,
                    down ? lies->high : lies->wide,  down ? lies->wide : lies->high,  side };
  const gsize at = canvas_at (inker->canvas, x, y), next = at + (down ? (gsize) inker->canvas->stride : 1);
  const gsize on = line == LINE_FIRST ? at : next;
  const float share = BORDER_SHARE (border) + 0.5f, right = (float) x + (down ? 0.5f : share),
              below = (float) y + (down ? share : 0.5f);

  if (line == LINE_NONE)
    return;
  if (BORDER_KIND (border) == BORDER_ROUND)
    stamp (inker, &nib, right, below, TRUE, on);
  else if (BORDER_KIND (border) == BORDER_MAJOR && !is_needless (borders, border, x, y, down))
    stamp (inker, &nib, right, below, FALSE, on);
}

/* Those of a tile towards one side. */
static CANVAS_INLINE void
draw_borders (const Inker *inker, const Borders *borders, const Border *of, int x0, int y0, gboolean down)
{
  for (int row = 0; row < TILE_SIZE; row++)
    {
      guint64 four;

      memcpy (&four, of + row * TILE_SIZE, sizeof four);
      for (int i; four != 0; four &= ~(G_GUINT64_CONSTANT (0xffff) << 16 * i))
        {
          i = __builtin_ctzll (four) / 16;
          draw_border (inker, borders, of[row * TILE_SIZE + i], x0 + i, y0 + row, down);
        }
    }
}

static CANVAS_INLINE void
draw_tile (const Inker *inker, const Borders *borders, int column, int row)
{
  const BordersTile *tile = &borders->tiles[row * borders->in.columns + column];

  draw_borders (inker, borders, tile->right, column * TILE_SIZE, row * TILE_SIZE, FALSE);
  draw_borders (inker, borders, tile->below, column * TILE_SIZE, row * TILE_SIZE, TRUE);
}

CANVAS_FAST void
ink_draw_outlines (Ink *self, const Canvas *canvas, const Borders *borders, const Tiles *tiles, float radius,
                   float same)
{
  Inker inker = { self, canvas, MIN (radius, INK_MOST_RADIUS) + 0.5f, same };

  make_nibs (inker.nibs, inker.most);
  for (int row = 0; row < tiles->rows; row++)
    for (int first = 0, end; tiles_next_run (&borders->in, row, &first, &end); first = end)
      for (int column = first; column < end; column++)
        if (tiles->in[row * tiles->columns + column])
          draw_tile (&inker, borders, column, row);
}

/* --- Strokes --------------------------------------------------------------------------- */

void
ink_stroke (Ink *self, const Canvas *canvas, const CanvasPoint *a, const CanvasPoint *b, float radius,
            float lift, guint material, guint group)
{
  const float dx = b->x - a->x, dy = b->y - a->y, length = dx * dx + dy * dy,
              inv = length > 0 ? 1 / length : 0;
  /* One that is thinner than a pixel covers only a part of each. */
  const float most = radius + 0.5f, all = MIN (2 * radius, 1.0f);
  const int x0 = MAX ((int) floorf (MIN (a->x, b->x) - most), 0),
            x1 = MIN ((int) ceilf (MAX (a->x, b->x) + most), canvas->width);
  const int y0 = MAX ((int) floorf (MIN (a->y, b->y) - most), 0),
            y1 = MIN ((int) ceilf (MAX (a->y, b->y) + most), canvas->height);

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        const gsize at = canvas_at (canvas, x, y);
        const float px = (float) x + 0.5f - a->x, py = (float) y + 0.5f - a->y;
        const float t = CLAMP ((px * dx + py * dy) * inv, 0.0f, 1.0f), ex = px - dx * t, ey = py - dy * t;
        float cover = most * most - (ex * ex + ey * ey);

        if (cover <= 0 || SAMPLE_GROUP (canvas->seen[at]) != group ||
            canvas->z[at] > a->z + (b->z - a->z) * t + lift)
          continue;
        cover = MIN (most - sqrtf (ex * ex + ey * ey), all);
        self->stroke[at] = MAX (self->stroke[at], INK (cover * INK_ALL, material));
      }
}
