/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/joints.h"

#include <string.h>

#include "core/body/bulk.h"
#include "core/body/pose-limits.h"

/* Reaching.  The place of the wrist leaves three things open: how far the elbow is swivelled,
 * where the fingers point, and how the hand tilts and rolls on the surface.  A search finds
 * what costs a person least: joints near the middle of their range, the elbow where it hangs
 * or is wished, and no arm through the body.  All in the left arm's view: for the right arm
 * the world is mirrored first. */

typedef struct {
  UnknotVec shoulder;
  UnknotFrame chest;
  UnknotVec target;    /* on the surface, with offset and lift */
  UnknotVec normal;    /* what the palm looks against */
  UnknotVec contact;   /* in the hand's frame */
  double pad;          /* degrees by which the touching finger is turned against the hand */
  UnknotVec elbow;     /* unit, where it should point */
  double elbow_weight;
  gboolean has_fingers;
  UnknotVec fingers;
  double tilt;         /* preferred */
  double flat;         /* how much it costs not to lie flat: more on what does not give way */
  UnknotBulk bulk;     /* what an arm must not go through */
} Task;

/* What is searched, degrees. */
typedef struct {
  double swivel, fingers, tilt, roll;
} Choice;

typedef struct {
  UnknotFrame upper, forearm, hand;
  double elbow; /* flexion */
  double miss;  /* cm */
  double cost;
} Arm;

UnknotVec
unknot_reach_contact (UnknotContact contact, double finger_curl)
{
  double a = finger_curl * 90 * UNKNOT_DEG;

  switch (contact)
    {
    case UNKNOT_CONTACT_PALM:
      return vec (-1.9, -6.6, 0);
    case UNKNOT_CONTACT_GRIP:
      return vec (-2.6, -8, 0);
    case UNKNOT_CONTACT_KNUCKLES:
      return vec (0.4, -UNKNOT_KNUCKLE - 1.9, 0);
    case UNKNOT_CONTACT_FINGERS:
    default:
      {
        UnknotVec first = vec (-sin (a), -cos (a), 0), second = vec (-sin (2 * a), -cos (2 * a), 0);
        UnknotVec pad = vec (-cos (2 * a), sin (2 * a), 0);
        UnknotVec at = vec_mad (vec (0, -UNKNOT_KNUCKLE, 0), first, UNKNOT_FINGER_1);
        return vec_mad (vec_mad (at, second, 0.65 * UNKNOT_FINGER_2), pad, 0.9);
      }
    }
}

/* The hand's frame on the surface.  @t1, @t2: tangents. */
static UnknotFrame
hand_on_surface (const Task *task, const Choice *choice, UnknotVec t1, UnknotVec t2)
{
  double c = cos (choice->fingers * UNKNOT_DEG), s = sin (choice->fingers * UNKNOT_DEG);
  UnknotFrame base, tilt = unknot_frame_z (-choice->tilt), roll = unknot_frame_y (choice->roll);
  UnknotFrame pad = unknot_frame_z (task->pad);

  base.origin = vec (0, 0, 0);
  base.y = vec_scale (vec_add (vec_scale (t1, c), vec_scale (t2, s)), -1);
  base.x = task->normal; /* the palm looks to -x: at the surface */
  base.z = vec_cross (base.x, base.y);
  base = unknot_frame_mul (&base, &roll);
  base = unknot_frame_mul (&base, &tilt);
  base = unknot_frame_mul (&base, &pad);
  base.origin = vec_sub (task->target, frame_turn (&base, task->contact));
  return base;
}

static double
square (double x)
{
  return x * x;
}

/* Found angles keep this far from the human limit, degrees: breath and movement need it. */
#define MARGIN 5

/* Nothing within the comfortable range, then a slope, then a wall at the human limit. */
static double
strain (double angle, double comfort_min, double comfort_max, double min, double max)
{
  double cost = 0;

  if (angle > comfort_max)
    cost += square ((angle - comfort_max) / 35);
  if (angle < comfort_min)
    cost += square ((comfort_min - angle) / 35);
  if (angle > max - MARGIN)
    cost += 3 * square (angle - max + MARGIN);
  if (angle < min + MARGIN)
    cost += 3 * square (min + MARGIN - angle);
  return cost;
}

static double
arm_strain (const Task *task, const Arm *arm)
{
  double plane, elevation, rotation, pronation, flexion, deviation, min, max;
  UnknotFrame local = unknot_frame_between (&task->chest, &arm->upper);
  double cost = 0;

  unknot_shoulder_angles (&local, &plane, &elevation, &rotation);
  unknot_shoulder_rotation_range (plane, elevation, &min, &max);
  cost += strain (rotation, -45, 60, min, max);
  cost += strain (elevation, 0, 95, -20, unknot_shoulder_max_elevation (plane));

  cost += strain (arm->elbow, 0, 125, -10, 150);

  local = unknot_frame_between (&arm->forearm, &arm->hand);
  unknot_wrist_angles (&local, &pronation, &flexion, &deviation);
  const UnknotJointRow *row = unknot_joint_row (UNKNOT_JOINT_FOREARM_PRONATION);
  cost += strain (pronation, -50, 60, row->min, row->max);
  row = unknot_joint_row (UNKNOT_JOINT_WRIST_FLEXION);
  cost += strain (flexion, -35, 25, row->min, row->max) + 0.3 * square (flexion / 45);
  row = unknot_joint_row (UNKNOT_JOINT_WRIST_DEVIATION);
  cost += strain (deviation, -8, 18, row->min, row->max) + 0.3 * square ((deviation - 5) / 25);
  return cost;
}

