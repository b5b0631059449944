/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/body/pose.h"

G_BEGIN_DECLS

/* A pose as points and directions in space.
 *
 * Centimetres, in a world whose origin is the ground under the figure: x to the figure's
 * left, y up, z to its front.  In the anatomical stance every bone's frame has exactly the
 * axes of the world, so that a point on the body is a constant in the frame of its bone:
 * the elbow lies at (0, -29, 0) of the upper arm, whatever the pose. */

typedef struct {
  double x, y, z;
} UnknotVec;

/* A bone's frame.  @origin is its proximal joint (for the pelvis its centre).  The columns
 * @x, @y, @z are unit vectors in world axes, right-handed. */
typedef struct {
  UnknotVec origin;
  UnknotVec x, y, z;
} UnknotFrame;

typedef enum {
  UNKNOT_BONE_PELVIS,
  UNKNOT_BONE_LUMBAR,      /* origin: waist */
  UNKNOT_BONE_CHEST,       /* origin: thoracic joint */
  UNKNOT_BONE_NECK,        /* origin: C7 */
  UNKNOT_BONE_HEAD,        /* origin: top of the neck; the head centre lies at (0, 10, 3) of it */
  UNKNOT_BONE_SCAPULA_L,   /* origin: middle of the shoulder blade */
  UNKNOT_BONE_SCAPULA_R,
  UNKNOT_BONE_UPPER_ARM_L, /* origin: shoulder joint */
  UNKNOT_BONE_UPPER_ARM_R,
  UNKNOT_BONE_FOREARM_L,   /* origin: elbow */
  UNKNOT_BONE_FOREARM_R,
  UNKNOT_BONE_HAND_L,      /* origin: wrist; the palm faces -x on the left hand and +x on the right when hanging (towards the thigh), the fingers point along -y, the thumb lies on +z */
  UNKNOT_BONE_HAND_R,
  UNKNOT_BONE_THIGH_L,     /* origin: hip joint */
  UNKNOT_BONE_THIGH_R,
  UNKNOT_BONE_SHANK_L,     /* origin: knee */
  UNKNOT_BONE_SHANK_R,
  UNKNOT_BONE_FOOT_L,      /* origin: ankle; toes along +z */
  UNKNOT_BONE_FOOT_R,
  UNKNOT_N_BONES
} UnknotBone;

/* How high the ankle lies above the ground under a foot that stands. */
#define UNKNOT_ANKLE_HEIGHT 8.2

/* A finger: from the knuckle, 8.2 from the wrist, two segments of these lengths, which turn
 * towards the palm by finger_curl times 90 degrees each. */
#define UNKNOT_KNUCKLE 8.2
#define UNKNOT_FINGER_1 4.2
#define UNKNOT_FINGER_2 3.8

typedef struct {
  UnknotFrame bone[UNKNOT_N_BONES];
  double finger_curl[2]; /* left, right: 0 straight to 1 fist */
  double thumb_curl[2];
  double breath; /* 0 breathed out to 1 breathed in: widens the chest when painted */
  /* What the joints do: every angle as in UnknotPose, also those that were found by
   * reaching and standing. */
  double angle[UNKNOT_N_JOINTS];
  /* The ankle is held where it stands. */
  gboolean planted[2];
} UnknotSkeleton;

/* The anatomical stance: every frame has the axes of the world. */
void unknot_skeleton_init (UnknotSkeleton *skeleton);

/* Places @pose in the world: feet stand, hands reach.
 *
 * @breath: 0 out to 1 in.
 * @error: (optional): UNKNOT_POSE_ERROR_REACH when a hand or a foot cannot get where it
 *   should; the message names it and says by how many centimetres it misses.
 * Returns: FALSE with @error.  @skeleton is complete all the same: as near as it gets. */
gboolean unknot_skeleton_solve (const UnknotPose *pose, double breath, UnknotSkeleton *skeleton, GError **error);

/* Between two poses, 0 <= @part <= 1 (ease it yourself).  Joints are blended, then what
 * both poses share is held: feet that stand, and hands on the same target. */
void unknot_skeleton_blend (const UnknotPose *from, const UnknotPose *to, double part, double breath,
                            UnknotSkeleton *skeleton);

/* Swaps left and right.  @skeleton and @mirrored may be the same. */
void unknot_skeleton_mirror (const UnknotSkeleton *skeleton, UnknotSkeleton *mirrored);

/* Whether every joint, found angles included, is within the human range; the error is that
 * of unknot_pose_check(). */
gboolean unknot_skeleton_check (const UnknotSkeleton *skeleton, GError **error);

/* Where a landmark is.  @normal: (out) (optional): unit vector away from the surface. */
UnknotVec unknot_skeleton_get_landmark (const UnknotSkeleton *skeleton, UnknotLandmark landmark,
                                        UnknotVec *normal);

/* A point of a bone, given in its frame, in the world; and back. */
UnknotVec unknot_frame_to_world (const UnknotFrame *frame, UnknotVec point);
UnknotVec unknot_frame_from_world (const UnknotFrame *frame, UnknotVec point);

G_END_DECLS
