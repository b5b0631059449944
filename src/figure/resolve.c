/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/resolve.h"

#include <math.h>
#include <string.h>

#include "figure/body.h"
#include "figure/vec.h"

typedef struct {
  const Canvas *canvas;
  const Borders *borders;
  const Ink *ink;
  const Tiles *busy;
  const Palette *palette;
  guint32 ground; /* premultiplied */
  const ResolveShadow *shadow;
  const guint8 (*beyond)[64][64];
} Resolver;

static guint32
premultiplied (guint32 color)
{
  guint a = color >> 24, r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;

  return a << 24 | (r * a + 127) / 255 << 16 | (g * a + 127) / 255 << 8 | (b * a + 127) / 255;
}

/* The ground's colour at a pixel, shadow included. */
static guint32
ground_at (const Resolver *r, int x, int y)
{
  const ResolveShadow *s = r->shadow;
  float dx, dy, far;
  guint amount, rest;
  guint32 shade;

  if (s->rx <= 0)
    return r->ground;
  dy = ((float) y + 0.5f - s->y) / s->ry;
  dx = ((float) x + 0.5f - s->x) / s->rx;
  far = dx * dx + dy * dy;
  if (far >= 1)
    return r->ground;
  amount = (guint) (256 * (1 - smooth_step (0.45f, 1, far)));
  shade = color_mix (0, r->palette->shadow, amount);
  /* Premultiplied: the shadow over the ground. */
  rest = 256 - (shade >> 24) * 256 / 255;
  return shade + color_mix (0, r->ground, rest);
}

/* A pixel that one surface fills, with the lines on it. @shaded: the shadow on the ground is near. */
static CANVAS_INLINE guint32
color_at (const Resolver *r, gsize at, int x, int y, gboolean shaded)
{
  const guint32 seen = r->canvas->seen[at], stroke = r->ink->stroke[at], outline = r->ink->outline[at];
  guint32 color = r->palette->fill[SAMPLE_MATERIAL (seen)][SAMPLE_TONE (seen)];

  if (shaded && seen == 0)
    return ground_at (r, x, y);
  if (stroke)
    color = color_mix (color, r->palette->fill[INK_MATERIAL (stroke)][SAMPLE_TONE (seen)], INK_COVER (stroke));
  if (SAMPLE_GLOW (seen))
    color = color_mix (color, r->palette->glow, SAMPLE_GLOW (seen) * 200 >> 8);
  /* Nothing of nothing: asking would take longer. */
  return color_mix (color, r->palette->line[INK_MATERIAL (outline)], INK_COVER (outline));
}

/* How much of a pixel lies beyond a border, of 256 parts: by how it leans and how far from the pixel's middle it is,
 * as Border has them. */
typedef guint8 BeyondTable[64][64];

static gpointer
make_beyond (gpointer unused)
{
  static BeyondTable table;

  for (int lean = 0; lean < 64; lean++)
    for (int share = 0; share < 64; share++)
      {
        const float half = fabsf ((float) (lean - 32)) / (2.0f * BORDER_LEANS), in = 0.5f - ((float) share + 0.5f) / 64;
        const float part = in >= half ? in : in <= -half ? 0 : (in + half) * (in + half) / (4 * half);

        table[lean][share] = (guint8) lrintf (part * 256);
      }
  return table;
}

/* What lies beyond the borders on two opposite sides of a pixel. */
typedef struct {
  guint before, after;
  BorderKind kind; /* the better known of the two */
} Beyond;

static CANVAS_INLINE Beyond
find_beyond (const Resolver *r, Border before, Border after)
{
  Beyond b = { 0, 0, MAX (BORDER_KIND (before), BORDER_KIND (after)) };

  if (b.kind == BORDER_NONE)
    return b;
  if (BORDER_KIND (before) == b.kind)
    b.before = (*r->beyond)[before >> 6 & 63][63 - (before & 63)];
  if (BORDER_KIND (after) == b.kind)
    b.after = (*r->beyond)[after >> 6 & 63][after & 63];
  return b;
}

/* The pixel @color beside borders: what lies beyond them is mixed into it. */
static CANVAS_INLINE guint32
border_pixel (const Resolver *r, gsize at, int x, int y, gboolean shaded, Border left, Border right, Border up,
              Border below, guint32 color)
{
  const Beyond across = find_beyond (r, left, right), along = find_beyond (r, up, below);
  const guint wide = (guint) across.kind << 16 | (across.before + across.after);
  const guint high = (guint) along.kind << 16 | (along.before + along.after);
  const gboolean down = high > wide;
  const guint before = down ? along.before : across.before, after = down ? along.after : across.after;
  const gsize step = down ? (gsize) r->canvas->stride : 1;
  const int dx = down ? 0 : 1, dy = down ? 1 : 0;

  if (before)
    color = color_mix (color, color_at (r, at - step, x - dx, y - dy, shaded), before);
  if (after)
    color = color_mix (color, color_at (r, at + step, x + dx, y + dy, shaded), after);
  return color;
}

