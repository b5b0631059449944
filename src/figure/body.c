/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/body.h"

#include <string.h>

/* --- Weights --------------------------------------------------------------------------- */

typedef struct {
  float w[RIG_N_BONES];
} Weights;

/* Shares @amount round a joint: @u is how far beyond the joint the place lies, @band how wide
 * the bend is. */
static void
share (Weights *w, float amount, int parent, int helper, int child, float u, float band)
{
  float before = 1 - smooth_step (-band, 0.15f * band, u), after = smooth_step (-0.15f * band, band, u);

  w->w[parent] += amount * before;
  w->w[child] += amount * after;
  w->w[helper] += amount * (1 - before - after);
}

/* How far from the body's middle, along the axis of a bone of the rest stance. */
static Vec
along (int bone, Vec p)
{
  Vec local = turn_point_back (rig_rest (bone), p);

  return vec (local.x, -local.y, local.z);
}

/* Up the spine; returns what is left above the chest. */
static void
share_spine (Weights *w, float amount, Vec p)
{
  float lumbar = smooth_step (98, 111, p.y), chest = smooth_step (112, 126, p.y);
  float pelvis = 1 - lumbar;

  w->w[UNKNOT_BONE_PELVIS] += amount * pelvis;
  w->w[UNKNOT_BONE_LUMBAR] += amount * (lumbar - chest);
  w->w[UNKNOT_BONE_CHEST] += amount * chest;
}

static void
share_arm (Weights *w, float amount, Vec p)
{
  Vec elbow = along (UNKNOT_BONE_FOREARM_L, p);
  float fore;
  float wrist = elbow.y - 25;

  /* In its crook an elbow folds, behind it bends. */
  const float wide = 1 - 0.6f * smooth_step (0.6f, 3.2f, elbow.z);

  fore = smooth_step (-7.5f * wide, 1.0f * wide, elbow.y - 0.25f * elbow.z * wide);
  w->w[UNKNOT_BONE_UPPER_ARM_L] += amount * (1 - fore);
  {
    float after = smooth_step (-1.0f * wide, 7.5f * wide, elbow.y + 0.25f * elbow.z * wide);
    float twist = smooth_step (4, 14, elbow.y), cuff = smooth_step (13, 23, elbow.y), hand = smooth_step (-1.2f, 2.0f, wrist);
    float joint = smooth_step (-2.2f, 0.2f, wrist);

    after = MIN (after, fore);
    w->w[RIG_ELBOW_L] += amount * (fore - after);
    w->w[UNKNOT_BONE_FOREARM_L] += amount * after * (1 - twist);
    w->w[RIG_TWIST_L] += amount * after * (twist - cuff);
    w->w[RIG_CUFF_L] += amount * after * (cuff - joint);
    w->w[RIG_WRIST_L] += amount * after * (joint - hand);
    w->w[UNKNOT_BONE_HAND_L] += amount * after * hand;
  }
}

static void
share_leg (Weights *w, float amount, Vec p)
{
  Vec hip = along (UNKNOT_BONE_THIGH_L, p), knee = along (UNKNOT_BONE_SHANK_L, p), ankle;
  /* The fold runs from high in front to low behind: the groin and the crease of the seat. */
  float u = hip.y + 0.45f * hip.z - 1;
  float middle = 1 - smooth_step (0.5f, 6.5f, p.x);
  float thigh, shank, foot, joint, wide;

  u -= 7 * middle;
  ankle = along (UNKNOT_BONE_SHANK_L, p);
  thigh = smooth_step (-1.5f, 7.5f, u);
  joint = smooth_step (-7.5f, 1.0f, u);
  /* In the hollow of the knee the cloth folds, in front it bends. */
  wide = 1 - 0.72f * smooth_step (-1, -4.5f, knee.z);
  shank = smooth_step (-1.0f * wide, 6.5f * wide, knee.y + 0.2f * knee.z * wide);
  foot = smooth_step (-1, 3, ankle.y - 40);
  w->w[UNKNOT_BONE_PELVIS] += amount * (1 - joint);
  w->w[RIG_HIP_L] += amount * (joint - thigh);
  {
    float bend = smooth_step (-6.5f * wide, 1.0f * wide, knee.y - 0.2f * knee.z * wide);

    bend = MAX (bend, shank);
    w->w[UNKNOT_BONE_THIGH_L] += amount * (thigh - MIN (bend, thigh));
    w->w[RIG_KNEE_L] += amount * MIN (bend, thigh) * (1 - shank);
    w->w[UNKNOT_BONE_SHANK_L] += amount * MIN (bend, thigh) * shank * (1 - foot);
    w->w[UNKNOT_BONE_FOOT_L] += amount * MIN (bend, thigh) * shank * foot;
  }
}

