/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* What one massages, trains or warms oneself with. */

/* A ball that presses nothing lies on the palm that is held up, or on the back while both hands are flat. */
static gboolean
is_on_palm (const Painting *p)
{
  return p->props->spot == UNKNOT_LANDMARK_NONE && p->skeleton->finger_curl[props_upper_hand (p)] > 0.2;
}

static Vec
find_ball (const Painting *p, float r)
{
  const int side = props_upper_hand (p);

  if (is_on_palm (p))
    return props_on_bone (p, UNKNOT_BONE_HAND_L + side, (side ? 1.0f : -1.0f) * (1.3f + r), -8, 0.5f);
  return props_pressed (p, p->props->spot, r * 0.85f);
}

static void
paint_balls (Painting *p)
{
  float r = (float) UNKNOT_BALL_RADIUS;
  Pen pen = props_pen (p, MATERIAL_BALL, TRUE);
  UnknotLandmark spot = p->props->spot;

  if (!props_has (p, UNKNOT_PROP_TWO_BALLS))
    pen_ball (&pen, find_ball (p, r), r);
  else if (spot == UNKNOT_LANDMARK_NONE)
    for (int side = -1; side <= 1; side += 2)
      pen_ball (&pen, props_on_bone (p, UNKNOT_BONE_CHEST, (float) side * (r + 0.6f), 12, -11.2f - r), r);
  else
    {
      pen_ball (&pen, props_pressed (p, spot, r * 0.85f), r);
      pen_ball (&pen, props_pressed (p, unknot_landmark_mirror (spot), r * 0.85f), r);
    }
}

/* The ball hangs in a sock from the hand, over the shoulder. */
static void
paint_sock_ball (Painting *p)
{
  float r = (float) UNKNOT_BALL_RADIUS;
  Vec ball = props_pressed (p, p->props->spot, r * 0.85f), hand[2] = { props_grip (p, 0), props_grip (p, 1) }, over, to;
  int side = hand[0].y > hand[1].y ? 0 : 1;
  Pen pen = props_pen (p, MATERIAL_CLOTH, TRUE);
  Vec path[5];
  static const float radii[5] = { 2.6f, 1.9f, 1.6f, 1.5f, 1.2f };

  to = hand[side];
  over = props_on_bone (p, UNKNOT_BONE_CHEST, side ? -9.0f : 9.0f, 29.5f, -2.0f);
  path[0] = vec_lerp (ball, over, 0.12f);
  path[1] = vec_add (vec_lerp (ball, over, 0.55f), vec_scale (turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]).z, -1.5f));
  path[2] = over;
  path[3] = vec_lerp (over, to, 0.5f);
  path[4] = to;
  pen_ball (&pen, ball, r + 0.3f);
  pen_bar (&pen, path, radii, 5);
}

/* Across the mat: it rolls along under the back that lies on it, and waits there for who still sits before it. */
static void
paint_roller (Painting *p)
{
  const float r = 7.5f, waits = -41;
  Pen pen = props_pen (p, MATERIAL_ROLLER, TRUE);
  Vec back = props_on_bone (p, UNKNOT_BONE_CHEST, 0, 11, -10.8f - r);
  float z = back.z + (waits - back.z) * smooth_step (2 * r, 4 * r, back.y);

  pen_rod (&pen, vec (-23, r, z), vec (23, r, z), r, r);
}

/* Between both hands. */
static void
paint_held (Painting *p, guint material, float beyond, float radius)
{
  Pen pen = props_pen (p, material, TRUE);
  Vec left = props_grip (p, 0), right = props_grip (p, 1), way = vec_unit (vec_sub (left, right));

  pen_rod (&pen, vec_mad (right, way, -beyond), vec_mad (left, way, beyond), radius, radius);
}

/* A curve through @n points, @fine parts between two of them; returns the number of its points. */
static int
smooth (const Vec *at, int n, int fine, Vec *out)
{
  int count = 0;

  for (int i = 0; i < n - 1; i++)
    for (int k = 0; k < fine + (i == n - 2); k++)
      {
        float t = (float) k / (float) fine;
        Vec a = at[MAX (i - 1, 0)], b = at[i], c = at[i + 1], d = at[MIN (i + 2, n - 1)];
        Vec v = vec_scale (b, 2);

        v = vec_mad (v, vec_sub (c, a), t);
        v = vec_mad (v, vec_add (vec_sub (vec_scale (a, 2), vec_scale (b, 5)), vec_sub (vec_scale (c, 4), d)), t * t);
        v = vec_mad (v, vec_add (vec_sub (d, a), vec_scale (vec_sub (b, c), 3)), t * t * t);
        out[count++] = vec_scale (v, 0.5f);
      }
  return count;
}

