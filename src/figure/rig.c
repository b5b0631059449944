/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/rig.h"

/* The rest stance: arms half raised and a little forward, legs a little apart. */
#define ARM_ELEVATION 50.0f
#define ARM_PLANE 20.0f
#define LEG_ABDUCTION 4.0f
#define RADIANS (G_PI / 180)

typedef struct {
  float w, x, y, z;
} Quat;

/* The middle finger has the lengths that the skeleton reaches with. */
static const RigDigit digits[RIG_N_DIGITS] = {
  { { 0.0f, -8.0f, 2.70f }, { -0.03f, -0.995f, 0.09f }, { 4.0f, 3.5f }, { 0.98f, 0.88f, 0.72f } },
  { { 0.1f, -(float) UNKNOT_KNUCKLE, 0.90f }, { -0.03f, -0.999f, 0.02f }, { (float) UNKNOT_FINGER_1, (float) UNKNOT_FINGER_2 },
    { 1.00f, 0.90f, 0.74f } },
  { { 0.0f, -7.9f, -0.92f }, { -0.03f, -0.997f, -0.05f }, { 4.0f, 3.6f }, { 0.96f, 0.86f, 0.72f } },
  { { -0.1f, -7.2f, -2.60f }, { -0.03f, -0.989f, -0.13f }, { 3.2f, 2.8f }, { 0.86f, 0.77f, 0.65f } },
  { { -0.7f, -2.4f, 2.1f }, { -0.30f, -0.80f, 0.52f }, { 4.4f, 3.1f }, { 1.40f, 1.10f, 0.84f } },
};

static Quat
quat_from_turn (const Turn *t)
{
  float trace = t->x.x + t->y.y + t->z.z;
  Quat q;

  if (trace > 0)
    q = (Quat) { trace + 1, t->y.z - t->z.y, t->z.x - t->x.z, t->x.y - t->y.x };
  else if (t->x.x > t->y.y && t->x.x > t->z.z)
    q = (Quat) { t->y.z - t->z.y, 1 + t->x.x - t->y.y - t->z.z, t->x.y + t->y.x, t->z.x + t->x.z };
  else if (t->y.y > t->z.z)
    q = (Quat) { t->z.x - t->x.z, t->x.y + t->y.x, 1 + t->y.y - t->x.x - t->z.z, t->y.z + t->z.y };
  else
    q = (Quat) { t->x.y - t->y.x, t->z.x + t->x.z, t->y.z + t->z.y, 1 + t->z.z - t->x.x - t->y.y };
  return q;
}

static Quat
quat_unit (Quat q)
{
  float n = 1 / sqrtf (q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);

  return (Quat) { q.w * n, q.x * n, q.y * n, q.z * n };
}

static Turn
turn_from_quat (Quat q)
{
  return (Turn) {
    { 1 - 2 * (q.y * q.y + q.z * q.z), 2 * (q.x * q.y + q.w * q.z), 2 * (q.x * q.z - q.w * q.y) },
    { 2 * (q.x * q.y - q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z), 2 * (q.y * q.z + q.w * q.x) },
    { 2 * (q.x * q.z + q.w * q.y), 2 * (q.y * q.z - q.w * q.x), 1 - 2 * (q.x * q.x + q.y * q.y) },
    { 0, 0, 0 },
  };
}

/* The turn half-way between two. */
static Turn
turn_half (const Turn *a, const Turn *b)
{
  Quat p = quat_unit (quat_from_turn (a)), q = quat_unit (quat_from_turn (b));
  float sign = p.w * q.w + p.x * q.x + p.y * q.y + p.z * q.z < 0 ? -1 : 1;

  return turn_from_quat (quat_unit ((Quat) { p.w + sign * q.w, p.x + sign * q.x, p.y + sign * q.y, p.z + sign * q.z }));
}

/* The turn @rotation about the place @rest, which is carried to @now. */
static Turn
move_about (const Turn *rotation, Vec rest, Vec now)
{
  Turn move = *rotation;

  move.o = vec_sub (now, turn_dir (&move, rest));
  return move;
}

