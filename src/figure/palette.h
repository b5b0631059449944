/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

#define PALETTE_MATERIALS 128

/* Every colour that can be seen, ready to be looked up.  0xAARRGGBB. */
typedef struct {
  guint32 fill[PALETTE_MATERIALS][256]; /* by tone: shade to light */
  guint32 line[PALETTE_MATERIALS];
  guint32 glow;
  guint32 veil;   /* a wall that is seen through */
  guint32 shadow; /* on the ground, premultiplied */
} Palette;

void palette_init (Palette *self, UnknotTones tones, UnknotSkin skin);

/* @a and @b mixed, @t of 256 parts from @b. */
static inline guint32
color_mix (guint32 a, guint32 b, guint t)
{
  guint32 rb = ((a & 0xff00ff) * (256 - t) + (b & 0xff00ff) * t) >> 8 & 0xff00ff;
  guint32 ag = (((a >> 8) & 0xff00ff) * (256 - t) + ((b >> 8) & 0xff00ff) * t) & 0xff00ff00;

  return rb | ag;
}

G_END_DECLS