/* A row of a tile's borders, the leftmost lowest. */
static CANVAS_INLINE guint64
four_borders (const Border *at)
{
  guint64 four;

  memcpy (&four, at, sizeof four);
  return GUINT64_FROM_LE (four);
}

/* Lines on four pixels. */
static CANVAS_INLINE void
draw_lines (const Resolver *r, gsize at, int x0, int y, gboolean stroked, gboolean shaded, guint32 *out)
{
  const guint32 *outline = r->ink->outline + at;

  if (stroked)
    for (int i = 0; i < TILE_SIZE; i++)
      out[i] = color_at (r, at + (gsize) i, x0 + i, y, shaded);
  else
    for (int i = 0; i < TILE_SIZE; i++)
      out[i] = color_mix (out[i], r->palette->line[INK_MATERIAL (outline[i])], INK_COVER (outline[i]));
}

/* What lies beyond the borders of four pixels. */
static CANVAS_INLINE void
mix_borders (const Resolver *r, gsize at, int x0, int y, gboolean shaded, guint64 left, guint64 right, guint64 up,
             guint64 down, guint32 *out)
{
  guint64 any = left | right | up | down;

  for (int i; any != 0; any &= ~(G_GUINT64_CONSTANT (0xffff) << 16 * i))
    {
      i = __builtin_ctzll (any) / 16;
      out[i] = border_pixel (r, at + (gsize) i, x0 + i, y, shaded, (Border) (left >> 16 * i), (Border) (right >> 16 * i),
                             (Border) (up >> 16 * i), (Border) (down >> 16 * i), out[i]);
    }
}

/* What of a tile is more than a surface; @pixels: its own, @stride of them a row. */
static CANVAS_INLINE void
busy_pixels (const Resolver *r, int row, int column, gboolean shaded, gsize stride, guint32 *pixels)
{
  static const BordersTile none;
  const int x0 = column * TILE_SIZE, y0 = row * TILE_SIZE, tile = row * r->busy->columns + column;
  const BordersTile *own = &r->borders->tiles[tile];
  const BordersTile *before = column > 0 ? own - 1 : &none, *above = row > 0 ? own - r->busy->columns : &none;
  const gboolean stroked = r->ink->stroked.in[tile], lined = stroked | r->ink->outlined.in[tile];
  guint64 up = four_borders (above->below + TILE_SIZE * (TILE_SIZE - 1));

  for (int y = y0, k = 0; y < MIN (y0 + TILE_SIZE, r->canvas->height); y++, k += TILE_SIZE, pixels += stride)
    {
      const gsize at = canvas_at (r->canvas, x0, y);
      const guint64 right = four_borders (own->right + k), down = four_borders (own->below + k);
      const guint64 left = right << 16 | before->right[k + TILE_SIZE - 1];

      if (lined)
        draw_lines (r, at, x0, y, stroked, shaded, pixels);
      mix_borders (r, at, x0, y, shaded, left, right, up, down, pixels);
      up = down;
    }
}

/* The last tile of a row may reach over the picture's edge. */
static CANVAS_INLINE void
busy_tile (const Resolver *r, int row, int column, gboolean shaded, gsize stride, guchar *pixels)
{
  const int n = MIN (TILE_SIZE, r->canvas->width - column * TILE_SIZE), y0 = row * TILE_SIZE;
  guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y0 * stride) + column * TILE_SIZE, whole[TILE_SIZE * TILE_SIZE];

  if (G_LIKELY (n == TILE_SIZE && stride % sizeof *out == 0))
    {
      busy_pixels (r, row, column, shaded, stride / sizeof *out, out);
      return;
    }
  for (int i = 0; i < MIN (TILE_SIZE, r->canvas->height - y0); i++)
    memcpy (whole + i * TILE_SIZE, (guchar *) out + (gsize) i * stride, (gsize) n * sizeof *out);
  busy_pixels (r, row, column, shaded, TILE_SIZE, whole);
  for (int i = 0; i < MIN (TILE_SIZE, r->canvas->height - y0); i++)
    memcpy ((guchar *) out + (gsize) i * stride, whole + i * TILE_SIZE, (gsize) n * sizeof *out);
}

/* Surfaces alone. */
static CANVAS_INLINE void
surface_row (const Resolver *r, const guint32 *restrict seen, int n, guint32 *restrict out)
{
  const guint32 *colors = r->palette->fill[0];
  guint32 any = 0;

  for (int i = 0; i < n; i++)
    {
      any |= seen[i];
      out[i] = colors[SAMPLE_MATERIAL (seen[i]) << 8 | SAMPLE_TONE (seen[i])];
    }
  if (SAMPLE_GLOW (any))
    for (int i = 0; i < n; i++)
      out[i] = color_mix (out[i], r->palette->glow, SAMPLE_GLOW (seen[i]) * 200 >> 8);
}