static Turn
transposed (const Turn *t)
{
  return (Turn) {
    { t->x.x, t->y.x, t->z.x }, { t->x.y, t->y.y, t->z.y }, { t->x.z, t->y.z, t->z.z }, { 0, 0, 0 },
  };
}

static Turn
mirrored (Turn t)
{
  t.x.y = -t.x.y;
  t.x.z = -t.x.z;
  t.y.x = -t.y.x;
  t.z.x = -t.z.x;
  t.o.x = -t.o.x;
  return t;
}

/* --- The rest stance ------------------------------------------------------------------- */

static Turn
placed (Turn t, Vec o)
{
  t.o = o;
  return t;
}

static void
rest_init (Turn *rest)
{
  float e = ARM_ELEVATION * (float) RADIANS, p = ARM_PLANE * (float) RADIANS;
  Turn arm = turn_about (vec (-sinf (p), 0, cosf (p)), e), leg = turn_about (vec (0, 0, 1), LEG_ABDUCTION * (float) RADIANS);
  Turn level = turn_identity (vec (0, 0, 0));

  rest[UNKNOT_BONE_PELVIS] = turn_identity (vec (0, 95, 0));
  rest[UNKNOT_BONE_LUMBAR] = rest[RIG_WAIST] = turn_identity (vec (0, 105, 0));
  rest[UNKNOT_BONE_CHEST] = rest[RIG_THORAX] = turn_identity (vec (0, 119, 0));
  rest[UNKNOT_BONE_NECK] = rest[RIG_NECK] = turn_identity (vec (0, 145, -3));
  rest[UNKNOT_BONE_HEAD] = rest[RIG_NAPE] = turn_identity (vec (0, 153, -1.5f));
  rest[UNKNOT_BONE_SCAPULA_L] = turn_identity (vec (9, 135, -9));
  rest[RIG_GIRDLE_L] = turn_identity (vec (17.5f, 141, -1));
  rest[UNKNOT_BONE_UPPER_ARM_L] = rest[RIG_SHOULDER_L] = placed (arm, rest[RIG_GIRDLE_L].o);
  rest[UNKNOT_BONE_FOREARM_L] = placed (arm, turn_point (&rest[UNKNOT_BONE_UPPER_ARM_L], vec (0, -29, 0)));
  rest[RIG_ELBOW_L] = rest[RIG_TWIST_L] = rest[RIG_CUFF_L] = rest[UNKNOT_BONE_FOREARM_L];
  rest[UNKNOT_BONE_HAND_L] = placed (arm, turn_point (&rest[UNKNOT_BONE_FOREARM_L], vec (0, -25, 0)));
  rest[RIG_WRIST_L] = rest[UNKNOT_BONE_HAND_L];
  rest[UNKNOT_BONE_THIGH_L] = rest[RIG_HIP_L] = placed (leg, vec (9, 93, 0));
  rest[UNKNOT_BONE_SHANK_L] = placed (leg, turn_point (&rest[UNKNOT_BONE_THIGH_L], vec (0, -42, 0)));
  rest[RIG_KNEE_L] = rest[UNKNOT_BONE_SHANK_L];
  rest[UNKNOT_BONE_FOOT_L] = placed (level, turn_point (&rest[UNKNOT_BONE_SHANK_L], vec (0, -40, 0)));
  rest[RIG_ANKLE_L] = rest[UNKNOT_BONE_FOOT_L];
  for (int digit = 0; digit < RIG_N_DIGITS; digit++)
    for (int bone = 0; bone < RIG_DIGIT_BONES; bone++)
      {
        const RigDigit *d = &digits[digit];
        Vec at = bone < 2 ? d->base : vec_mad (d->base, vec_unit (d->along), d->length[0]);

        rest[RIG_DIGIT (0, digit, bone)] = placed (arm, turn_point (&rest[UNKNOT_BONE_HAND_L], at));
      }
  for (int bone = 0; bone < RIG_N_BONES; bone++)
    if (rig_mirror (bone) > bone)
      rest[rig_mirror (bone)] = mirrored (rest[bone]);
}