/* Near the middle both legs have a say. */
static void
share_legs (Weights *w, float amount, Vec p)
{
  float left = amount * smooth_step (-2.5f, 2.5f, p.x);
  Weights right = { 0 };

  share_leg (w, left, vec (fabsf (p.x), p.y, p.z));
  share_leg (&right, amount - left, vec (fabsf (p.x), p.y, p.z));
  for (int i = 0; i < RIG_N_BONES; i++)
    w->w[rig_mirror (i)] += right.w[i];
}

static void
share_trunk (Weights *w, Vec p)
{
  int side = p.x < 0;
  Vec q = vec (fabsf (p.x), p.y, p.z), arm = along (UNKNOT_BONE_UPPER_ARM_L, q);
  float off_axis = sqrtf (arm.x * arm.x + arm.z * arm.z);
  float near_arm = 1 - smooth_step (7.0f, 11.5f, off_axis - 0.12f * MAX (arm.y, 0.0f));
  float girdle = smooth_step (3, 15, q.x) * smooth_step (120, 139, p.y) * 0.9f;
  /* On its outside the shoulder goes with the arm at once, or it would stand out when the arm is
   * laid across the chest; in the armpit the cloth gives way over a longer stretch. */
  float u = arm.y + 3.0f * smooth_step (-3, 4, arm.x);
  float joint = near_arm * smooth_step (-6.5f, 0.5f, u), beyond = near_arm * smooth_step (-0.5f, 7.5f, u);
  /* The hem goes with the trousers that it lies on: another way of bending would let them come through.
   * Behind it hangs down from the waist. */
  float lap = smooth_step (103, 93, p.y) * smooth_step (-13, -3, p.z);
  float neck = smooth_step (144, 150, p.y + 0.25f * (p.z + 3)) * (1 - smooth_step (7, 11, q.x));

  beyond = MIN (beyond, joint);
  girdle = MAX (girdle, joint);
  share_legs (w, lap, p);
  share_spine (w, (1 - girdle) * (1 - 0.55f * neck) * (1 - lap), p);
  w->w[RIG_NECK] += (1 - girdle) * 0.55f * neck;
  w->w[RIG_GIRDLE_L + side] += girdle - joint;
  w->w[RIG_SHOULDER_L + side] += joint - beyond;
  w->w[UNKNOT_BONE_UPPER_ARM_L + side] += beyond;
}

/* The neck's base goes with the shirt, so that the collar stays on it. */
static void
share_head (Weights *w, Vec p)
{
  float lean = p.y - 0.35f * (p.z + 1);
  float neck = smooth_step (143.5f, 149, lean), nape = smooth_step (147.5f, 152.5f, lean), head = smooth_step (150.5f, 156.5f, lean);
  Weights base = { 0 };

  nape = MIN (nape, neck);
  head = MIN (head, nape);
  share_trunk (&base, p);
  for (int i = 0; i < RIG_N_BONES; i++)
    w->w[i] += base.w[i] * (1 - neck);
  w->w[UNKNOT_BONE_NECK] += neck - nape;
  w->w[RIG_NAPE] += nape - head;
  w->w[UNKNOT_BONE_HEAD] += head;
}

/* Keeps the four heaviest bones. */
static void
store (MeshVertex *v, Weights *w)
{
  float sum = 0;

  for (int k = 0; k < MESH_BONES; k++)
    {
      int best = 0;

      for (int i = 1; i < RIG_N_BONES; i++)
        if (w->w[i] > w->w[best])
          best = i;
      v->bone[k] = (guint8) best;
      v->weight[k] = MAX (w->w[best], 0.0f);
      sum += v->weight[k];
      w->w[best] = 0;
    }
  g_assert (sum > 0.3f);
  for (int k = 0; k < MESH_BONES; k++)
    v->weight[k] /= sum;
}

