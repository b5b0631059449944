/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "core/body/bulk.h"
#include "core/body/joints.h"

/* Everything in cm. */
#define MM 0.1

static double
distance (UnknotVec a, UnknotVec b)
{
  return vec_distance (a, b);
}

static void
assert_at (UnknotVec v, double x, double y, double z)
{
  UnknotVec wanted = { x, y, z };
  if (distance (v, wanted) > MM)
    g_error ("(%.3f %.3f %.3f) is not (%.3f %.3f %.3f)", v.x, v.y, v.z, x, y, z);
}

static void
read_pose (const char *posture, const char *text, UnknotPose *pose)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  UnknotPose base;

  g_assert_nonnull (node);
  g_assert_true (unknot_posture_get (posture, &base));
  unknot_pose_from_json (node, &base, pose, &error);
  g_assert_no_error (error);
}

/* Poses that between them use every stance, both arms and every kind of contact. */
static const struct {
  const char *posture, *pose;
} samples[] = {
  { "standing", "{}" },
  { "sitting", "{}" },
  { "lying", "{}" },
  { "prone", "{}" },
  { "hands-and-knees", "{}" },
  { "kneeling", "{}" },
  { "side-lying", "{}" },
  { "standing", "{\"shoulder-elevation\": 170, \"shoulder-plane\": 20, \"shoulder-rotation\": -30, \"waist-bend\": 15}" },
  { "standing", "{\"reach-right\": \"upper-trapezius-left\", \"neck-bend-right\": 30}" },
  { "standing", "{\"foot-left\": {\"step\": [0, 0, 30]}, \"shift\": [0, -4, 12], \"reach\": {\"to\": \"sternum\", \"with\": \"palm\"}}" },
  { "sitting", "{\"reach-right\": {\"to\": \"head-side-left\", \"with\": \"palm\", \"elbow\": \"out\"}, \"neck-bend-right\": 35, \"reach-left\": \"seat-left\"}" },
  { "sitting", "{\"chest-flexion\": 30, \"neck-flexion\": 40, \"reach\": null, \"shoulder-elevation\": 85, \"shoulder-plane\": 95}" },
  { "sitting", "{\"chest-turn\": 30, \"waist-turn\": 8, \"chest-flexion\": 15, \"reach-right\": {\"to\": \"thigh-left\", \"with\": \"palm\"}}" },
};

static void
read_sample (guint i, UnknotPose *pose)
{
  read_pose (samples[i].posture, samples[i].pose, pose);
}

static void
test_rest (void)
{
  UnknotSkeleton s;

  unknot_skeleton_init (&s);
  for (int i = 0; i < UNKNOT_N_BONES; i++)
    {
      const UnknotFrame *f = &s.bone[i];
      UnknotVec x = { f->x.x - 1, f->x.y, f->x.z }, y = { f->y.x, f->y.y - 1, f->y.z };
      UnknotVec zero = { 0, 0, 0 };
      g_assert_cmpfloat (distance (x, zero), <, 1e-9);
      g_assert_cmpfloat (distance (y, zero), <, 1e-9);
    }
  double waist = s.bone[UNKNOT_BONE_PELVIS].origin.y;
  assert_at (s.bone[UNKNOT_BONE_CHEST].origin, 0, waist + 24, 0);
  assert_at (s.bone[UNKNOT_BONE_NECK].origin, 0, waist + 50, -3);
  assert_at (s.bone[UNKNOT_BONE_HEAD].origin, 0, waist + 58, -1.5);
  assert_at (s.bone[UNKNOT_BONE_UPPER_ARM_L].origin, 17.5, waist + 46, -1);
  assert_at (s.bone[UNKNOT_BONE_HAND_R].origin, -17.5, waist + 46 - 54, -1);
  assert_at (s.bone[UNKNOT_BONE_FOOT_L].origin, 9, waist - 84, 0);
}