/* The shadow on the ground. */
static void
shadow_row (const Resolver *r, const guint32 *seen, int x0, int x1, int y, guint32 *out)
{
  const ResolveShadow *s = r->shadow;
  const float dy = ((float) y + 0.5f - s->y) / s->ry, half = s->rx * sqrtf (MAX (1 - dy * dy, 0.0f));

  for (int x = MAX (x0, (int) (s->x - half) - 1); x < MIN (x1, (int) (s->x + half) + 1); x++)
    if (seen[x] == 0)
      out[x] = ground_at (r, x, y);
}

/* What stands between the viewer and the figure is seen through: a thin tint with a rim.  Its edges: how far
 * within them a place lies is @x times its column plus @y times its row plus @c. */
typedef struct {
  float x[4], y[4], c[4];
} VeilEdges;

static void
find_edges (const ResolveVeil *veil, VeilEdges *edges)
{
  const float (*corner)[2] = veil->corner;
  float area = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint j = (i + 1) & 3;

      area += corner[i][0] * corner[j][1] - corner[j][0] * corner[i][1];
    }
  for (guint i = 0; i < 4; i++)
    {
      guint j = (i + 1) & 3;
      float dx = corner[j][0] - corner[i][0], dy = corner[j][1] - corner[i][1];
      float n = (area > 0 ? 1 : -1) / MAX (hypotf (dx, dy), 1e-3f);

      edges->x[i] = -dy * n;
      edges->y[i] = dx * n;
      edges->c[i] = -(edges->x[i] * corner[i][0] + edges->y[i] * corner[i][1]);
    }
}

/* Of the columns *@x0 to before *@x1 of a row leaves those that lie so far within all edges, give or take one. */
static void
clip_to_edges (const VeilEdges *edges, int y, float within, int *x0, int *x1)
{
  for (guint i = 0; i < 4; i++)
    {
      const float rest = edges->y[i] * ((float) y + 0.5f) + edges->c[i] - within;
      const float at = CLAMP (-rest / (fabsf (edges->x[i]) < 1e-6f ? 1e-6f : edges->x[i]), -1e6f, 1e6f);

      if (fabsf (edges->x[i]) < 1e-6f)
        *x1 = rest < 0 ? *x0 : *x1;
      else if (edges->x[i] > 0)
        *x0 = MAX (*x0, (int) floorf (at - 0.5f));
      else
        *x1 = MIN (*x1, (int) ceilf (at - 0.5f) + 1);
    }
  *x1 = MAX (*x0, *x1);
}

/* How much of the tint there is within the rim. */
#define VEIL_TINT 44

static void
veil_rim (const Palette *palette, const VeilEdges *edges, int x0, int x1, int y, guint32 *out)
{
  for (int x = x0; x < x1; x++)
    {
      float in = 1e9f, rim;

      for (guint i = 0; i < 4; i++)
        in = MIN (in, edges->x[i] * ((float) x + 0.5f) + edges->y[i] * ((float) y + 0.5f) + edges->c[i]);
      if (in <= -0.5f)
        continue;
      rim = CLAMP (in + 0.5f, 0.0f, 1.0f) * (1 - CLAMP (in - 1.5f, 0.0f, 1.0f));
      out[x] = color_mix (out[x], palette->veil, (guint) (CLAMP (in + 0.5f, 0.0f, 1.0f) * (VEIL_TINT + 100 * rim)));
    }
}

static CANVAS_FAST void
veil_pixels (const Palette *palette, const VeilEdges *edges, int x0, int x1, int y, guint32 *out)
{
  const guint32 veil = palette->veil;
  int first, end;

  clip_to_edges (edges, y, -2, &x0, &x1);
  first = x0;
  end = x1;
  clip_to_edges (edges, y, 5, &first, &end);
  veil_rim (palette, edges, x0, MIN (first, x1), y, out);
  for (int x = first; x < end; x++)
    out[x] = color_mix (out[x], veil, VEIL_TINT);
  veil_rim (palette, edges, MAX (end, MIN (first, x1)), x1, y, out);
}

static CANVAS_INLINE gboolean
is_ground (const Resolver *r, int row, int column)
{
  return !r->busy->in[row * r->busy->columns + column] &&
         r->canvas->seen[canvas_at (r->canvas, column * TILE_SIZE, row * TILE_SIZE)] == 0;
}

