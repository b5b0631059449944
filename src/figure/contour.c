/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/contour.h"

#include <math.h>
#include <string.h>

/* Triangles of one thing whose light differs by so much where they meet have an edge there. */
#define SEAM_TONE 3

/* > 0: @c lies to the right of who goes from @a to @b on the picture. */
static CANVAS_INLINE float
side_of (const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

/* --- The body -------------------------------------------------------------------------- */

/* Two triangles that are both seen look otherwise. */
static CANVAS_INLINE gboolean
is_seam (const MeshTriangle *a, const MeshTriangle *b)
{
  return a->material != b->material || a->group != b->group;
}

CANVAS_FAST guint
contour_find (const Canvas *canvas, const CanvasPoint *points, const MeshTriangle *triangles,
              const guint8 *facing, const MeshEdge *edges, guint first, guint n, RasterSeen *seen)
{
  const float width = (float) canvas->width, height = (float) canvas->height;
  guint noted = 0;

  for (guint i = first; i < first + n; i++)
    {
      const MeshEdge *e = &edges[i];
      const guint8 one = facing[e->triangle[0]],
                   other = e->triangle[1] == MESH_NO_TRIANGLE ? FACING_NONE : facing[e->triangle[1]];
      const CanvasPoint *a, *b;
      float left, right, up, down;

      if (one == other && (one == FACING_NONE || !e->seam ||
                           !is_seam (&triangles[e->triangle[0]], &triangles[e->triangle[1]])))
        continue;
      a = &points[e->v[0]];
      b = &points[e->v[1]];
      left = MIN (a->x, b->x) - 0.5f;
      right = MAX (a->x, b->x);
      up = MIN (a->y, b->y) - 0.5f;
      down = MAX (a->y, b->y);
      if (right <= 0 || down <= 0 || left >= width || up >= height)
        continue;
      seen[noted++] =
        (RasterSeen) { i, (gint16) (MAX (left, 0.0f) / TILE_SIZE), (gint16) (MAX (up, 0.0f) / TILE_SIZE),
                      (gint16) (MIN (right, width - 1) / TILE_SIZE),
                      (gint16) (MIN (down, height - 1) / TILE_SIZE) };
    }
  return noted;
}

/* The corner of a triangle that is not on the edge. */
static CANVAS_INLINE guint
corner_beside (const MeshTriangle *t, const MeshEdge *e)
{
  for (int k = 0; k < 2; k++)
    if (t->v[k] != e->v[0] && t->v[k] != e->v[1])
      return t->v[k];
  return t->v[2];
}

void
contour_get_pieces (const CanvasPoint *points, const MeshTriangle *triangles, const guint8 *facing,
                    const MeshEdge *edges, const RasterSeen *seen, guint n, GArray *pieces)
{
  const guint first = pieces->len;

  g_array_set_size (pieces, first + n);
  for (guint i = 0; i < n; i++)
    {
      const MeshEdge *e = &edges[seen[i].index];
      const guint8 one = facing[e->triangle[0]],
                   other = e->triangle[1] == MESH_NO_TRIANGLE ? FACING_NONE : facing[e->triangle[1]];
      /* Of the two the one that looks at the viewer is in front. */
      const MeshTriangle *t =
        &triangles[e->triangle[one == FACING_NONE || (one == FACING_AWAY && other == FACING_VIEWER)]];
      const CanvasPoint *a = &points[e->v[0]], *b = &points[e->v[1]];

      g_array_index (pieces, BorderPiece, first + i) = (BorderPiece) {
        a->x,     a->y,        a->z, b->x, b->y, b->z, side_of (a, b, &points[corner_beside (t, e)]),
        t->group, one == other
      };
    }
}

/* --- Props and arrows ------------------------------------------------------------------ */

/* An edge of a noted triangle, until another of the same thing is found to have it too. */
typedef struct {
  guint16 triangle;
  guint8 from;   /* its corner that the edge comes from */
  guint8 used;   /* by so many triangles */
  gboolean seam; /* they differ in light */
} Rim;

#define NO_MORE_RIMS 3

static guint32
bits_of (float f)
{
  guint32 bits;

  memcpy (&bits, &f, sizeof bits);
  return bits;
}

static gboolean
is_at (const CanvasPoint *a, const CanvasPoint *b)
{
  return a->x == b->x && a->y == b->y && a->z == b->z;
}

/* The same for the edge and for its way back. */
static guint32
key_of (const CanvasPoint *a, const CanvasPoint *b)
{
  const guint32 sum = bits_of (a->x) + bits_of (b->x) + 31 * (bits_of (a->y) + bits_of (b->y));

  return (sum * 2654435761u) >> 7;
}

static const CanvasPoint *
corner_of (const CanvasTriangle *triangles, const Rim *rim, int step)
{
  return &triangles[rim->triangle].corner[(rim->from + step) % 3];
}

/* Rims lie in a table of a power of two. */
static void
add_rim (Rim *rims, guint32 mask, const CanvasTriangle *triangles, guint triangle, int from)
{
  const CanvasPoint *a = &triangles[triangle].corner[from], *b = &triangles[triangle].corner[(from + 1) % 3];

  for (guint32 at = key_of (a, b) & mask;; at = (at + 1) & mask)
    {
      Rim *rim = &rims[at];
      const CanvasPoint *p = corner_of (triangles, rim, 0), *q = corner_of (triangles, rim, 1);

      if (rim->used == 0)
        {
          *rim = (Rim) { (guint16) triangle, (guint8) from, 1, FALSE };
          return;
        }
      if ((is_at (p, a) && is_at (q, b)) || (is_at (p, b) && is_at (q, a)))
        {
          rim->used = (guint8) MIN (rim->used + 1, NO_MORE_RIMS);
          rim->seam = fabsf (p->tone - (is_at (p, a) ? a : b)->tone) > SEAM_TONE;
          return;
        }
    }
}

/* Those of the thing whose triangles are given. */
static void
get_thing (const CanvasTriangle *triangles, guint n, GArray *pieces)
{
  const guint room = 1u << g_bit_storage (4 * n);
  g_autofree Rim *rims = g_new0 (Rim, room);

  for (guint i = 0; i < n; i++)
    for (int k = 0; k < 3; k++)
      add_rim (rims, room - 1, triangles, i, k);
  for (guint i = 0; i < room; i++)
    if (rims[i].used == 1 || (rims[i].used == 2 && rims[i].seam))
      {
        const CanvasPoint *a = corner_of (triangles, &rims[i], 0), *b = corner_of (triangles, &rims[i], 1);
        const BorderPiece piece = { a->x,
                                    a->y,
                                    a->z,
                                    b->x,
                                    b->y,
                                    b->z,
                                    side_of (a, b, corner_of (triangles, &rims[i], 2)),
                                    (guint16) SAMPLE_GROUP (triangles->fixed),
                                    rims[i].used == 2 };

        g_array_append_val (pieces, piece);
      }
}

void
contour_get_noted_pieces (const GArray *noted, GArray *pieces)
{
  const CanvasTriangle *triangles = (const CanvasTriangle *) (gpointer) noted->data;

  for (guint first = 0, end; first < noted->len; first = end)
    {
      for (end = first + 1; end < noted->len && triangles[end].fixed == triangles[first].fixed;)
        end++;
      get_thing (triangles + first, end - first, pieces);
    }
}
