/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/contour.h"
#include "figure/mover.h"

G_BEGIN_DECLS

/* What the viewer sees of the body: which triangles look this way, and which edges are contours or seams.  Of parts
 * that have not moved it stays known from the picture before. */
typedef struct {
  const Mesh *body;
  const MeshTriangle *worn;     /* its triangles, as they look in this picture */
  RasterSeen *triangles;        /* of each part from its first triangle's place on */
  guint8 *facing;               /* of each triangle: RasterFacing */
  RasterSeen *edges;            /* likewise: of each part from its first edge's place on */
  RasterSeen *picked;           /* some of either */
  guint triangles_room, edges_room;
  guint n_triangles[G_MAXUINT8 + 1], n_edges[G_MAXUINT8 + 1]; /* of each part */
} BodySeen;

/* Finds what is seen in a picture like @canvas, of what @mover has touched; the tiles that moved triangles were in
 * and are in are added to @moved.  @moved: (nullable): everything is found anew. */
void seen_find (BodySeen *self, const Canvas *canvas, const Mesh *body, const MeshTriangle *worn, const Mover *mover,
                Tiles *moved);
/* Draws what touches the tiles that @canvas draws. */
void seen_draw (BodySeen *self, Canvas *canvas, const Mover *mover);
/* Fills @pieces, of BorderPiece, with the edges that touch @tiles. */
void seen_get_pieces (BodySeen *self, const Mover *mover, const Tiles *tiles, GArray *pieces);
void seen_finish (BodySeen *self);

G_END_DECLS
