/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/palette.h"

G_BEGIN_DECLS

/* A soft ellipse on the ground, pixels; rx 0: none. */
typedef struct {
  float x, y, rx, ry;
} ResolveShadow;

/* Turns samples into pixels. */
void resolve (const Canvas *canvas, const Palette *palette, guint32 background, const ResolveShadow *shadow, int width,
              int height, gsize stride, guchar *pixels);

G_END_DECLS
