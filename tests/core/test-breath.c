/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/breath.h"

/* A clock of tenths: each part begins on its own tenth of a second, in every round, and the
 * seconds that are left run down to the next. */
static void
test_tenths (void)
{
  const UnknotBreath breath = { 4, 1.5, 6, 0.5 };
  const double ends[] = { 4, 5.5, 11.5, 12 };

  for (int tenth = 0; tenth < 1200; tenth++)
    {
      const double in_round = (tenth % 120) / 10.0;
      UnknotBreathMoment moment;
      guint expected = 0;

      while (in_round + 1e-9 >= ends[expected])
        expected++;
      g_assert_true (unknot_breath_at (&breath, tenth / 10.0, &moment));
      g_assert_cmpint (moment.phase, ==, expected);
      g_assert_cmpfloat_with_epsilon (moment.left, ends[expected] - in_round, 1e-4);
      g_assert_true (moment.full >= 0 && moment.full <= 1);
    }
}

/* The same from a clock of frames, whose sums are never quite round: a part begins within
 * a frame of its time. */
static void
test_frames (void)
{
  const UnknotBreath breath = { 4, 4, 4, 4 };
  UnknotBreathPhase before = UNKNOT_BREATH_REST;
  guint changes = 0;

  for (double t = 0; t < 160; t += 1 / 60.0)
    {
      UnknotBreathMoment moment;

      g_assert_true (unknot_breath_at (&breath, t, &moment));
      if (moment.phase == before)
        continue;
      g_assert_cmpfloat (ABS (t - 4.0 * changes), <, 0.1);
      g_assert_cmpint (moment.phase, ==, changes % 4);
      before = moment.phase;
      changes++;
    }
  g_assert_cmpuint (changes, ==, 40);
}

/* Full after breathing in, empty after breathing out, no jump between. */
static void
test_full (void)
{
  const UnknotBreath breath = { 3, 0, 5, 0 };
  UnknotBreathMoment moment;
  double before = 0;

  for (double t = 0; t < 24; t += 0.02)
    {
      g_assert_true (unknot_breath_at (&breath, t, &moment));
      g_assert_true (moment.phase == UNKNOT_BREATH_IN || moment.phase == UNKNOT_BREATH_OUT);
      g_assert_cmpfloat (ABS (moment.full - before), <, 0.02);
      before = moment.full;
    }
  g_assert_true (unknot_breath_at (&breath, 3, &moment));
  g_assert_cmpfloat_with_epsilon (moment.full, 1, 1e-6);
  g_assert_true (unknot_breath_at (&breath, 8, &moment));
  g_assert_cmpfloat_with_epsilon (moment.full, 0, 1e-6);
}

/* Quiet breathing is nobody's business. */
static void
test_quiet (void)
{
  const UnknotBreath none = { 0, 0, 0, 0 };
  UnknotBreathMoment moment = { .left = -7 };

  g_assert_false (unknot_breath_at (&none, 3, &moment));
  g_assert_cmpfloat (moment.left, ==, -7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breath/tenths", test_tenths);
  g_test_add_func ("/breath/frames", test_frames);
  g_test_add_func ("/breath/full", test_full);
  g_test_add_func ("/breath/quiet", test_quiet);
  return g_test_run ();
}
