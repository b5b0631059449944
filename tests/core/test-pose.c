/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/pose.h"

#include <string.h>

static gboolean
parse (const char *text, const UnknotPose *base, UnknotPose *pose, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  return unknot_pose_from_json (node, base, pose, error);
}

/* Sides, both sides, directions, and one side winning over both. */
static void
test_angles (void)
{
  UnknotPose pose;
  g_autoptr (GError) error = NULL;

  parse ("{\"elbow-flexion-left\": 40, \"elbow-flexion\": 30, \"neck-bend-right\": 20, \"neck-turn\": 10,"
         " \"shift\": [1, 2, 3], \"stance\": \"sitting\"}",
         NULL, &pose, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pose.stance, ==, UNKNOT_STANCE_SITTING);
  g_assert_cmpfloat (pose.angle[UNKNOT_JOINT_ELBOW_FLEXION + UNKNOT_LEFT], ==, 40);
  g_assert_cmpfloat (pose.angle[UNKNOT_JOINT_ELBOW_FLEXION + UNKNOT_RIGHT], ==, 30);
  g_assert_cmpfloat (pose.angle[UNKNOT_JOINT_NECK_BEND], ==, -20);
  g_assert_cmpfloat (pose.angle[UNKNOT_JOINT_NECK_TURN], ==, 10);
  g_assert_cmpfloat (pose.shift[2], ==, 3);
}

static void
test_reach (void)
{
  UnknotPose pose, next;
  g_autoptr (GError) error = NULL;

  parse ("{\"reach-right\": {\"to\": \"temple-left\", \"with\": \"palm\", \"elbow\": \"up\", \"lift\": 2},"
         " \"reach-left\": \"knee-left\"}",
         NULL, &pose, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unknot_landmark_get_name (pose.reach[UNKNOT_RIGHT].to), ==, "temple-left");
  g_assert_cmpint (pose.reach[UNKNOT_RIGHT].contact, ==, UNKNOT_CONTACT_PALM);
  g_assert_true (pose.reach[UNKNOT_RIGHT].has_elbow);
  g_assert_cmpfloat (pose.reach[UNKNOT_RIGHT].elbow[1], ==, 1);
  g_assert_cmpstr (unknot_landmark_get_name (pose.reach[UNKNOT_LEFT].to), ==, "knee-left");

  /* Without "to", the rest of the reach stays; null ends it. */
  parse ("{\"reach-right\": {\"lift\": 0}, \"reach-left\": null}", &pose, &next, &error);
  g_assert_no_error (error);
  g_assert_cmpint (next.reach[UNKNOT_RIGHT].to, ==, pose.reach[UNKNOT_RIGHT].to);
  g_assert_cmpfloat (next.reach[UNKNOT_RIGHT].lift, ==, 0);
  g_assert_true (next.reach[UNKNOT_RIGHT].has_elbow);
  g_assert_cmpint (next.reach[UNKNOT_LEFT].to, ==, UNKNOT_LANDMARK_NONE);
}