/* One joint at a time, each with the point it must lead to. */
static void
test_known (void)
{
  UnknotPose pose;
  UnknotSkeleton s;
  g_autoptr (GError) error = NULL;

  unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  pose.angle[UNKNOT_JOINT_ELBOW_FLEXION + UNKNOT_LEFT] = 90;
  pose.angle[UNKNOT_JOINT_ELBOW_FLEXION + UNKNOT_RIGHT] = 90;
  pose.angle[UNKNOT_JOINT_SHOULDER_ROTATION + UNKNOT_RIGHT] = 90;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_no_error (error);
  UnknotVec left = s.bone[UNKNOT_BONE_UPPER_ARM_L].origin, right = s.bone[UNKNOT_BONE_UPPER_ARM_R].origin;
  /* A bent elbow brings the hand forward; an inward turn brings it across the body. */
  assert_at (s.bone[UNKNOT_BONE_HAND_L].origin, left.x, left.y - 29, left.z + 25);
  assert_at (s.bone[UNKNOT_BONE_HAND_R].origin, right.x + 25, right.y - 29, right.z);

  /* Sideways and forward, at shoulder height; the blade goes along, so from the joint. */
  unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  pose.angle[UNKNOT_JOINT_SHOULDER_ELEVATION + UNKNOT_LEFT] = 90;
  pose.angle[UNKNOT_JOINT_SHOULDER_ELEVATION + UNKNOT_RIGHT] = 90;
  pose.angle[UNKNOT_JOINT_SHOULDER_PLANE + UNKNOT_RIGHT] = 90;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_no_error (error);
  left = s.bone[UNKNOT_BONE_UPPER_ARM_L].origin, right = s.bone[UNKNOT_BONE_UPPER_ARM_R].origin;
  assert_at (s.bone[UNKNOT_BONE_HAND_L].origin, left.x + 54, left.y, left.z);
  assert_at (s.bone[UNKNOT_BONE_HAND_R].origin, right.x, right.y, right.z + 54);

  /* The head to the left, and turned to the left. */
  unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  pose.angle[UNKNOT_JOINT_NECK_BEND] = 40;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_cmpfloat (s.bone[UNKNOT_BONE_HEAD].y.x, >, sin (39 * G_PI / 180));
  pose.angle[UNKNOT_JOINT_NECK_BEND] = 0;
  pose.angle[UNKNOT_JOINT_NECK_TURN] = 60;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_cmpfloat_with_epsilon (s.bone[UNKNOT_BONE_HEAD].z.x, sin (60 * G_PI / 180), 1e-6);

  /* A chin tuck: the head goes back, the face stays level. */
  pose.angle[UNKNOT_JOINT_NECK_TURN] = 0;
  UnknotVec before = s.bone[UNKNOT_BONE_HEAD].origin;
  pose.angle[UNKNOT_JOINT_HEAD_RETRACTION] = 15;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_cmpfloat (s.bone[UNKNOT_BONE_HEAD].origin.z, <, before.z - 1.5);
  g_assert_cmpfloat_with_epsilon (s.bone[UNKNOT_BONE_HEAD].z.y, 0, 1e-9);

  /* Shoulder blades. */
  unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  unknot_skeleton_solve (&pose, 0, &s, &error);
  left = s.bone[UNKNOT_BONE_UPPER_ARM_L].origin;
  pose.angle[UNKNOT_JOINT_SCAPULA_ELEVATION + UNKNOT_LEFT] = 30;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_cmpfloat (s.bone[UNKNOT_BONE_UPPER_ARM_L].origin.y, >, left.y + 5);
  pose.angle[UNKNOT_JOINT_SCAPULA_ELEVATION + UNKNOT_LEFT] = 0;
  pose.angle[UNKNOT_JOINT_SCAPULA_PROTRACTION + UNKNOT_LEFT] = -20;
  unknot_skeleton_solve (&pose, 0, &s, &error);
  g_assert_cmpfloat (s.bone[UNKNOT_BONE_UPPER_ARM_L].origin.z, <, left.z - 4);
  g_assert_no_error (error);
}

static void
assert_lengths (const UnknotSkeleton *s)
{
  static const struct {
    UnknotBone from, to;
    double length;
  } limbs[] = {
    { UNKNOT_BONE_UPPER_ARM_L, UNKNOT_BONE_FOREARM_L, 29 }, { UNKNOT_BONE_FOREARM_L, UNKNOT_BONE_HAND_L, 25 },
    { UNKNOT_BONE_THIGH_L, UNKNOT_BONE_SHANK_L, 42 },       { UNKNOT_BONE_SHANK_L, UNKNOT_BONE_FOOT_L, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limbs); i++)
    for (int side = 0; side < 2; side++)
      {
        double length = distance (s->bone[limbs[i].from + side].origin, s->bone[limbs[i].to + side].origin);
        g_assert_cmpfloat_with_epsilon (length, limbs[i].length, MM);
      }
  g_assert_cmpfloat_with_epsilon (distance (s->bone[UNKNOT_BONE_LUMBAR].origin, s->bone[UNKNOT_BONE_CHEST].origin),
                                  14, MM);
  for (int i = 0; i < UNKNOT_N_BONES; i++)
    {
      /* Frames stay right-handed and square. */
      const UnknotFrame *f = &s->bone[i];
      double det = f->x.x * (f->y.y * f->z.z - f->y.z * f->z.y) - f->x.y * (f->y.x * f->z.z - f->y.z * f->z.x) +
                   f->x.z * (f->y.x * f->z.y - f->y.y * f->z.x);
      g_assert_cmpfloat_with_epsilon (det, 1, 1e-6);
    }
}

