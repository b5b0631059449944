/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/muscle.h"

#include <string.h>

static double
weight (UnknotMuscle muscle, UnknotSide side, UnknotBone bone, double x, double y, double z)
{
  UnknotVec point = { x, y, z };
  return unknot_muscle_weight_in_bone (muscle, side, bone, point);
}

static void
test_names (void)
{
  static const char *const wanted[] = {
    "upper-trapezius", "middle-trapezius", "lower-trapezius", "levator-scapulae", "rhomboids", "latissimus",
    "erectors", "suboccipitals", "sternocleidomastoid", "scalenes", "pectorals", "serratus", "rear-deltoid",
    "rotator-cuff", "forearm-flexors", "forearm-extensors",
  };
  UnknotMuscle muscle;
  gboolean left, right;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_true (unknot_muscle_from_name (wanted[i], &muscle, &left, &right));
      g_assert_cmpstr (unknot_muscle_get_id (muscle), ==, wanted[i]);
      g_assert_true (left && right);
    }
  g_assert_cmpuint (G_N_ELEMENTS (wanted), ==, UNKNOT_N_MUSCLES);
  g_assert_true (unknot_muscle_from_name ("scalenes-left", &muscle, &left, &right));
  g_assert_true (left && !right);
  g_assert_true (unknot_muscle_from_name ("scalenes-right", &muscle, &left, &right));
  g_assert_true (right && !left);
  g_assert_false (unknot_muscle_from_name ("scalene", &muscle, &left, &right));
  g_assert_false (unknot_muscle_from_name ("scalenes-up", &muscle, &left, &right));
  g_assert_false (unknot_muscle_from_name ("", &muscle, &left, &right));
}

/* Every muscle has words of its own: a name and what it does. */
static void
test_words (void)
{
  for (int i = 0; i < UNKNOT_N_MUSCLES; i++)
    {
      const char *texts[] = { unknot_muscle_get_name (i), unknot_muscle_get_purpose (i) };
      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        {
          g_assert_cmpuint (strlen (texts[t]), >, 10);
          g_assert_cmpuint (strlen (texts[t]), <, 100);
        }
      for (int k = 0; k < i; k++)
        g_assert_cmpstr (unknot_muscle_get_name (i), !=, unknot_muscle_get_name (k));
    }
}

/* A point that everybody would call this muscle belongs to it, on its side alone. */
static void
test_places (void)
{
  static const struct {
    UnknotMuscle muscle;
    UnknotBone bone;
    double x, y, z;
  } points[] = {
    { UNKNOT_MUSCLE_UPPER_TRAPEZIUS, UNKNOT_BONE_CHEST, 9, 27, -4 },
    { UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS, UNKNOT_BONE_CHEST, 7, 21, -10 },
    { UNKNOT_MUSCLE_LOWER_TRAPEZIUS, UNKNOT_BONE_CHEST, 2, 8, -11 },
    { UNKNOT_MUSCLE_LEVATOR_SCAPULAE, UNKNOT_BONE_NECK, 4.6, 5, -2 },
    { UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_BONE_CHEST, 4, 15, -11 },
    { UNKNOT_MUSCLE_LATISSIMUS, UNKNOT_BONE_CHEST, 12, 4, -8 },
    { UNKNOT_MUSCLE_ERECTORS, UNKNOT_BONE_LUMBAR, 2.6, 4, -9 },
    { UNKNOT_MUSCLE_SUBOCCIPITALS, UNKNOT_BONE_HEAD, 2.5, 3.6, -5 },
    { UNKNOT_MUSCLE_STERNOCLEIDOMASTOID, UNKNOT_BONE_NECK, 4.8, 6, 5.6 },
    { UNKNOT_MUSCLE_SCALENES, UNKNOT_BONE_NECK, 5.4, 6, 3.4 },
    { UNKNOT_MUSCLE_PECTORALS, UNKNOT_BONE_CHEST, 9, 16, 10 },
    { UNKNOT_MUSCLE_SERRATUS, UNKNOT_BONE_CHEST, 15, 6, 3 },
    { UNKNOT_MUSCLE_REAR_DELTOID, UNKNOT_BONE_UPPER_ARM_L, 1.5, -3, -5 },
    { UNKNOT_MUSCLE_ROTATOR_CUFF, UNKNOT_BONE_CHEST, 11, 16, -10 },
    { UNKNOT_MUSCLE_FOREARM_FLEXORS, UNKNOT_BONE_FOREARM_L, -3, -8, 1.8 },
    { UNKNOT_MUSCLE_FOREARM_EXTENSORS, UNKNOT_BONE_FOREARM_L, 3, -8, -1.8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      gboolean paired = points[i].bone >= UNKNOT_BONE_SCAPULA_L;
      UnknotBone other = points[i].bone + (paired ? 1 : 0);
      double x = points[i].x, y = points[i].y, z = points[i].z;
      UnknotMuscle m = points[i].muscle;

      if (weight (m, UNKNOT_LEFT, points[i].bone, x, y, z) < 0.9)
        g_error ("%s: %g", unknot_muscle_get_id (m), weight (m, UNKNOT_LEFT, points[i].bone, x, y, z));
      g_assert_cmpfloat (weight (m, UNKNOT_LEFT, points[i].bone, x, y, z), ==,
                         weight (m, UNKNOT_RIGHT, other, -x, y, z));
      g_assert_cmpfloat (weight (m, UNKNOT_RIGHT, points[i].bone, x, y, z), <, 0.05);
      /* Not through the body, and not on the hanging hand. */
      g_assert_cmpfloat (weight (m, UNKNOT_LEFT, points[i].bone, paired ? -x : x, y, -z), <, 0.05);
      g_assert_cmpfloat (weight (m, UNKNOT_LEFT, UNKNOT_BONE_HAND_L, x, y, z), ==, 0);
    }
}

/* In the world, of the stance at rest. */
static void
test_world (void)
{
  UnknotSkeleton rest;

  unknot_skeleton_init (&rest);
  UnknotVec local = { 4, 15, -11 };
  UnknotVec world = unknot_frame_to_world (&rest.bone[UNKNOT_BONE_CHEST], local);
  g_assert_cmpfloat (unknot_muscle_weight (UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, UNKNOT_BONE_CHEST, world), ==,
                     unknot_muscle_weight_in_bone (UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, UNKNOT_BONE_CHEST, local));
}

/* Edges are soft: along any line the weight never jumps. */
static void
test_soft (void)
{
  for (int m = 0; m < UNKNOT_N_MUSCLES; m++)
    {
      double last = -1, highest = 0;
      for (double y = -25; y < 40; y += 0.05)
        {
          double now = weight (m, UNKNOT_LEFT, UNKNOT_BONE_CHEST, 5, y, m == UNKNOT_MUSCLE_PECTORALS ? 9 : -9);
          if (last >= 0)
            g_assert_cmpfloat (ABS (now - last), <, 0.06);
          highest = MAX (highest, now);
          last = now;
        }
      if (m == UNKNOT_MUSCLE_RHOMBOIDS || m == UNKNOT_MUSCLE_PECTORALS)
        g_assert_cmpfloat (highest, >, 0.9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/muscle/names", test_names);
  g_test_add_func ("/muscle/words", test_words);
  g_test_add_func ("/muscle/places", test_places);
  g_test_add_func ("/muscle/world", test_world);
  g_test_add_func ("/muscle/soft", test_soft);
  return g_test_run ();
}
