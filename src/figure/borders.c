/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/borders.h"

#include <math.h>
#include <string.h>

/* What lies no more than that, cm, before a contour does not hide it: it touches. */
#define BEFORE 0.3f
/* A surface that goes on has no step so deep, cm. */
#define STEP 0.05f
/* Whatever ends there clearly does, cm. */
#define CLEAR 1.0f
/* How far in from a contour its depth is asked for, as a part of the way in depth to the next pixel's middle. */
#define INWARD 0.7f

/* --- Memory ---------------------------------------------------------------------------- */

void
borders_begin (Borders *self, const Canvas *canvas)
{
  gsize need;

  if (self->width == canvas->width && self->height == canvas->height)
    {
      borders_clear (self, &self->in);
      return;
    }
  self->width = canvas->width;
  self->height = canvas->height;
  tiles_begin (&self->in, self->width, self->height);
  need = (gsize) self->in.columns * (gsize) self->in.rows;
  if (need > self->room)
    {
      g_free (self->tiles);
      self->tiles = g_new0 (BordersTile, need);
      self->room = need;
    }
  else
    memset (self->tiles, 0, need * sizeof (BordersTile));
}

void
borders_finish (Borders *self)
{
  g_clear_pointer (&self->tiles, g_free);
  tiles_finish (&self->in);
}

void
borders_clear (Borders *self, const Tiles *tiles)
{
  for (int row = 0; row < self->in.rows; row++)
    for (int first = 0, end; tiles_next_run (&self->in, row, &first, &end); first = end)
      for (int at = row * self->in.columns + first; at < row * self->in.columns + end; at++)
        if (tiles->in[at])
          {
            memset (&self->tiles[at], 0, sizeof (BordersTile));
            self->in.in[at] = 0;
          }
}

/* --- Along contours -------------------------------------------------------------------- */

typedef struct {
  Borders *borders;
  const Canvas *canvas;
  const Tiles *tiles;
  const LineRules *rules;
  float same;
} Maker;

static CANVAS_INLINE void
note (const Maker *m, int x, int y, gboolean down, Border border)
{
  *borders_at (m->borders, x, y, down) = border;
  m->borders->in.in[y / TILE_SIZE * m->tiles->columns + x / TILE_SIZE] = 1;
}

static CANVAS_INLINE gboolean
is_wanted (const Maker *m, int x, int y)
{
  return m->tiles->in[y / TILE_SIZE * m->tiles->columns + x / TILE_SIZE] != 0;
}

/* How sure it is that the picture shows a piece between two pixels. */
typedef enum {
  SEEN_NOT,
  SEEN_MAYBE, /* something ends there: it is taken unless a surer one is known */
  SEEN
} Seen;

/* @z: the piece's depth there.  A board that is seen nearly edge on may be much nearer in the middle of a pixel than
 * at its edge. */
static CANVAS_INLINE Seen
how_seen (const Maker *m, const BorderPiece *piece, gsize in, gsize out, float z)
{
  const Canvas *c = m->canvas;
  const guint group = SAMPLE_GROUP (c->seen[in]), other = SAMPLE_GROUP (c->seen[out]);
  const gboolean same = fabsf (c->z[in] - z) < m->same;

  if (piece->seam)
    return same && (group == piece->group || other == piece->group) && fabsf (c->z[out] - z) < m->same ? SEEN : SEEN_NOT;
  if (group != piece->group)
    return same && c->z[out] < z - CLEAR ? SEEN_MAYBE : SEEN_NOT;
  if (other == group)
    return same && c->z[in] - c->z[out] > STEP ? SEEN : SEEN_NOT;
  if (c->z[out] >= z + BEFORE)
    return SEEN_NOT;
  return same ? SEEN : SEEN_MAYBE;
}

/* Whose contour it is has the line, and be it that both touch.  Of one surface that hides itself, how deep the step is
 * counts where it ends: a pixel's middle, further in, may be much nearer to the viewer.  Where it goes on there is no
 * step, however steep it is seen. */