/* Where the contact of a left or right hand is, by the geometry of the header. */
static UnknotVec
finger_pad (const UnknotSkeleton *s, UnknotSide side)
{
  double a = s->finger_curl[side] * 90 * G_PI / 180, m = side == UNKNOT_LEFT ? 1 : -1;
  double across = -UNKNOT_FINGER_1 * sin (a) - 0.65 * UNKNOT_FINGER_2 * sin (2 * a) - 0.9 * cos (2 * a);
  double along = -UNKNOT_KNUCKLE - UNKNOT_FINGER_1 * cos (a) - 0.65 * UNKNOT_FINGER_2 * cos (2 * a) +
                 0.9 * sin (2 * a);
  UnknotVec pad = { m * across, along, 0 };
  return unknot_frame_to_world (&s->bone[UNKNOT_BONE_HAND_L + side], pad);
}

/* Fingers on every landmark of the upper body that a hand can get to, exact to 1 mm. */
static void
test_reach (void)
{
  static const char *const targets[] = {
    "crown", "chin", "forehead", "skull-base-left", "skull-base-right", "temple-left", "temple-right",
    "behind-ear-right", "neck-side-left", "upper-trapezius-left", "upper-trapezius-right", "levator-left",
    "collarbone-left", "collarbone-right", "sternum", "lower-rib-left", "lower-rib-right", "shoulder-top-left",
    "upper-arm-left", "elbow-left", "belly", "hip-right",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    for (double breath = 0; breath <= 1; breath += 1)
      {
        g_autofree char *text = g_strdup_printf ("{\"reach-right\": \"%s\"}", targets[i]);
        g_autoptr (GError) error = NULL;
        UnknotPose pose;
        UnknotSkeleton s;

        read_pose ("standing", text, &pose);
        unknot_skeleton_solve (&pose, breath, &s, &error);
        g_assert_no_error (error);
        UnknotVec at = unknot_skeleton_get_landmark (&s, unknot_landmark_from_name (targets[i]), NULL);
        g_assert_cmpfloat (distance (finger_pad (&s, UNKNOT_RIGHT), at), <, MM);
        if (!unknot_skeleton_check (&s, &error))
          g_error ("%s: %s", targets[i], error->message);
        assert_lengths (&s);
      }
}

/* Out of reach: says so, by how much, and stretches nothing. */
static void
test_out_of_reach (void)
{
  g_autoptr (GError) error = NULL;
  UnknotPose pose;
  UnknotSkeleton s;

  read_pose ("standing", "{\"reach-left\": {\"to\": \"wall-left\", \"offset\": [0, 0, 60]}}", &pose);
  g_assert_false (unknot_skeleton_solve (&pose, 0, &s, &error));
  g_assert_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_REACH);
  g_assert_true (g_str_has_prefix (error->message, "reach-left: \"wall-left\" is out of reach by "));
  assert_lengths (&s);
  g_clear_error (&error);

  read_pose ("standing", "{\"foot-right\": {\"step\": [90, 0, 60]}}", &pose);
  g_assert_false (unknot_skeleton_solve (&pose, 0, &s, &error));
  g_assert_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_REACH);
  g_assert_true (g_str_has_prefix (error->message, "foot-right:"));
  assert_lengths (&s);
}

static void
test_samples_in_range (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      UnknotPose pose;
      UnknotSkeleton s;

      read_sample (i, &pose);
      if (!unknot_skeleton_solve (&pose, 0, &s, &error) || !unknot_skeleton_check (&s, &error))
        g_error ("%s %s: %s", samples[i].posture, samples[i].pose, error->message);
      assert_lengths (&s);
    }
}

/* From every pose to every other: limbs keep their length, planted feet stay, joints stay
 * human, and nothing jumps at the ends. */
