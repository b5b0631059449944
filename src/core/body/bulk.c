/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/bulk.h"

/* By how much a ball may be entered, cm: cloth and flesh give way. */
#define SOFT 0.8

static double
square (double x)
{
  return x * x;
}

void
unknot_bulk_place (const UnknotSkeleton *skeleton, UnknotSide side, UnknotBulk *bulk)
{
  static const struct {
    UnknotBone bone;
    UnknotVec at;
    double radius;
  } balls[UNKNOT_N_BALLS] = {
    { UNKNOT_BONE_PELVIS, { 7, 0, 0 }, 10 },    { UNKNOT_BONE_PELVIS, { -7, 0, 0 }, 10 },
    { UNKNOT_BONE_LUMBAR, { 4.5, 2, 0 }, 9 },   { UNKNOT_BONE_LUMBAR, { -4.5, 2, 0 }, 9 },
    { UNKNOT_BONE_CHEST, { 5.5, 1, 0 }, 9.6 },  { UNKNOT_BONE_CHEST, { -5.5, 1, 0 }, 9.6 },
    { UNKNOT_BONE_CHEST, { 6, 12, 0 }, 10.4 },  { UNKNOT_BONE_CHEST, { -6, 12, 0 }, 10.4 },
    { UNKNOT_BONE_CHEST, { 0, 18, -1 }, 8.5 },  { UNKNOT_BONE_NECK, { 0, 4, 0.5 }, 5.2 },
    { UNKNOT_BONE_HEAD, { 0, 3, 5 }, 5.6 },     { UNKNOT_BONE_HEAD, { 0, 10, 3 }, 8.4 },
    { UNKNOT_BONE_HEAD, { 0, 13, 2.5 }, 8.8 },  { UNKNOT_BONE_CHEST, { -15, 22, -1 }, 5.4 },
  };

  /* Seen in the mirror the same table holds for the right arm: the body is symmetric. */
  for (int i = 0; i < UNKNOT_N_BALLS; i++)
    {
      UnknotVec at = side == UNKNOT_LEFT ? balls[i].at : vec_mirror (balls[i].at);
      at = frame_point (&skeleton->bone[balls[i].bone], at);
      bulk->at[i] = side == UNKNOT_LEFT ? at : vec_mirror (at);
      bulk->radius[i] = balls[i].radius;
    }
}

static double
clash_at (const UnknotBulk *bulk, UnknotVec at, double radius)
{
  double cost = 0;

  for (int b = 0; b < UNKNOT_N_BALLS; b++)
    {
      UnknotVec apart = vec_sub (at, bulk->at[b]);
      double touch = bulk->radius[b] + radius, distance2 = vec_dot (apart, apart);
      if (touch > 0 && distance2 < touch * touch)
        cost += 0.6 * square (touch - sqrt (distance2));
    }
  return cost;
}

double
unknot_bulk_clash (const UnknotBulk *bulk, const UnknotFrame *upper, const UnknotFrame *forearm, const UnknotFrame *hand)
{
  static const struct {
    gboolean fore;
    double along, radius;
  } samples[] = { { FALSE, 16, 4.2 }, { FALSE, 23, 4.0 }, { FALSE, 29, 3.8 }, { TRUE, 6, 3.6 },
                  { TRUE, 12, 3.3 },  { TRUE, 18, 2.9 },  { TRUE, 24, 2.5 } };
  double cost = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    cost += clash_at (bulk, frame_point (samples[i].fore ? forearm : upper, vec (0, -samples[i].along, 0)),
                      samples[i].radius - SOFT);
  /* The back of the hand's middle. */
  return cost + clash_at (bulk, frame_point (hand, vec (0, -4, 0)), 0.8);
}

/* How near two stretches, @a to @b and @c to @d, come to each other. */
static double
stretch_distance (UnknotVec a, UnknotVec b, UnknotVec c, UnknotVec d)
{
  UnknotVec u = vec_sub (b, a), v = vec_sub (d, c), w = vec_sub (a, c);
  double uu = vec_dot (u, u), uv = vec_dot (u, v), vv = vec_dot (v, v), uw = vec_dot (u, w), vw = vec_dot (v, w);
  double apart = uu * vv - uv * uv;
  double s = apart > 1e-9 ? CLAMP ((uv * vw - vv * uw) / apart, 0, 1) : 0;
  double t = CLAMP ((uv * s + vw) / vv, 0, 1);

  s = CLAMP ((uv * t - uw) / uu, 0, 1);
  return vec_distance (vec_mad (a, u, s), vec_mad (c, v, t));
}

double
unknot_bulk_cross (const UnknotSkeleton *skeleton)
{
  static const struct {
    UnknotBone bone;
    double length, radius;
  } parts[] = { { UNKNOT_BONE_FOREARM_L, 24, 3.1 }, { UNKNOT_BONE_HAND_L, 13, 1.9 } };
  double cost = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
      {
        const UnknotFrame *left = &skeleton->bone[parts[i].bone], *right = &skeleton->bone[parts[k].bone + 1];
        double near = stretch_distance (left->origin, frame_point (left, vec (0, -parts[i].length, 0)), right->origin,
                                        frame_point (right, vec (0, -parts[k].length, 0)));
        double in = parts[i].radius + parts[k].radius - SOFT - near;
        cost += in > 0 ? 0.6 * square (in) : 0;
      }
  return cost;
}
