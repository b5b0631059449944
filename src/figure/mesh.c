/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mesh.h"

#include <string.h>

Mesh *
mesh_new (void)
{
  Mesh *self = g_new0 (Mesh, 1);

  self->vertices = g_array_new (FALSE, TRUE, sizeof (MeshVertex));
  self->triangles = g_array_new (FALSE, TRUE, sizeof (MeshTriangle));
  self->strokes = g_array_new (FALSE, TRUE, sizeof (MeshStroke));
  self->parts = g_array_new (FALSE, TRUE, sizeof (MeshPart));
  self->balls = g_array_new (FALSE, TRUE, sizeof (MeshBall));
  self->runs = g_array_new (FALSE, TRUE, sizeof (MeshRun));
  self->edges = g_array_new (FALSE, TRUE, sizeof (MeshEdge));
  return self;
}

void
mesh_free (Mesh *self)
{
  g_array_unref (self->vertices);
  g_array_unref (self->triangles);
  g_array_unref (self->strokes);
  g_array_unref (self->parts);
  g_array_unref (self->balls);
  g_array_unref (self->runs);
  g_array_unref (self->edges);
  g_free (self);
}

/* --- From a field: surface nets ------------------------------------------------------ */

#define BLOCK 4

typedef struct {
  const Field *field;
  Vec low;
  float cell;
  int nx, ny, nz;   /* corners */
  float *value;
  int *vertex;      /* of each cell, -1: none */
} Net;

static inline int
net_index (const Net *net, int x, int y, int z)
{
  return (z * net->ny + y) * net->nx + x;
}

static inline Vec
net_corner (const Net *net, float x, float y, float z)
{
  return vec (net->low.x + x * net->cell, net->low.y + y * net->cell, net->low.z + z * net->cell);
}

/* Most of the box is far from the surface: a block is looked into only when its middle says
 * that the surface may pass through it. */
static void
fill_block (Net *net, int bx, int by, int bz)
{
  float half = BLOCK * 0.5f;
  float middle = field_at (net->field, net_corner (net, (float) bx + half, (float) by + half, (float) bz + half));
  gboolean far = fabsf (middle) > net->cell * BLOCK * 1.5f;

  for (int z = bz; z < MIN (bz + BLOCK, net->nz); z++)
    for (int y = by; y < MIN (by + BLOCK, net->ny); y++)
      for (int x = bx; x < MIN (bx + BLOCK, net->nx); x++)
        net->value[net_index (net, x, y, z)] =
          far ? middle : field_at (net->field, net_corner (net, (float) x, (float) y, (float) z));
}

static void
add_cell_vertex (Net *net, Mesh *mesh, int x, int y, int z)
{
  Vec sum = vec (0, 0, 0);
  float f[8];
  int crossings = 0;
  MeshVertex vertex = { 0 };

  for (int i = 0; i < 8; i++)
    f[i] = net->value[net_index (net, x + (i & 1), y + (i >> 1 & 1), z + (i >> 2))];
  for (int i = 0; i < 8; i++)
    for (int axis = 1; axis < 8; axis <<= 1)
      if (!(i & axis) && (f[i] < 0) != (f[i | axis] < 0))
        {
          float t = f[i] / (f[i] - f[i | axis]);

          sum = vec_add (sum, vec ((float) (i & 1) + (axis == 1 ? t : 0), (float) (i >> 1 & 1) + (axis == 2 ? t : 0),
                                   (float) (i >> 2) + (axis == 4 ? t : 0)));
          crossings++;
        }
  if (crossings == 0)
    return;
  vertex.at = net_corner (net, (float) x + sum.x / (float) crossings, (float) y + sum.y / (float) crossings,
                          (float) z + sum.z / (float) crossings);
  vertex.normal = field_normal (net->field, vertex.at);
  vertex.at = vec_mad (vertex.at, vertex.normal, -field_at (net->field, vertex.at));
  net->vertex[net_index (net, x, y, z)] = (int) mesh->vertices->len;
  g_array_append_val (mesh->vertices, vertex);
}

