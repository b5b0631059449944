/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/face.h"
#include "figure/ink.h"
#include "figure/mover.h"

G_BEGIN_DECLS

/* A line on the body that is to be drawn. */
typedef struct {
  const MeshStroke *stroke;
  float radius; /* pixels */
  gint16 x0, y0, x1, y1; /* the tiles that it crosses, inclusive; not all of them need be in the picture */
} PaintedStroke;

/* A face that may be changing. */
typedef struct {
  UnknotFace now, before;
  float left; /* how much of the one before is left */
} StrokesFace;

/* Fills @strokes, of PaintedStroke, with those of the parts in the picture. */
void strokes_find (GArray *strokes, const Mesh *body, const Mover *mover, const MoverPicture *picture,
                   const StrokesFace *face);
/* Adds the tiles that those cross with an end that has moved, and when the face has changed its lines. */
void strokes_mark_moved (const GArray *strokes, const guint8 *moved, gboolean faced, Tiles *tiles);
/* Draws those that cross one of @tiles. */
void strokes_draw (const GArray *strokes, const CanvasPoint *points, const Canvas *canvas, const Tiles *tiles, Ink *ink);

G_END_DECLS
