/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan: its ranges, and the arithmetic of working hours over midnight, week ends and
 * time zones. */
#include "core/schedule/plan.h"

#include <string.h>

/* 2024-01-01 00:00 UTC, a Monday. */
#define MONDAY (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND)

static UnknotTime
at (guint day, guint hour, guint minute)
{
  gint64 wall = MONDAY + day * UNKNOT_DAY + hour * UNKNOT_HOUR + minute * UNKNOT_MINUTE;
  return (UnknotTime) { .boot = wall - MONDAY + 77, .wall = wall };
}

static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  UnknotPlan plan = unknot_plan_default ();

  g_assert_true (unknot_plan_check (&plan, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plan.break_interval, ==, 45 * UNKNOT_MINUTE);
  g_assert_cmpint (plan.break_length, ==, 3 * UNKNOT_MINUTE);
  g_assert_cmpint (plan.posture_interval, ==, 20 * UNKNOT_MINUTE);
}

/* Each member just outside its range is named by the message. */
static void
test_ranges (void)
{
  static const struct {
    const char *member;
    gsize offset;
    gint64 bad[2];
  } lengths[] = {
#define LENGTH(m, low, high) { #m, G_STRUCT_OFFSET (UnknotPlan, m), { low, high } }
    LENGTH (break_interval, 29 * UNKNOT_MINUTE, 65 * UNKNOT_MINUTE),
    LENGTH (break_interval, 31 * UNKNOT_MINUTE, 45 * UNKNOT_MINUTE + 1),
    LENGTH (break_length, UNKNOT_MINUTE - 1, 15 * UNKNOT_MINUTE + 1),
    LENGTH (posture_interval, 1, 61 * UNKNOT_MINUTE),
    LENGTH (away_threshold, 0, 16 * UNKNOT_MINUTE),
    LENGTH (heads_up, -1, UNKNOT_MINUTE + 1),
    LENGTH (postpone_length, 0, UNKNOT_HOUR),
    LENGTH (reminder_interval, 0, UNKNOT_HOUR),
    LENGTH (on_call_after, 5 * UNKNOT_MINUTE - 1, UNKNOT_HOUR + 1),
#undef LENGTH
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr (GError) error = NULL;
        UnknotPlan plan = unknot_plan_default ();

        G_STRUCT_MEMBER (gint64, &plan, lengths[i].offset) = lengths[i].bad[j];
        g_assert_false (unknot_plan_check (&plan, &error));
        g_assert_error (error, UNKNOT_PLAN_ERROR, UNKNOT_PLAN_ERROR_RANGE);
        g_assert_nonnull (strstr (error->message, lengths[i].member));
      }

  UnknotPlan plan = unknot_plan_default ();
  plan.posture_interval = 0;
  g_assert_true (unknot_plan_check (&plan, NULL));
  plan.postpone_limit = 11;
  g_assert_false (unknot_plan_check (&plan, NULL));
  plan = unknot_plan_default ();
  plan.reminder_limit = 3;
  g_assert_false (unknot_plan_check (&plan, NULL));
  plan = unknot_plan_default ();
  plan.hours_to[6] = 24 * 60 + 1;
  g_assert_false (unknot_plan_check (&plan, NULL));
}

static void
test_hours (void)
{
  UnknotPlan plan = unknot_plan_default ();

  g_assert_true (unknot_plan_in_hours (&plan, at (6, 3, 0)));
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (0, 3, 0)), ==, UNKNOT_NEVER);

  plan.hours_enabled = TRUE;
  g_assert_false (unknot_plan_in_hours (&plan, at (0, 8, 59)));
  g_assert_true (unknot_plan_in_hours (&plan, at (0, 9, 0)));
  g_assert_true (unknot_plan_in_hours (&plan, at (0, 17, 59)));
  g_assert_false (unknot_plan_in_hours (&plan, at (0, 18, 0)));
  g_assert_false (unknot_plan_in_hours (&plan, at (5, 12, 0)));
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (0, 8, 0)), ==, at (0, 9, 0).boot);
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (0, 9, 0)), ==, at (0, 18, 0).boot);
  /* Over the week end. */
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (4, 18, 0)), ==, at (7, 9, 0).boot);
}

/* A shift over midnight belongs to the day on which it begins; shifts that touch are one. */
static void
test_hours_night (void)
{
  UnknotPlan plan = unknot_plan_default ();

  plan.hours_enabled = TRUE;
  memset (plan.hours_from, 0, sizeof plan.hours_from);
  memset (plan.hours_to, 0, sizeof plan.hours_to);
  plan.hours_from[6] = 22 * 60;
  plan.hours_to[6] = 6 * 60;
  g_assert_true (unknot_plan_in_hours (&plan, at (6, 23, 0)));
  g_assert_true (unknot_plan_in_hours (&plan, at (7, 5, 59)));
  g_assert_true (unknot_plan_in_hours (&plan, at (0, 5, 59)));
  g_assert_false (unknot_plan_in_hours (&plan, at (7, 6, 0)));
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (6, 23, 0)), ==, at (7, 6, 0).boot);
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (7, 6, 0)), ==, at (13, 22, 0).boot);

  for (guint i = 0; i < 7; i++)
    {
      plan.hours_from[i] = 0;
      plan.hours_to[i] = 24 * 60;
    }
  g_assert_true (unknot_plan_in_hours (&plan, at (3, 0, 0)));
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (3, 0, 0)), ==, UNKNOT_NEVER);

  memset (plan.hours_from, 0, sizeof plan.hours_from);
  memset (plan.hours_to, 0, sizeof plan.hours_to);
  g_assert_false (unknot_plan_in_hours (&plan, at (3, 0, 0)));
  g_assert_cmpint (unknot_plan_next_hours (&plan, at (3, 0, 0)), ==, UNKNOT_NEVER);
}

/* Hours are local ones; moments before 1970 do not upset the arithmetic. */
static void
test_hours_zones (void)
{
  UnknotPlan plan = unknot_plan_default ();
  UnknotTime now = at (0, 8, 30);

  plan.hours_enabled = TRUE;
  now.utc_offset = 3600;
  g_assert_true (unknot_plan_in_hours (&plan, now));
  now.utc_offset = -5 * 3600;
  g_assert_false (unknot_plan_in_hours (&plan, now));
  g_assert_cmpint (unknot_plan_next_hours (&plan, now), ==, at (0, 14, 0).boot);

  /* 1969-12-31 10:00, a Wednesday. */
  now = (UnknotTime) { .boot = 0, .wall = -14 * UNKNOT_HOUR };
  g_assert_true (unknot_plan_in_hours (&plan, now));
  g_assert_cmpint (unknot_plan_next_hours (&plan, now), ==, 8 * UNKNOT_HOUR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/default", test_default);
  g_test_add_func ("/plan/ranges", test_ranges);
  g_test_add_func ("/plan/hours", test_hours);
  g_test_add_func ("/plan/hours/night", test_hours_night);
  g_test_add_func ("/plan/hours/zones", test_hours_zones);
  return g_test_run ();
}
