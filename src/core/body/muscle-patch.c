/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/geometry.h"
#include "core/body/muscle.h"

/* Where the muscles lie: outlines on the skin in the anatomical stance, left side.
 *
 * Trunk, neck and head share one system of centimetres, whose origin is the thoracic joint
 * (origin of the chest's bone): C7 lies at (0, 26), the tip of the shoulder at (19, 26), the
 * inner edge of the shoulder blade at x = 6.5 to 7.5 between y = 8 and 19, the twelfth rib's
 * vertebra near y = -2, the edge of the skull near y = 39. */

typedef struct {
  double x, y;
} Point;

typedef enum {
  SHAPE_AREA,   /* a polygon seen along an axis */
  SHAPE_STRIP,  /* a band of a width along a line in space */
  SHAPE_SECTOR, /* a part of the forearm's girth */
} Shape;

typedef enum {
  SEEN_BACK,  /* x, y; only behind */
  SEEN_FRONT, /* x, y; only in front */
  SEEN_SIDE,  /* z, y; only on the outer side */
} Seen;

#define MAX_POINTS 14

typedef struct {
  Shape shape;
  guint32 bones;   /* which bones carry it (left), a bit each */
  Seen seen;
  double edge;     /* depth at which it ends: z for back and front, x for the side */
  Point area[MAX_POINTS];
  int n;
  UnknotVec line[4];
  double width;    /* half of it */
  UnknotVec toward; /* of a sector: its middle */
  gboolean straight_middle; /* both sides meet at the spine: no soft edge there */
} Patch;

#define BIT(bone) (1u << UNKNOT_BONE_##bone)
#define TRUNK (BIT (PELVIS) | BIT (LUMBAR) | BIT (CHEST) | BIT (SCAPULA_L))
#define NAPE (BIT (NECK) | BIT (HEAD))

