/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/palette.h"

G_BEGIN_DECLS

/* A soft ellipse on the ground, pixels; rx 0: none. */
typedef struct {
  float x, y, rx, ry;
} ResolveShadow;

/* Something between the viewer and the figure that one looks through: its four corners, pixels. */
typedef struct {
  float corner[4][2];
} ResolveVeil;

/* What lies behind and before everything. */
typedef struct {
  guint32 background;    /* not premultiplied */
  ResolveShadow shadow;
  ResolveVeil veils[3];
  guint n_veils;
} ResolveGround;

/* Turns those of @wanted in rows @first to before @end into pixels: @busy ones from the fine canvas, whose
 * window they lie in, the others from the base. */
void resolve_tiles (const Canvas *base, const Canvas *fine, const Tiles *busy, const Tiles *wanted, const Palette *palette,
                    const ResolveGround *ground, int first, int end, gsize stride, guchar *pixels);
/* Draws what lies before everything onto the finished pixels of @wanted. */
void resolve_veil (const Palette *palette, const ResolveGround *ground, const Tiles *wanted, int width, int height,
                   gsize stride, guchar *pixels);

G_END_DECLS
