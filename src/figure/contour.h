/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/borders.h"
#include "figure/mesh.h"
#include "figure/raster.h"

G_BEGIN_DECLS

/* The edges of triangles that surfaces end at, as seen, and those that they change their look at. */

/* Notes those of @n edges of the body that are contours or seams. @facing: of each triangle, see raster_find().
 * @seen: room for @n; of each the tiles with pixels beside it. Returns how many. */
guint contour_find (const Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles, const guint8 *facing,
                    const MeshEdge *edges, guint first, guint n, RasterSeen *seen);
/* Appends a BorderPiece for each of them. */
void contour_get_pieces (const CanvasPoint *points, const MeshTriangle *triangles, const guint8 *facing, const MeshEdge *edges,
                         const RasterSeen *seen, guint n, GArray *pieces);

/* Appends the contours and seams of what has been noted on @canvas: props and arrows. */
void contour_get_noted_pieces (const GArray *noted, GArray *pieces);

G_END_DECLS