static void
add_quad (Mesh *mesh, const int corner[4], gboolean flip, guint8 material, guint8 group)
{
  MeshTriangle t = { { 0 }, material, group };
  const MeshVertex *v = (const MeshVertex *) (gpointer) mesh->vertices->data;
  float d02, d13;
  int order[6] = { 0, 1, 2, 0, 2, 3 };

  for (int i = 0; i < 4; i++)
    if (corner[i] < 0)
      return;
  /* The shorter diagonal makes rounder surfaces. */
  d02 = vec_length (vec_sub (v[corner[0]].at, v[corner[2]].at));
  d13 = vec_length (vec_sub (v[corner[1]].at, v[corner[3]].at));
  if (d13 < d02)
    memcpy (order, (const int[]) { 0, 1, 3, 1, 2, 3 }, sizeof order);
  for (int i = 0; i < 2; i++)
    {
      t.v[0] = (guint16) corner[order[3 * i]];
      t.v[1] = (guint16) corner[order[3 * i + (flip ? 2 : 1)]];
      t.v[2] = (guint16) corner[order[3 * i + (flip ? 1 : 2)]];
      g_array_append_val (mesh->triangles, t);
    }
}

static void
add_faces (Net *net, Mesh *mesh, int x, int y, int z, guint8 material, guint8 group)
{
  static const int step[3][3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
  gboolean inside = net->value[net_index (net, x, y, z)] < 0;

  for (int axis = 0; axis < 3; axis++)
    {
      const int *s = step[axis], *u = step[(axis + 1) % 3], *w = step[(axis + 2) % 3];
      int corner[4];

      if (x + s[0] >= net->nx || y + s[1] >= net->ny || z + s[2] >= net->nz)
        continue;
      if ((net->value[net_index (net, x + s[0], y + s[1], z + s[2])] < 0) == inside)
        continue;
      if (x < u[0] + w[0] || y < u[1] + w[1] || z < u[2] + w[2])
        continue;
      corner[0] = net->vertex[net_index (net, x - u[0] - w[0], y - u[1] - w[1], z - u[2] - w[2])];
      corner[1] = net->vertex[net_index (net, x - w[0], y - w[1], z - w[2])];
      corner[2] = net->vertex[net_index (net, x, y, z)];
      corner[3] = net->vertex[net_index (net, x - u[0], y - u[1], z - u[2])];
      add_quad (mesh, corner, !inside, material, group);
    }
}

Mesh *
mesh_from_field (const Field *field, Vec low, Vec high, float cell, guint8 material, guint8 group)
{
  Mesh *mesh = mesh_new ();
  Net net = { field, low, cell };
  int n;

  net.nx = (int) ceilf ((high.x - low.x) / cell) + 1;
  net.ny = (int) ceilf ((high.y - low.y) / cell) + 1;
  net.nz = (int) ceilf ((high.z - low.z) / cell) + 1;
  n = net.nx * net.ny * net.nz;
  net.value = g_new (float, n);
  net.vertex = g_new (int, n);
  memset (net.vertex, 0xff, (gsize) n * sizeof (int));
  for (int z = 0; z < net.nz; z += BLOCK)
    for (int y = 0; y < net.ny; y += BLOCK)
      for (int x = 0; x < net.nx; x += BLOCK)
        fill_block (&net, x, y, z);
  for (int z = 0; z < net.nz - 1; z++)
    for (int y = 0; y < net.ny - 1; y++)
      for (int x = 0; x < net.nx - 1; x++)
        add_cell_vertex (&net, mesh, x, y, z);
  for (int z = 0; z < net.nz; z++)
    for (int y = 0; y < net.ny; y++)
      for (int x = 0; x < net.nx; x++)
        add_faces (&net, mesh, x, y, z, material, group);
  g_free (net.value);
  g_free (net.vertex);
  return mesh;
}

/* --- Cutting --------------------------------------------------------------------------- */

typedef struct {
  Mesh *mesh;
  GArray *value;    /* float, per vertex */
  GHashTable *cuts; /* edge -> vertex + 1 */
} Knife;

static guint16
cut_edge (Knife *knife, guint16 a, guint16 b)
{
  guint key = a < b ? (guint) a << 16 | b : (guint) b << 16 | a;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (knife->cuts, GUINT_TO_POINTER (key)));
  float va = g_array_index (knife->value, float, a), vb = g_array_index (knife->value, float, b), zero = 0;
  MeshVertex from = g_array_index (knife->mesh->vertices, MeshVertex, a);
  MeshVertex to = g_array_index (knife->mesh->vertices, MeshVertex, b);
  float t = va / (va - vb);

  if (known)
    return (guint16) (known - 1);
  from.at = vec_lerp (from.at, to.at, t);
  from.normal = vec_unit (vec_lerp (from.normal, to.normal, t));
  g_array_append_val (knife->mesh->vertices, from);
  g_array_append_val (knife->value, zero);
  g_assert (knife->mesh->vertices->len < G_MAXUINT16);
  g_hash_table_insert (knife->cuts, GUINT_TO_POINTER (key), GUINT_TO_POINTER (knife->mesh->vertices->len));
  return (guint16) (knife->mesh->vertices->len - 1);
}

