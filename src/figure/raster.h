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

/* Notes those of @n triangles that look at the viewer or are open, and reach into the picture that @base is
 * of. @seen: room for @n. Returns how many. */
guint raster_find (const Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n,
                   RasterSeen *seen);
/* Adds the tiles of those with a corner that has @moved. */
void raster_mark_moved (const MeshTriangle *triangles, const guint8 *moved, const RasterSeen *seen, guint n, Tiles *tiles);
/* Copies those that touch @tiles to @picked. Returns how many. */
guint raster_pick (const Tiles *tiles, const RasterSeen *seen, guint n, RasterSeen *picked);
/* The farthest depth that the base shows in each of @tiles: @far has room for one of every tile. */
void raster_find_far (const Canvas *base, const Tiles *tiles, float *far);
/* Like raster_pick(), without those that lie behind everything that the base shows where they are. */
guint raster_pick_near (const Tiles *tiles, const float *far, const CanvasPoint *points, const MeshTriangle *triangles,
                        const RasterSeen *seen, guint n, RasterSeen *picked);
/* Draws them onto the base. */
void raster_base (Canvas *base, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n);
/* Draws what reaches into the window of the fine canvas. */
void raster_fine (Canvas *fine, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n);
/* Draws plain triangles, seen from either side, onto base or fine canvas. */
void raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n);

G_END_DECLS
