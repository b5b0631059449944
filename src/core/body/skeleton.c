/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/joints.h"

#include <string.h>

#include "core/body/pose-limits.h"

void
unknot_skeleton_init (UnknotSkeleton *skeleton)
{
  UnknotPose pose;
  UnknotJoints joints;

  g_return_if_fail (skeleton != NULL);

  /* Free feet: straight legs, every joint at 0. */
  unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  pose.foot[UNKNOT_LEFT].free = pose.foot[UNKNOT_RIGHT].free = TRUE;
  unknot_joints_solve (&pose, &joints, NULL);
  unknot_joints_place (&joints, skeleton);
}

gboolean
unknot_skeleton_solve (const UnknotPose *pose, double breath, UnknotSkeleton *skeleton, GError **error)
{
  UnknotJoints joints;

  g_return_val_if_fail (pose != NULL, FALSE);
  g_return_val_if_fail (skeleton != NULL, FALSE);
  g_return_val_if_fail (!error || !*error, FALSE);

  gboolean ok = unknot_joints_solve (pose, &joints, error);
  unknot_joints_breathe (&joints, breath);
  unknot_joints_place (&joints, skeleton);
  skeleton->breath = breath;
  return ok;
}

void
unknot_skeleton_blend (const UnknotPose *from, const UnknotPose *to, double part, double breath,
                       UnknotSkeleton *skeleton)
{
  UnknotJoints a, b, between;

  g_return_if_fail (from != NULL);
  g_return_if_fail (to != NULL);
  g_return_if_fail (skeleton != NULL);

  unknot_joints_solve (from, &a, NULL);
  unknot_joints_solve (to, &b, NULL);
  unknot_joints_breathe (&a, breath);
  unknot_joints_breathe (&b, breath);
  unknot_joints_blend (&a, &b, CLAMP (part, 0, 1), NULL, &between);
  unknot_joints_place (&between, skeleton);
  skeleton->breath = breath;
}

void
unknot_skeleton_mirror (const UnknotSkeleton *skeleton, UnknotSkeleton *mirrored)
{
  UnknotPose pose = { 0 };
  UnknotSkeleton out = *skeleton;

  g_return_if_fail (skeleton != NULL);
  g_return_if_fail (mirrored != NULL);

  for (int i = 0; i < UNKNOT_N_BONES; i++)
    {
      /* Sided bones come in pairs after those in the middle. */
      int other = i < UNKNOT_BONE_SCAPULA_L ? i : ((i - UNKNOT_BONE_SCAPULA_L) ^ 1) + UNKNOT_BONE_SCAPULA_L;
      out.bone[i] = unknot_frame_mirror (&skeleton->bone[other]);
    }
  for (int side = 0; side < 2; side++)
    {
      out.finger_curl[side] = skeleton->finger_curl[!side];
      out.thumb_curl[side] = skeleton->thumb_curl[!side];
      out.planted[side] = skeleton->planted[!side];
      pose.reach[side].to = UNKNOT_LANDMARK_NONE;
    }
  memcpy (pose.angle, skeleton->angle, sizeof pose.angle);
  unknot_pose_mirror (&pose, &pose);
  memcpy (out.angle, pose.angle, sizeof out.angle);
  *mirrored = out;
}

gboolean
unknot_skeleton_check (const UnknotSkeleton *skeleton, GError **error)
{
  g_return_val_if_fail (skeleton != NULL, FALSE);

  return unknot_angles_check (skeleton->angle, error);
}

UnknotVec
unknot_skeleton_get_landmark (const UnknotSkeleton *skeleton, UnknotLandmark landmark, UnknotVec *normal)
{
  g_return_val_if_fail (skeleton != NULL, vec (0, 0, 0));
  g_return_val_if_fail (landmark >= 0 && landmark < unknot_landmark_get_count (), vec (0, 0, 0));

  return unknot_landmark_place (skeleton, landmark, normal, NULL);
}

UnknotVec
unknot_frame_to_world (const UnknotFrame *frame, UnknotVec point)
{
  return frame_point (frame, point);
}

UnknotVec
unknot_frame_from_world (const UnknotFrame *frame, UnknotVec point)
{
  return frame_unpoint (frame, point);
}
