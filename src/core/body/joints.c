/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/joints.h"

#include <string.h>

/* Joints of the trunk, in the frame of the bone that carries them (see the header). */
static const UnknotVec hip_at = { 9, -2, 0 };
static const UnknotVec waist_at = { 0, 10, 0 };
static const UnknotVec chest_at = { 0, 14, 0 };
static const UnknotVec c7_at = { 0, 26, -3 };
static const UnknotVec head_at = { 0, 8, 1.5 };
static const UnknotVec shoulder_at = { 17.5, 22, -1 };
static const UnknotVec blade_at = { 9.5, 14.5, -10 };
/* Where the collarbone turns on the breastbone: the shoulder goes up and forward about it. */
static const UnknotVec collar_at = { 2.5, 21, 6 };

/* How much of the neck's angle its lower part takes. */
#define LOWER_FLEXION 0.55
#define LOWER_BEND 0.65
#define LOWER_TURN 0.45

/* A breath in: the chest opens, the shoulders rise, in degrees. */
#define BREATH_CHEST 1.6
#define BREATH_SHOULDERS 2.2

static UnknotFrame
at (UnknotVec origin, UnknotFrame turn)
{
  turn.origin = origin;
  return turn;
}

/* A segment of spine: turns about its length, then bends, then flexes. */
static UnknotFrame
spine_turn (double flexion, double bend, double turn)
{
  UnknotFrame t = unknot_frame_y (turn), b = unknot_frame_z (-bend), f = unknot_frame_x (flexion);
  UnknotFrame tb = unknot_frame_mul (&t, &b);
  return unknot_frame_mul (&tb, &f);
}

static UnknotFrame
root_frame (const UnknotJoints *joints)
{
  return at (joints->root, unknot_quat_to_frame (joints->turn));
}

/* Gives a bone of either side its frame: @carrier and @local are the left's. */
static UnknotFrame
sided (UnknotSide side, const UnknotFrame *frame)
{
  return side == UNKNOT_LEFT ? *frame : unknot_frame_mirror (frame);
}

void
unknot_joints_place_trunk (const UnknotJoints *joints, UnknotSkeleton *skeleton)
{
  const double *a = joints->angle;
  UnknotFrame *bone = skeleton->bone;
  UnknotFrame root = root_frame (joints);
  double retract = a[UNKNOT_JOINT_HEAD_RETRACTION];

  /* The pelvis tilts over the hip joints, which stay. */
  UnknotVec axis = vec (0, hip_at.y, 0);
  UnknotFrame tilt = unknot_frame_x (a[UNKNOT_JOINT_PELVIS_TILT]);
  tilt.origin = vec_sub (axis, frame_turn (&tilt, axis));
  bone[UNKNOT_BONE_PELVIS] = unknot_frame_mul (&root, &tilt);

  UnknotFrame lumbar = at (waist_at, spine_turn (a[UNKNOT_JOINT_WAIST_FLEXION], a[UNKNOT_JOINT_WAIST_BEND],
                                                 a[UNKNOT_JOINT_WAIST_TURN]));
  bone[UNKNOT_BONE_LUMBAR] = unknot_frame_mul (&bone[UNKNOT_BONE_PELVIS], &lumbar);
  UnknotFrame chest = at (chest_at, spine_turn (a[UNKNOT_JOINT_CHEST_FLEXION], a[UNKNOT_JOINT_CHEST_BEND],
                                                a[UNKNOT_JOINT_CHEST_TURN]));
  bone[UNKNOT_BONE_CHEST] = unknot_frame_mul (&bone[UNKNOT_BONE_LUMBAR], &chest);

  UnknotFrame neck = at (c7_at, spine_turn (LOWER_FLEXION * a[UNKNOT_JOINT_NECK_FLEXION] - retract,
                                            LOWER_BEND * a[UNKNOT_JOINT_NECK_BEND],
                                            LOWER_TURN * a[UNKNOT_JOINT_NECK_TURN]));
  bone[UNKNOT_BONE_NECK] = unknot_frame_mul (&bone[UNKNOT_BONE_CHEST], &neck);
  UnknotFrame head =
    at (head_at, spine_turn ((1 - LOWER_FLEXION) * a[UNKNOT_JOINT_NECK_FLEXION] +
                               a[UNKNOT_JOINT_HEAD_FLEXION] + retract,
                             (1 - LOWER_BEND) * a[UNKNOT_JOINT_NECK_BEND] + a[UNKNOT_JOINT_HEAD_BEND],
                             (1 - LOWER_TURN) * a[UNKNOT_JOINT_NECK_TURN] + a[UNKNOT_JOINT_HEAD_TURN]));
  bone[UNKNOT_BONE_HEAD] = unknot_frame_mul (&bone[UNKNOT_BONE_NECK], &head);
}