/* The first tile after @first, before @columns, that is no ground; what has never been painted on is. */
static CANVAS_INLINE int
find_ground_end (const Resolver *r, int row, int first, int columns)
{
  const int from = r->canvas->from[row] / TILE_SIZE, to = (r->canvas->to[row] + TILE_SIZE - 1) / TILE_SIZE;
  const guint8 *in = r->busy->in + row * r->busy->columns, *busy = memchr (in + first, 1, (gsize) (columns - first));
  const int end = busy ? (int) (busy - in) : columns;

  for (int column = MAX (first + 1, from); column < MIN (end, to); column++)
    if (r->canvas->seen[canvas_at (r->canvas, column * TILE_SIZE, row * TILE_SIZE)] != 0)
      return column;
  return end;
}

/* Neighbouring tiles of a row. */
static CANVAS_INLINE void
resolve_run (const Resolver *r, int row, int begin, int columns, gsize stride, guchar *pixels)
{
  const ResolveShadow *s = r->shadow;
  const int y0 = row * TILE_SIZE, y1 = MIN (y0 + TILE_SIZE, r->canvas->height);
  /* Pixels of the rows above and below are mixed in. */
  const gboolean shaded = s->rx > 0 && (float) y1 + 1 > s->y - s->ry && (float) y0 - 1 < s->y + s->ry;

  for (int first = begin, end; first < columns; first = end)
    {
      const gboolean ground = is_ground (r, row, first);
      const int x0 = first * TILE_SIZE;
      int x1;

      if (ground)
        end = find_ground_end (r, row, first, columns);
      else
        for (end = first + 1; end < columns && !is_ground (r, row, end);)
          end++;
      x1 = MIN (end * TILE_SIZE, r->canvas->width);
      for (int y = y0; y < y1; y++)
        {
          guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);
          const guint32 *seen = r->canvas->seen + canvas_at (r->canvas, 0, y);

          if (ground)
            for (int x = x0; x < x1; x++)
              out[x] = r->ground;
          else
            surface_row (r, seen + x0, x1 - x0, out + x0);
          if (shaded)
            shadow_row (r, seen, x0, x1, y, out);
        }
      for (int column = first; !ground && column < end; column++)
        if (r->busy->in[row * r->busy->columns + column])
          busy_tile (r, row, column, shaded, stride, pixels);
    }
}

CANVAS_FAST void
resolve_tiles (const Canvas *canvas, const Borders *borders, const Ink *ink, const Tiles *busy, const Tiles *tiles,
               Palette *palette, const ResolveGround *ground, gsize stride, guchar *pixels)
{
  static GOnce beyond = G_ONCE_INIT;
  const Resolver r = { canvas, borders, ink, busy, palette, premultiplied (ground->background), &ground->shadow,
                       g_once (&beyond, make_beyond, NULL) };

  /* Where there is nothing, its colour is looked up like all others. */
  palette->fill[MATERIAL_NONE][0] = r.ground;
  for (int row = 0; row < tiles->rows; row++)
    for (int from = 0, to; tiles_next_run (tiles, row, &from, &to); from = to)
      resolve_run (&r, row, from, to, stride, pixels);
}

static void
draw_veil (const Palette *palette, const ResolveVeil *veil, const Tiles *wanted, int width, int height, gsize stride,
           guchar *pixels)
{
  VeilEdges edges;

  find_edges (veil, &edges);
  for (int y = 0; y < height; y++)
    for (int from = 0, to; tiles_next_run (wanted, y / TILE_SIZE, &from, &to); from = to)
      veil_pixels (palette, &edges, from * TILE_SIZE, MIN (to * TILE_SIZE, width), y,
                   (guint32 *) (gpointer) (pixels + (gsize) y * stride));
}

void
resolve_veil (const Palette *palette, const ResolveGround *ground, const Tiles *wanted, int width, int height,
              gsize stride, guchar *pixels)
{
  for (guint i = 0; i < ground->n_veils; i++)
    draw_veil (palette, &ground->veils[i], wanted, width, height, stride, pixels);
}

CANVAS_FAST void
resolve_halve (const Tiles *tiles, const guint32 *large, int width, int height, gsize stride, guchar *pixels)
{
  const int half = TILE_SIZE / 2;

  for (int y = 0; y < height; y++)
    for (int from = 0, to; tiles_next_run (tiles, y / half, &from, &to); from = to)
      {
        const guint32 *above = large + (gsize) (4 * y) * (gsize) width, *below = above + 2 * (gsize) width;
        guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);

        for (int x = from * half; x < MIN (to * half, width); x++)
          {
            const guint32 a = above[2 * x], b = above[2 * x + 1], c = below[2 * x], d = below[2 * x + 1];
            const guint32 rb = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x20002;
            const guint32 ag = (a >> 8 & 0xff00ff) + (b >> 8 & 0xff00ff) + (c >> 8 & 0xff00ff) + (d >> 8 & 0xff00ff) + 0x20002;

            out[x] = (rb >> 2 & 0xff00ff) | (ag << 6 & 0xff00ff00);
          }
      }
}