/* The corner that lies alone on its side of the cut gets its own triangle, the rest a quad. */
static void
cut_triangle (Knife *knife, GArray *out, MeshTriangle t, int below, const MeshStroke *pen)
{
  gboolean under[3];
  int alone = 0, n_under = 0;
  guint16 a, b, c, p, q;
  MeshTriangle piece = t;

  for (int i = 0; i < 3; i++)
    n_under += under[i] = g_array_index (knife->value, float, t.v[i]) < 0;
  if (n_under == 0 || n_under == 3)
    {
      if (n_under == 3 && below >= 0)
        t.material = (guint8) below;
      if (n_under == 0 || below >= 0)
        g_array_append_val (out, t);
      return;
    }
  while (under[alone] != (n_under == 1))
    alone++;
  a = t.v[alone];
  b = t.v[(alone + 1) % 3];
  c = t.v[(alone + 2) % 3];
  p = cut_edge (knife, a, b);
  q = cut_edge (knife, a, c);
  if (pen)
    {
      MeshStroke stroke = *pen;

      stroke.v[0] = p;
      stroke.v[1] = q;
      stroke.group = t.group;
      g_array_append_val (knife->mesh->strokes, stroke);
    }
  if (!under[alone] || below >= 0)
    {
      piece.material = under[alone] ? (guint8) below : t.material;
      memcpy (piece.v, (const guint16[]) { a, p, q }, sizeof piece.v);
      g_array_append_val (out, piece);
    }
  if (under[alone] || below >= 0)
    {
      piece.material = under[alone] ? t.material : (guint8) below;
      memcpy (piece.v, (const guint16[]) { p, b, c }, sizeof piece.v);
      g_array_append_val (out, piece);
      memcpy (piece.v, (const guint16[]) { p, c, q }, sizeof piece.v);
      g_array_append_val (out, piece);
    }
}

static void
cut (Mesh *self, MeshScalar scalar, gconstpointer data, int below, const MeshStroke *pen, gboolean keep)
{
  Knife knife = { self, g_array_new (FALSE, FALSE, sizeof (float)), g_hash_table_new (NULL, NULL) };
  GArray *out = g_array_new (FALSE, FALSE, sizeof (MeshTriangle));

  for (guint i = 0; i < self->vertices->len; i++)
    {
      float value = scalar (g_array_index (self->vertices, MeshVertex, i).at, data);

      /* A corner exactly on the cut would make an empty triangle. */
      value = fabsf (value) < 1e-4f ? 1e-4f : value;
      g_array_append_val (knife.value, value);
    }
  for (guint i = 0; i < self->triangles->len; i++)
    {
      MeshTriangle t = g_array_index (self->triangles, MeshTriangle, i);

      cut_triangle (&knife, out, t, keep ? t.material : below, pen);
    }
  g_array_unref (self->triangles);
  self->triangles = out;
  g_array_unref (knife.value);
  g_hash_table_unref (knife.cuts);
}

