/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/geometry.h"

UnknotFrame
unknot_frame_identity (void)
{
  return (UnknotFrame) { { 0, 0, 0 }, { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
}

UnknotFrame
unknot_frame_x (double degrees)
{
  double c = cos (degrees * UNKNOT_DEG), s = sin (degrees * UNKNOT_DEG);
  return (UnknotFrame) { { 0, 0, 0 }, { 1, 0, 0 }, { 0, c, s }, { 0, -s, c } };
}

UnknotFrame
unknot_frame_y (double degrees)
{
  double c = cos (degrees * UNKNOT_DEG), s = sin (degrees * UNKNOT_DEG);
  return (UnknotFrame) { { 0, 0, 0 }, { c, 0, -s }, { 0, 1, 0 }, { s, 0, c } };
}

UnknotFrame
unknot_frame_z (double degrees)
{
  double c = cos (degrees * UNKNOT_DEG), s = sin (degrees * UNKNOT_DEG);
  return (UnknotFrame) { { 0, 0, 0 }, { c, s, 0 }, { -s, c, 0 }, { 0, 0, 1 } };
}

UnknotFrame
unknot_frame_mul (const UnknotFrame *parent, const UnknotFrame *a)
{
  return (UnknotFrame) { frame_point (parent, a->origin), frame_turn (parent, a->x), frame_turn (parent, a->y),
                         frame_turn (parent, a->z) };
}

UnknotFrame
unknot_frame_between (const UnknotFrame *a, const UnknotFrame *b)
{
  return (UnknotFrame) { { 0, 0, 0 }, frame_unturn (a, b->x), frame_unturn (a, b->y), frame_unturn (a, b->z) };
}

UnknotFrame
unknot_frame_mirror (const UnknotFrame *a)
{
  return (UnknotFrame) { vec_mirror (a->origin), vec (a->x.x, -a->x.y, -a->x.z), vec_mirror (a->y),
                         vec_mirror (a->z) };
}

UnknotQuat
unknot_quat_from_frame (const UnknotFrame *f)
{
  /* The largest component first: no division by something small. */
  double t[4] = { 1 + f->x.x + f->y.y + f->z.z, 1 + f->x.x - f->y.y - f->z.z, 1 - f->x.x + f->y.y - f->z.z,
                  1 - f->x.x - f->y.y + f->z.z };
  int best = 0;
  for (int i = 1; i < 4; i++)
    if (t[i] > t[best])
      best = i;

  double s = 0.5 / sqrt (t[best]), big = 0.5 * sqrt (t[best]);
  double wx = (f->y.z - f->z.y) * s, wy = (f->z.x - f->x.z) * s, wz = (f->x.y - f->y.x) * s;
  double xy = (f->x.y + f->y.x) * s, xz = (f->x.z + f->z.x) * s, yz = (f->y.z + f->z.y) * s;
  switch (best)
    {
    case 0:
      return (UnknotQuat) { big, wx, wy, wz };
    case 1:
      return (UnknotQuat) { wx, big, xy, xz };
    case 2:
      return (UnknotQuat) { wy, xy, big, yz };
    default:
      return (UnknotQuat) { wz, xz, yz, big };
    }
}

UnknotFrame
unknot_quat_to_frame (UnknotQuat q)
{
  double w = q.w, x = q.x, y = q.y, z = q.z;

  return (UnknotFrame) {
    { 0, 0, 0 },
    { 1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y) },
    { 2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x) },
    { 2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y) },
  };
}

UnknotQuat
unknot_quat_slerp (UnknotQuat a, UnknotQuat b, double part)
{
  double dot = a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z;
  double sign = dot < 0 ? -1 : 1;
  double p = 1 - part, q = part;

  dot = MIN (fabs (dot), 1.0);
  if (dot < 0.9999)
    {
      double angle = acos (dot);
      p = sin ((1 - part) * angle) / sin (angle);
      q = sin (part * angle) / sin (angle);
    }
  q *= sign;
  UnknotQuat r = { a.w * p + b.w * q, a.x * p + b.x * q, a.y * p + b.y * q, a.z * p + b.z * q };
  double length = sqrt (r.w * r.w + r.x * r.x + r.y * r.y + r.z * r.z);
  return (UnknotQuat) { r.w / length, r.x / length, r.y / length, r.z / length };
}
