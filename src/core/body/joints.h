/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/geometry.h"

G_BEGIN_DECLS

/* Private to the core: a pose with everything found that had to be found.  Joints, not
 * points: what can be blended without stretching a limb.
 *
 * The right side's limbs are held as if they were the left's: seen in a mirror. */
typedef struct {
  UnknotStance stance;
  UnknotVec root;               /* pelvis, before its tilt */
  UnknotQuat turn;
  double angle[UNKNOT_N_JOINTS];
  double blade[2][3];           /* what raising the arm adds: elevation, protraction, upward turn */
  UnknotQuat shoulder[2];
  UnknotQuat hip[2];
  UnknotQuat ankle[2];
  gboolean planted[2];
  UnknotVec foot_at[2];         /* where a planted ankle is, in the world; on the knees: the middle between the knees */
  UnknotQuat foot_turn[2];
  UnknotReach reach[2];
} UnknotJoints;

/* Lengths, cm. */
#define UNKNOT_UPPER_ARM 29.0
#define UNKNOT_FOREARM 25.0
#define UNKNOT_THIGH 42.0
#define UNKNOT_SHANK 40.0

/* Finds all joints of @pose.  FALSE with UNKNOT_POSE_ERROR_REACH when something stays out of
 * reach; @joints is as near as it gets. */
gboolean unknot_joints_solve (const UnknotPose *pose, UnknotJoints *joints, GError **error);

/* Breathes in by @breath, hands keeping what they hold. */
void unknot_joints_breathe (UnknotJoints *joints, double breath);

/* How the arms get from one pose to another: straight, or round what is in their way, or one before the other. */
typedef enum { UNKNOT_WAY_FRONT, UNKNOT_WAY_SIDE, UNKNOT_WAY_FOLDED, UNKNOT_WAY_N_ROUNDS } UnknotWayRound;
typedef enum { UNKNOT_WAY_TOGETHER, UNKNOT_WAY_LEFT_FIRST, UNKNOT_WAY_RIGHT_FIRST, UNKNOT_WAY_N_ORDERS } UnknotWayOrder;
typedef struct {
  UnknotWayOrder order;
  UnknotWayRound round[2];
  double share[2]; /* 0 straight to 1 */
} UnknotWay;

/* blend.c: the way on which the arms run least through the body and through each other.  To be found once
 * and kept: it looks at the whole way many times. */
void unknot_joints_find_way (const UnknotJoints *from, const UnknotJoints *to, UnknotWay *way);
/* See unknot_skeleton_blend().  @way: (nullable): straight. */
void unknot_joints_blend (const UnknotJoints *from, const UnknotJoints *to, double part, const UnknotWay *way,
                          UnknotJoints *out);

/* Keeps every hand on what it reaches for, after something else has moved. */
void unknot_joints_hold_hands (UnknotJoints *joints);

void unknot_joints_mirror (const UnknotJoints *joints, UnknotJoints *mirrored);

/* Joints to frames. */
void unknot_joints_place (const UnknotJoints *joints, UnknotSkeleton *skeleton);

/* Parts of it, in the order in which they depend on each other. */
void unknot_joints_place_trunk (const UnknotJoints *joints, UnknotSkeleton *skeleton);
void unknot_joints_place_leg (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton);
void unknot_joints_place_shoulder (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton);
void unknot_joints_place_arm (const UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton);

/* What raising the arm to @direction (unit vector in the chest's axes, left) does to the
 * shoulder blade. */
void unknot_blade_rhythm (UnknotVec direction, double blade[3]);

/* limb.c: two bones between @root and @target, bending towards @pole (a direction).
 * @reached: FALSE when it is too far or too near; then the end is as near as it gets.
 * @upper, @lower: frames whose -y runs along the bone and whose z is the side it bends to
 *   (elbow: @fold 1, the lower bone turns to +z; knee: -1). */
gboolean unknot_limb_solve (UnknotVec root, UnknotVec target, double a, double b, double max_flexion, int fold,
                            UnknotVec pole, UnknotFrame *upper, UnknotFrame *lower, double *flexion);

/* Angles of a left shoulder (upper arm in the chest's axes), wrist (hand in the forearm's),
 * hip (thigh in the root's) and ankle (foot in the shank's); and back. */
void unknot_shoulder_angles (const UnknotFrame *local, double *plane, double *elevation, double *rotation);
UnknotFrame unknot_shoulder_frame (double plane, double elevation, double rotation);
void unknot_wrist_angles (const UnknotFrame *local, double *pronation, double *flexion, double *deviation);
UnknotFrame unknot_wrist_frame (double pronation, double flexion, double deviation);
void unknot_hip_angles (const UnknotFrame *local, double *flexion, double *abduction, double *rotation);
UnknotFrame unknot_hip_frame (double flexion, double abduction, double rotation);
void unknot_ankle_angles (const UnknotFrame *local, double *flexion, double *inversion);
UnknotFrame unknot_ankle_frame (double flexion, double inversion);

/* stance.c: where the stance puts the pelvis and the feet. */
void unknot_stance_root (const UnknotPose *pose, UnknotJoints *joints);
gboolean unknot_stance_feet (const UnknotPose *pose, UnknotJoints *joints, GError **error);
/* Moves the root so that the knees stay where the stance has them. */
void unknot_stance_hold_knees (UnknotJoints *joints);
/* Hip, knee and ankle of a planted foot.  @pole: where the knee points.  Returns how far the
 * ankle misses its place, cm. */
double unknot_stance_hold_foot (UnknotJoints *joints, UnknotSide side, UnknotVec pole);

/* reach.c: finds shoulder, elbow, forearm and wrist for the reach of @side; everything else
 * is already placed in @skeleton.  Returns how far the hand misses its target, cm. */
double unknot_reach_find (UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton);
/* Brings a hand that is nearly there onto its target, turned as it is.  Returns as above. */
double unknot_reach_hold (UnknotJoints *joints, UnknotSide side, UnknotSkeleton *skeleton);
/* Where the hand's contact lies in the frame of a left hand. */
UnknotVec unknot_reach_contact (UnknotContact contact, double finger_curl);

/* landmark positions for reach.c and skeleton.c */
UnknotVec unknot_landmark_place (const UnknotSkeleton *skeleton, UnknotLandmark landmark, UnknotVec *normal,
                                 UnknotFrame *carrier);

G_END_DECLS
