/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mesh.h"

#include <string.h>

/* Which triangles of a mesh lie beside each other. */

typedef struct {
  GArray *edges;
  int *first,
    *next; /* of each vertex the first edge that begins there, and of each edge the next one; -1: none */
} Seeker;

static gboolean
looks_otherwise (const Mesh *mesh, guint a, guint b)
{
  const MeshTriangle *t = (const MeshTriangle *) (gpointer) mesh->triangles->data;

  return t[a].material != t[b].material || t[a].group != t[b].group;
}

static void
add_edge (Seeker *seeker, const Mesh *mesh, guint16 a, guint16 b, guint triangle)
{
  MeshEdge edge = { { MIN (a, b), MAX (a, b) }, FALSE, { triangle, MESH_NO_TRIANGLE } };

  for (int i = seeker->first[edge.v[0]]; i >= 0; i = seeker->next[i])
    {
      MeshEdge *known = &g_array_index (seeker->edges, MeshEdge, i);

      if (known->v[1] != edge.v[1] || known->triangle[1] != MESH_NO_TRIANGLE)
        continue;
      known->triangle[1] = triangle;
      known->seam = looks_otherwise (mesh, known->triangle[0], triangle);
      return;
    }
  seeker->next[seeker->edges->len] = seeker->first[edge.v[0]];
  seeker->first[edge.v[0]] = (int) seeker->edges->len;
  g_array_append_val (seeker->edges, edge);
}

void
mesh_find_edges (Mesh *self)
{
  g_autofree int *first = g_new (int, self->vertices->len);
  g_autofree int *next = g_new (int, 3 * self->triangles->len);
  Seeker seeker = { self->edges, first, next };

  memset (first, 0xff, self->vertices->len * sizeof (int));
  g_array_set_size (self->edges, 0);
  for (guint i = 0; i < self->parts->len; i++)
    {
      MeshPart *part = &g_array_index (self->parts, MeshPart, i);

      part->edge = self->edges->len;
      for (guint k = part->triangle; k < part->triangle + part->n_triangles; k++)
        {
          const guint16 *v = g_array_index (self->triangles, MeshTriangle, k).v;

          add_edge (&seeker, self, v[0], v[1], k);
          add_edge (&seeker, self, v[1], v[2], k);
          add_edge (&seeker, self, v[2], v[0], k);
        }
      part->n_edges = self->edges->len - part->edge;
    }
}
