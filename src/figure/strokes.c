/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/strokes.h"

#include <math.h>

/* Small pictures leave seams out: half so wide, pixels of the finished picture. */
#define LEAST_RADIUS 0.36f

static gboolean
is_seam (const MeshStroke *s)
{
  return s->material == MATERIAL_SHIRT_LINE || s->material == MATERIAL_TROUSERS_LINE || s->material == MATERIAL_SHOE_LINE;
}

/* The tile of a place; -1 before the picture. */
static gint16
tile_of (float at)
{
  return (gint16) floorf (CLAMP (at, -1.0f, 30000.0f) / TILE_SIZE);
}

/* How thick a line of the face is while it changes: lines that go grow thin before those that come are there. */
static float
face_share (const MeshStroke *s, const StrokesFace *face)
{
  const gboolean now = !s->faces || (s->faces & 1u << face->now) != 0;
  const gboolean before = face->left > 0 && (s->faces & 1u << face->before) != 0;

  if (face->left <= 0 || now == before || !s->faces)
    return now ? 1 : 0;
  return smooth_step (0.35f, 1, now ? 1 - face->left : face->left);
}

/* FALSE: it is not drawn. */
static gboolean
paint_stroke (const MeshStroke *s, const Mover *mover, const MoverPicture *picture, const StrokesFace *face,
              PaintedStroke *out)
{
  const CanvasPoint *a = &mover->points[s->v[0]], *b = &mover->points[s->v[1]];
  const float facing = MIN (mover->facing[s->v[0]], mover->facing[s->v[1]]), radius = s->width * 0.5f * picture->scale;
  const float share = face_share (s, face), least = LEAST_RADIUS * (float) picture->ss;
  float r, most;

  if (is_seam (s) && (picture->bare || radius < 0.5f * least))
    return FALSE;
  if (share < 0.02f)
    return FALSE;
  /* A line that goes round the edge of a face grows thin there, instead of ending in a blot. */
  if (facing < 0.08f)
    return FALSE;
  r = MAX (radius, least) * smooth_step (-0.15f, 0.45f, facing) * share;
  most = r + 0.5f;
  if (MAX (a->x, b->x) + most <= 0 || MAX (a->y, b->y) + most <= 0 || MIN (a->x, b->x) - most >= (float) picture->width ||
      MIN (a->y, b->y) - most >= (float) picture->height)
    return FALSE;
  *out = (PaintedStroke) { s, r, tile_of (MIN (a->x, b->x) - most), tile_of (MIN (a->y, b->y) - most),
                           tile_of (MAX (a->x, b->x) + most), tile_of (MAX (a->y, b->y) + most) };
  return TRUE;
}

void
strokes_find (GArray *strokes, const Mesh *body, const Mover *mover, const MoverPicture *picture,
              const StrokesFace *face)
{
  const MeshStroke *all = (const MeshStroke *) (gpointer) body->strokes->data;

  g_array_set_size (strokes, 0);
  for (guint k = 0; k < mover->parts->len; k++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, g_array_index (mover->parts, guint, k));

      for (guint i = part->stroke; i < part->stroke + part->n_strokes; i++)
        {
          PaintedStroke painted;

          if (paint_stroke (&all[i], mover, picture, face, &painted))
            g_array_append_val (strokes, painted);
        }
    }
}

static void
mark_stroke (const PaintedStroke *s, Tiles *tiles)
{
  tiles_add (tiles, MAX (s->x0, 0), MAX (s->y0, 0), MIN (s->x1, tiles->columns - 1), MIN (s->y1, tiles->rows - 1));
}

void
strokes_mark_moved (const GArray *strokes, const guint8 *moved, gboolean faced, Tiles *tiles)
{
  for (guint i = 0; i < strokes->len; i++)
    {
      const PaintedStroke *s = &g_array_index (strokes, PaintedStroke, i);

      if (moved[s->stroke->v[0]] || moved[s->stroke->v[1]] || (faced && s->stroke->faces))
        mark_stroke (s, tiles);
    }
}

void
strokes_draw (const GArray *strokes, const CanvasPoint *points, const Canvas *canvas, const Tiles *tiles, Ink *ink)
{
  for (guint i = 0; i < strokes->len; i++)
    {
      const PaintedStroke *s = &g_array_index (strokes, PaintedStroke, i);
      const int x0 = MAX (s->x0, 0), y0 = MAX (s->y0, 0), x1 = MIN (s->x1, tiles->columns - 1), y1 = MIN (s->y1, tiles->rows - 1);

      if (y0 <= y1 && tiles_touch (tiles, x0, y0, x1, y1))
        {
          tiles_add (&ink->stroked, x0, y0, x1, y1);
          ink_stroke (ink, canvas, &points[s->stroke->v[0]], &points[s->stroke->v[1]], s->radius, 0.6f, s->stroke->material,
                      s->stroke->group);
        }
    }
}
