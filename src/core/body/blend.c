/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/bulk.h"
#include "core/body/joints.h"

/* From one pose to another. */

/* Where an arm can be led through so that it touches nothing: in front of the body, out to the side, or folded, the
 * hand at the shoulder. */
static const struct {
  double plane, elevation, rotation, elbow, pronation;
} clear_arms[UNKNOT_WAY_N_ROUNDS] = {
  [UNKNOT_WAY_FRONT] = { 62, 42, 8, 78, 35 },
  [UNKNOT_WAY_SIDE] = { 18, 78, -20, 68, 30 },
  [UNKNOT_WAY_FOLDED] = { 20, 32, -45, 146, 0 },
};

static gboolean
same_target (const UnknotReach *a, const UnknotReach *b)
{
  return a->to != UNKNOT_LANDMARK_NONE && a->to == b->to && a->contact == b->contact;
}

static double
lerp (double a, double b, double part)
{
  return a + (b - a) * part;
}

static double
foot_way (const UnknotJoints *from, const UnknotJoints *to, UnknotSide side)
{
  UnknotVec a = from->foot_at[side], b = to->foot_at[side];
  return hypot (b.x - a.x, b.z - a.z);
}

/* A foot that changes its place is lifted, it does not slide; two feet go one after the
 * other, or it would be a hop. */
static void
blend_foot (const UnknotJoints *from, const UnknotJoints *to, double part, UnknotSide side, UnknotJoints *out)
{
  double way = foot_way (from, to, side);

  out->planted[side] = from->planted[side] && to->planted[side];
  if (out->planted[side] && MIN (way, foot_way (from, to, !side)) > 2)
    part = unknot_ease (side == UNKNOT_LEFT ? part / 0.55 : (part - 0.45) / 0.55);
  out->foot_turn[side] = unknot_quat_slerp (from->foot_turn[side], to->foot_turn[side], part);
  out->foot_at[side] = vec_lerp (from->foot_at[side], to->foot_at[side], part);
  out->foot_at[side].y += MIN (0.25 * way, 7) * sin (G_PI * part);
}

/* The arm that leads is there when a part of the time is left to the other. */
#define LEADS 0.78

static double
arm_part (const UnknotWay *way, UnknotSide side, double part)
{
  if (!way || way->order == UNKNOT_WAY_TOGETHER)
    return part;
  part = (way->order == UNKNOT_WAY_LEFT_FIRST) == (side == UNKNOT_LEFT) ? part / LEADS : (part - 1 + LEADS) / LEADS;
  part = CLAMP (part, 0, 1);
  return part * part * (3 - 2 * part);
}

/* Joints between scapula and thumb: all of an arm. */
static void
blend_arm (const UnknotJoints *from, const UnknotJoints *to, double part, UnknotSide side, UnknotJoints *out)
{
  for (int i = UNKNOT_JOINT_SCAPULA_ELEVATION + side; i < UNKNOT_JOINT_HIP_FLEXION; i += 2)
    out->angle[i] = lerp (from->angle[i], to->angle[i], part);
  for (int i = 0; i < 3; i++)
    out->blade[side][i] = lerp (from->blade[side][i], to->blade[side][i], part);
  out->shoulder[side] = unknot_quat_slerp (from->shoulder[side], to->shoulder[side], part);
  if (!same_target (&from->reach[side], &to->reach[side]))
    out->reach[side].to = UNKNOT_LANDMARK_NONE;
  else
    {
      const UnknotReach *a = &from->reach[side], *b = &to->reach[side];
      out->reach[side].lift = lerp (a->lift, b->lift, part);
      for (int i = 0; i < 3; i++)
        out->reach[side].offset[i] = lerp (a->offset[i], b->offset[i], part);
    }
}

static void
blend_values (const UnknotJoints *from, const UnknotJoints *to, double part, const UnknotWay *way, UnknotJoints *out)
{
  out->root = vec_lerp (from->root, to->root, part);
  out->turn = unknot_quat_slerp (from->turn, to->turn, part);
  for (int i = 0; i < UNKNOT_N_JOINTS; i++)
    out->angle[i] = lerp (from->angle[i], to->angle[i], part);
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      blend_arm (from, to, arm_part (way, side, part), side, out);
      out->hip[side] = unknot_quat_slerp (from->hip[side], to->hip[side], part);
      out->ankle[side] = unknot_quat_slerp (from->ankle[side], to->ankle[side], part);
      blend_foot (from, to, part, side, out);
    }
}