#define HOOK_POINTS 9
#define HOOK_FINE 6

/* Straight where the hands hold it, then in a hook over the shoulder to the spot. */
static void
hook_over_shoulder (const Painting *p, Vec low, Vec high, Vec tip, Vec at[HOOK_POINTS])
{
  Vec out = vec_unit (vec_sub (tip, props_pressed (p, p->props->spot, 0))), way = vec_unit (vec_sub (high, low));
  Turn chest = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]);
  Vec local = turn_point_back (&chest, tip);
  float x = local.x + (local.x < 0 ? -3.0f : 3.0f);

  at[0] = vec_mad (low, way, -13);
  at[1] = low;
  at[2] = high;
  at[3] = vec_lerp (vec_mad (high, way, 9), turn_point (&chest, vec (x, 34.0f, 15)), 0.5f);
  at[4] = turn_point (&chest, vec (x, 39.5f, 8));
  at[5] = turn_point (&chest, vec (x, 42.5f, -1));
  /* To the back it goes down behind the shoulder, to the top it comes from straight above. */
  if (turn_dir_back (&chest, out).y > 0.6f)
    {
      at[6] = turn_point (&chest, vec (x, 41.0f, local.z - 5));
      at[7] = turn_point (&chest, vec (x - (x - local.x) * 0.4f, 35.0f, local.z - 5.5f));
    }
  else
    {
      at[6] = turn_point (&chest, vec (x, 38.0f, local.z - 2));
      at[7] = vec_lerp (turn_point (&chest, vec (x, 33.0f, local.z - 8)), vec_mad (tip, out, 8), 0.5f);
    }
  at[8] = tip;
}

/* The same thing on the lap, before it is taken up: its hook lies beyond the upper hand. */
static void
hook_on_lap (Vec low, Vec high, Vec at[HOOK_POINTS])
{
  static const float path[HOOK_POINTS - 3][2] = { { 12, 1 }, { 20, 4 }, { 25, 10 }, { 24, 17 }, { 18, 21 }, { 12, 20 } };
  Vec way = vec_unit (vec_sub (high, low)), up = vec_unit (vec_sub (vec (0, 1, 0.3f), vec_scale (way, way.y + 0.3f * way.z)));

  at[0] = vec_mad (low, way, -13);
  at[1] = low;
  at[2] = high;
  for (int i = 3; i < HOOK_POINTS; i++)
    at[i] = vec_mad (vec_mad (high, way, path[i - 3][0]), up, path[i - 3][1]);
}

static void
paint_cane (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_ROLLER, TRUE);
  Turn chest = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]);
  Vec at[HOOK_POINTS], lap[HOOK_POINTS], path[HOOK_POINTS * HOOK_FINE];
  float radii[HOOK_POINTS * HOOK_FINE], taken;
  int n, upper;

  if (p->props->spot == UNKNOT_LANDMARK_NONE)
    {
      paint_held (p, MATERIAL_ROLLER, 16, 1.3f);
      return;
    }
  /* The hand on the side of the hook is the upper one, also while both come up from the lap. */
  upper = turn_point_back (&chest, props_pressed (p, p->props->spot, 0)).x < 0 ? 1 : 0;
  hook_over_shoulder (p, props_grip (p, !upper), props_grip (p, upper), props_pressed (p, p->props->spot, 1.5f), at);
  hook_on_lap (props_grip (p, !upper), props_grip (p, upper), lap);
  taken = smooth_step (-12, 14, turn_point_back (&chest, props_grip (p, upper)).y);
  for (int i = 0; i < HOOK_POINTS; i++)
    at[i] = vec_lerp (lap[i], at[i], taken);
  n = smooth (at, HOOK_POINTS, HOOK_FINE, path);
  for (int i = 0; i < n; i++)
    radii[i] = 1.15f;
  pen_bar (&pen, path, radii, n);
  pen_ball (&pen, at[HOOK_POINTS - 1], 2.0f);
  pen = props_pen (p, MATERIAL_ROLLER, FALSE);
  pen_ball (&pen, at[0], 1.9f);
}

/* --- Bands ----------------------------------------------------------------------------- */

static void
paint_band_under_foot (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_BAND, TRUE);
  Vec ground[2];

  for (int side = 0; side < 2; side++)
    {
      float out = side ? -1.0f : 1.0f;
      Vec sole = props_on_bone (p, UNKNOT_BONE_FOOT_L + side, out * 4.6f, 0, 5), hand = props_grip (p, side);

      ground[side] = vec (sole.x, 0.7f, sole.z);
      pen_bar (&pen, (const Vec[]) { ground[side], hand, vec_mad (hand, vec_unit (vec_sub (hand, ground[side])), 5) },
               (const float[]) { 0.8f, 0.8f, 1.1f }, 3);
    }
  pen_rod (&pen, ground[0], ground[1], 0.7f, 0.7f);
}

