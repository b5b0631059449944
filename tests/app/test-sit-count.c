/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sit-count.h"

#define S G_USEC_PER_SEC

/* The service's clock is found from the local one, also when it runs faster, and back. */
static void
test_clock (void)
{
  const UnknotServiceClock clock = { .service = 1000 * S, .local = 50 * S, .scale = 60 };

  g_assert_cmpint (unknot_service_clock_at (&clock, 50 * S), ==, 1000 * S);
  g_assert_cmpint (unknot_service_clock_at (&clock, 51 * S), ==, 1060 * S);
  g_assert_cmpint (unknot_service_clock_at (&clock, 49 * S), ==, 940 * S);
  g_assert_cmpint (unknot_service_clock_local (&clock, 1060 * S), ==, 51 * S);
  g_assert_cmpint (unknot_service_clock_local (&clock, G_MAXINT64), ==, G_MAXINT64);
  /* Never a moment early: whoever waits until then must find it has come. */
  for (gint64 service = 1000 * S; service < 1000 * S + 200; service++)
    g_assert_cmpint (unknot_service_clock_at (&clock, unknot_service_clock_local (&clock, service)), >=, service);
}

/* A running clock is counted on from the moment it was true; a standing one is not. */
static void
test_counting (void)
{
  UnknotSitCount count = { .as_of = 100 * S, .sat = 30 * S, .due_in = 10 * S, .posture_in = 5 * S, .running = TRUE };

  g_assert_cmpint (unknot_sit_count_sat (&count, 104 * S), ==, 34 * S);
  g_assert_cmpint (unknot_sit_count_due_in (&count, 104 * S), ==, 6 * S);
  g_assert_cmpint (unknot_sit_count_posture_in (&count, 104 * S), ==, 1 * S);
  g_assert_cmpint (unknot_sit_count_due_in (&count, 200 * S), ==, 0);
  g_assert_cmpint (unknot_sit_count_posture_in (&count, 200 * S), ==, 0);
  /* An answer that arrives late must not turn the clock back. */
  g_assert_cmpint (unknot_sit_count_sat (&count, 99 * S), ==, 30 * S);

  count.running = FALSE;
  g_assert_cmpint (unknot_sit_count_sat (&count, 104 * S), ==, 30 * S);
  g_assert_cmpint (unknot_sit_count_due_in (&count, 104 * S), ==, 10 * S);
  count.posture_in = -1;
  g_assert_cmpint (unknot_sit_count_posture_in (&count, 104 * S), ==, -1);
}

/* The next change of text is exactly one second's edge away, and never now. */
static void
test_next_second (void)
{
  UnknotSitCount count = { .as_of = 0, .sat = S / 4, .running = TRUE };
  gint64 now = 0;

  for (int i = 1; i <= 100; i++)
    {
      const gint64 next = unknot_sit_count_next_second (&count, now);

      g_assert_cmpint (next, >, now);
      g_assert_cmpint (unknot_sit_count_sat (&count, next) / S, ==, i);
      g_assert_cmpint (unknot_sit_count_sat (&count, next - 1) / S, ==, i - 1);
      now = next;
    }
  count.running = FALSE;
  g_assert_cmpint (unknot_sit_count_next_second (&count, now), ==, G_MAXINT64);
}

static void
test_countdown (void)
{
  g_assert_cmpint (unknot_countdown_next_second (10 * S, 7 * S + 1), ==, 8 * S);
  g_assert_cmpint (unknot_countdown_next_second (10 * S, 8 * S), ==, 9 * S);
  g_assert_cmpint (unknot_countdown_next_second (10 * S, 9 * S), ==, 10 * S);
  g_assert_cmpint (unknot_countdown_next_second (10 * S, 10 * S), ==, G_MAXINT64);
  g_assert_cmpint (unknot_countdown_next_second (0, 10 * S), ==, G_MAXINT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sit-count/clock", test_clock);
  g_test_add_func ("/sit-count/counting", test_counting);
  g_test_add_func ("/sit-count/next-second", test_next_second);
  g_test_add_func ("/sit-count/countdown", test_countdown);
  return g_test_run ();
}
