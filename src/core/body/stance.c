/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/joints.h"

#include "core/body/props.h"

/* Hip joint in the frame of the root. */
#define HIP_X 9.0
#define HIP_Y (-2.0)

#define LEG (UNKNOT_THIGH + UNKNOT_SHANK)
/* A knee on the mat: its joint lies this high. */
#define KNEE_RADIUS 6.2
/* An ankle behind a kneeling leg: pointed as far as it goes, the toes touch the mat. */
#define POINTED (-50)
#define POINTED_ANKLE 8.4

/* Where each stance has the pelvis and the ankles (left; mirrored for the right). */
typedef struct {
  double pitch;    /* of the whole body, forward, before body-lean */
  double roll;     /* about the body's length */
  UnknotVec pelvis;
  UnknotVec ankle;
} Ground;

static const Ground grounds[UNKNOT_N_STANCES] = {
  /* Standing: the knees are a little soft. */
  [UNKNOT_STANCE_STANDING] = { 0, 0, { 0, UNKNOT_ANKLE_HEIGHT + LEG - HIP_Y - 0.12, 0 },
                               { HIP_X + 0.4, UNKNOT_ANKLE_HEIGHT, 0 } },
  [UNKNOT_STANCE_SITTING] = { 0, 0, { 0, UNKNOT_SEAT_HEIGHT + 10, 0 }, { HIP_X + 1, UNKNOT_ANKLE_HEIGHT, 42 } },
  [UNKNOT_STANCE_LYING] = { -90, 0, { 0, 11.8, 0 }, { HIP_X + 1, UNKNOT_ANKLE_HEIGHT, 48 } },
  [UNKNOT_STANCE_PRONE] = { 90, 0, { 0, 10.5, 0 }, { HIP_X, POINTED_ANKLE, -LEG } },
  [UNKNOT_STANCE_HANDS_AND_KNEES] = { 90, 0, { 0, UNKNOT_THIGH + KNEE_RADIUS - HIP_Y, 0 }, { HIP_X, POINTED_ANKLE, -UNKNOT_SHANK } },
  [UNKNOT_STANCE_KNEELING] = { 0, 0, { 0, UNKNOT_THIGH + KNEE_RADIUS - HIP_Y, 0 }, { HIP_X, POINTED_ANKLE, -UNKNOT_SHANK } },
  [UNKNOT_STANCE_SIDE_LYING] = { -90, 90, { 0, 18.3, 0 }, { HIP_X, UNKNOT_ANKLE_HEIGHT, LEG } },
  [UNKNOT_STANCE_SIDE_LYING_RIGHT] = { -90, -90, { 0, 18.3, 0 }, { HIP_X, UNKNOT_ANKLE_HEIGHT, LEG } },
};

static gboolean
on_knees (UnknotStance stance)
{
  return stance == UNKNOT_STANCE_KNEELING || stance == UNKNOT_STANCE_HANDS_AND_KNEES;
}

static UnknotFrame
foot_frame (const UnknotJoints *joints, UnknotSide side)
{
  UnknotFrame frame = unknot_quat_to_frame (joints->foot_turn[side]);
  frame.origin = joints->foot_at[side];
  return frame;
}

void
unknot_stance_root (const UnknotPose *pose, UnknotJoints *joints)
{
  const Ground *ground = &grounds[pose->stance];
  const double *a = pose->angle;
  UnknotFrame turn = unknot_frame_y (a[UNKNOT_JOINT_BODY_TURN]);
  UnknotFrame tip = unknot_frame_z (-a[UNKNOT_JOINT_BODY_TIP]);
  UnknotFrame pitch = unknot_frame_x (ground->pitch + a[UNKNOT_JOINT_BODY_LEAN]);
  UnknotFrame roll = unknot_frame_y (ground->roll);
  UnknotFrame frame = unknot_frame_mul (&turn, &tip);

  frame = unknot_frame_mul (&frame, &pitch);
  frame = unknot_frame_mul (&frame, &roll);
  joints->turn = unknot_quat_from_frame (&frame);
  joints->root = vec_add (ground->pelvis, vec (pose->shift[0], pose->shift[1], pose->shift[2]));
}

double
unknot_stance_hold_foot (UnknotJoints *joints, UnknotSide side, UnknotVec pole)
{
  UnknotFrame root = unknot_quat_to_frame (joints->turn);
  UnknotFrame foot = foot_frame (joints, side);
  UnknotFrame thigh, shank;

  root.origin = joints->root;
  if (side == UNKNOT_RIGHT)
    {
      root = unknot_frame_mirror (&root);
      foot = unknot_frame_mirror (&foot);
      pole = vec_mirror (pole);
    }
  UnknotVec hip = frame_point (&root, vec (HIP_X, HIP_Y, 0));
  unknot_limb_solve (hip, foot.origin, UNKNOT_THIGH, UNKNOT_SHANK, 160, -1, pole, &thigh, &shank,
                     &joints->angle[UNKNOT_JOINT_KNEE_FLEXION + side]);
  UnknotFrame local = unknot_frame_between (&root, &thigh);
  joints->hip[side] = unknot_quat_from_frame (&local);
  local = unknot_frame_between (&shank, &foot);
  joints->ankle[side] = unknot_quat_from_frame (&local);
  return vec_distance (frame_point (&shank, vec (0, -UNKNOT_SHANK, 0)), foot.origin);
}