static const Turn *
rest_table (void)
{
  static Turn rest[RIG_N_BONES];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      rest_init (rest);
      g_once_init_leave (&ready, 1);
    }
  return rest;
}

const Turn *
rig_rest (int bone)
{
  return &rest_table ()[bone];
}

const RigDigit *
rig_digit (int digit)
{
  return &digits[digit];
}

int
rig_mirror (int bone)
{
  if (bone < UNKNOT_BONE_SCAPULA_L || (bone >= RIG_WAIST && bone < RIG_DIGITS))
    return bone;
  if (bone >= RIG_DIGITS)
    return bone < RIG_DIGIT (1, 0, 0) ? bone + RIG_N_DIGITS * RIG_DIGIT_BONES : bone - RIG_N_DIGITS * RIG_DIGIT_BONES;
  if (bone < UNKNOT_N_BONES)
    return (bone - UNKNOT_BONE_SCAPULA_L) % 2 ? bone - 1 : bone + 1;
  return (bone - RIG_GIRDLE_L) % 2 ? bone - 1 : bone + 1;
}

/* --- A pose ---------------------------------------------------------------------------- */

/* How the bone has turned since the rest stance. */
static Turn
turned (const Turn *now, int bone)
{
  Turn back = transposed (rig_rest (bone)), turn = turn_product (now, &back);

  turn.o = vec (0, 0, 0);
  return turn;
}

static void
pose_half (Turn *moves, int helper, const Turn *a, const Turn *b, Vec now)
{
  Turn half = turn_half (a, b);

  moves[helper] = move_about (&half, rig_rest (helper)->o, now);
}

/* The hand's turn about the forearm's own axis, radians. */
static float
forearm_twist (const Turn *forearm, const Turn *hand)
{
  Turn back = transposed (forearm), relative = turn_product (&back, hand);
  Quat q = quat_from_turn (&relative);

  if (q.w < 0)
    q = (Quat) { -q.w, -q.x, -q.y, -q.z };
  return 2 * atan2f (q.y, q.w);
}

static void
pose_digits (const Turn *hand, int side, float finger_curl, float thumb_curl, Turn *moves)
{
  float sign = side == UNKNOT_LEFT ? 1 : -1;

  for (int digit = 0; digit < RIG_N_DIGITS; digit++)
    {
      gboolean thumb = digit == RIG_THUMB;
      /* A hand at ease closes more towards the little finger. */
      float ease = thumb ? 0 : 4.0f * (float) (digit - 1) * (1 - finger_curl);
      float first = thumb ? 38 * thumb_curl : 90 * finger_curl + ease, second = thumb ? 45 * thumb_curl : 90 * finger_curl + ease;
      /* Fingers bend about the hand's z axis; the thumb swings across the palm. */
      Vec axis = thumb ? vec (0.85f, -0.45f * sign, -0.25f * sign) : vec (0, 0, -sign);
      Turn base = turn_about (axis, first * (float) RADIANS), tip = turn_about (axis, (first + second) * (float) RADIANS);
      Turn now[2], rotation[3];
      Vec at, at_tip;
      Vec offset = digits[digit].base, along = vec_scale (vec_unit (digits[digit].along), digits[digit].length[0]);

      offset.x *= sign;
      along.x *= sign;
      at = turn_point (hand, offset);
      now[0] = turn_product (hand, &base);
      now[1] = turn_product (hand, &tip);
      at_tip = vec_add (at, turn_dir (&now[0], along));
      rotation[0] = turned (hand, UNKNOT_BONE_HAND_L + side);
      rotation[1] = turned (&now[0], UNKNOT_BONE_HAND_L + side);
      rotation[2] = turned (&now[1], UNKNOT_BONE_HAND_L + side);
      pose_half (moves, RIG_DIGIT (side, digit, 0), &rotation[0], &rotation[1], at);
      moves[RIG_DIGIT (side, digit, 1)] = move_about (&rotation[1], rig_rest (RIG_DIGIT (side, digit, 1))->o, at);
      pose_half (moves, RIG_DIGIT (side, digit, 2), &rotation[1], &rotation[2], at_tip);
      moves[RIG_DIGIT (side, digit, 3)] = move_about (&rotation[2], rig_rest (RIG_DIGIT (side, digit, 3))->o, at_tip);
    }
}