/* Messages name the member, the value and what is allowed, and leave the pose alone. */
static void
test_errors (void)
{
  static const struct {
    const char *text;
    int code;
    const char *words[3];
  } cases[] = {
    { "{\"neck-bend\": 60}", UNKNOT_POSE_ERROR_LIMIT, { "neck-bend:", "60", "45" } },
    { "{\"elbow-flexion-left\": -5}", UNKNOT_POSE_ERROR_LIMIT, { "elbow-flexion-left:", "-5", "150" } },
    { "{\"neck-bend\": \"far\"}", UNKNOT_POSE_ERROR_MEMBER, { "neck-bend:", "number", "" } },
    { "{\"neck-bent\": 1}", UNKNOT_POSE_ERROR_MEMBER, { "neck-bent:", "not a member", "“neck-bend” meant" } },
    { "{\"elbow-flexoin-left\": 1}", UNKNOT_POSE_ERROR_MEMBER, { "elbow-flexoin-left:", "“elbow-flexion-left” meant", "" } },
    { "{\"tail\": 1}", UNKNOT_POSE_ERROR_MEMBER, { "tail:", "known are stance, shift, foot, reach, ", "elbow-flexion" } },
    { "{\"neck-flexion-left\": 1}", UNKNOT_POSE_ERROR_MEMBER, { "neck-flexion-left:", "no sides", "“neck-flexion”" } },
    { "{\"reach-left\": \"chin-left\"}", UNKNOT_POSE_ERROR_MEMBER, { "reach-left:", "no side", "“chin”" } },
    { "{\"reach-left\": \"tempel-right\"}", UNKNOT_POSE_ERROR_MEMBER, { "reach-left:", "“temple-right” meant", "" } },
    { "{\"stance\": \"flying\"}", UNKNOT_POSE_ERROR_MEMBER, { "stance:", "flying", "hands-and-knees" } },
    { "{\"reach-left\": \"temple\"}", UNKNOT_POSE_ERROR_MEMBER, { "reach-left:", "temple", "side" } },
    { "{\"reach-left\": \"moon\"}", UNKNOT_POSE_ERROR_MEMBER, { "reach-left:", "moon", "no place" } },
    { "{\"reach\": {\"lift\": 1}}", UNKNOT_POSE_ERROR_MEMBER, { "reach:", "\"to\"", "" } },
    { "{\"reach-left\": {\"to\": \"chin\", \"lift\": 99}}", UNKNOT_POSE_ERROR_LIMIT, { "reach-left.lift:", "99", "60" } },
    { "{\"foot-left\": \"away\"}", UNKNOT_POSE_ERROR_MEMBER, { "foot-left:", "away", "planted" } },
    { "{\"shift\": [1, 2]}", UNKNOT_POSE_ERROR_MEMBER, { "shift:", "three", "" } },
    /* Each angle alone is in range, together they are not. */
    { "{\"shoulder-plane-left\": -90, \"shoulder-elevation-left\": 120}", UNKNOT_POSE_ERROR_LIMIT,
      { "shoulder-elevation-left:", "120", "60" } },
    { "{\"neck-flexion\": 50, \"head-flexion\": 20}", UNKNOT_POSE_ERROR_LIMIT, { "neck-flexion:", "70", "60" } },
    { "[]", UNKNOT_POSE_ERROR_MEMBER, { "pose:", "object", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnknotPose pose, before;
      g_autoptr (GError) error = NULL;
      memset (&pose, 0x55, sizeof pose);
      before = pose;
      g_assert_false (parse (cases[i].text, NULL, &pose, &error));
      g_assert_error (error, UNKNOT_POSE_ERROR, cases[i].code);
      g_assert_cmpmem (&pose, sizeof pose, &before, sizeof before);
      g_assert_true (g_str_has_prefix (error->message, cases[i].words[0]));
      for (guint w = 1; w < 3; w++)
        if (!strstr (error->message, cases[i].words[w]))
          g_error ("%s: \"%s\" lacks \"%s\"", cases[i].text, error->message, cases[i].words[w]);
    }
}

static void
test_mirror (void)
{
  UnknotPose pose, once, twice;
  g_autoptr (GError) error = NULL;

  parse ("{\"neck-bend\": 20, \"neck-flexion\": 7, \"elbow-flexion-left\": 40, \"shift\": [3, 0, 1],"
         " \"reach-right\": \"temple-left\", \"foot-left\": {\"step\": [4, 0, 9]}}",
         NULL, &pose, &error);
  g_assert_no_error (error);
  unknot_pose_mirror (&pose, &once);
  g_assert_cmpfloat (once.angle[UNKNOT_JOINT_NECK_BEND], ==, -20);
  g_assert_cmpfloat (once.angle[UNKNOT_JOINT_NECK_FLEXION], ==, 7);
  g_assert_cmpfloat (once.angle[UNKNOT_JOINT_ELBOW_FLEXION + UNKNOT_RIGHT], ==, 40);
  g_assert_cmpfloat (once.shift[0], ==, -3);
  g_assert_cmpstr (unknot_landmark_get_name (once.reach[UNKNOT_LEFT].to), ==, "temple-right");
  g_assert_cmpfloat (once.foot[UNKNOT_RIGHT].step[0], ==, 4);
  unknot_pose_mirror (&once, &twice);
  for (int i = 0; i < UNKNOT_N_JOINTS; i++)
    g_assert_cmpfloat (twice.angle[i], ==, pose.angle[i]);
  g_assert_cmpint (twice.reach[UNKNOT_RIGHT].to, ==, pose.reach[UNKNOT_RIGHT].to);
}

/* Every joint has a name of its own, a range around its rest, and a source. */
static void
test_joints (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < UNKNOT_N_JOINTS; i++)
    {
      double min, max;
      const char *source;
      unknot_joint_get_range (i, &min, &max, &source);
      g_assert_cmpfloat (min, <=, 0);
      g_assert_cmpfloat (max, >, 0);
      g_assert_cmpuint (strlen (source), >, 2);
      g_assert_true (g_hash_table_add (seen, (gpointer) unknot_joint_get_name (i)));
    }
}

static void
test_postures (void)
{
  static const char *const wanted[] = { "standing", "sitting", "lying", "hands-and-knees", "side-lying" };
  const char *const *names = unknot_posture_get_names ();
  UnknotPose pose;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_strv_contains (names, wanted[i]));
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (unknot_posture_get (names[i], &pose));
      unknot_pose_check (&pose, &error);
      g_assert_no_error (error);
    }
  g_assert_false (unknot_posture_get ("floating", &pose));
}

static void
test_ease (void)
{
  double last = 0;

  g_assert_cmpfloat (unknot_ease (-1), ==, 0);
  g_assert_cmpfloat (unknot_ease (2), ==, 1);
  g_assert_cmpfloat_with_epsilon (unknot_ease (0.5), 0.5, 1e-12);
  g_assert_cmpfloat (unknot_ease (0.01), <, 0.001);
  for (double x = 0; x <= 1; x += 0.01)
    {
      g_assert_cmpfloat (unknot_ease (x), >=, last);
      last = unknot_ease (x);
    }
}

static void
test_landmarks (void)
{
  for (int i = 0; i < unknot_landmark_get_count (); i++)
    {
      UnknotSide side, other;
      g_assert_cmpint (unknot_landmark_from_name (unknot_landmark_get_name (i)), ==, i);
      g_assert_cmpint (unknot_landmark_mirror (unknot_landmark_mirror (i)), ==, i);
      if (unknot_landmark_get_side (i, &side))
        {
          g_assert_true (unknot_landmark_get_side (unknot_landmark_mirror (i), &other));
          g_assert_cmpint (side, !=, other);
        }
      else
        g_assert_cmpint (unknot_landmark_mirror (i), ==, i);
    }
  g_assert_cmpint (unknot_landmark_from_name ("temple"), ==, UNKNOT_LANDMARK_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pose/angles", test_angles);
  g_test_add_func ("/pose/reach", test_reach);
  g_test_add_func ("/pose/errors", test_errors);
  g_test_add_func ("/pose/mirror", test_mirror);
  g_test_add_func ("/pose/joints", test_joints);
  g_test_add_func ("/pose/postures", test_postures);
  g_test_add_func ("/pose/ease", test_ease);
  g_test_add_func ("/pose/landmarks", test_landmarks);
  return g_test_run ();
}