static void
plant_foot (const UnknotPose *pose, UnknotJoints *joints, UnknotSide side)
{
  const UnknotFoot *wish = &pose->foot[side];
  const Ground *ground = &grounds[pose->stance];
  double out = side == UNKNOT_LEFT ? 1 : -1;
  UnknotFrame turn = unknot_frame_y (out * wish->toe_out);

  joints->planted[side] = TRUE;
  joints->foot_turn[side] = unknot_quat_from_frame (&turn);
  joints->foot_at[side] = vec (out * (ground->ankle.x + wish->step[0]), ground->ankle.y + wish->step[1],
                               ground->ankle.z + wish->step[2]);
}

static void
free_foot (const UnknotPose *pose, UnknotJoints *joints, UnknotSide side)
{
  const double *a = pose->angle;
  UnknotFrame hip = unknot_hip_frame (a[UNKNOT_JOINT_HIP_FLEXION + side], a[UNKNOT_JOINT_HIP_ABDUCTION + side],
                                      a[UNKNOT_JOINT_HIP_ROTATION + side]);
  UnknotFrame ankle =
    unknot_ankle_frame (a[UNKNOT_JOINT_ANKLE_FLEXION + side], a[UNKNOT_JOINT_ANKLE_INVERSION + side]);

  joints->planted[side] = FALSE;
  joints->foot_turn[side] = (UnknotQuat) { 1, 0, 0, 0 };
  joints->hip[side] = unknot_quat_from_frame (&hip);
  joints->ankle[side] = unknot_quat_from_frame (&ankle);
}

/* On the knees: thighs upright plus what the pose bends them by, shanks on the ground. */
static void
kneel (const UnknotPose *pose, UnknotJoints *joints)
{
  UnknotFrame root = unknot_quat_to_frame (joints->turn);

  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      const double *a = pose->angle;
      UnknotFrame body = side == UNKNOT_LEFT ? root : unknot_frame_mirror (&root);
      /* Positive hip-flexion leads the pelvis back over the heels. */
      UnknotFrame thigh = unknot_hip_frame (a[UNKNOT_JOINT_HIP_FLEXION + side],
                                            a[UNKNOT_JOINT_HIP_ABDUCTION + side], 0);
      UnknotFrame local = unknot_frame_between (&body, &thigh);
      UnknotVec down = vec_normal (vec (0, (POINTED_ANKLE - KNEE_RADIUS) / UNKNOT_SHANK, -1), vec (0, 0, -1));
      UnknotFrame shank = { .x = thigh.x };
      shank.y = vec_scale (vec_normal (vec_reject (down, thigh.x), vec (0, 0, -1)), -1);
      shank.z = vec_cross (shank.x, shank.y);
      UnknotFrame knee = unknot_frame_between (&thigh, &shank);
      UnknotFrame foot = unknot_ankle_frame (POINTED, 0);

      joints->hip[side] = unknot_quat_from_frame (&local);
      joints->angle[UNKNOT_JOINT_KNEE_FLEXION + side] = acos (CLAMP (knee.y.y, -1, 1)) / UNKNOT_DEG;
      joints->ankle[side] = unknot_quat_from_frame (&foot);
    }
  for (int side = 0; side < 2; side++)
    joints->foot_at[side] = vec (pose->shift[0], KNEE_RADIUS, pose->shift[2]);
  unknot_stance_hold_knees (joints);
}

void
unknot_stance_hold_knees (UnknotJoints *joints)
{
  UnknotSkeleton skeleton;
  UnknotVec at = { 0, 0, 0 };

  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      unknot_joints_place_leg (joints, side, &skeleton);
      at = vec_mad (at, skeleton.bone[UNKNOT_BONE_SHANK_L + side].origin, 0.5);
    }
  joints->root = vec_add (joints->root, vec_sub (joints->foot_at[UNKNOT_LEFT], at));
}

gboolean
unknot_stance_feet (const UnknotPose *pose, UnknotJoints *joints, GError **error)
{
  gboolean ok = TRUE;

  if (on_knees (pose->stance))
    {
      kneel (pose, joints);
      return TRUE;
    }
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      if (pose->foot[side].free)
        {
          free_foot (pose, joints, side);
          continue;
        }
      plant_foot (pose, joints, side);

      /* The knee points where the toes do, and up when the leg is drawn up. */
      UnknotFrame foot = foot_frame (joints, side);
      UnknotVec pole = vec_add (foot.z, vec (0, pose->stance == UNKNOT_STANCE_STANDING ? 0 : 1.2, 0));
      double miss = unknot_stance_hold_foot (joints, side, pole);
      if (miss > 0.1 && ok)
        {
          ok = FALSE;
          g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_REACH,
                       "foot-%s: where it stands is out of the leg's reach by %.1f cm; step less far",
                       side == UNKNOT_LEFT ? "left" : "right", miss);
        }
    }
  return ok;
}
