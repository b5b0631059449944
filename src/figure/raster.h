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

/* How a triangle of the body is seen. */
typedef enum {
  FACING_NONE,   /* from behind: not at all */
  FACING_VIEWER,
  FACING_AWAY,   /* from behind, and it is open */
} RasterFacing;

/* Notes those of @n triangles that are seen and reach into the picture that @canvas is of. @facing: RasterFacing of
 * all triangles, set for these. @seen: room for @n. Returns how many. */
guint raster_find (const Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles, guint first, guint n,
                   guint8 *facing, RasterSeen *seen);
/* Adds the tiles of those with a corner that has @moved. */
void raster_mark_moved (const MeshTriangle *triangles, const guint8 *moved, const RasterSeen *seen, guint n, Tiles *tiles);
/* Copies those that touch @tiles to @picked. Returns how many. */
guint raster_pick (const Tiles *tiles, const RasterSeen *seen, guint n, RasterSeen *picked);
/* Draws them. */
void raster_body (Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles, const RasterSeen *seen, guint n);
/* Draws plain triangles, seen from either side. */
void raster_plain (Canvas *canvas, const CanvasTriangle *triangles, guint n);

G_END_DECLS