static const Patch patches[UNKNOT_N_MUSCLES] = {
  [UNKNOT_MUSCLE_UPPER_TRAPEZIUS] = { SHAPE_AREA, TRUNK | NAPE | BIT (UPPER_ARM_L), SEEN_BACK, 2.2,
    { { -1, 39 }, { 2.8, 39 }, { 4.2, 35 }, { 5.6, 31.5 }, { 9, 30 }, { 14, 29.4 }, { 19, 28 }, { 18.6, 24.4 },
      { 12.5, 22.6 }, { 6, 23.2 }, { -1, 24 } }, 11, .straight_middle = TRUE },
  [UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS] = { SHAPE_AREA, TRUNK | BIT (NECK) | BIT (UPPER_ARM_L), SEEN_BACK, 0,
    { { -1, 24.8 }, { 6, 24 }, { 12, 23.8 }, { 17.6, 25 }, { 17.2, 22.6 }, { 12, 20.4 }, { 7, 18.4 }, { -1, 16.6 } },
    8, .straight_middle = TRUE },
  [UNKNOT_MUSCLE_LOWER_TRAPEZIUS] = { SHAPE_AREA, TRUNK, SEEN_BACK, 0,
    { { -1, 17.2 }, { 7.8, 19.2 }, { 8.6, 17.2 }, { 5, 9.5 }, { 2, 1.5 }, { 0.6, -3 }, { -1, -3 } }, 7,
    .straight_middle = TRUE },
  [UNKNOT_MUSCLE_LEVATOR_SCAPULAE] = { SHAPE_STRIP, TRUNK | NAPE, SEEN_BACK, 1.5,
    .line = { { 4.4, 37, -1.5 }, { 4.6, 32, -4 }, { 5.4, 27, -7 }, { 6.8, 20.5, -10.4 } }, .width = 2.3 },
  [UNKNOT_MUSCLE_RHOMBOIDS] = { SHAPE_AREA, TRUNK | BIT (NECK), SEEN_BACK, 0,
    { { 0.6, 23.6 }, { 6.8, 18.8 }, { 7.6, 8.4 }, { 6.2, 7.4 }, { 0.6, 13 } }, 5 },
  [UNKNOT_MUSCLE_LATISSIMUS] = { SHAPE_AREA, TRUNK, SEEN_BACK, 1,
    { { -1, 8.6 }, { 5, 8 }, { 9.5, 9 }, { 14, 12 }, { 19, 16.5 }, { 18.4, 11.5 }, { 17, 5 }, { 14.5, -4 },
      { 10.5, -12 }, { 6, -19 }, { 1, -21 }, { -1, -21 } }, 12, .straight_middle = TRUE },
  [UNKNOT_MUSCLE_ERECTORS] = { SHAPE_AREA, TRUNK | BIT (NECK), SEEN_BACK, 0,
    { { 0.9, 24 }, { 3.2, 24 }, { 4.4, 14 }, { 4.8, 2 }, { 4.6, -10 }, { 3.6, -20 }, { 0.9, -20 } }, 7 },
  [UNKNOT_MUSCLE_SUBOCCIPITALS] = { SHAPE_AREA, NAPE, SEEN_BACK, -0.5,
    { { 0.5, 39.8 }, { 4.8, 39.4 }, { 5, 37 }, { 3, 35.4 }, { 0.5, 34.6 } }, 5 },
  [UNKNOT_MUSCLE_STERNOCLEIDOMASTOID] = { SHAPE_STRIP, NAPE | BIT (CHEST), SEEN_FRONT, -30,
    .line = { { 6.2, 40, -0.8 }, { 5.8, 35, 1.6 }, { 4.4, 30, 3.6 }, { 1.6, 24, 5.2 } }, .width = 1.7 },
  [UNKNOT_MUSCLE_SCALENES] = { SHAPE_STRIP, NAPE | BIT (CHEST), SEEN_FRONT, -30,
    .line = { { 5, 36.5, 0 }, { 5.4, 32.5, 0.4 }, { 5.8, 29, 1 }, { 7.2, 25.5, 2 } }, .width = 2.0 },
  [UNKNOT_MUSCLE_PECTORALS] = { SHAPE_AREA, TRUNK | BIT (UPPER_ARM_L), SEEN_FRONT, 2,
    { { 0.9, 21.4 }, { 7, 22.8 }, { 14, 23 }, { 18.6, 20.5 }, { 17.4, 16.4 }, { 13.6, 12 }, { 9, 9.2 }, { 4, 8.8 },
      { 0.9, 10.6 } }, 9 },
  [UNKNOT_MUSCLE_SERRATUS] = { SHAPE_AREA, TRUNK, SEEN_SIDE, 9,
    { { -3, 14 }, { 3, 14 }, { 7.5, 8 }, { 8.5, 1.5 }, { 5, -3 }, { 1, 0 }, { -2, 7 } }, 7 },
  [UNKNOT_MUSCLE_REAR_DELTOID] = { SHAPE_STRIP, TRUNK | BIT (UPPER_ARM_L), SEEN_BACK, 1,
    .line = { { 11.5, 22.6, -8 }, { 17, 21.5, -6 }, { 19.5, 15.5, -5 }, { 20.6, 9, -3 } }, .width = 3.1 },
  [UNKNOT_MUSCLE_ROTATOR_CUFF] = { SHAPE_AREA, TRUNK | BIT (UPPER_ARM_L), SEEN_BACK, 0,
    { { 7.2, 19 }, { 12, 21.2 }, { 17.4, 23 }, { 18.4, 20 }, { 13.4, 13.4 }, { 8.8, 8.6 }, { 7.4, 10.6 } }, 7 },
  [UNKNOT_MUSCLE_FOREARM_FLEXORS] = { SHAPE_SECTOR, BIT (FOREARM_L), .toward = { -0.95, 0, -0.12 } },
  [UNKNOT_MUSCLE_FOREARM_EXTENSORS] = { SHAPE_SECTOR, BIT (FOREARM_L), .toward = { 0.95, 0, 0.12 } },
};

/* Half-width of the soft edge, cm. */
#define SOFT 1.0
/* The same for where an area ends in depth. */
#define SOFT_DEPTH 1.6

static double
soft (double inside, double width)
{
  double x = CLAMP ((inside + width) / (2 * width), 0, 1);
  return x * x * (3 - 2 * x);
}

static double
distance_to_segment (UnknotVec p, UnknotVec a, UnknotVec b)
{
  UnknotVec along = vec_sub (b, a);
  double length2 = vec_dot (along, along);
  double t = length2 > 0 ? CLAMP (vec_dot (vec_sub (p, a), along) / length2, 0, 1) : 0;
  return vec_distance (p, vec_mad (a, along, t));
}

