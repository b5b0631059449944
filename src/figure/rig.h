/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/vec.h"

G_BEGIN_DECLS

/* The painter's bones: those of the skeleton, and helpers between them that turn half as far,
 * so that skin and cloth bend round a joint instead of folding in a point.
 *
 * The body is sculpted once in the rest stance (arms half raised, because that is the middle
 * of what they do); for a picture every bone tells how it has moved since. */
enum {
  RIG_GIRDLE_L = UNKNOT_N_BONES, /* the shoulder joint, carried by the shoulder blade */
  RIG_GIRDLE_R,
  RIG_SHOULDER_L,
  RIG_SHOULDER_R,
  RIG_ELBOW_L,
  RIG_ELBOW_R,
  RIG_TWIST_L,                   /* forearm, a part of the hand's turn about it */
  RIG_TWIST_R,
  RIG_CUFF_L,                    /* forearm at the wrist, all of the turn */
  RIG_CUFF_R,
  RIG_WRIST_L,
  RIG_WRIST_R,
  RIG_HIP_L,
  RIG_HIP_R,
  RIG_KNEE_L,
  RIG_KNEE_R,
  RIG_ANKLE_L,
  RIG_ANKLE_R,
  RIG_WAIST,
  RIG_THORAX,
  RIG_NECK,                      /* between chest and neck */
  RIG_NAPE,                      /* between neck and head */
  RIG_DIGITS,
};

/* A digit has two joints with a helper each: base helper, base, tip helper, tip. */
#define RIG_DIGIT_BONES 4
#define RIG_N_DIGITS 5 /* index to little finger, then the thumb */
#define RIG_THUMB 4
#define RIG_DIGIT(side, digit, bone) (RIG_DIGITS + ((side) * RIG_N_DIGITS + (digit)) * RIG_DIGIT_BONES + (bone))
#define RIG_N_BONES RIG_DIGIT (2, 0, 0)

/* Where the bone stands in the rest stance.  Digits: see rig_rest_digit(). */
const Turn *rig_rest (int bone);

typedef struct {
  Vec base, along; /* in the hand's frame, left hand; @along is a unit vector */
  float length[2];
  float radius[3];
} RigDigit;

const RigDigit *rig_digit (int digit);

/* How each bone moves a place of the rest stance.  @moves: RIG_N_BONES. */
void rig_pose (const UnknotSkeleton *skeleton, Turn *moves);

/* The same bone of the other side; itself when it lies in the middle. */
int rig_mirror (int bone);

/* The left one of a paired bone plus side 0 or 1. */
static inline int
rig_side (int left, int side)
{
  return left + side;
}

G_END_DECLS
