/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/resolve.h"

#include <string.h>

#include "figure/vec.h"

typedef struct {
  const Canvas *base, *fine;
  const Tiles *busy;
  const Palette *palette;
  guint32 ground; /* premultiplied */
  const ResolveShadow *shadow;
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

static inline guint32
color_of (const Palette *palette, guint32 seen)
{
  guint32 color = seen & SAMPLE_LINE ? palette->line[SAMPLE_MATERIAL (seen)]
                                     : palette->fill[SAMPLE_MATERIAL (seen)][SAMPLE_TONE (seen)];
  guint glow = SAMPLE_GLOW (seen);

  if (glow && !(seen & SAMPLE_LINE))
    color = color_mix (color, palette->glow, glow * 200 >> 8);
  return color;
}

static guint32
mixed_pixel (const Resolver *r, int px, int py)
{
  const Canvas *c = r->fine;
  guint sum[4] = { 0 }, n = (guint) (c->ss * c->ss);
  guint32 ground = 0;
  gboolean have_ground = FALSE;

  for (int y = 0; y < c->ss; y++)
    {
      const guint32 *row = c->seen + canvas_at (c, px * c->ss, py * c->ss + y);

      for (int x = 0; x < c->ss; x++)
        {
          guint32 color;

          if (row[x])
            color = color_of (r->palette, row[x]);
          else
            {
              if (!have_ground)
                ground = ground_at (r, px, py);
              have_ground = TRUE;
              color = ground;
            }
          sum[0] += color & 0xff;
          sum[1] += color >> 8 & 0xff;
          sum[2] += color >> 16 & 0xff;
          sum[3] += color >> 24;
        }
    }
  return (sum[3] + n / 2) / n << 24 | (sum[2] + n / 2) / n << 16 | (sum[1] + n / 2) / n << 8 | (sum[0] + n / 2) / n;
}

/* The mean of four samples of one surface. @light: the sum of their tones in the lower half, that of
 * their glows in the upper. */
static CANVAS_INLINE guint32
surface_pixel (const Resolver *r, const guint32 *fill, guint32 light)
{
  const guint32 color = fill[light >> 2 & 0xff];

  light >>= 18;
  return light ? color_mix (color, r->palette->glow, light * 200 >> 8) : color;
}

/* The usual case: the mean of the four is looked up once. */
static CANVAS_INLINE guint32
pixel_of_four (const Resolver *r, const guint32 *row, int px, int py, gboolean shaded)
{
  const guint32 *below = row + r->fine->stride;
  guint32 a = row[0], b = row[1], c = below[0], d = below[1];

  if ((((a ^ b) | (a ^ c) | (a ^ d)) & ~SAMPLE_LIGHT_MASK) != 0)
    return mixed_pixel (r, px, py);
  if ((a & 0xff) == 0)
    return shaded ? ground_at (r, px, py) : r->ground;
  if (a & SAMPLE_LINE)
    return r->palette->line[SAMPLE_MATERIAL (a)];
  return surface_pixel (r, r->palette->fill[SAMPLE_MATERIAL (a)],
                        (a >> 8 & 0xff00ff) + (b >> 8 & 0xff00ff) + (c >> 8 & 0xff00ff) + (d >> 8 & 0xff00ff));
}

/* Four pixels of four samples each. */
static CANVAS_INLINE void
four_pixels (const Resolver *r, const guint32 *row, int px, int py, gboolean shaded, guint32 *out)
{
  const guint32 first = row[0];
  CanvasU above, below;
  CanvasL differ;

  memcpy (&above, row, sizeof above);
  memcpy (&below, row + r->fine->stride, sizeof below);
  differ = (CanvasL) (((above ^ first) | (below ^ first)) & ~SAMPLE_LIGHT_MASK);
  if ((differ[0] | differ[1] | differ[2] | differ[3]) != 0)
    for (int i = 0; i < 4; i++)
      out[i] = pixel_of_four (r, row + 2 * i, px + i, py, shaded);
  else if ((first & 0xff) == 0)
    for (int i = 0; i < 4; i++)
      out[i] = shaded ? ground_at (r, px + i, py) : r->ground;
  else if (first & SAMPLE_LINE)
    out[0] = out[1] = out[2] = out[3] = r->palette->line[SAMPLE_MATERIAL (first)];
  else
    {
      const guint32 *fill = r->palette->fill[SAMPLE_MATERIAL (first)];
      const CanvasL pairs = (CanvasL) ((above >> 8 & 0xff00ff) + (below >> 8 & 0xff00ff));

      for (int i = 0; i < 4; i++)
        out[i] = surface_pixel (r, fill, (guint32) pairs[i] + (guint32) ((guint64) pairs[i] >> 32));
    }
}

/* Rows of neighbouring tiles, @x0 .. @x1 and @y0 .. @y1, where something ends. */
static CANVAS_INLINE void
busy_run (const Resolver *r, int x0, int x1, int y0, int y1, gboolean shaded, gsize stride, guchar *pixels)
{
  for (int y = y0; y < y1; y++)
    {
      guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);
      const guint32 *row = r->fine->seen + canvas_at (r->fine, 0, y * r->fine->ss);
      int x = x0;

      if (r->fine->ss == 2)
        {
          for (; x + 4 <= x1; x += 4)
            four_pixels (r, row + 2 * x, x, y, shaded, out + x);
          for (; x < x1; x++)
            out[x] = pixel_of_four (r, row + 2 * x, x, y, shaded);
        }
      else
        for (; x < x1; x++)
          out[x] = mixed_pixel (r, x, y);
    }
}

