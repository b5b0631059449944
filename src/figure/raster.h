/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/mesh.h"

G_BEGIN_DECLS

/* A triangle of the body that may be seen, and the tiles that it touches. */
typedef struct {
  guint32 index;
  gint16 x0, y0, x1, y1; /* tiles, inclusive */
} RasterSeen;

/* Draws @n triangles onto the base, those that look at the viewer or are open, and notes them.
 * @seen: room for @n. Returns how many were noted. */
guint raster_base (Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n,
                   RasterSeen *seen);
/* Keeps those of @seen that touch a busy tile. */
guint raster_keep_busy (const Tiles *tiles, RasterSeen *seen, guint n);
/* Draws what reaches into the window of the fine canvas. */
void raster_fine (Canvas *fine, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n);
/* Draws plain triangles, seen from either side, onto base or fine canvas. */
void raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n);

G_END_DECLS
