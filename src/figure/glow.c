/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glow.h"

#include <string.h>

#include "figure/body.h"
#include "figure/props.h"

/* The bone of core that a place belongs to. */
static UnknotBone
core_bone (int bone)
{
  int side;

  if (bone < UNKNOT_N_BONES)
    return (UnknotBone) bone;
  if (bone >= RIG_DIGITS)
    return bone < RIG_DIGIT (1, 0, 0) ? UNKNOT_BONE_HAND_L : UNKNOT_BONE_HAND_R;
  side = (bone - RIG_GIRDLE_L) % 2;
  switch (bone >= RIG_WAIST ? bone : bone - side)
    {
    case RIG_GIRDLE_L:
      return UNKNOT_BONE_SCAPULA_L + side;
    case RIG_SHOULDER_L:
      return UNKNOT_BONE_UPPER_ARM_L + side;
    case RIG_ELBOW_L:
    case RIG_TWIST_L:
    case RIG_CUFF_L:
      return UNKNOT_BONE_FOREARM_L + side;
    case RIG_WRIST_L:
      return UNKNOT_BONE_HAND_L + side;
    case RIG_HIP_L:
      return UNKNOT_BONE_PELVIS;
    case RIG_KNEE_L:
      return UNKNOT_BONE_SHANK_L + side;
    case RIG_ANKLE_L:
      return UNKNOT_BONE_FOOT_L + side;
    case RIG_WAIST:
      return UNKNOT_BONE_LUMBAR;
    case RIG_THORAX:
      return UNKNOT_BONE_CHEST;
    case RIG_NECK:
      return UNKNOT_BONE_NECK;
    default:
      return UNKNOT_BONE_HEAD;
    }
}

/* Where the body's rest stance has its vertices in the anatomical one, in which muscles are
 * described. */
static void
weigh (const Mesh *body, UnknotMuscle muscle, UnknotSide side, guint8 *out)
{
  UnknotSkeleton anatomical;
  Turn moves[RIG_N_BONES];

  unknot_skeleton_init (&anatomical);
  rig_pose (&anatomical, moves);
  for (guint i = 0; i < body->vertices->len; i++)
    {
      const MeshVertex *v = &g_array_index (body->vertices, MeshVertex, i);
      Vec at = vec (0, 0, 0);
      double weight;

      for (int k = 0; k < MESH_BONES; k++)
        at = vec_mad (at, turn_point (&moves[v->bone[k]], v->at), v->weight[k]);
      weight = unknot_muscle_weight (muscle, side, core_bone (v->bone[0]), (UnknotVec) { at.x, at.y, at.z });
      out[i] = (guint8) (255 * CLAMP (weight, 0, 1));
    }
}

/* Weights are known at the corners only; spreading them a little between neighbours gives the
 * patch the soft edge that its outline alone cannot have. */
static void
soften (const Mesh *body, guint8 *weights, int rounds)
{
  const guint n = body->vertices->len;
  const MeshTriangle *t = (const MeshTriangle *) (gpointer) body->triangles->data;
  g_autofree guint *sum = g_new (guint, n), *count = g_new (guint, n);

  for (int round = 0; round < rounds; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          sum[i] = weights[i] * 2u;
          count[i] = 2;
        }
      for (guint i = 0; i < body->triangles->len; i++)
        for (int k = 0; k < 3; k++)
          {
            guint from = t[i].v[k], to = t[i].v[(k + 1) % 3];

            sum[to] += weights[from];
            count[to]++;
            sum[from] += weights[to];
            count[from]++;
          }
      for (guint i = 0; i < n; i++)
        weights[i] = (guint8) (sum[i] / count[i]);
    }
}

static void
spare_part (const MeshPart *part, guint8 *weights)
{
  memset (weights + part->vertex, 0, part->n_vertices);
}

/* Muscles of the trunk end at the shirt: a patch that goes on over the shoulder must not shine
 * from the bare arm. */
static void
spare_arms (const Mesh *body, guint8 *weights)
{
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);

      if (part->group == GROUP_ARM_L || part->group == GROUP_ARM_R)
        spare_part (part, weights);
    }
}

/* What lies over the body hides the glow. */
static void
spare_covers (const Mesh *body, guint8 *weights)
{
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);

      if (part->group == GROUP_HAIR || part->group >= GROUP_TOWEL)
        spare_part (part, weights);
    }
}

const guint8 *
glow_get (UnknotBuild build, BodyGrain grain, UnknotMuscle muscle, UnknotSide side)
{
  static guint8 *known[UNKNOT_N_BUILDS][BODY_N_GRAINS][UNKNOT_N_MUSCLES][2];
  static GMutex mutex;
  const Mesh *body = body_get (build, grain);
  guint8 **slot = &known[build][grain][muscle][side];

  g_mutex_lock (&mutex);
  if (!*slot)
    {
      guint8 *weights = g_malloc (body->vertices->len);

      weigh (body, muscle, side, weights);
      if (muscle != UNKNOT_MUSCLE_FOREARM_FLEXORS && muscle != UNKNOT_MUSCLE_FOREARM_EXTENSORS)
        spare_arms (body, weights);
      soften (body, weights, grain == BODY_FINE ? 3 : 1);
      spare_covers (body, weights);
      *slot = weights;
    }
  g_mutex_unlock (&mutex);
  return *slot;
}
