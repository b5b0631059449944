/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/shown.h"

#include <math.h>
#include <string.h>

/* A muscle's shine that changes so little is not seen to change: two of 256 shades at most. */
#define SAME_SHINE 0.01f
/* A line of the face that grows by so much of its width does not look thicker. */
#define SAME_FACE 0.03f
/* Shadows are soft. */
#define SHADOW_FAR 0.5f

gboolean
shown_is_kin (const Shown *self, const UnknotScene *scene, int width, int height, gsize stride, const guchar *pixels)
{
  const UnknotScene *looks = &self->looks;

  return self->pixels == pixels && self->width == width && self->height == height && self->stride == stride &&
         looks->tones == scene->tones && looks->skin == scene->skin && looks->build == scene->build &&
         looks->background == scene->background &&
         looks->props.present == scene->props.present && looks->props.wall == scene->props.wall;
}

/* --- View ------------------------------------------------------------------------------ */

static void
see (const View *view, Vec at, float seen[2])
{
  const Vec turned = turn_dir (&view->eye, at);

  seen[0] = view->cx + turned.x * view->scale;
  seen[1] = view->cy - turned.y * view->scale;
}

gboolean
shown_is_view_near (const View *shown, const View *view, const UnknotFit *fit, float far)
{
  /* What stands in the room may reach far beyond what has to be in the picture. */
  const float reach = (float) MAX (fit->width, fit->height) * 1.5f;
  const Vec centre = vec ((float) fit->centre.x, (float) fit->centre.y, (float) fit->centre.z);

  for (int corner = 0; corner < 8; corner++)
    {
      const Vec at = vec_add (centre, vec (corner & 1 ? reach : -reach, corner & 2 ? reach : -reach, corner & 4 ? reach : -reach));
      float a[2], b[2];

      see (shown, at, a);
      see (view, at, b);
      if (hypotf (a[0] - b[0], a[1] - b[1]) > far)
        return FALSE;
    }
  return TRUE;
}

gboolean
shown_is_ground_near (const ResolveGround *shown, const ResolveGround *ground)
{
  const ResolveShadow *a = &shown->shadow, *b = &ground->shadow;

  return MAX (fabsf (a->x - b->x), fabsf (a->y - b->y)) <= SHADOW_FAR &&
         MAX (fabsf (a->rx - b->rx), fabsf (a->ry - b->ry)) <= SHADOW_FAR;
}

gboolean
shown_is_face_near (const StrokesFace *shown, const StrokesFace *face)
{
  if (shown->now != face->now || (shown->left > 0) != (face->left > 0))
    return FALSE;
  return face->left <= 0 || (shown->before == face->before && fabsf (shown->left - face->left) <= SAME_FACE);
}

/* --- Glow ------------------------------------------------------------------------------ */

static float
shine_of (const UnknotSceneGlow *glow, float strength)
{
  return strength * (float) (1 - CLAMP (glow->fade, 0, 1));
}

gboolean
shown_is_glow_near (const Shown *self, const UnknotScene *scene)
{
  const float strength = (float) CLAMP (scene->glow_strength, 0, 1);

  if (MAX (self->strength, strength) <= 0)
    return TRUE;
  if (self->n_glow != scene->n_glow)
    return FALSE;
  for (guint i = 0; i < scene->n_glow; i++)
    {
      const UnknotSceneGlow *a = &self->glow[i], *b = &scene->glow[i];
      const float shown = shine_of (a, self->strength), shine = shine_of (b, strength);

      if (a->muscle != b->muscle || a->side != b->side || fabsf (shown - shine) > SAME_SHINE ||
          (shown > 0) != (shine > 0) || (shown < 1) != (shine < 1))
        return FALSE;
    }
  return TRUE;
}

/* --- Props, arrows and marks ----------------------------------------------------------- */

static const CanvasTriangle *
triangle_at (const GArray *noted, guint i)
{
  return &g_array_index (noted, CanvasTriangle, i);
}

/* The end of the thing that begins at @first. */
static guint
find_end (const GArray *noted, guint first)
{
  guint end = first;

  while (end < noted->len && triangle_at (noted, end)->fixed == triangle_at (noted, first)->fixed)
    end++;
  return end;
}

static gboolean
has_moved (const CanvasTriangle *a, const CanvasTriangle *b, guint n, float far)
{
  for (guint i = 0; i < n; i++)
    for (int k = 0; k < 3; k++)
      {
        const CanvasPoint *p = &a[i].corner[k], *q = &b[i].corner[k];

        if (fabsf (p->x - q->x) > far || fabsf (p->y - q->y) > far || fabsf (p->z - q->z) > far || fabsf (p->tone - q->tone) > 2)
          return TRUE;
      }
  return FALSE;
}

static void
mark_noted (const GArray *noted, guint first, guint end, Tiles *tiles)
{
  for (guint i = first; i < end; i++)
    {
      const CanvasPoint *p = triangle_at (noted, i)->corner;

      tiles_mark (tiles, (int) floorf (MIN (p[0].x, MIN (p[1].x, p[2].x))), (int) floorf (MIN (p[0].y, MIN (p[1].y, p[2].y))),
                  (int) floorf (MAX (p[0].x, MAX (p[1].x, p[2].x))), (int) floorf (MAX (p[0].y, MAX (p[1].y, p[2].y))));
    }
}

gboolean
shown_settle_noted (const GArray *shown, GArray *noted, float far, Tiles *tiles)
{
  gboolean moved = FALSE;

  for (guint a = 0, b = 0, a_end, b_end; a < shown->len || b < noted->len; a = a_end, b = b_end)
    {
      const gboolean other = a == shown->len || b == noted->len || triangle_at (shown, a)->fixed != triangle_at (noted, b)->fixed;

      a_end = other ? shown->len : find_end (shown, a);
      b_end = other ? noted->len : find_end (noted, b);
      if (!other && a_end - a == b_end - b && !has_moved (triangle_at (shown, a), triangle_at (noted, b), a_end - a, far))
        {
          if (tiles)
            memcpy (&g_array_index (noted, CanvasTriangle, b), triangle_at (shown, a), (a_end - a) * sizeof (CanvasTriangle));
          continue;
        }
      moved = TRUE;
      if (!tiles)
        break;
      mark_noted (shown, a, a_end, tiles);
      mark_noted (noted, b, b_end, tiles);
    }
  return moved;
}
