/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/plan.h"

G_DEFINE_QUARK (unknot-plan-error-quark, unknot_plan_error)

UnknotPlan
unknot_plan_default (void)
{
  UnknotPlan plan = {
    .break_interval = 45 * UNKNOT_MINUTE,
    .break_length = 3 * UNKNOT_MINUTE,
    .posture_interval = 20 * UNKNOT_MINUTE,
    .away_threshold = 5 * UNKNOT_MINUTE,
    .heads_up = 0,
    .postpone_length = 5 * UNKNOT_MINUTE,
    .postpone_limit = 3,
    .reminder_limit = 2,
    .reminder_interval = 5 * UNKNOT_MINUTE,
    .on_call_after = 20 * UNKNOT_MINUTE,
    .soft_landing = TRUE,
    .reading_counts = FALSE,
    .hours_enabled = FALSE,
  };

  for (guint day = 0; day < 5; day++)
    {
      plan.hours_from[day] = 9 * 60;
      plan.hours_to[day] = 18 * 60;
    }
  return plan;
}

static gboolean
check_range (const char *member, gint64 value, gint64 min, gint64 max, GError **error)
{
  if (value >= min && value <= max)
    return TRUE;
  g_set_error (error, UNKNOT_PLAN_ERROR, UNKNOT_PLAN_ERROR_RANGE,
               "%s is %" G_GINT64_FORMAT ", allowed are %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
               member, value, min, max);
  return FALSE;
}

static gboolean
check_hours (const UnknotPlan *plan, GError **error)
{
  for (guint day = 0; day < 7; day++)
    if (!check_range ("hours_from", plan->hours_from[day], 0, 24 * 60, error) ||
        !check_range ("hours_to", plan->hours_to[day], 0, 24 * 60, error))
      return FALSE;
  return TRUE;
}

gboolean
unknot_plan_check (const UnknotPlan *plan, GError **error)
{
  g_return_val_if_fail (plan != NULL, FALSE);

  if (!check_range ("break_interval", plan->break_interval, 30 * UNKNOT_MINUTE, UNKNOT_HOUR, error) ||
      !check_range ("break_length", plan->break_length, UNKNOT_MINUTE, 15 * UNKNOT_MINUTE, error) ||
      !check_range ("away_threshold", plan->away_threshold, UNKNOT_MINUTE, 15 * UNKNOT_MINUTE, error) ||
      !check_range ("heads_up", plan->heads_up, 0, UNKNOT_MINUTE, error) ||
      !check_range ("postpone_length", plan->postpone_length, UNKNOT_MINUTE, 15 * UNKNOT_MINUTE, error) ||
      !check_range ("postpone_limit", plan->postpone_limit, 0, 10, error) ||
      !check_range ("reminder_limit", plan->reminder_limit, 0, 2, error) ||
      !check_range ("reminder_interval", plan->reminder_interval, UNKNOT_MINUTE, 15 * UNKNOT_MINUTE, error))
    return FALSE;
  if (plan->break_interval % (5 * UNKNOT_MINUTE) != 0)
    {
      g_set_error_literal (error, UNKNOT_PLAN_ERROR, UNKNOT_PLAN_ERROR_RANGE,
                           "break_interval is not a multiple of five minutes");
      return FALSE;
    }
  if (plan->posture_interval != 0 &&
      !check_range ("posture_interval", plan->posture_interval, 10 * UNKNOT_MINUTE, UNKNOT_HOUR, error))
    return FALSE;
  if (plan->on_call_after != 0 &&
      !check_range ("on_call_after", plan->on_call_after, 5 * UNKNOT_MINUTE, UNKNOT_HOUR, error))
    return FALSE;
  return check_hours (plan, error);
}

/* Local wall time, microseconds since the local 1970-01-01 00:00. */
static gint64
local_time (UnknotTime now)
{
  return now.wall + (gint64) now.utc_offset * UNKNOT_SECOND;
}

/* Days since 1970-01-01, rounded down also before it. */
static gint64
day_of (gint64 local)
{
  gint64 day = local / UNKNOT_DAY;
  return local % UNKNOT_DAY < 0 ? day - 1 : day;
}

/* 0 for Monday.  1970-01-01 was a Thursday. */
static guint
weekday_of (gint64 day)
{
  return (guint) (((day + 3) % 7 + 7) % 7);
}

/* The shift that begins on @day, as [from, to) in local time.  Empty when there is none. */
static void
shift_of (const UnknotPlan *plan, gint64 day, gint64 *from, gint64 *to)
{
  guint weekday = weekday_of (day);

  *from = day * UNKNOT_DAY + plan->hours_from[weekday] * UNKNOT_MINUTE;
  *to = day * UNKNOT_DAY + plan->hours_to[weekday] * UNKNOT_MINUTE;
  if (*from > *to)
    *to += UNKNOT_DAY;
}

static gboolean
local_in_hours (const UnknotPlan *plan, gint64 local)
{
  gint64 today = day_of (local);

  /* Yesterday's shift may still last. */
  for (gint64 day = today - 1; day <= today; day++)
    {
      gint64 from, to;

      shift_of (plan, day, &from, &to);
      if (local >= from && local < to)
        return TRUE;
    }
  return FALSE;
}

gboolean
unknot_plan_in_hours (const UnknotPlan *plan, UnknotTime now)
{
  g_return_val_if_fail (plan != NULL, TRUE);

  return !plan->hours_enabled || local_in_hours (plan, local_time (now));
}

gint64
unknot_plan_next_hours (const UnknotPlan *plan, UnknotTime now)
{
  gint64 local = local_time (now);
  gint64 today = day_of (local);
  gint64 best = UNKNOT_NEVER;
  gboolean inside;

  g_return_val_if_fail (plan != NULL, UNKNOT_NEVER);

  if (!plan->hours_enabled)
    return UNKNOT_NEVER;

  /* The answer can only change where a shift begins or ends; where two shifts touch, it does
   * not. */
  inside = local_in_hours (plan, local);
  for (gint64 day = today - 1; day <= today + 8; day++)
    {
      gint64 edges[2];

      shift_of (plan, day, &edges[0], &edges[1]);
      for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
        if (edges[i] > local && edges[i] < best && local_in_hours (plan, edges[i]) != inside)
          best = edges[i];
    }
  return best == UNKNOT_NEVER ? UNKNOT_NEVER : now.boot + (best - local);
}