/* How far @p lies inside the polygon; negative outside. */
static double
inside_area (const Patch *patch, Point p)
{
  double nearest = G_MAXDOUBLE;
  gboolean inside = FALSE;

  for (int i = 0, k = patch->n - 1; i < patch->n; k = i++)
    {
      Point a = patch->area[i], b = patch->area[k];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
      nearest = MIN (nearest, distance_to_segment (vec (p.x, p.y, 0), vec (a.x, a.y, 0), vec (b.x, b.y, 0)));
    }
  return inside ? nearest : -nearest;
}

static double
area_weight (const Patch *patch, UnknotVec p)
{
  Point at = { patch->seen == SEEN_SIDE ? p.z : p.x, p.y };
  double depth = patch->seen == SEEN_BACK ? patch->edge - p.z
                 : patch->seen == SEEN_FRONT ? p.z - patch->edge : p.x - patch->edge;
  double weight = soft (inside_area (patch, at), SOFT) * soft (depth, SOFT_DEPTH);

  /* Areas that meet at the spine reach across it a little and are cut there, so that left and
   * right close without a gap. */
  return patch->straight_middle ? weight * soft (p.x + 0.3, 0.3) : weight;
}

static double
strip_weight (const Patch *patch, UnknotVec p)
{
  double nearest = G_MAXDOUBLE;
  double depth = patch->seen == SEEN_BACK ? patch->edge - p.z : p.z - patch->edge;

  for (guint i = 1; i < G_N_ELEMENTS (patch->line); i++)
    nearest = MIN (nearest, distance_to_segment (p, patch->line[i - 1], patch->line[i]));
  return soft (patch->width - nearest, SOFT) * soft (depth, SOFT_DEPTH);
}

/* @p in the forearm's frame: the bellies lie in the upper two thirds. */
static double
sector_weight (const Patch *patch, UnknotVec p)
{
  double along = MIN (-p.y - 0.5, 17 + p.y);
  UnknotVec round = vec_normal (vec (p.x, 0, p.z), vec (0, 0, 0));
  double facing = vec_dot (round, vec_normal (patch->toward, vec (1, 0, 0)));

  /* Half of the forearm each: the border between them lies a little less than 90 degrees from the middle. */
  return soft (along - 1, 1.8) * soft (facing - 0.16, 0.3);
}

double
unknot_muscle_weight_in_bone (UnknotMuscle muscle, UnknotSide side, UnknotBone bone, UnknotVec point)
{
  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, 0);
  g_return_val_if_fail ((guint) bone < UNKNOT_N_BONES, 0);

  const Patch *patch = &patches[muscle];
  gboolean paired = bone >= UNKNOT_BONE_SCAPULA_L;
  guint left = paired ? bone - ((bone - UNKNOT_BONE_SCAPULA_L) & 1) : bone;

  if (!(patch->bones & (1u << left)) || (paired && (bone - left) != (guint) side))
    return 0;
  if (side == UNKNOT_RIGHT)
    point = vec_mirror (point);
  if (patch->shape == SHAPE_SECTOR)
    return sector_weight (patch, point);

  /* Into the trunk's common system: in the anatomical stance it is a shift. */
  static const UnknotVec origins[UNKNOT_N_BONES] = {
    [UNKNOT_BONE_PELVIS] = { 0, -24, 0 },         [UNKNOT_BONE_LUMBAR] = { 0, -14, 0 },
    [UNKNOT_BONE_NECK] = { 0, 26, -3 },           [UNKNOT_BONE_HEAD] = { 0, 34, -1.5 },
    [UNKNOT_BONE_SCAPULA_L] = { 9.5, 14.5, -10 }, [UNKNOT_BONE_UPPER_ARM_L] = { 17.5, 22, -1 },
  };
  UnknotVec p = vec_add (point, origins[left]);
  return patch->shape == SHAPE_AREA ? area_weight (patch, p) : strip_weight (patch, p);
}

double
unknot_muscle_weight (UnknotMuscle muscle, UnknotSide side, UnknotBone bone, UnknotVec point)
{
  static gsize done = 0;
  static UnknotSkeleton rest;

  g_return_val_if_fail ((guint) bone < UNKNOT_N_BONES, 0);

  if (g_once_init_enter (&done))
    {
      unknot_skeleton_init (&rest);
      g_once_init_leave (&done, 1);
    }
  return unknot_muscle_weight_in_bone (muscle, side, bone, vec_sub (point, rest.bone[bone].origin));
}