static double
smooth (double x)
{
  x = CLAMP (x, 0, 1);
  return x * x * (3 - 2 * x);
}

/* Scapulohumeral rhythm: beyond the first 30 degrees the blade turns one degree for two of
 * the arm (Inman's ratio), about 55 in all; the collarbone rises some 15.  An arm that
 * reaches forward or across draws the blade with it. */
void
unknot_blade_rhythm (UnknotVec direction, double blade[3])
{
  double elevation = acos (CLAMP (-direction.y, -1, 1)) / UNKNOT_DEG;
  double raised = smooth ((elevation - 15) / 165);

  blade[0] = 15 * raised;
  blade[1] = 9 * direction.z * smooth (elevation / 60) + 6 * smooth (-direction.x);
  blade[2] = 55 * raised;
}

void
unknot_joints_place_shoulder (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton)
{
  double elevation = joints->angle[UNKNOT_JOINT_SCAPULA_ELEVATION + side] + joints->blade[side][0];
  double protraction = joints->angle[UNKNOT_JOINT_SCAPULA_PROTRACTION + side] + joints->blade[side][1];
  UnknotFrame forward = unknot_frame_y (-protraction), up = unknot_frame_z (elevation);
  UnknotFrame collar = unknot_frame_mul (&forward, &up);
  UnknotVec shoulder = vec_add (collar_at, frame_turn (&collar, vec_sub (shoulder_at, collar_at)));
  UnknotVec moved = vec_sub (shoulder, shoulder_at);

  /* The blade glides with the shoulder, but stays on the ribs. */
  UnknotFrame tip = unknot_frame_z (0.35 * joints->angle[UNKNOT_JOINT_SCAPULA_ELEVATION + side] + joints->blade[side][2]);
  UnknotFrame wing = unknot_frame_y (-0.6 * protraction);
  UnknotFrame blade = unknot_frame_mul (&wing, &tip);
  blade.origin = vec_add (blade_at, vec (0.85 * moved.x, 0.8 * moved.y, 0.25 * moved.z));

  UnknotFrame chest = sided (side, &skeleton->bone[UNKNOT_BONE_CHEST]);
  UnknotFrame placed = unknot_frame_mul (&chest, &blade);
  skeleton->bone[UNKNOT_BONE_SCAPULA_L + side] = sided (side, &placed);
  /* The arm's frame is turned later; its place is known now. */
  UnknotVec joint = frame_point (&chest, shoulder);
  skeleton->bone[UNKNOT_BONE_UPPER_ARM_L + side].origin = side == UNKNOT_LEFT ? joint : vec_mirror (joint);
}

void
unknot_joints_place_arm (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton)
{
  const double *a = joints->angle;
  UnknotFrame *bone = skeleton->bone;
  UnknotFrame chest = sided (side, &bone[UNKNOT_BONE_CHEST]);
  UnknotFrame local = unknot_quat_to_frame (joints->shoulder[side]);
  UnknotVec joint = bone[UNKNOT_BONE_UPPER_ARM_L + side].origin;

  UnknotFrame upper = unknot_frame_mul (&chest, &local);
  upper.origin = side == UNKNOT_LEFT ? joint : vec_mirror (joint);
  UnknotFrame elbow = at (vec (0, -UNKNOT_UPPER_ARM, 0), unknot_frame_x (-a[UNKNOT_JOINT_ELBOW_FLEXION + side]));
  UnknotFrame forearm = unknot_frame_mul (&upper, &elbow);
  UnknotFrame wrist = at (vec (0, -UNKNOT_FOREARM, 0),
                          unknot_wrist_frame (a[UNKNOT_JOINT_FOREARM_PRONATION + side],
                                              a[UNKNOT_JOINT_WRIST_FLEXION + side],
                                              a[UNKNOT_JOINT_WRIST_DEVIATION + side]));
  UnknotFrame hand = unknot_frame_mul (&forearm, &wrist);

  bone[UNKNOT_BONE_UPPER_ARM_L + side] = sided (side, &upper);
  bone[UNKNOT_BONE_FOREARM_L + side] = sided (side, &forearm);
  bone[UNKNOT_BONE_HAND_L + side] = sided (side, &hand);
  skeleton->finger_curl[side] = a[UNKNOT_JOINT_FINGER_CURL + side] / 90;
  skeleton->thumb_curl[side] = a[UNKNOT_JOINT_THUMB_CURL + side] / 60;
}

