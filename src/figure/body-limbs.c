/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/body.h"

/* Bare arms and hands, left; the right ones mirror them.  The palm looks to -x, the thumb
 * to +z: "half-width" is thickness there, "front" the thumb's side. */

static const FieldSection upper_arm[] = {
  { -31.5f, 0, 0, 2.6f, 2.6f, 2.8f }, { -28, 0, 0, 3.75f, 3.8f, 3.9f }, { -24, 0, 0.1f, 4.1f, 4.3f, 4.2f }, { -18, 0, 0.2f, 4.5f, 4.8f, 4.6f },
  { -14, 0, 0.1f, 4.4f, 4.6f, 4.5f }, { -10.5f, 0, 0, 3.2f, 3.3f, 3.3f },
};

static const FieldSection forearm[] = {
  { -25.5f, 0, 0, 2.15f, 2.8f, 2.7f }, { -22, 0, 0, 2.3f, 2.85f, 2.75f }, { -16, 0, 0, 3.0f, 3.3f, 3.1f },
  { -9, 0, 0.1f, 3.7f, 4.0f, 3.7f },   { -4, 0, 0.1f, 3.85f, 4.1f, 3.95f }, { -0.5f, 0, 0, 3.65f, 3.75f, 3.85f },
  { 3, 0, 0, 2.6f, 2.8f, 2.8f },
};

static const FieldSection palm[] = {
  { -9.2f, 0, 0, 0.4f, 2.6f, 2.4f },    { -8.6f, 0, 0, 0.95f, 3.5f, 3.3f }, { -7.4f, 0, 0, 1.25f, 3.75f, 3.6f },
  { -5.2f, 0, 0, 1.45f, 3.7f, 3.6f },   { -2.6f, 0, 0, 1.7f, 3.2f, 3.1f }, { 0, 0, 0, 2.0f, 2.75f, 2.65f },
  { 2, 0, 0, 2.0f, 2.6f, 2.5f },
};

static void
add_arms (Mesh *body, float broad, float grain)
{
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  const Turn *arm = rig_rest (UNKNOT_BONE_UPPER_ARM_L), *fore = rig_rest (UNKNOT_BONE_FOREARM_L);
  Vec low = turn_point (arm, vec (0, -8, 0)), high = turn_point (fore, vec (0, -25, 0));

  field_add_loft (field, arm, upper_arm, G_N_ELEMENTS (upper_arm), 2, 0);
  field_add_loft (field, fore, forearm, G_N_ELEMENTS (forearm), 2, 1.5f);
  field_grow (field, 0.4f * broad);
  mesh = mesh_from_field (field, vec (low.x - 7, high.y - 5, low.z - 7), vec (high.x + 5, low.y + 7, high.z + 7), 1.25f * grain,
                          MATERIAL_SKIN, GROUP_ARM_L);
  body_carry (mesh, CARRIED_BY_ARM);
  body_append_pair (body, mesh, 1);
}

static void
add_palm (Mesh *body, float grain)
{
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  const Turn *hand = rig_rest (UNKNOT_BONE_HAND_L);
  Vec middle = turn_point (hand, vec (0, -4, 0));

  field_add_loft (field, hand, palm, G_N_ELEMENTS (palm), 2.3f, 0);
  field_add_ellipsoid (field, hand, vec (-0.8f, -4.0f, 2.2f), vec (1.4f, 2.9f, 1.6f), 1.2f);
  field_add_ellipsoid (field, hand, vec (-0.7f, -4.2f, -2.2f), vec (1.2f, 3.2f, 1.4f), 1.2f);
  mesh = mesh_from_field (field, vec_sub (middle, vec (8, 8, 8)), vec_add (middle, vec (8, 8, 8)), 0.78f * grain,
                          MATERIAL_SKIN, GROUP_ARM_L);
  body_carry (mesh, CARRIED_BY_ARM);
  body_append_pair (body, mesh, 1);
}

static void
add_digit (Mesh *body, int digit, float grain)
{
  const RigDigit *d = rig_digit (digit);
  const Turn *hand = rig_rest (UNKNOT_BONE_HAND_L);
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  Vec way = vec_unit (d->along), root, joint, tip, low, high;

  root = turn_point (hand, vec_mad (d->base, way, -0.9f));
  joint = turn_point (hand, vec_mad (d->base, way, d->length[0]));
  /* The last ball's radius belongs to the finger's length. */
  tip = turn_point (hand, vec_mad (d->base, way, d->length[0] + d->length[1] - d->radius[2] * 0.4f));
  field_add_cone (field, &(Turn) { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 0, 0, 0 } }, root, d->radius[0], joint,
                  d->radius[1], 0);
  field_add_cone (field, &(Turn) { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 0, 0, 0 } }, joint, d->radius[1], tip,
                  d->radius[2], 0.3f);
  low = vec (MIN (root.x, tip.x), MIN (root.y, tip.y), MIN (root.z, tip.z));
  high = vec (MAX (root.x, tip.x), MAX (root.y, tip.y), MAX (root.z, tip.z));
  mesh = mesh_from_field (field, vec_sub (low, vec (2.2f, 2.2f, 2.2f)), vec_add (high, vec (2.2f, 2.2f, 2.2f)),
                          0.62f * grain, MATERIAL_SKIN, (guint8) (GROUP_DIGITS + digit));
  body_carry_digit (mesh, digit);
  body_append_pair (body, mesh, RIG_N_DIGITS);
}

void
body_add_limbs (Mesh *body, float broad, float grain)
{
  add_arms (body, broad, grain);
  add_palm (body, sqrtf (grain));
  for (int digit = 0; digit < RIG_N_DIGITS; digit++)
    add_digit (body, digit, sqrtf (grain));
}
