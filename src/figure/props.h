/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"
#include "figure/canvas.h"
#include "figure/prop.h"
#include "figure/resolve.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* Materials of props, after those of the person. */
enum {
  MATERIAL_SEAT = MATERIAL_PROPS,
  MATERIAL_FRAME,
  MATERIAL_WOOD,
  MATERIAL_SCREEN,
  MATERIAL_GLASS,
  MATERIAL_KEYS,
  MATERIAL_WALL,
  MATERIAL_JAMB,
  MATERIAL_MAT,
  MATERIAL_ROLLER,
  MATERIAL_BALL,
  MATERIAL_CLOTH,
  MATERIAL_BAND,
  MATERIAL_WARM,
  MATERIAL_TOWEL,
  MATERIAL_METAL,
  MATERIAL_WATER,
  MATERIAL_ENAMEL,
  MATERIAL_CUP,
  MATERIAL_LEAF,
  MATERIAL_SEED,
};

/* Groups: each thing has a few, so that its parts are told apart. */
enum {
  GROUP_TOWEL = GROUP_PROPS,
  GROUP_PAD,
  GROUP_COMPRESS,
  GROUP_FURNITURE,
};

/* Draws all props that are no cloth on the body. */
void props_paint (Canvas *canvas, const View *view, const UnknotSkeleton *skeleton, const UnknotProps *props);

/* The wall or the frame of the doorway as seen, when it stands between the viewer and the
 * figure; what does is painted behind it, with a veil before it (a wall only the veil).  Returns: how many, at most 3. */
guint props_get_veils (const View *view, const UnknotProps *props, ResolveVeil veils[3]);

G_END_DECLS
