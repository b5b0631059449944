/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/ground.h"

#include "figure/props.h"

/* The ellipse under what stands on the ground. */
static void
find_shadow (const UnknotScene *scene, const View *view, ResolveShadow *shadow)
{
  const UnknotSkeleton *s = scene->skeleton;
  double x0 = 1e9, x1 = -1e9, z0 = 1e9, z1 = -1e9;
  float rx, rz, c = view->eye.x.x, n = -view->eye.z.x, sb = view->eye.y.z;
  Vec at;

  for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
    {
      const UnknotFrame *f = &s->bone[bone];

      if (f->origin.y > (bone == UNKNOT_BONE_PELVIS ? 75 : 24))
        continue;
      x0 = MIN (x0, f->origin.x);
      x1 = MAX (x1, f->origin.x);
      z0 = MIN (z0, f->origin.z);
      z1 = MAX (z1, f->origin.z);
    }
  *shadow = (ResolveShadow) { 0 };
  /* A mat or a tub already says where the ground is. */
  if (x0 > x1 || scene->props.present & (UNKNOT_PROP_BIT (UNKNOT_PROP_MAT) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH)))
    return;
  rx = (float) (x1 - x0) / 2 + 17;
  rz = (float) (z1 - z0) / 2 + 15;
  at = turn_dir (&view->eye, vec ((float) (x0 + x1) / 2, 0, (float) (z0 + z1) / 2 + 4));
  shadow->x = view->cx + at.x * view->scale;
  shadow->y = view->cy - at.y * view->scale;
  shadow->rx = hypotf (rx * c, rz * n) * view->scale;
  /* From below the ground hides it. */
  shadow->ry = MAX (hypotf (rx * n, rz * c) * sb, 2) * view->scale;
}

void
ground_find (const UnknotScene *scene, const View *view, ResolveGround *ground)
{
  *ground = (ResolveGround) { .background = scene->background };
  find_shadow (scene, view, &ground->shadow);
  ground->n_veils = props_get_veils (view, &scene->props, ground->veils);
}