static CANVAS_INLINE Line
line_along (const Maker *m, const BorderPiece *piece, int x, int y, gboolean down, gsize in, gsize out, float z,
            Line inner)
{
  const Canvas *c = m->canvas;
  const Line line = line_between (m->rules, c, x, y, down ? x : x + 1, down ? y + 1 : y);

  if (((c->seen[in] ^ c->seen[out]) & SAMPLE_GROUP_MASK) == 0 &&
      (piece->seam || z + INWARD * (c->z[in] - z) - c->z[out] < m->rules->fold))
    return LINE_NONE;
  return line == LINE_NONE || piece->seam ? line : inner;
}

/* The piece comes past the way from pixel (@x, @y) to the next one. */
static CANVAS_INLINE void
cross (const Maker *m, const BorderPiece *piece, int x, int y, gboolean down, float share, float z,
       BorderKind kind, int lean, gboolean inner_is_next)
{
  const gsize at = canvas_at (m->canvas, x, y), next = at + (down ? (gsize) m->canvas->stride : 1);
  const gsize in = inner_is_next ? next : at, out = inner_is_next ? at : next;
  Seen seen;
  Line line;

  if (!is_wanted (m, x, y) || (seen = how_seen (m, piece, in, out, z)) == SEEN_NOT ||
      (seen == SEEN_MAYBE && *borders_at (m->borders, x, y, down) != 0))
    return;
  line = line_along (m, piece, x, y, down, in, out, z, inner_is_next ? LINE_SECOND : LINE_FIRST);
  note (m, x, y, down, BORDER (kind, line, lean, (guint) (share * 64)));
}

/* The rows, or columns, whose middles lie between two places. */
static CANVAS_INLINE void
find_middles (float a, float b, int most, int *first, int *end)
{
  *first = (int) CLAMP (ceilf (MIN (a, b) - 0.5f), 0.0f, (float) most);
  *end = (int) CLAMP (ceilf (MAX (a, b) - 0.5f), 0.0f, (float) most);
}

static CANVAS_INLINE void
add_piece (const Maker *m, const BorderPiece *piece)
{
  const float dx = piece->bx - piece->ax, dy = piece->by - piece->ay, dz = piece->bz - piece->az;
  const gboolean steep = fabsf (dy) >= fabsf (dx);
  const int width = m->canvas->width, height = m->canvas->height;
  int first, end;

  find_middles (piece->ay, piece->by, height, &first, &end);
  if (first < end)
    {
      const float by_y = dx / dy, z_by_y = dz / dy;
      const int lean = steep ? (int) lrintf (by_y * BORDER_LEANS) : 0;

      for (int y = first; y < end; y++)
        {
          const float along = (float) y + 0.5f - piece->ay, at = piece->ax + along * by_y - 0.5f,
                      left = floorf (at);

          if (left >= 0 && left < (float) (width - 1))
            cross (m, piece, (int) left, y, FALSE, at - left, piece->az + along * z_by_y,
                   steep ? BORDER_MAJOR : BORDER_MINOR, lean, piece->inner * dy < 0);
        }
    }
  find_middles (piece->ax, piece->bx, width, &first, &end);
  if (first < end)
    {
      const float by_x = dy / dx, z_by_x = dz / dx;
      const int lean = steep ? 0 : (int) lrintf (by_x * BORDER_LEANS);

      for (int x = first; x < end; x++)
        {
          const float along = (float) x + 0.5f - piece->ax, at = piece->ay + along * by_x - 0.5f,
                      up = floorf (at);

          if (up >= 0 && up < (float) (height - 1))
            cross (m, piece, x, (int) up, TRUE, at - up, piece->az + along * z_by_x,
                   steep ? BORDER_MINOR : BORDER_MAJOR, lean, piece->inner * dx > 0);
        }
    }
}

CANVAS_FAST void
borders_add (Borders *self, const Canvas *canvas, const Tiles *tiles, const BorderPiece *pieces, guint n,
             const LineRules *rules, float same)
{
  const Maker maker = { self, canvas, tiles, rules, same };

  for (guint i = 0; i < n; i++)
    add_piece (&maker, &pieces[i]);
}