static void
test_blends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (guint k = 0; k < G_N_ELEMENTS (samples); k++)
      {
        UnknotPose pose[2];
        UnknotJoints from, to, between;
        UnknotSkeleton s, last, start;
        read_sample (i, &pose[0]);
        read_sample (k, &pose[1]);
        unknot_joints_solve (&pose[0], &from, NULL);
        unknot_joints_solve (&pose[1], &to, NULL);
        unknot_joints_place (&from, &start);
        last = start;
        for (int step = 0; step <= 40; step++)
          {
            unknot_joints_blend (&from, &to, step / 40.0, NULL, &between);
            unknot_joints_place (&between, &s);
            assert_lengths (&s);
            for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
              if (distance (s.bone[bone].origin, last.bone[bone].origin) > 16)
                g_error ("%u to %u: bone %d jumps by %.1f at %d", i, k, bone,
                         distance (s.bone[bone].origin, last.bone[bone].origin), step);
            for (int side = 0; side < 2; side++)
              if (s.planted[side] && from.stance == to.stance &&
                  pose[0].foot[side].step[2] == pose[1].foot[side].step[2])
                g_assert_cmpfloat (distance (s.bone[UNKNOT_BONE_FOOT_L + side].origin,
                                             start.bone[UNKNOT_BONE_FOOT_L + side].origin), <, 2 * MM);
            last = s;
          }
        unknot_joints_place (&to, &s);
        g_assert_cmpfloat (distance (s.bone[UNKNOT_BONE_HAND_L].origin, last.bone[UNKNOT_BONE_HAND_L].origin), <, MM);
      }
}

/* How deep the arms run through body and each other at the worst of the way. */
static double
worst_clash (const UnknotJoints *from, const UnknotJoints *to, const UnknotWay *way)
{
  double most = 0;

  for (int step = 0; step <= 20; step++)
    {
      UnknotJoints between;
      UnknotSkeleton s;
      double clash;

      unknot_joints_blend (from, to, step / 20.0, way, &between);
      unknot_joints_place (&between, &s);
      clash = unknot_bulk_cross (&s);
      for (UnknotSide side = UNKNOT_LEFT; side <= UNKNOT_RIGHT; side++)
        {
          UnknotFrame arm[3];
          UnknotBulk bulk;
          for (int i = 0; i < 3; i++)
            {
              arm[i] = s.bone[UNKNOT_BONE_UPPER_ARM_L + 2 * i + side];
              arm[i] = side == UNKNOT_LEFT ? arm[i] : unknot_frame_mirror (&arm[i]);
            }
          unknot_bulk_place (&s, side, &bulk);
          clash += unknot_bulk_clash (&bulk, &arm[0], &arm[1], &arm[2]);
        }
      most = MAX (most, clash);
    }
  return most;
}

/* Where the straight way from one pose to another leads the arms through the body or through each other,
 * they go round; where it does not, they go straight; at both ends the way changes nothing. */