static void
pose_limbs (const Turn *now, const Turn *rotation, int side, Turn *moves)
{
  int arm = UNKNOT_BONE_UPPER_ARM_L + side, forearm = UNKNOT_BONE_FOREARM_L + side, hand = UNKNOT_BONE_HAND_L + side;
  int thigh = UNKNOT_BONE_THIGH_L + side, shank = UNKNOT_BONE_SHANK_L + side, foot = UNKNOT_BONE_FOOT_L + side;
  float twist = forearm_twist (&now[forearm], &now[hand]);
  Turn part, turn;

  moves[RIG_GIRDLE_L + side] =
    move_about (&rotation[UNKNOT_BONE_SCAPULA_L + side], rig_rest (RIG_GIRDLE_L + side)->o, now[arm].o);
  pose_half (moves, RIG_SHOULDER_L + side, &rotation[UNKNOT_BONE_SCAPULA_L + side], &rotation[arm], now[arm].o);
  pose_half (moves, RIG_ELBOW_L + side, &rotation[arm], &rotation[forearm], now[forearm].o);
  part = turn_about (vec (0, 1, 0), twist * 0.45f);
  part = turn_product (&now[forearm], &part);
  turn = turned (&part, forearm);
  moves[RIG_TWIST_L + side] = move_about (&turn, rig_rest (forearm)->o, now[forearm].o);
  part = turn_about (vec (0, 1, 0), twist);
  part = turn_product (&now[forearm], &part);
  turn = turned (&part, forearm);
  moves[RIG_CUFF_L + side] = move_about (&turn, rig_rest (forearm)->o, now[forearm].o);
  pose_half (moves, RIG_WRIST_L + side, &turn, &rotation[hand], now[hand].o);
  pose_half (moves, RIG_HIP_L + side, &rotation[UNKNOT_BONE_PELVIS], &rotation[thigh], now[thigh].o);
  pose_half (moves, RIG_KNEE_L + side, &rotation[thigh], &rotation[shank], now[shank].o);
  pose_half (moves, RIG_ANKLE_L + side, &rotation[shank], &rotation[foot], now[foot].o);
}

void
rig_pose (const UnknotSkeleton *skeleton, Turn *moves)
{
  Turn now[UNKNOT_N_BONES], rotation[UNKNOT_N_BONES];

  for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
    {
      now[bone] = turn_from_frame (&skeleton->bone[bone]);
      rotation[bone] = turned (&now[bone], bone);
      moves[bone] = move_about (&rotation[bone], rig_rest (bone)->o, now[bone].o);
    }
  pose_half (moves, RIG_WAIST, &rotation[UNKNOT_BONE_PELVIS], &rotation[UNKNOT_BONE_LUMBAR], now[UNKNOT_BONE_LUMBAR].o);
  pose_half (moves, RIG_THORAX, &rotation[UNKNOT_BONE_LUMBAR], &rotation[UNKNOT_BONE_CHEST], now[UNKNOT_BONE_CHEST].o);
  pose_half (moves, RIG_NECK, &rotation[UNKNOT_BONE_CHEST], &rotation[UNKNOT_BONE_NECK], now[UNKNOT_BONE_NECK].o);
  pose_half (moves, RIG_NAPE, &rotation[UNKNOT_BONE_NECK], &rotation[UNKNOT_BONE_HEAD], now[UNKNOT_BONE_HEAD].o);
  for (int side = 0; side < 2; side++)
    {
      pose_limbs (now, rotation, side, moves);
      pose_digits (&now[UNKNOT_BONE_HAND_L + side], side, (float) skeleton->finger_curl[side],
                   (float) skeleton->thumb_curl[side], moves);
    }
}