void
body_carry (Mesh *mesh, BodyCarrier carrier)
{
  for (guint i = 0; i < mesh->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (mesh->vertices, MeshVertex, i);
      Weights w = { 0 };

      switch (carrier)
        {
        case CARRIED_BY_TRUNK:
          share_trunk (&w, v->at);
          break;
        case CARRIED_BY_HEAD:
          share_head (&w, v->at);
          break;
        case CARRIED_BY_ARM:
          share_arm (&w, 1, v->at);
          break;
        case CARRIED_BY_LEG:
          share_legs (&w, 1, v->at);
          break;
        default:
          {
            float up = -along (UNKNOT_BONE_FOOT_L, v->at).y;
            float shank = smooth_step (1.0f, 5.0f, up), foot = 1 - smooth_step (-3.0f, 2.0f, up);

            w.w[UNKNOT_BONE_FOOT_L] = foot;
            w.w[UNKNOT_BONE_SHANK_L] = shank;
            w.w[RIG_ANKLE_L] = 1 - foot - shank;
          }
          break;
        }
      store (v, &w);
    }
}

void
body_carry_digit (Mesh *mesh, int digit)
{
  const RigDigit *d = rig_digit (digit);

  for (guint i = 0; i < mesh->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (mesh->vertices, MeshVertex, i);
      Vec local = turn_point_back (rig_rest (UNKNOT_BONE_HAND_L), v->at);
      float u = vec_dot (vec_sub (local, d->base), vec_unit (d->along));
      Weights w = { 0 };

      if (u < d->length[0] * 0.5f)
        share (&w, 1, UNKNOT_BONE_HAND_L, RIG_DIGIT (0, digit, 0), RIG_DIGIT (0, digit, 1), u, 1.1f);
      else
        share (&w, 1, RIG_DIGIT (0, digit, 1), RIG_DIGIT (0, digit, 2), RIG_DIGIT (0, digit, 3), u - d->length[0], 1.1f);
      store (v, &w);
    }
}

void
body_append_pair (Mesh *body, const Mesh *part, int group_step)
{
  guint vertices, triangles, strokes;

  mesh_append (body, part, FALSE);
  vertices = body->vertices->len;
  triangles = body->triangles->len;
  strokes = body->strokes->len;
  mesh_append (body, part, TRUE);
  g_array_index (body->parts, MeshPart, body->parts->len - 1).group += (guint8) group_step;
  for (guint i = vertices; i < body->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (body->vertices, MeshVertex, i);

      for (int k = 0; k < MESH_BONES; k++)
        v->bone[k] = (guint8) rig_mirror (v->bone[k]);
    }
  for (guint i = triangles; i < body->triangles->len; i++)
    g_array_index (body->triangles, MeshTriangle, i).group += (guint8) group_step;
  /* Strokes count their vertices from the start of their own part. */
  for (guint i = strokes; i < body->strokes->len; i++)
    g_array_index (body->strokes, MeshStroke, i).group += (guint8) group_step;
}

/* --- The whole ------------------------------------------------------------------------- */

/* Breathing widens the chest, most in front. */
static void
set_breath (Mesh *body)
{
  for (guint i = 0; i < body->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (body->vertices, MeshVertex, i);
      float height = smooth_step (100, 126, v->at.y) * (1 - smooth_step (132, 146, v->at.y));

      v->breath = fabsf (v->at.x) < 20 && v->at.y > 96 ? height * (0.45f + 0.45f * MAX (v->normal.z, 0.0f)) : 0;
    }
}

static const float grains[BODY_N_GRAINS] = { 1, 2.4f };

static Mesh *
build (float broad, float grain)
{
  Mesh *body = mesh_new ();

  body_add_clothes (body, broad, grain);
  body_add_head (body, MAX (grain / 1.6f, 1.0f)); /* the neck shows muscles too */
  body_add_limbs (body, broad, grain);
  set_breath (body);
  mesh_bound (body);
  mesh_sort (body);
  mesh_find_edges (body);
  return body;
}

BodyGrain
body_grain_for (double scale)
{
  return scale < 1.3 ? BODY_COARSE : BODY_FINE;
}

const Mesh *
body_get (UnknotBuild wanted, BodyGrain grain)
{
  static Mesh *bodies[UNKNOT_N_BUILDS][BODY_N_GRAINS];
  static GMutex mutexes[UNKNOT_N_BUILDS][BODY_N_GRAINS]; /* who wants one body does not wait for another */
  Mesh **body = &bodies[wanted][grain];
  GMutex *mutex = &mutexes[wanted][grain];

  g_mutex_lock (mutex);
  if (!*body)
    *body = build (wanted == UNKNOT_BUILD_BROAD ? 1 : 0, grains[grain]);
  g_mutex_unlock (mutex);
  return *body;
}
