/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/pose.h"

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

typedef struct {
  UnknotFrame bone[UNKNOT_N_BONES];
  double finger_curl[2]; /* left, right: 0 straight to 1 fist */
  double thumb_curl[2];
  double breath; /* 0 breathed out to 1 breathed in: widens the chest when painted */
} UnknotSkeleton;

G_END_DECLS