void
unknot_joints_place_leg (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton)
{
  UnknotFrame *bone = skeleton->bone;
  UnknotFrame carrier = root_frame (joints);
  UnknotFrame root = sided (side, &carrier);
  UnknotFrame hip = at (hip_at, unknot_quat_to_frame (joints->hip[side]));
  UnknotFrame thigh = unknot_frame_mul (&root, &hip);
  UnknotFrame knee = at (vec (0, -UNKNOT_THIGH, 0), unknot_frame_x (joints->angle[UNKNOT_JOINT_KNEE_FLEXION + side]));
  UnknotFrame shank = unknot_frame_mul (&thigh, &knee);
  UnknotFrame ankle = at (vec (0, -UNKNOT_SHANK, 0), unknot_quat_to_frame (joints->ankle[side]));
  UnknotFrame foot = unknot_frame_mul (&shank, &ankle);

  bone[UNKNOT_BONE_THIGH_L + side] = sided (side, &thigh);
  bone[UNKNOT_BONE_SHANK_L + side] = sided (side, &shank);
  bone[UNKNOT_BONE_FOOT_L + side] = sided (side, &foot);
  skeleton->planted[side] = joints->planted[side];
}

void
unknot_joints_place (const UnknotJoints *joints, UnknotSkeleton *skeleton)
{
  memset (skeleton, 0, sizeof *skeleton);
  memcpy (skeleton->angle, joints->angle, sizeof skeleton->angle);
  unknot_joints_place_trunk (joints, skeleton);
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      double *a = skeleton->angle;
      UnknotFrame local;

      unknot_joints_place_leg (joints, side, skeleton);
      unknot_joints_place_shoulder (joints, side, skeleton);
      unknot_joints_place_arm (joints, side, skeleton);

      local = unknot_quat_to_frame (joints->shoulder[side]);
      unknot_shoulder_angles (&local, &a[UNKNOT_JOINT_SHOULDER_PLANE + side],
                              &a[UNKNOT_JOINT_SHOULDER_ELEVATION + side], &a[UNKNOT_JOINT_SHOULDER_ROTATION + side]);
      local = unknot_quat_to_frame (joints->hip[side]);
      unknot_hip_angles (&local, &a[UNKNOT_JOINT_HIP_FLEXION + side], &a[UNKNOT_JOINT_HIP_ABDUCTION + side],
                         &a[UNKNOT_JOINT_HIP_ROTATION + side]);
      local = unknot_quat_to_frame (joints->ankle[side]);
      unknot_ankle_angles (&local, &a[UNKNOT_JOINT_ANKLE_FLEXION + side],
                           &a[UNKNOT_JOINT_ANKLE_INVERSION + side]);
    }
}

/* The arm's own angles, where nothing is reached for. */
static void
take_arm_angles (UnknotJoints *joints, UnknotSide side)
{
  const double *a = joints->angle;
  UnknotFrame local =
    unknot_shoulder_frame (a[UNKNOT_JOINT_SHOULDER_PLANE + side], a[UNKNOT_JOINT_SHOULDER_ELEVATION + side],
                           a[UNKNOT_JOINT_SHOULDER_ROTATION + side]);

  joints->shoulder[side] = unknot_quat_from_frame (&local);
  unknot_blade_rhythm (vec_scale (local.y, -1), joints->blade[side]);
}

/* Hands that lie on the other arm come last. */
static UnknotSide
first_arm (const UnknotJoints *joints)
{
  UnknotLandmark to = joints->reach[UNKNOT_LEFT].to;
  UnknotSide side;

  if (to == UNKNOT_LANDMARK_NONE || unknot_landmark_is_prop (to) || !unknot_landmark_get_side (to, &side))
    return UNKNOT_LEFT;
  return side == UNKNOT_RIGHT ? UNKNOT_RIGHT : UNKNOT_LEFT;
}

