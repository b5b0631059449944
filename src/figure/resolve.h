/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/ink.h"
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

/* Turns @tiles into pixels: @busy ones with their borders and lines. @palette: learns the ground's colour. */
void resolve_tiles (const Canvas *canvas, const Borders *borders, const Ink *ink, const Tiles *busy, const Tiles *tiles,
                    Palette *palette, const ResolveGround *ground, gsize stride, guchar *pixels);
/* Draws what lies before everything onto the finished pixels of @wanted. */
void resolve_veil (const Palette *palette, const ResolveGround *ground, const Tiles *wanted, int width, int height,
                   gsize stride, guchar *pixels);
/* Makes each pixel of @tiles one of half a picture's width and height: the mean of four.  @width, @height: of the
 * smaller one. */
void resolve_halve (const Tiles *tiles, const guint32 *large, int width, int height, gsize stride, guchar *pixels);

G_END_DECLS
