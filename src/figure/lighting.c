/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/lighting.h"

#include "figure/glow.h"

/* How much of a place has gone dark at its rim when its glow has nearly faded. */
#define SHRINKS 0.6f

/* Only what weighs more than @rim glows: 0 to CANVAS_MOST. */
static CANVAS_FAST void
add_glow (float *glow, const guint8 *weight, guint n, float rim, float strength)
{
  const float grow = strength * CANVAS_MOST / (CANVAS_MOST - rim);

  for (guint i = 0; i < n; i++)
    glow[i] = MAX (glow[i], (MIN ((float) weight[i], CANVAS_MOST) - rim) * grow);
}

/* Skin takes the glow's colour more readily than cloth does: as strong on it, the neck would look inflamed
 * beside a shirt that hardly glows. */
#define SKIN_SHINE 0.72f

static float
shine_of (const MeshPart *part, gboolean bare)
{
  const gboolean skin = part->group == GROUP_HEAD || part->group == GROUP_ARM_L || part->group == GROUP_ARM_R;

  return skin || (bare && part->group != GROUP_TROUSERS) ? SKIN_SHINE : 1;
}

static void
light_parts (const Frame *frame, const UnknotSceneGlow *shining, float strength, float *glow)
{
  const guint8 *weight = glow_get (frame->scene->build, frame->grain, shining->muscle, shining->side);
  /* Half of an orange over half of a teal is grey: a glow that fades keeps its colour, grows smaller, and thins out
   * only at the last. */
  const float fade = (float) CLAMP (shining->fade, 0, 1), rim = CANVAS_MOST * SHRINKS * fade;
  const float shine = strength * (1 - fade * fade * fade * fade);

  for (guint i = 0; i < frame->body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (frame->body->parts, MeshPart, i);

      add_glow (glow + part->vertex, weight + part->vertex, part->n_vertices, rim,
                shine * shine_of (part, frame->picture.bare));
    }
}

void
lighting_apply (const Frame *frame, Mover *mover)
{
  const UnknotScene *scene = frame->scene;
  const guint n = frame->body->vertices->len;
  const float strength = (float) CLAMP (scene->glow_strength, 0, 1);
  g_autofree float *glow = g_new0 (float, n);

  for (guint i = 0; i < scene->n_glow && strength > 0; i++)
    light_parts (frame, &scene->glow[i], strength, glow);
  mover_light (mover, frame->body, glow);
}