/* --- Where surfaces cut through each other --------------------------------------------- */

/* How much nearer the surface comes from the pixel further in to that one. */
static CANVAS_INLINE float
rise (const Canvas *c, gsize at, gsize in, gboolean inside)
{
  return inside && ((c->seen[at] ^ c->seen[in]) & SAMPLE_GROUP_MASK) == 0 ? c->z[at] - c->z[in] : 0;
}

/* Where between two pixels their surfaces meet, if they go on as they come; the middle if they do not meet. */
static float
find_meeting (const Canvas *c, int x, int y, gboolean down)
{
  const gsize step = down ? (gsize) c->stride : 1, at = canvas_at (c, x, y), next = at + step;
  const int here = down ? y : x, size = down ? c->height : c->width;
  const float a = rise (c, at, at - (here > 0 ? step : 0), here > 0);
  const float b = rise (c, next, next + (here + 2 < size ? step : 0), here + 2 < size);
  const float share = (c->z[next] + b - c->z[at]) / (fabsf (a + b) < 1e-6f ? 1e-6f : a + b);

  return share > 0 && share < 0.999f ? share : 0.5f;
}

static void
add_rest (const Maker *m, int x, int y, gboolean down)
{
  const Line line = line_between (m->rules, m->canvas, x, y, down ? x : x + 1, down ? y + 1 : y);

  note (m, x, y, down, BORDER (BORDER_ROUND, line, 0, (guint) (find_meeting (m->canvas, x, y, down) * 64)));
}

static CANVAS_INLINE void
add_row (const Maker *m, int y, int from, int to)
{
  const Canvas *c = m->canvas;
  const guint32 *seen = c->seen + canvas_at (c, 0, y), *under = y + 1 < c->height ? seen + c->stride : seen;
  const CanvasU light = SAMPLE_LIGHT_MASK + (CanvasU){ 0 };

  for (int x = from; x < to; x += CANVAS_LANES)
    {
      CanvasU here, beside, lower;
      CanvasL differ;

      memcpy (&here, seen + x, sizeof here);
      memcpy (&beside, seen + x + 1, sizeof beside);
      memcpy (&lower, under + x, sizeof lower);
      differ = (CanvasL) (((here ^ beside) | (here ^ lower)) & ~light);
      if ((differ[0] | differ[1] | differ[2] | differ[3]) == 0)
        continue;
      for (int i = x; i < MIN (x + CANVAS_LANES, to); i++)
        {
          if (differ[(i - x) / 2] == 0)
            continue;
          if (((seen[i] ^ seen[i + 1]) & ~SAMPLE_LIGHT_MASK) != 0 && i + 1 < c->width &&
              !*borders_at (m->borders, i, y, FALSE))
            add_rest (m, i, y, FALSE);
          if (((seen[i] ^ under[i]) & ~SAMPLE_LIGHT_MASK) != 0 && !*borders_at (m->borders, i, y, TRUE))
            add_rest (m, i, y, TRUE);
        }
    }
}

CANVAS_FAST void
borders_add_rest (Borders *self, const Canvas *canvas, const Tiles *tiles, const LineRules *rules)
{
  const Maker maker = { self, canvas, tiles, rules, 0 };

  for (int row = 0; row < tiles->rows; row++)
    for (int first = 0, end; tiles_next_run (tiles, row, &first, &end); first = end)
      for (int y = row * TILE_SIZE; y < MIN ((row + 1) * TILE_SIZE, canvas->height); y++)
        {
          const int below = MIN (y + 1, canvas->height - 1) / TILE_SIZE;
          const int from = MAX (MIN (canvas->from[row], canvas->from[below]) - 1, first * TILE_SIZE);
          const int to = MIN (MAX (canvas->to[row], canvas->to[below]), MIN (end * TILE_SIZE, canvas->width));

          add_row (&maker, y, from, to);
        }
}