static void
test_way (void)
{
  static const char *const crossing[][2] = {
    /* The phone goes from one hand into the other. */
    { "{\"reach-right\": {\"to\": \"chin\", \"with\": \"palm\", \"offset\": [2, -5, 26], \"palm\": \"back\"},"
      " \"reach-left\": {\"to\": \"elbow-tip-right\", \"with\": \"palm\"}}",
      "{\"reach-left\": {\"to\": \"chin\", \"with\": \"palm\", \"offset\": [2, -5, 26], \"palm\": \"back\"}}" },
    /* An arm held across the chest is let down with the hand that held it. */
    { "{\"reach-right\": null, \"shoulder-plane-right\": 128, \"shoulder-elevation-right\": 82,"
      " \"reach-left\": {\"to\": \"upper-arm-right\", \"with\": \"palm\", \"offset\": [0, -8, 0]}}", "{}" },
    /* From the back to the face. */
    { "{\"reach-right\": {\"to\": \"low-back-right\", \"with\": \"palm\"}}", "{\"reach-right\": \"cheek-right\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (crossing); i++)
    {
      UnknotPose pose[2];
      UnknotJoints from, to, end;
      UnknotWay way;
      double ends, straight, round;

      for (int k = 0; k < 2; k++)
        read_pose ("sitting", crossing[i][k], &pose[k]);
      unknot_joints_solve (&pose[0], &from, NULL);
      unknot_joints_solve (&pose[1], &to, NULL);
      unknot_joints_find_way (&from, &to, &way);
      ends = MAX (worst_clash (&from, &from, NULL), worst_clash (&to, &to, NULL));
      straight = worst_clash (&from, &to, NULL);
      round = worst_clash (&from, &to, &way);
      g_test_message ("%u: ends %.1f, straight %.1f, round %.1f in order %d by %g, %g", i, ends, straight, round,
                      way.order, way.share[0], way.share[1]);
      g_assert_cmpfloat (straight, >, ends + 2);
      g_assert_cmpfloat (round, <, ends + (straight - ends) / 3);
      for (int part = 0; part < 2; part++)
        {
          unknot_joints_blend (&from, &to, part, &way, &end);
          g_assert_cmpmem (&end, sizeof end, part == 0 ? &from : &to, sizeof end);
        }
      unknot_joints_find_way (&from, &from, &way);
      g_assert_cmpfloat (way.share[0] + way.share[1] + way.order, ==, 0);
    }
}

/* A palm on the floor lies on it: no finger is in the ground, whatever the wrist would like. */
static void
test_flat_hand (void)
{
  UnknotPose pose;
  UnknotSkeleton s;

  read_pose ("hands-and-knees", "{}", &pose);
  g_assert_true (unknot_skeleton_solve (&pose, 0, &s, NULL));
  for (int side = 0; side < 2; side++)
    {
      const UnknotFrame *hand = &s.bone[UNKNOT_BONE_HAND_L + side];
      g_assert_cmpfloat (fabs (hand->x.y), >, 0.96);
      g_assert_cmpfloat (frame_point (hand, vec (0, -UNKNOT_KNUCKLE - UNKNOT_FINGER_1 - UNKNOT_FINGER_2, 0)).y, >, -0.2);
    }
}

/* A hand that keeps its target while the body moves stays on it. */
static void
test_hold (void)
{
  UnknotPose from, to;
  UnknotSkeleton s;

  read_pose ("sitting", "{\"reach-right\": \"temple-right\"}", &from);
  read_pose ("sitting", "{\"reach-right\": \"temple-right\", \"neck-bend-right\": 35, \"chest-turn\": 15}", &to);
  for (int step = 0; step <= 20; step++)
    {
      unknot_skeleton_blend (&from, &to, step / 20.0, step / 20.0, &s);
      UnknotVec at = unknot_skeleton_get_landmark (&s, unknot_landmark_from_name ("temple-right"), NULL);
      g_assert_cmpfloat (distance (finger_pad (&s, UNKNOT_RIGHT), at), <, MM);
    }
}

static void
test_mirror (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      UnknotPose pose, mirrored;
      UnknotSkeleton s, m;

      if (i == 6)
        continue; /* on the side: there is no stance on the other one */
      read_sample (i, &pose);
      unknot_pose_mirror (&pose, &mirrored);
      unknot_skeleton_solve (&pose, 0.3, &s, NULL);
      unknot_skeleton_solve (&mirrored, 0.3, &m, NULL);
      unknot_skeleton_mirror (&m, &m);
      for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
        {
          g_assert_cmpfloat (distance (s.bone[bone].origin, m.bone[bone].origin), <, 1e-6);
          g_assert_cmpfloat (distance (s.bone[bone].x, m.bone[bone].x), <, 1e-6);
          g_assert_cmpfloat (distance (s.bone[bone].z, m.bone[bone].z), <, 1e-6);
        }
      for (int joint = 0; joint < UNKNOT_N_JOINTS; joint++)
        g_assert_cmpfloat_with_epsilon (s.angle[joint], m.angle[joint], 1e-5);
    }
}

/* Found angles say what the frames show: a pose rebuilt from them is the same pose. */
static void
test_angles (void)
{
  UnknotPose pose, rebuilt;
  UnknotSkeleton s, r;

  read_pose ("standing", "{\"reach-right\": \"upper-trapezius-left\", \"reach-left\": \"temple-left\"}", &pose);
  unknot_skeleton_solve (&pose, 0, &s, NULL);
  rebuilt = pose;
  for (int side = 0; side < 2; side++)
    rebuilt.reach[side].to = UNKNOT_LANDMARK_NONE;
  for (int i = 0; i < UNKNOT_N_JOINTS; i++)
    rebuilt.angle[i] = s.angle[i];
  unknot_skeleton_solve (&rebuilt, 0, &r, NULL);
  for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
    g_assert_cmpfloat (distance (s.bone[bone].origin, r.bone[bone].origin), <, MM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/skeleton/rest", test_rest);
  g_test_add_func ("/skeleton/known", test_known);
  g_test_add_func ("/skeleton/reach", test_reach);
  g_test_add_func ("/skeleton/out-of-reach", test_out_of_reach);
  g_test_add_func ("/skeleton/samples-in-range", test_samples_in_range);
  g_test_add_func ("/skeleton/blends", test_blends);
  g_test_add_func ("/skeleton/flat-hand", test_flat_hand);
  g_test_add_func ("/skeleton/way", test_way);
  g_test_add_func ("/skeleton/hold", test_hold);
  g_test_add_func ("/skeleton/mirror", test_mirror);
  g_test_add_func ("/skeleton/angles", test_angles);
  return g_test_run ();
}