static CANVAS_INLINE void
ground_run (const Resolver *r, int x0, int x1, int y0, int y1, gboolean shaded, gsize stride, guchar *pixels)
{
  for (int y = y0; y < y1; y++)
    {
      guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);

      if (shaded)
        for (int x = x0; x < x1; x++)
          out[x] = ground_at (r, x, y);
      else
        for (int x = x0; x < x1; x++)
          out[x] = r->ground;
    }
}

/* One surface and nothing else. */
static CANVAS_INLINE void
plain_tile (const Resolver *r, int x0, int x1, int y0, int y1, gsize stride, guchar *pixels)
{
  const guint32 *fill = r->palette->fill[SAMPLE_MATERIAL (r->base->seen[canvas_at (r->base, x0, y0)])];
  const guint32 glow = r->palette->glow;

  for (int y = y0; y < y1; y++)
    {
      guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);
      const guint32 *row = r->base->seen + canvas_at (r->base, 0, y);

      for (int x = x0; x < x1; x++)
        {
          const guint32 color = fill[SAMPLE_TONE (row[x])];

          out[x] = G_LIKELY (SAMPLE_GLOW (row[x]) == 0) ? color : color_mix (color, glow, SAMPLE_GLOW (row[x]) * 200 >> 8);
        }
    }
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

typedef enum { TILE_GROUND, TILE_PLAIN, TILE_BUSY } TileKind;

static CANVAS_INLINE TileKind
kind_of (const Resolver *r, int row, int column)
{
  if (r->busy->in[row * r->busy->columns + column])
    return TILE_BUSY;
  return r->base->seen[canvas_at (r->base, column * TILE_SIZE, row * TILE_SIZE)] ? TILE_PLAIN : TILE_GROUND;
}

/* Neighbouring tiles of a row. */
static CANVAS_INLINE void
resolve_run (const Resolver *r, int row, int begin, int columns, gsize stride, guchar *pixels)
{
  const ResolveShadow *s = r->shadow;
  const int y0 = row * TILE_SIZE, y1 = MIN (y0 + TILE_SIZE, r->base->height);
  const gboolean shaded = s->rx > 0 && (float) y1 > s->y - s->ry && (float) y0 < s->y + s->ry;

  for (int first = begin, end; first < columns; first = end)
    {
      const TileKind kind = kind_of (r, row, first);
      const int x0 = first * TILE_SIZE;
      int x1;

      for (end = first + 1; end < columns && kind != TILE_PLAIN && kind_of (r, row, end) == kind;)
        end++;
      x1 = MIN (end * TILE_SIZE, r->base->width);
      if (kind == TILE_BUSY)
        busy_run (r, x0, x1, y0, y1, shaded, stride, pixels);
      else if (kind == TILE_PLAIN)
        plain_tile (r, x0, x1, y0, y1, stride, pixels);
      else
        ground_run (r, x0, x1, y0, y1, shaded, stride, pixels);
    }
}

CANVAS_FAST void
resolve_tiles (const Canvas *base, const Canvas *fine, const Tiles *busy, const Tiles *wanted, const Palette *palette,
               const ResolveGround *ground, int first, int end, gsize stride, guchar *pixels)
{
  Resolver r = { base, fine, busy, palette, premultiplied (ground->background), &ground->shadow };

  for (int row = first; row < end; row++)
    for (int from = 0, to; tiles_next_run (wanted, row, &from, &to); from = to)
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