/* @enough: no need to be exact about an arm that costs more. */
static void
try_choice (const Task *task, const Choice *choice, double enough, Arm *arm)
{
  UnknotVec to = vec_sub (task->target, task->shoulder);
  UnknotVec t1 = vec_reject (task->has_fingers ? task->fingers : to, task->normal);
  t1 = vec_normal (t1, vec_normal (vec_reject (vec (0.2, 1, 0.3), task->normal), vec (0, 1, 0)));
  UnknotVec t2 = vec_cross (task->normal, t1);

  arm->hand = hand_on_surface (task, choice, t1, t2);

  UnknotVec along = vec_normal (vec_sub (arm->hand.origin, task->shoulder), vec (0, -1, 0));
  UnknotVec e1 = vec_normal (vec_reject (task->elbow, along), vec (1, 0, 0));
  UnknotVec e2 = vec_cross (along, e1);
  double c = cos (choice->swivel * UNKNOT_DEG), s = sin (choice->swivel * UNKNOT_DEG);
  UnknotVec pole = vec_add (vec_scale (e1, c), vec_scale (e2, s));

  unknot_limb_solve (task->shoulder, arm->hand.origin, UNKNOT_UPPER_ARM, UNKNOT_FOREARM, 150, 1, pole, &arm->upper,
                     &arm->forearm, &arm->elbow);
  arm->miss = vec_distance (frame_point (&arm->forearm, vec (0, -UNKNOT_FOREARM, 0)), arm->hand.origin);
  arm->cost = task->elbow_weight * (1 - c) + 0.7 * task->flat * square ((choice->tilt - task->tilt) / 40) +
              0.9 * task->flat * square (choice->roll / 40) + 20 * square (arm->miss);
  if (task->has_fingers)
    arm->cost += 2 * square (choice->fingers / 25);
  if (arm->cost < enough)
    arm->cost += unknot_bulk_clash (&task->bulk, &arm->upper, &arm->forearm, &arm->hand);
  if (arm->cost < enough)
    arm->cost += arm_strain (task, arm);
}

static void
search (const Task *task, Choice *best, Arm *arm)
{
  static const double tilts[] = { -25, 10, 50 }, rolls[] = { -25, 25 };
  int n_fingers = task->has_fingers ? 1 : 10;
  Arm tried;

  arm->cost = G_MAXDOUBLE;
  for (int s = 0; s < 15; s++)
    for (int f = 0; f < n_fingers; f++)
      for (guint t = 0; t < G_N_ELEMENTS (tilts); t++)
        for (guint r = 0; r < G_N_ELEMENTS (rolls); r++)
          {
            Choice choice = { s * 24 - 168, f * 36, task->tilt + tilts[t], rolls[r] };
            try_choice (task, &choice, arm->cost, &tried);
            if (tried.cost < arm->cost)
              {
                *arm = tried;
                *best = choice;
              }
          }
}

/* Walks downhill in ever smaller steps, down to @finest degrees. */
static void
refine (const Task *task, double finest, Choice *best, Arm *arm)
{
  try_choice (task, best, G_MAXDOUBLE, arm);
  for (double step = 16; step > finest;)
    {
      gboolean better = FALSE;
      for (int i = 0; i < 8; i++)
        {
          Choice choice = *best;
          double *value[] = { &choice.swivel, &choice.fingers, &choice.tilt, &choice.roll };
          Arm tried;
          *value[i / 2] += i % 2 ? step : -step;
          try_choice (task, &choice, arm->cost, &tried);
          if (tried.cost < arm->cost)
            {
              *arm = tried;
              *best = choice;
              better = TRUE;
            }
        }
      if (!better)
        step *= 0.5;
    }
}

/* Where the reach ends, in the world. */
static UnknotVec
reach_point (const UnknotReach *reach, UnknotSide side, const UnknotSkeleton *skeleton, UnknotVec *normal)
{
  UnknotFrame carrier;
  UnknotSide target_side = side;
  UnknotVec at = unknot_landmark_place (skeleton, reach->to, normal, &carrier);

  unknot_landmark_get_side (reach->to, &target_side);
  double out = target_side == UNKNOT_LEFT ? 1 : -1;
  at = vec_add (at, frame_turn (&carrier, vec (out * reach->offset[0], reach->offset[1], reach->offset[2])));
  return vec_mad (at, *normal, reach->lift);
}