static void
paint_band_on_door (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_BAND, TRUE);
  float y = (float) UNKNOT_POST_BAND_HEIGHT, z = (float) UNKNOT_POST_Z;

  for (int side = 0; side < 2; side++)
    {
      Vec hand = props_grip (p, side), knot = vec (side ? -5.4f : 5.4f, y, z + 1);

      pen_bar (&pen, (const Vec[]) { knot, hand, vec_mad (hand, vec_unit (vec_sub (hand, knot)), 5) },
               (const float[]) { 0.8f, 0.8f, 1.1f }, 3);
    }
  props_box (&pen, -5.8f, y - 1.6f, z - 0.7f, 5.8f, y + 1.6f, z + 5.7f, 0.6f, 0.4f);
}

/* --- What is held to warm -------------------------------------------------------------- */

/* How much the palm of a hand looks up, -1 to 1. */
static float
palm_up (const Painting *p, int side)
{
  return (float) p->skeleton->bone[UNKNOT_BONE_HAND_L + side].x.y * (side ? 1 : -1);
}

/* A cushion of grain, carried between the hands or laid on the wrist of the one whose palm looks up. */
static void
paint_warm_bag (Painting *p)
{
  const int lies_on = palm_up (p, 0) > palm_up (p, 1) ? 0 : 1;
  const float laid = smooth_step (0.1f, 0.45f, palm_up (p, lies_on));
  Pen pen = props_pen (p, MATERIAL_WARM, TRUE);
  Vec left = props_grip (p, 0), right = props_grip (p, 1), apart = vec_sub (left, right), up = vec (0, 1, 0.25f);
  Turn forearm = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_FOREARM_L + lies_on]);
  Vec along = vec_scale (forearm.y, vec_dot (forearm.y, apart) < 0 ? -1.0f : 1.0f);
  Vec x = vec_unit (vec_lerp (vec_unit (apart), along, laid)), z = vec_unit (vec_cross (x, up));
  Turn place = { x, vec_cross (z, x), z, vec_lerp (left, right, 0.5f) };

  place.o = vec_lerp (place.o, vec_mad (turn_point (&forearm, vec (0, -22, 0)), place.y, 4.4f), laid);
  pen_board (&pen, &place, vec (11, 2.2f, 7), 5, 2.1f);
}

static void
paint_rolled_towel (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_TOWEL, TRUE);
  Vec left = props_grip (p, 0), right = props_grip (p, 1), way = vec_unit (vec_sub (left, right));
  Vec path[7];
  static const float radii[7] = { 2.4f, 2.0f, 2.5f, 2.1f, 2.5f, 2.0f, 2.4f };
  const float apart = vec_dot (vec_sub (left, right), way), most = 34;

  /* It is as long as it is: hands that come from afar find it in the lower one. */
  if (apart > most && left.y < right.y)
    right = vec_mad (left, way, -most);
  else if (apart > most)
    left = vec_mad (right, way, most);
  for (int i = 0; i < 7; i++)
    path[i] = vec_lerp (vec_mad (right, way, -9), vec_mad (left, way, 9), (float) i / 6);
  pen_bar (&pen, path, radii, 7);
}

void
props_paint_tools (Painting *p)
{
  if (props_has (p, UNKNOT_PROP_ROLLER))
    paint_roller (p);
  if (props_has (p, UNKNOT_PROP_SOCK_BALL))
    paint_sock_ball (p);
  else if (props_has (p, UNKNOT_PROP_BALL) || props_has (p, UNKNOT_PROP_TWO_BALLS))
    paint_balls (p);
  if (props_has (p, UNKNOT_PROP_CANE))
    paint_cane (p);
  if (props_has (p, UNKNOT_PROP_BAND_UNDER_FOOT))
    paint_band_under_foot (p);
  else if (props_has (p, UNKNOT_PROP_BAND_ON_DOOR))
    paint_band_on_door (p);
  else if (props_has (p, UNKNOT_PROP_BAND))
    paint_held (p, MATERIAL_BAND, 3, 0.8f);
  if (props_has (p, UNKNOT_PROP_WARM_BAG))
    paint_warm_bag (p);
  if (props_has (p, UNKNOT_PROP_ROLLED_TOWEL))
    paint_rolled_towel (p);
}
