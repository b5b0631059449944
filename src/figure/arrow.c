/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/arrow.h"

#include "figure/body.h"

#define STEPS 10
/* Nearer to the viewer than anything can be. */
#define IN_FRONT 900.0f

static void
quad (Canvas *canvas, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, const CanvasPoint *d)
{
  guint32 fixed = SAMPLE (MATERIAL_ARROW, GROUP_ARROW, 0, 0);

  canvas_triangle (canvas, a, b, c, fixed);
  canvas_triangle (canvas, a, c, d, fixed);
}

static CanvasPoint
on_paper (const View *view, float x, float y)
{
  return (CanvasPoint) { view->cx + x * view->scale, view->cy - y * view->scale, IN_FRONT, 190, 0 };
}

void
arrow_paint (Canvas *canvas, const View *view, const UnknotSceneArrow *arrow, float phase, float reach)
{
  Vec at = turn_dir (&view->eye, vec ((float) arrow->at.x, (float) arrow->at.y, (float) arrow->at.z));
  Vec normal = turn_dir (&view->eye, vec ((float) arrow->normal.x, (float) arrow->normal.y, (float) arrow->normal.z));
  Vec way = turn_dir (&view->eye, vec ((float) arrow->direction.x, (float) arrow->direction.y, (float) arrow->direction.z));
  float length = CLAMP (reach * 0.40f, 11.0f, 30.0f), flat = hypotf (way.x, way.y);
  float grown = smooth_step (0, 0.18f, phase) * (1 - smooth_step (0.86f, 1, phase)), bend, width;
  float ux, uy, sx, sy, x0, y0;
  CanvasPoint left[STEPS + 1], right[STEPS + 1], tip, wing[2];

  if (grown < 0.02f)
    return;
  ux = flat > 0.05f ? way.x / flat : 0;
  uy = flat > 0.05f ? way.y / flat : (way.z > 0 ? -1.0f : 1.0f);
  /* Seen from its end it is shorter, but still an arrow. */
  length *= grown * (0.45f + 0.55f * flat);
  width = length * 0.095f;
  sx = -uy;
  sy = ux;
  /* It bends away from the body. */
  bend = (normal.x * sx + normal.y * sy >= 0 ? 1.0f : -1.0f) * length * 0.10f;
  x0 = at.x + normal.x * length * 0.40f - ux * length * (0.62f - 0.30f * phase);
  y0 = at.y + normal.y * length * 0.40f - uy * length * (0.62f - 0.30f * phase);
  for (int i = 0; i <= STEPS; i++)
    {
      float t = (float) i / STEPS, along = t * length * 0.72f, off = bend * 4 * t * (1 - t);
      float half = width * (0.35f + 0.65f * t), slope = bend * 4 * (1 - 2 * t) / (length * 0.72f);
      float nx = sx - ux * slope, ny = sy - uy * slope, n = 1 / hypotf (nx, ny);
      float x = x0 + ux * along + sx * off, y = y0 + uy * along + sy * off;

      left[i] = on_paper (view, x + nx * n * half, y + ny * n * half);
      right[i] = on_paper (view, x - nx * n * half, y - ny * n * half);
      if (i > 0)
        quad (canvas, &left[i - 1], &left[i], &right[i], &right[i - 1]);
      if (i == STEPS)
        {
          /* The head goes on where the bent shaft points to. */
          float hx = ny * n, hy = -nx * n;

          wing[0] = on_paper (view, x + nx * n * width * 2.5f - hx * width * 0.5f, y + ny * n * width * 2.5f - hy * width * 0.5f);
          wing[1] = on_paper (view, x - nx * n * width * 2.5f - hx * width * 0.5f, y - ny * n * width * 2.5f - hy * width * 0.5f);
          tip = on_paper (view, x + hx * length * 0.28f, y + hy * length * 0.28f);
          canvas_triangle (canvas, &wing[0], &tip, &wing[1], SAMPLE (MATERIAL_ARROW, GROUP_ARROW, 0, 0));
        }
    }
}