static gboolean
find_arms (UnknotJoints *joints, GError **error)
{
  UnknotSkeleton skeleton;
  UnknotSide first = first_arm (joints);
  gboolean ok = TRUE;

  memset (&skeleton, 0, sizeof skeleton);
  unknot_joints_place_trunk (joints, &skeleton);
  for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
    {
      unknot_joints_place_leg (joints, side, &skeleton);
      take_arm_angles (joints, side);
      unknot_joints_place_shoulder (joints, side, &skeleton);
      unknot_joints_place_arm (joints, side, &skeleton);
    }
  for (int i = 0; i < 2; i++)
    {
      UnknotSide side = i == 0 ? first : !first;
      if (joints->reach[side].to == UNKNOT_LANDMARK_NONE)
        continue;
      double miss = unknot_reach_find (joints, side, &skeleton);
      if (miss > 0.1 && ok)
        {
          ok = FALSE;
          g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_REACH,
                       "reach-%s: \"%s\" is out of reach by %.1f cm; bend towards it, or reach for a nearer place",
                       side == UNKNOT_LEFT ? "left" : "right",
                       unknot_landmark_get_name (joints->reach[side].to), miss);
        }
    }
  return ok;
}

gboolean
unknot_joints_solve (const UnknotPose *pose, UnknotJoints *joints, GError **error)
{
  memset (joints, 0, sizeof *joints);
  joints->stance = pose->stance;
  memcpy (joints->angle, pose->angle, sizeof joints->angle);
  memcpy (joints->reach, pose->reach, sizeof joints->reach);

  unknot_stance_root (pose, joints);
  gboolean feet = unknot_stance_feet (pose, joints, error);
  gboolean hands = find_arms (joints, feet ? error : NULL);
  return feet && hands;
}

void
unknot_joints_hold_hands (UnknotJoints *joints)
{
  UnknotSkeleton skeleton;
  UnknotSide first = first_arm (joints);

  if (joints->reach[0].to == UNKNOT_LANDMARK_NONE && joints->reach[1].to == UNKNOT_LANDMARK_NONE)
    return;
  unknot_joints_place (joints, &skeleton);
  for (int i = 0; i < 2; i++)
    {
      UnknotSide side = i == 0 ? first : !first;
      if (joints->reach[side].to != UNKNOT_LANDMARK_NONE)
        unknot_reach_hold (joints, side, &skeleton);
    }
}

void
unknot_joints_breathe (UnknotJoints *joints, double breath)
{
  if (breath == 0)
    return;

  double *a = joints->angle, min, max;
  unknot_joint_get_range (UNKNOT_JOINT_CHEST_FLEXION, &min, &max, NULL);
  a[UNKNOT_JOINT_CHEST_FLEXION] = MAX (a[UNKNOT_JOINT_CHEST_FLEXION] - BREATH_CHEST * breath, min);
  unknot_joint_get_range (UNKNOT_JOINT_SCAPULA_ELEVATION, &min, &max, NULL);
  for (int side = 0; side < 2; side++)
    {
      double *up = &a[UNKNOT_JOINT_SCAPULA_ELEVATION + side];
      *up = MIN (*up + BREATH_SHOULDERS * breath, max);
    }
  unknot_joints_hold_hands (joints);
}

void
unknot_joints_mirror (const UnknotJoints *joints, UnknotJoints *mirrored)
{
  UnknotPose pose = { .stance = joints->stance };
  UnknotJoints out = *joints;

  memcpy (pose.angle, joints->angle, sizeof pose.angle);
  memcpy (pose.reach, joints->reach, sizeof pose.reach);
  unknot_pose_mirror (&pose, &pose);
  memcpy (out.angle, pose.angle, sizeof out.angle);
  memcpy (out.reach, pose.reach, sizeof out.reach);

  out.root = vec_mirror (joints->root);
  out.turn = (UnknotQuat) { joints->turn.w, joints->turn.x, -joints->turn.y, -joints->turn.z };
  for (int side = 0; side < 2; side++)
    {
      memcpy (out.blade[side], joints->blade[!side], sizeof out.blade[side]);
      out.shoulder[side] = joints->shoulder[!side];
      out.hip[side] = joints->hip[!side];
      out.ankle[side] = joints->ankle[!side];
      out.planted[side] = joints->planted[!side];
      out.foot_at[side] = vec_mirror (joints->foot_at[!side]);
      UnknotQuat q = joints->foot_turn[!side];
      out.foot_turn[side] = (UnknotQuat) { q.w, q.x, -q.y, -q.z };
    }
  *mirrored = out;
}
