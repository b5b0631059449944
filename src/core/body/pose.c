/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/pose.h"

#include "core/body/pose-limits.h"

G_DEFINE_QUARK (unknot-pose-error-quark, unknot_pose_error)

void
unknot_pose_init (UnknotPose *pose, UnknotStance stance)
{
  g_return_if_fail (pose != NULL);
  g_return_if_fail ((guint) stance < UNKNOT_N_STANCES);

  *pose = (UnknotPose) { .stance = stance };
  for (int side = 0; side < 2; side++)
    pose->reach[side].to = UNKNOT_LANDMARK_NONE;
}

static gboolean
changes_sign (UnknotJoint joint)
{
  switch ((int) joint)
    {
    case UNKNOT_JOINT_BODY_TIP:
    case UNKNOT_JOINT_BODY_TURN:
    case UNKNOT_JOINT_WAIST_BEND:
    case UNKNOT_JOINT_WAIST_TURN:
    case UNKNOT_JOINT_CHEST_BEND:
    case UNKNOT_JOINT_CHEST_TURN:
    case UNKNOT_JOINT_NECK_BEND:
    case UNKNOT_JOINT_NECK_TURN:
    case UNKNOT_JOINT_HEAD_BEND:
    case UNKNOT_JOINT_HEAD_TURN:
      return TRUE;
    default:
      return FALSE;
    }
}

void
unknot_pose_mirror (const UnknotPose *pose, UnknotPose *mirrored)
{
  g_return_if_fail (pose != NULL);
  g_return_if_fail (mirrored != NULL);

  UnknotPose out = *pose;
  out.shift[0] = -pose->shift[0];
  if (pose->stance == UNKNOT_STANCE_SIDE_LYING)
    out.stance = UNKNOT_STANCE_SIDE_LYING_RIGHT;
  else if (pose->stance == UNKNOT_STANCE_SIDE_LYING_RIGHT)
    out.stance = UNKNOT_STANCE_SIDE_LYING;
  for (int i = 0; i < UNKNOT_JOINT_PAIRED; i++)
    out.angle[i] = changes_sign (i) ? -pose->angle[i] : pose->angle[i];
  for (int i = UNKNOT_JOINT_PAIRED; i < UNKNOT_N_JOINTS; i += 2)
    {
      out.angle[i] = pose->angle[i + 1];
      out.angle[i + 1] = pose->angle[i];
    }
  for (int side = 0; side < 2; side++)
    {
      /* Outwards stays outwards: nothing else of a foot or a reach has a side. */
      out.foot[side] = pose->foot[!side];
      out.reach[side] = pose->reach[!side];
      out.reach[side].to = unknot_landmark_mirror (out.reach[side].to);
    }
  *mirrored = out;
}

double
unknot_ease (double x)
{
  x = CLAMP (x, 0.0, 1.0);
  return x * x * x * (x * (6.0 * x - 15.0) + 10.0);
}
