/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mark.h"

#include "figure/body.h"

/* Off the surface, cm, so that its folds do not hide it; a hand or a ball before it does. */
#define LIFT 2.2f
/* Seen more from the side than this, a place is taken to be turned away. */
#define LEAST_FACING 0.18f

static void
bar (Canvas *canvas, const View *view, Vec at, float ux, float uy, float length, float width)
{
  const float corners[4][2] = { { 1, 1 }, { 1, -1 }, { -1, -1 }, { -1, 1 } };
  guint32 fixed = SAMPLE (MATERIAL_MARK, GROUP_ARROW, 0, 0);
  CanvasPoint points[4];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      float along = corners[i][0] * length, across = corners[i][1] * width;

      points[i] = (CanvasPoint) { view->cx + (at.x + ux * along - uy * across) * view->scale,
                                  view->cy - (at.y + uy * along + ux * across) * view->scale, at.z + LIFT, 190, 0 };
    }
  canvas_triangle (canvas, &points[0], &points[1], &points[2], fixed);
  canvas_triangle (canvas, &points[0], &points[2], &points[3], fixed);
}

void
mark_paint (Canvas *canvas, const View *view, const UnknotSceneMark *mark, float reach)
{
  Vec at = turn_dir (&view->eye, vec ((float) mark->at.x, (float) mark->at.y, (float) mark->at.z));
  Vec normal = turn_dir (&view->eye, vec ((float) mark->normal.x, (float) mark->normal.y, (float) mark->normal.z));
  const float half = CLAMP (reach * 0.024f, 1.1f, 2.6f), diagonal = 0.70711f;

  if (normal.z < LEAST_FACING)
    return;
  bar (canvas, view, at, diagonal, diagonal, half, half * 0.26f);
  bar (canvas, view, at, diagonal, -diagonal, half, half * 0.26f);
}
