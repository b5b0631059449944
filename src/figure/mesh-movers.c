/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mesh.h"

#include <stdlib.h>
#include <string.h>

/* What a mesh knows about the bones that move it. */

/* --- Bounds ---------------------------------------------------------------------------- */

static gboolean
is_carried (const MeshVertex *v, guint bone)
{
  for (int k = 0; k < MESH_BONES; k++)
    if (v->bone[k] == bone && v->weight[k] > 0)
      return TRUE;
  return FALSE;
}

/* The ball around those vertices that the bone has a share in; FALSE: there are none. */
static gboolean
find_ball (const MeshVertex *v, guint n, guint bone, MeshBall *ball)
{
  Vec low = vec (1e9f, 1e9f, 1e9f), high = vec (-1e9f, -1e9f, -1e9f);

  for (guint i = 0; i < n; i++)
    if (is_carried (&v[i], bone))
      {
        low = vec (MIN (low.x, v[i].at.x), MIN (low.y, v[i].at.y), MIN (low.z, v[i].at.z));
        high = vec (MAX (high.x, v[i].at.x), MAX (high.y, v[i].at.y), MAX (high.z, v[i].at.z));
      }
  if (low.x > high.x)
    return FALSE;
  *ball = (MeshBall) { vec_lerp (low, high, 0.5f), 0, (guint8) bone };
  for (guint i = 0; i < n; i++)
    if (is_carried (&v[i], bone))
      ball->radius = MAX (ball->radius, vec_length (vec_sub (v[i].at, ball->centre)) + v[i].breath);
  return TRUE;
}

void
mesh_bound (Mesh *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      MeshPart *part = &g_array_index (self->parts, MeshPart, i);
      const MeshVertex *v = &g_array_index (self->vertices, MeshVertex, part->vertex);
      gboolean known[256] = { FALSE };

      part->ball = self->balls->len;
      for (guint k = 0; k < part->n_vertices; k++)
        for (int b = 0; b < MESH_BONES; b++)
          {
            MeshBall ball;

            if (known[v[k].bone[b]] || v[k].weight[b] <= 0)
              continue;
            known[v[k].bone[b]] = TRUE;
            if (find_ball (v, part->n_vertices, v[k].bone[b], &ball))
              g_array_append_val (self->balls, ball);
          }
      part->n_balls = self->balls->len - part->ball;
    }
}

/* --- Runs ------------------------------------------------------------------------------ */

static MeshMovers
movers_of (const MeshVertex *v)
{
  MeshMovers by = { { 0, 0 } };

  for (int k = 0; k < MESH_BONES; k++)
    if (v->weight[k] > 0)
      mesh_movers_add (&by, v->bone[k]);
  if (v->breath != 0)
    mesh_movers_add (&by, MESH_BREATH);
  return by;
}

typedef struct {
  guint index;
  MeshMovers by;
} Moved;

static int
compare_moved (gconstpointer a, gconstpointer b)
{
  const Moved *x = a, *y = b;

  for (int i = 0; i < 2; i++)
    if (x->by.bits[i] != y->by.bits[i])
      return x->by.bits[i] < y->by.bits[i] ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

static void
add_runs (Mesh *self, MeshPart *part, const Moved *moved)
{
  part->run = self->runs->len;
  for (guint i = 0; i < part->n_vertices; i++)
    {
      MeshRun run = { part->vertex + i, 0, moved[i].by };

      if (i == 0 || memcmp (&moved[i].by, &moved[i - 1].by, sizeof run.by) != 0)
        g_array_append_val (self->runs, run);
      g_array_index (self->runs, MeshRun, self->runs->len - 1).n_vertices++;
    }
  part->n_runs = self->runs->len - part->run;
}

/* Gives the vertices of a part the order of @moved. */
static void
reorder (Mesh *self, const MeshPart *part, const Moved *moved)
{
  MeshVertex *v = &g_array_index (self->vertices, MeshVertex, part->vertex);
  g_autofree MeshVertex *before = g_memdup2 (v, part->n_vertices * sizeof *v);
  g_autofree guint16 *place = g_new (guint16, part->n_vertices);

  for (guint i = 0; i < part->n_vertices; i++)
    {
      v[i] = before[moved[i].index];
      place[moved[i].index] = (guint16) (part->vertex + i);
    }
  for (guint i = part->triangle; i < part->triangle + part->n_triangles; i++)
    for (int k = 0; k < 3; k++)
      {
        guint16 *corner = &g_array_index (self->triangles, MeshTriangle, i).v[k];

        *corner = place[*corner - part->vertex];
      }
  for (guint i = part->stroke; i < part->stroke + part->n_strokes; i++)
    for (int k = 0; k < 2; k++)
      {
        guint16 *end = &g_array_index (self->strokes, MeshStroke, i).v[k];

        *end = place[*end - part->vertex];
      }
}

void
mesh_sort (Mesh *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      MeshPart *part = &g_array_index (self->parts, MeshPart, i);
      g_autofree Moved *moved = g_new (Moved, part->n_vertices);

      for (guint k = 0; k < part->n_vertices; k++)
        moved[k] = (Moved) { k, movers_of (&g_array_index (self->vertices, MeshVertex, part->vertex + k)) };
      qsort (moved, part->n_vertices, sizeof *moved, compare_moved);
      reorder (self, part, moved);
      add_runs (self, part, moved);
    }
}
