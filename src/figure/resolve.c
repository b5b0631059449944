/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/resolve.h"

#include <string.h>

#include "figure/vec.h"

typedef struct {
  const Canvas *canvas;
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
  const Canvas *c = r->canvas;
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

/* The usual case, four samples of one surface: their mean is looked up once. */
static inline __attribute__ ((always_inline)) guint32
pixel_of_four (const Resolver *r, const guint32 *row, int px, int py, gboolean shaded)
{
  const guint32 *below = row + r->canvas->stride;
  guint32 a = row[0], b = row[1], c = below[0], d = below[1], light;

  if ((((a ^ b) | (a ^ c) | (a ^ d)) & ~SAMPLE_LIGHT_MASK) != 0)
    return mixed_pixel (r, px, py);
  if ((a & 0xff) == 0)
    return shaded ? ground_at (r, px, py) : r->ground;
  if (a & SAMPLE_LINE)
    return r->palette->line[SAMPLE_MATERIAL (a)];
  /* Tone in the lower half, glow in the upper: both are added at once. */
  light = (a >> 8 & 0xff00ff) + (b >> 8 & 0xff00ff) + (c >> 8 & 0xff00ff) + (d >> 8 & 0xff00ff);
  a = r->palette->fill[SAMPLE_MATERIAL (a)][light >> 2 & 0xff];
  light >>= 18;
  return light ? color_mix (a, r->palette->glow, light * 200 >> 8) : a;
}

static void
ground_row (const Resolver *r, int y, int from, int to, guint32 *out)
{
  const ResolveShadow *s = r->shadow;
  gboolean shaded = s->rx > 0 && fabsf ((float) y + 0.5f - s->y) < s->ry;

  for (int x = from; x < to; x++)
    out[x] = shaded ? ground_at (r, x, y) : r->ground;
}

/* A wall between the viewer and the figure is seen through: a thin tint with a rim. */
static void
draw_veil (const Palette *palette, const float corner[4][2], int width, int height, gsize stride, guchar *pixels)
{
  float area = 0, nx[4], ny[4], c[4];

  for (int i = 0; i < 4; i++)
    {
      int j = (i + 1) & 3;

      area += corner[i][0] * corner[j][1] - corner[j][0] * corner[i][1];
    }
  for (int i = 0; i < 4; i++)
    {
      int j = (i + 1) & 3;
      float dx = corner[j][0] - corner[i][0], dy = corner[j][1] - corner[i][1];
      float n = (area > 0 ? 1 : -1) / MAX (hypotf (dx, dy), 1e-3f);

      nx[i] = -dy * n;
      ny[i] = dx * n;
      c[i] = -(nx[i] * corner[i][0] + ny[i] * corner[i][1]);
    }
  for (int y = 0; y < height; y++)
    {
      guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        {
          float in = 1e9f, rim;

          for (int i = 0; i < 4; i++)
            in = MIN (in, nx[i] * ((float) x + 0.5f) + ny[i] * ((float) y + 0.5f) + c[i]);
          if (in <= -0.5f)
            continue;
          rim = CLAMP (in + 0.5f, 0.0f, 1.0f) * (1 - CLAMP (in - 1.5f, 0.0f, 1.0f));
          out[x] = color_mix (out[x], palette->veil, (guint) (CLAMP (in + 0.5f, 0.0f, 1.0f) * (44 + 100 * rim)));
        }
    }
}

void
resolve_rows (const Canvas *canvas, const Palette *palette, const ResolveGround *ground, int top, int bottom, int width,
              gsize stride, guchar *pixels)
{
  Resolver r = { canvas, palette, premultiplied (ground->background), &ground->shadow };
  int ss = canvas->ss;

  for (int y = top; y < bottom; y++)
    {
      guint32 *out = (guint32 *) (gpointer) (pixels + (gsize) y * stride);
      gboolean shaded = fabsf ((float) y + 0.5f - r.shadow->y) < r.shadow->ry;
      int x0 = width, x1 = 0;

      for (int i = y * ss - canvas->top; i < (y + 1) * ss - canvas->top; i++)
        {
          x0 = MIN (x0, canvas->from[i] / ss);
          x1 = MAX (x1, (canvas->to[i] + ss - 1) / ss);
        }
      x1 = MIN (x1, width);
      if (x0 >= x1)
        x0 = x1 = width;
      ground_row (&r, y, 0, x0, out);
      if (ss == 2)
        {
          const guint32 *row = canvas->seen + canvas_at (canvas, 0, y * 2);

          for (int x = x0; x < x1; x++)
            out[x] = pixel_of_four (&r, row + 2 * x, x, y, shaded);
        }
      else
        for (int x = x0; x < x1; x++)
          out[x] = mixed_pixel (&r, x, y);
      ground_row (&r, y, x1, width, out);
    }
}

void
resolve_veil (const Palette *palette, const ResolveGround *ground, int width, int height, gsize stride, guchar *pixels)
{
  if (ground->veiled)
    draw_veil (palette, ground->veil, width, height, stride, pixels);
}
