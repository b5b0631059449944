/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/seen.h"

static void
reserve (BodySeen *self)
{
  const guint n_triangles = self->body->triangles->len, n_edges = self->body->edges->len;

  if (self->triangles_room < n_triangles)
    {
      self->triangles_room = n_triangles;
      self->triangles = g_renew (RasterSeen, self->triangles, n_triangles);
      self->facing = g_renew (guint8, self->facing, n_triangles);
    }
  if (self->edges_room < n_edges)
    {
      self->edges_room = n_edges;
      self->edges = g_renew (RasterSeen, self->edges, n_edges);
      self->picked = g_renew (RasterSeen, self->picked, MAX (n_edges, n_triangles));
    }
}

static const MeshPart *
part_at (const BodySeen *self, guint i)
{
  return &g_array_index (self->body->parts, MeshPart, i);
}

static const MeshEdge *
all_edges (const BodySeen *self)
{
  return (const MeshEdge *) (gpointer) self->body->edges->data;
}

static void
find_part (BodySeen *self, const Canvas *canvas, const Mover *mover, guint i)
{
  const MeshPart *part = part_at (self, i);

  self->n_triangles[i] = self->n_edges[i] = 0;
  if (!mover->inside[i])
    return;
  self->n_triangles[i] = raster_find (canvas, mover->points, self->worn, part->triangle, part->n_triangles,
                                      self->facing, self->triangles + part->triangle);
  self->n_edges[i] = contour_find (canvas, mover->points, self->worn, self->facing, all_edges (self),
                                   part->edge, part->n_edges, self->edges + part->edge);
}

static void
mark_moved (const BodySeen *self, const Mover *mover, guint i, Tiles *moved)
{
  raster_mark_moved (self->worn, mover->moved, self->triangles + part_at (self, i)->triangle,
                     self->n_triangles[i], moved);
}

void
seen_find (BodySeen *self, const Canvas *canvas, const Mesh *body, const MeshTriangle *worn,
           const Mover *mover, Tiles *moved)
{
  self->body = body;
  self->worn = worn;
  reserve (self);
  for (guint i = 0; i < body->parts->len; i++)
    if (!moved)
      find_part (self, canvas, mover, i);
    else if (mover->touched[i])
      {
        mark_moved (self, mover, i, moved);
        find_part (self, canvas, mover, i);
        mark_moved (self, mover, i, moved);
      }
}

void
seen_draw (BodySeen *self, Canvas *canvas, const Mover *mover)
{
  for (guint i = 0; i < self->body->parts->len; i++)
    {
      const RasterSeen *triangles = self->triangles + part_at (self, i)->triangle;
      guint n = self->n_triangles[i];

      if (canvas->tiles)
        {
          n = raster_pick (canvas->tiles, triangles, n, self->picked);
          triangles = self->picked;
        }
      raster_body (canvas, mover->points, self->worn, triangles, n);
    }
}

void
seen_get_pieces (BodySeen *self, const Mover *mover, const Tiles *tiles, GArray *pieces)
{
  g_array_set_size (pieces, 0);
  for (guint i = 0; i < self->body->parts->len; i++)
    {
      const guint n =
        raster_pick (tiles, self->edges + part_at (self, i)->edge, self->n_edges[i], self->picked);

      contour_get_pieces (mover->points, self->worn, self->facing, all_edges (self), self->picked, n, pieces);
    }
}

void
seen_finish (BodySeen *self)
{
  g_clear_pointer (&self->triangles, g_free);
  g_clear_pointer (&self->facing, g_free);
  g_clear_pointer (&self->edges, g_free);
  g_clear_pointer (&self->picked, g_free);
}
