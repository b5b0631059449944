/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/joints.h"

/* Two bones and the angles of the joints at their ends.  Everything for the left side. */

gboolean
unknot_limb_solve (UnknotVec root, UnknotVec target, double a, double b, double max_flexion, int fold,
                   UnknotVec pole, UnknotFrame *upper, UnknotFrame *lower, double *flexion)
{
  UnknotVec to = vec_sub (target, root);
  double distance = vec_length (to);
  double nearest = sqrt (a * a + b * b + 2 * a * b * cos (max_flexion * UNKNOT_DEG));
  double d = CLAMP (distance, nearest, a + b - 1e-7);
  UnknotVec along = vec_normal (to, vec (0, -1, 0));
  UnknotVec side = vec_reject (pole, along);

  if (vec_length (side) < 1e-6)
    side = vec_reject (fabs (along.z) < 0.9 ? vec (0, 0, -1) : vec (0, -1, 0), along);
  side = vec_normal (side, vec (0, 0, 1));

  double x = (a * a - b * b + d * d) / (2 * d);
  double h = sqrt (MAX (a * a - x * x, 0));
  UnknotVec joint = vec_mad (vec_scale (along, x), side, h);
  UnknotVec end = vec_scale (along, d);

  /* The joint stands out to @side, so the lower bone folds to the other one. */
  upper->origin = root;
  upper->y = vec_scale (joint, -1 / a);
  upper->z = vec_normal (vec_scale (vec_reject (side, upper->y), -fold), vec (0, 0, 1));
  upper->x = vec_cross (upper->y, upper->z);
  lower->origin = vec_add (root, joint);
  lower->y = vec_scale (vec_sub (end, joint), -1 / b);
  lower->x = upper->x;
  lower->z = vec_cross (lower->x, lower->y);
  *flexion = acos (CLAMP (vec_dot (upper->y, lower->y), -1, 1)) / UNKNOT_DEG;
  return distance >= nearest - 1e-6 && distance <= a + b + 1e-6;
}

UnknotFrame
unknot_shoulder_frame (double plane, double elevation, double rotation)
{
  /* Swing within the plane, then turn about the bone. */
  UnknotFrame p = unknot_frame_y (-plane), e = unknot_frame_z (elevation), r = unknot_frame_y (plane - rotation);
  UnknotFrame swing = unknot_frame_mul (&p, &e);
  return unknot_frame_mul (&swing, &r);
}

void
unknot_shoulder_angles (const UnknotFrame *local, double *plane, double *elevation, double *rotation)
{
  UnknotVec d = vec_scale (local->y, -1);

  *elevation = acos (CLAMP (-d.y, -1, 1)) / UNKNOT_DEG;
  *plane = hypot (d.x, d.z) > 1e-9 ? atan2 (d.z, d.x) / UNKNOT_DEG : 0;

  UnknotFrame swing = unknot_shoulder_frame (*plane, *elevation, 0);
  UnknotFrame twist = unknot_frame_between (&swing, local);
  /* About y by -rotation: z is (sin, 0, cos) of it. */
  *rotation = -atan2 (twist.z.x, twist.z.z) / UNKNOT_DEG;
}

UnknotFrame
unknot_wrist_frame (double pronation, double flexion, double deviation)
{
  UnknotFrame p = unknot_frame_y (-pronation), f = unknot_frame_z (-flexion), d = unknot_frame_x (deviation);
  UnknotFrame pf = unknot_frame_mul (&p, &f);
  return unknot_frame_mul (&pf, &d);
}

void
unknot_wrist_angles (const UnknotFrame *local, double *pronation, double *flexion, double *deviation)
{
  *flexion = -asin (CLAMP (local->x.y, -1, 1)) / UNKNOT_DEG;
  *pronation = atan2 (local->x.z, local->x.x) / UNKNOT_DEG;
  *deviation = atan2 (-local->z.y, local->y.y) / UNKNOT_DEG;
}

UnknotFrame
unknot_hip_frame (double flexion, double abduction, double rotation)
{
  UnknotFrame f = unknot_frame_x (-flexion), a = unknot_frame_z (abduction), r = unknot_frame_y (-rotation);
  UnknotFrame fa = unknot_frame_mul (&f, &a);
  return unknot_frame_mul (&fa, &r);
}

void
unknot_hip_angles (const UnknotFrame *local, double *flexion, double *abduction, double *rotation)
{
  UnknotVec d = vec_scale (local->y, -1);

  *abduction = asin (CLAMP (d.x, -1, 1)) / UNKNOT_DEG;
  *flexion = atan2 (d.z, -d.y) / UNKNOT_DEG;
  UnknotFrame straight = unknot_hip_frame (*flexion, *abduction, 0);
  UnknotFrame twist = unknot_frame_between (&straight, local);
  *rotation = -atan2 (twist.z.x, twist.z.z) / UNKNOT_DEG;
}

UnknotFrame
unknot_ankle_frame (double flexion, double inversion)
{
  UnknotFrame f = unknot_frame_x (-flexion), i = unknot_frame_z (-inversion);
  return unknot_frame_mul (&f, &i);
}

void
unknot_ankle_angles (const UnknotFrame *local, double *flexion, double *inversion)
{
  /* What is left is a turn of the sole, which knee and foot share. */
  *flexion = asin (CLAMP (local->z.y, -1, 1)) / UNKNOT_DEG;
  *inversion = atan2 (-local->x.y, local->y.y) / UNKNOT_DEG;
}