/* While one steps, the sole need not stay level: the heel comes up before the ankle gives. */
static void
ease_ankle (UnknotJoints *joints, UnknotSide side)
{
  double flexion, inversion, min, max;
  UnknotFrame ankle = unknot_quat_to_frame (joints->ankle[side]);

  unknot_joint_get_range (UNKNOT_JOINT_ANKLE_FLEXION, &min, &max, NULL);
  unknot_ankle_angles (&ankle, &flexion, &inversion);
  UnknotFrame tip = unknot_frame_x (flexion - CLAMP (flexion, min + 0.01, max - 0.01));
  ankle = unknot_frame_mul (&tip, &ankle);
  joints->ankle[side] = unknot_quat_from_frame (&ankle);
}

static gboolean
on_knees (UnknotStance stance)
{
  return stance == UNKNOT_STANCE_KNEELING || stance == UNKNOT_STANCE_HANDS_AND_KNEES;
}

/* Leads the arms off the straight way, most in its middle, and not at all at its ends. */
static void
go_round (UnknotJoints *joints, const UnknotWay *way, double part)
{
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      double own = arm_part (way, side, part);
      double *a = joints->angle, share = 16 * own * own * (1 - own) * (1 - own) * way->share[side];
      UnknotFrame clear = unknot_shoulder_frame (clear_arms[way->round[side]].plane, clear_arms[way->round[side]].elevation,
                                                 clear_arms[way->round[side]].rotation);

      /* A hand that keeps what it holds stays there. */
      if (share <= 0 || joints->reach[side].to != UNKNOT_LANDMARK_NONE)
        continue;
      joints->shoulder[side] = unknot_quat_slerp (joints->shoulder[side], unknot_quat_from_frame (&clear), share);
      a[UNKNOT_JOINT_ELBOW_FLEXION + side] =
        lerp (a[UNKNOT_JOINT_ELBOW_FLEXION + side], clear_arms[way->round[side]].elbow, share);
      a[UNKNOT_JOINT_FOREARM_PRONATION + side] =
        lerp (a[UNKNOT_JOINT_FOREARM_PRONATION + side], clear_arms[way->round[side]].pronation, share);
      a[UNKNOT_JOINT_WRIST_FLEXION + side] *= 1 - share;
      a[UNKNOT_JOINT_WRIST_DEVIATION + side] *= 1 - share;
    }
}

void
unknot_joints_blend (const UnknotJoints *from, const UnknotJoints *to, double part,
                     const UnknotWay *way, UnknotJoints *out)
{
  if (part <= 0 || part >= 1)
    {
      *out = part <= 0 ? *from : *to;
      return;
    }

  UnknotJoints result = *from;
  blend_values (from, to, part, way, &result);
  if (way)
    go_round (&result, way, part);
  if (on_knees (from->stance) && on_knees (to->stance))
    unknot_stance_hold_knees (&result);
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    if (result.planted[side])
      {
        UnknotSkeleton skeleton;
        unknot_joints_place_leg (&result, side, &skeleton);
        const UnknotFrame *thigh = &skeleton.bone[UNKNOT_BONE_THIGH_L + side];
        UnknotVec hip = thigh->origin, ankle = skeleton.bone[UNKNOT_BONE_FOOT_L + side].origin;
        UnknotVec knee = skeleton.bone[UNKNOT_BONE_SHANK_L + side].origin;
        /* The knee stays on the side on which blending has put it. */
        UnknotVec pole = vec_sub (knee, vec_lerp (hip, ankle, 0.5));
        pole = vec_mad (pole, thigh->z, 4);
        unknot_stance_hold_foot (&result, side, pole);
        if (MAX (foot_way (from, to, UNKNOT_LEFT), foot_way (from, to, UNKNOT_RIGHT)) > 2)
          ease_ankle (&result, side);
      }
  unknot_joints_hold_hands (&result);
  *out = result;
}

/* --- The way there ----------------------------------------------------------------------- */