void
mesh_split (Mesh *self, MeshScalar scalar, gconstpointer data, int below)
{
  cut (self, scalar, data, below, NULL, FALSE);
}

void
mesh_score (Mesh *self, MeshScalar scalar, gconstpointer data, guint8 material, float width)
{
  MeshStroke pen = { .material = material, .width = width };

  cut (self, scalar, data, 0, &pen, TRUE);
}

void
mesh_ring (Mesh *self, MeshScalar scalar, gconstpointer data)
{
  cut (self, scalar, data, 0, NULL, TRUE);
}

void
mesh_open (Mesh *self, MeshScalar scalar, gconstpointer data, float within)
{
  for (guint i = 0; i < self->triangles->len; i++)
    {
      MeshTriangle *t = &g_array_index (self->triangles, MeshTriangle, i);

      if (scalar (g_array_index (self->vertices, MeshVertex, t->v[0]).at, data) < within)
        t->open = TRUE;
    }
}

/* --- Joining --------------------------------------------------------------------------- */

/* Vertices that no triangle and no stroke uses any more are left behind. */
void
mesh_append (Mesh *self, const Mesh *other, gboolean mirror)
{
  g_autofree int *index = g_new (int, other->vertices->len);
  const MeshTriangle *triangles = (const MeshTriangle *) (gpointer) other->triangles->data;
  const MeshStroke *strokes = (const MeshStroke *) (gpointer) other->strokes->data;
  MeshPart part = { .vertex = self->vertices->len, .triangle = self->triangles->len, .stroke = self->strokes->len };

  memset (index, 0, other->vertices->len * sizeof (int));
  for (guint i = 0; i < other->triangles->len; i++)
    for (int k = 0; k < 3; k++)
      index[triangles[i].v[k]] = 1;
  for (guint i = 0; i < other->strokes->len; i++)
    index[strokes[i].v[0]] = index[strokes[i].v[1]] = 1;
  for (guint i = 0; i < other->vertices->len; i++)
    if (index[i])
      {
        MeshVertex v = g_array_index (other->vertices, MeshVertex, i);

        if (mirror)
          {
            v.at.x = -v.at.x;
            v.normal.x = -v.normal.x;
          }
        index[i] = (int) self->vertices->len;
        g_array_append_val (self->vertices, v);
      }
  g_assert (self->vertices->len < G_MAXUINT16);
  for (guint i = 0; i < other->triangles->len; i++)
    {
      MeshTriangle t = triangles[i];

      t.v[0] = (guint16) index[triangles[i].v[0]];
      t.v[1] = (guint16) index[triangles[i].v[mirror ? 2 : 1]];
      t.v[2] = (guint16) index[triangles[i].v[mirror ? 1 : 2]];
      g_array_append_val (self->triangles, t);
    }
  for (guint i = 0; i < other->strokes->len; i++)
    {
      MeshStroke s = strokes[i];

      s.v[0] = (guint16) index[s.v[0]];
      s.v[1] = (guint16) index[s.v[1]];
      g_array_append_val (self->strokes, s);
    }
  part.n_vertices = self->vertices->len - part.vertex;
  part.n_triangles = self->triangles->len - part.triangle;
  part.n_strokes = self->strokes->len - part.stroke;
  part.group = other->triangles->len > 0 ? triangles[0].group : 0;
  if (part.n_vertices > 0)
    g_array_append_val (self->parts, part);
}