static void
set_task (const UnknotJoints *joints, UnknotSide side, const UnknotSkeleton *skeleton, Task *task)
{
  const UnknotReach *reach = &joints->reach[side];
  double curl = joints->angle[UNKNOT_JOINT_FINGER_CURL + side] / 90;
  UnknotVec wish = reach->has_elbow ? vec (reach->elbow[0], reach->elbow[1], reach->elbow[2])
                                    : vec (0.45, -1, -0.3);

  memset (task, 0, sizeof *task);
  task->target = reach_point (reach, side, skeleton, &task->normal);
  task->shoulder = skeleton->bone[UNKNOT_BONE_UPPER_ARM_L + side].origin;
  task->chest = skeleton->bone[UNKNOT_BONE_CHEST];
  if (side == UNKNOT_RIGHT)
    {
      task->target = vec_mirror (task->target);
      task->normal = vec_mirror (task->normal);
      task->shoulder = vec_mirror (task->shoulder);
      task->chest = unknot_frame_mirror (&task->chest);
    }
  task->contact = unknot_reach_contact (reach->contact, curl);
  task->pad = reach->contact == UNKNOT_CONTACT_FINGERS ? 180 * curl : 0;
  task->tilt = reach->contact == UNKNOT_CONTACT_KNUCKLES ? 90 : 0;
  task->flat = reach->contact == UNKNOT_CONTACT_PALM && unknot_landmark_is_prop (reach->to) ? 8 : 1;
  task->elbow = frame_turn (&task->chest, vec_normal (wish, vec (0, -1, 0)));
  task->elbow_weight = reach->has_elbow ? 6 : 1.2;
  task->has_fingers = reach->has_fingers;
  task->fingers = frame_turn (&task->chest, vec (reach->fingers[0], reach->fingers[1], reach->fingers[2]));
  if (reach->has_palm)
    task->normal = frame_turn (&task->chest, vec_normal (vec (-reach->palm[0], -reach->palm[1], -reach->palm[2]),
                                                         vec (0, 1, 0)));
  unknot_bulk_place (skeleton, side, &task->bulk);
}

/* Writes a found arm into the joints; place_arm() then puts its frames into the skeleton. */
static void
take_arm (const Task *task, const Arm *arm, UnknotJoints *joints, UnknotSide side)
{
  double *a = joints->angle;
  UnknotFrame local = unknot_frame_between (&task->chest, &arm->upper);

  joints->shoulder[side] = unknot_quat_from_frame (&local);
  a[UNKNOT_JOINT_ELBOW_FLEXION + side] = arm->elbow;
  local = unknot_frame_between (&arm->forearm, &arm->hand);
  unknot_wrist_angles (&local, &a[UNKNOT_JOINT_FOREARM_PRONATION + side],
                       &a[UNKNOT_JOINT_WRIST_FLEXION + side], &a[UNKNOT_JOINT_WRIST_DEVIATION + side]);
}

double
unknot_reach_find (UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton)
{
  Task task;
  Choice choice;
  Arm arm;

  /* The shoulder blade follows the arm, and the arm starts at the blade: a few rounds, the
   * last of which decides. */
  for (int round = 0; round < 4; round++)
    {
      set_task (joints, side, skeleton, &task);
      if (round == 0)
        search (&task, &choice, &arm);
      refine (&task, round < 3 ? 3 : 0.1, &choice, &arm);
      if (round < 3)
        {
          UnknotFrame local = unknot_frame_between (&task.chest, &arm.upper);
          unknot_blade_rhythm (vec_scale (local.y, -1), joints->blade[side]);
          unknot_joints_place_shoulder (joints, side, skeleton);
        }
    }
  take_arm (&task, &arm, joints, side);
  unknot_joints_place_arm (joints, side, skeleton);
  return arm.miss;
}

double
unknot_reach_hold (UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton)
{
  Task task;
  Arm arm;

  set_task (joints, side, skeleton, &task);
  UnknotFrame hand = skeleton->bone[UNKNOT_BONE_HAND_L + side];
  UnknotFrame upper = skeleton->bone[UNKNOT_BONE_UPPER_ARM_L + side];
  if (side == UNKNOT_RIGHT)
    {
      hand = unknot_frame_mirror (&hand);
      upper = unknot_frame_mirror (&upper);
    }

  /* The arm bends in the plane in which it already does. */
  arm.hand = hand;
  arm.hand.origin = vec_sub (task.target, frame_turn (&hand, task.contact));
  UnknotVec pole = vec_scale (upper.z, -1);
  unknot_limb_solve (task.shoulder, arm.hand.origin, UNKNOT_UPPER_ARM, UNKNOT_FOREARM, 150, 1, pole, &arm.upper,
                     &arm.forearm, &arm.elbow);
  arm.miss = vec_distance (frame_point (&arm.forearm, vec (0, -UNKNOT_FOREARM, 0)), arm.hand.origin);
  take_arm (&task, &arm, joints, side);
  unknot_joints_place_arm (joints, side, skeleton);
  return arm.miss;
}