/* How often on the way it is looked: arms pass through each other quickly. */
#define LOOKS 17
/* Hands that lie on the body touch it; so much more than at the ends of the way is a clash. */
#define CLASH 2.0
/* What leaving the straight way must gain. */
#define EFFORT 1.5

static double
clash (const UnknotJoints *joints)
{
  UnknotSkeleton skeleton;
  double cost;

  unknot_joints_place (joints, &skeleton);
  cost = unknot_bulk_cross (&skeleton);
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      UnknotFrame upper = skeleton.bone[UNKNOT_BONE_UPPER_ARM_L + side], fore = skeleton.bone[UNKNOT_BONE_FOREARM_L + side];
      UnknotFrame hand = skeleton.bone[UNKNOT_BONE_HAND_L + side];
      UnknotBulk bulk;

      if (side == UNKNOT_RIGHT)
        {
          upper = unknot_frame_mirror (&upper);
          fore = unknot_frame_mirror (&fore);
          hand = unknot_frame_mirror (&hand);
        }
      unknot_bulk_place (&skeleton, side, &bulk);
      cost += unknot_bulk_clash (&bulk, &upper, &fore, &hand);
    }
  return cost;
}

/* The worst of the way; stops looking where it is no better than @enough. */
static double
clash_on (const UnknotJoints *from, const UnknotJoints *to, const UnknotWay *way, double enough)
{
  double most = 0;

  for (int i = 1; i < LOOKS && most < enough; i++)
    {
      UnknotJoints between;

      unknot_joints_blend (from, to, (double) i / LOOKS, way, &between);
      most = MAX (most, clash (&between));
    }
  return most;
}

/* Whether a bent arm leans on a jamb. */
static gboolean
is_at_jamb (const UnknotJoints *joints, UnknotSide side)
{
  UnknotLandmark to = joints->reach[side].to;

  return to != UNKNOT_LANDMARK_NONE && g_str_has_prefix (unknot_landmark_get_name (to), "doorway") &&
         joints->angle[UNKNOT_JOINT_ELBOW_FLEXION + side] > 70;
}

/* A forearm that comes up sideways would go through the jamb that it is to lean on: hands go by the shoulders.
 * Returns whether one has to. */
static gboolean
keep_between_jambs (const UnknotJoints *from, const UnknotJoints *to, UnknotWay *way)
{
  gboolean any = FALSE;

  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    if (is_at_jamb (from, side) != is_at_jamb (to, side))
      {
        way->round[side] = UNKNOT_WAY_FOLDED;
        way->share[side] = 1;
        any = TRUE;
      }
  return any;
}

void
unknot_joints_find_way (const UnknotJoints *from, const UnknotJoints *to, UnknotWay *way)
{
  /* Of one arm: straight, a little round and nearly all the way. */
  static const struct {
    UnknotWayRound round;
    double share;
  } choices[] = { { UNKNOT_WAY_FRONT, 0 },   { UNKNOT_WAY_FRONT, 0.4 }, { UNKNOT_WAY_SIDE, 0.4 },
                  { UNKNOT_WAY_FRONT, 0.8 }, { UNKNOT_WAY_SIDE, 0.8 } };
  const guint n = G_N_ELEMENTS (choices);
  double ends = MAX (clash (from), clash (to)), best;

  *way = (UnknotWay) { .order = UNKNOT_WAY_TOGETHER };
  if (keep_between_jambs (from, to, way))
    return;
  best = clash_on (from, to, way, G_MAXDOUBLE);
  /* First one arm before the other, then all that goes round. */
  for (guint i = 1; i < n * n * UNKNOT_WAY_N_ORDERS && best > ends + CLASH; i++)
    {
      guint left = i / UNKNOT_WAY_N_ORDERS % n, right = i / UNKNOT_WAY_N_ORDERS / n;
      UnknotWay tried = { i % UNKNOT_WAY_N_ORDERS, { choices[left].round, choices[right].round },
                          { choices[left].share, choices[right].share } };
      double effort = EFFORT * (tried.share[0] + tried.share[1] + (tried.order != UNKNOT_WAY_TOGETHER ? 0.2 : 0));
      double cost = clash_on (from, to, &tried, best - effort) + effort;

      if (cost < best)
        {
          best = cost;
          *way = tried;
        }
    }
}
