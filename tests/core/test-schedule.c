/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule, rule by rule, at the edges: one microsecond before and at each moment, every
 * command that is refused, and what the status says.  Whole days are told in days/, random
 * ones in test-schedule-random.c. */
#include "core/schedule.h"

#include <string.h>

/* 2024-01-01 08:00 UTC, a Monday. */
#define WALL (G_GINT64_CONSTANT (1704096000) * UNKNOT_SECOND)
#define BOOT (1000 * UNKNOT_SECOND)
#define MIN_(n) ((n) * UNKNOT_MINUTE)
#define SEC_(n) ((n) * UNKNOT_SECOND)

typedef struct {
  UnknotPlan plan;
  UnknotSchedule *schedule;
  UnknotTime now;
  GArray *events; /* UnknotEvent, without CHANGED */
  guint changed;
} Fixture;

static void
event_cb (const UnknotEvent *event, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (event->kind == UNKNOT_EVENT_CHANGED)
    fixture->changed++;
  else
    g_array_append_val (fixture->events, *event);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = unknot_plan_default ();
  fixture->plan.soft_landing = FALSE;
  fixture->plan.posture_interval = 0;
  fixture->now = (UnknotTime) { BOOT, WALL, 0 };
  fixture->events = g_array_new (FALSE, FALSE, sizeof (UnknotEvent));
  fixture->schedule = unknot_schedule_new (&fixture->plan, fixture->now, event_cb, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  unknot_schedule_free (fixture->schedule);
  g_array_unref (fixture->events);
}

static void
replan (Fixture *fixture)
{
  unknot_schedule_set_plan (fixture->schedule, fixture->now, &fixture->plan);
}

/* Time passes without a call. */
static void
sleep_for (Fixture *fixture, gint64 length)
{
  fixture->now.boot += length;
  fixture->now.wall += length;
}

/* Time passes, and every moment that is asked for gets its call. */
static void
pass (Fixture *fixture, gint64 length)
{
  gint64 end = fixture->now.boot + length;
  gint64 next;

  while ((next = unknot_schedule_update (fixture->schedule, fixture->now)) <= end)
    {
      g_assert_cmpint (next, >, fixture->now.boot);
      sleep_for (fixture, next - fixture->now.boot);
    }
  sleep_for (fixture, end - fixture->now.boot);
  unknot_schedule_update (fixture->schedule, fixture->now);
}

static UnknotStatus
status (Fixture *fixture)
{
  UnknotStatus result;

  unknot_schedule_status (fixture->schedule, fixture->now, &result);
  return result;
}

static void
presence (Fixture *fixture, UnknotPresence is, gint64 ago)
{
  unknot_schedule_set_presence (fixture->schedule, fixture->now, is, fixture->now.boot - ago);
}

/* The next event that was told; fails when there is none. */
static UnknotEvent
take_event (Fixture *fixture, UnknotEventKind kind)
{
  UnknotEvent event;

  g_assert_cmpuint (fixture->events->len, >, 0);
  event = g_array_index (fixture->events, UnknotEvent, 0);
  g_array_remove_index (fixture->events, 0);
  g_assert_cmpint (event.kind, ==, kind);
  return event;
}

static void
no_event (Fixture *fixture)
{
  g_assert_cmpuint (fixture->events->len, ==, 0);
}

#define assert_refused(call) \
  G_STMT_START { \
    g_autoptr (GError) refused = NULL; \
    UnknotStatus before = status (f), after; \
    GError **error = &refused; \
    g_assert_false (call); \
    g_assert_error (refused, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_REFUSED); \
    g_assert_cmpint (strlen (refused->message), >, 10); \
    after = status (f); \
    g_assert_cmpint (before.phase, ==, after.phase); \
    g_assert_cmpint (before.sat, ==, after.sat); \
    g_assert_cmpint (before.paused_until, ==, after.paused_until); \
    g_assert_cmpint (before.posture_open, ==, after.posture_open); \
    g_assert_cmpint (before.break_started, ==, after.break_started); \
    g_assert_cmpint (before.postponed_until, ==, after.postponed_until); \
    g_assert_cmpuint (before.postpones_left, ==, after.postpones_left); \
    g_assert_cmpint (before.next, ==, after.next); \
  } G_STMT_END

/* ---- breaks ---- */

static void
test_due (Fixture *f, gconstpointer data)
{
  pass (f, MIN_ (45) - 1);
  no_event (f);
  g_assert_cmpint (status (f).due_in, ==, 1);
  g_assert_cmpint (status (f).phase, ==, UNKNOT_PHASE_WORKING);
  g_assert_cmpuint (status (f).progress, ==, 7);
  pass (f, 1);
  g_assert_cmpuint (take_event (f, UNKNOT_EVENT_BREAK_DUE).count, ==, 0);
  g_assert_cmpint (status (f).phase, ==, UNKNOT_PHASE_DUE);
  g_assert_cmpint (status (f).due_in, ==, 0);
  g_assert_cmpuint (status (f).progress, ==, 8);
}

static void
test_eighths (Fixture *f, gconstpointer data)
{
  /* The tray icon can follow: each eighth is a moment, and nothing else is. */
  for (guint i = 1; i < 8; i++)
    {
      gint64 next = unknot_schedule_update (f->schedule, f->now);

      g_assert_cmpint (next, ==, BOOT + i * MIN_ (45) / 8);
      sleep_for (f, next - f->now.boot);
      g_assert_cmpuint (status (f).progress, ==, i);
    }
}

static void
test_break (Fixture *f, gconstpointer data)
{
  UnknotBreakRecord record;

  pass (f, MIN_ (45));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);
  pass (f, MIN_ (1));
  g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_WITHDRAWN);
  g_assert_cmpint (take_event (f, UNKNOT_EVENT_BREAK_STARTED).length, ==, MIN_ (3));
  g_assert_cmpint (status (f).break_started, ==, f->now.boot);
  g_assert_cmpint (status (f).break_ends, ==, f->now.boot + MIN_ (3));
  g_assert_false (status (f).running);
  pass (f, MIN_ (3) - 1);
  no_event (f);
  pass (f, 1);
  take_event (f, UNKNOT_EVENT_BREAK_OVER);
  pass (f, SEC_ (20));
  g_assert_true (unknot_schedule_end_break (f->schedule, f->now, FALSE, NULL));
  record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
  g_assert_cmpint (record.due, ==, WALL + MIN_ (45));
  g_assert_cmpint (record.offered, ==, WALL + MIN_ (45));
  g_assert_cmpint (record.started, ==, WALL + MIN_ (46));
  g_assert_cmpint (record.ended, ==, WALL + MIN_ (49) + SEC_ (20));
  g_assert_cmpint (record.length, ==, MIN_ (3) + SEC_ (20));
  g_assert_cmpint (record.sat, ==, MIN_ (46));
  g_assert_cmpint (status (f).sat, ==, 0);
  g_assert_true (status (f).running);
}

/* At least half of it, or the whole guide, is a break; less is one cut short. */
static void
test_break_outcomes (Fixture *f, gconstpointer data)
{
  static const struct {
    gint64 after;
    gboolean completed;
    UnknotOutcome outcome;
  } cases[] = {
    { SEC_ (90) - 1, FALSE, UNKNOT_OUTCOME_CUT_SHORT },
    { SEC_ (90), FALSE, UNKNOT_OUTCOME_GUIDED },
    { SEC_ (40), TRUE, UNKNOT_OUTCOME_GUIDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnknotBreakRecord record;

      pass (f, MIN_ (10));
      g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
      take_event (f, UNKNOT_EVENT_BREAK_STARTED);
      pass (f, cases[i].after);
      g_assert_true (unknot_schedule_end_break (f->schedule, f->now, cases[i].completed, NULL));
      record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
      g_assert_cmpint (record.outcome, ==, cases[i].outcome);
      g_assert_cmpint (record.due, ==, 0);
      g_assert_cmpint (record.offered, ==, 0);
      g_assert_cmpint (record.sat, ==, MIN_ (10));
      g_assert_cmpint (status (f).sat, ==, 0);
    }
}

/* Nobody ends it: it ends on the return from an absence, or after ten minutes of sitting there. */
static void
test_break_forgotten (Fixture *f, gconstpointer data)
{
  UnknotBreakRecord record;

  g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_STARTED);
  pass (f, MIN_ (13) - 1);
  take_event (f, UNKNOT_EVENT_BREAK_OVER);
  no_event (f);
  pass (f, 1);
  record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
  g_assert_cmpint (record.length, ==, MIN_ (3));

  g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_STARTED);
  pass (f, MIN_ (1));
  presence (f, UNKNOT_PRESENCE_LOCKED, 0);
  pass (f, MIN_ (30));
  take_event (f, UNKNOT_EVENT_BREAK_OVER);
  no_event (f);
  presence (f, UNKNOT_PRESENCE_ACTIVE, 0);
  record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
  g_assert_cmpint (record.length, ==, MIN_ (31));
  no_event (f);
}

/* Back before it is over: the break goes on. */
static void
test_break_back_early (Fixture *f, gconstpointer data)
{
  g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_STARTED);
  presence (f, UNKNOT_PRESENCE_LOCKED, 0);
  pass (f, MIN_ (2));
  presence (f, UNKNOT_PRESENCE_ACTIVE, 0);
  no_event (f);
  g_assert_cmpint (status (f).phase, ==, UNKNOT_PHASE_BREAK);
}

/* ---- commands that do not fit ---- */

static void
test_refused (Fixture *f, gconstpointer data)
{
  UnknotSchedule *s = f->schedule;

  assert_refused (unknot_schedule_end_break (s, f->now, TRUE, error));
  assert_refused (unknot_schedule_skip (s, f->now, error));
  assert_refused (unknot_schedule_postpone (s, f->now, error));
  assert_refused (unknot_schedule_resume (s, f->now, error));
  assert_refused (unknot_schedule_answer_posture (s, f->now, UNKNOT_POSTURE_GOOD, error));
  assert_refused (unknot_schedule_pause (s, f->now, 0, error));
  assert_refused (unknot_schedule_pause (s, f->now, -1, error));
  assert_refused (unknot_schedule_pause (s, f->now, UNKNOT_MINUTE - 1, error));
  assert_refused (unknot_schedule_pause (s, f->now, 7 * UNKNOT_DAY + 1, error));
  assert_refused (unknot_schedule_pause (s, f->now, UNKNOT_NEVER - 1, error));

  g_assert_true (unknot_schedule_check_posture (s, f->now, NULL));
  take_event (f, UNKNOT_EVENT_POSTURE_DUE);
  assert_refused (unknot_schedule_check_posture (s, f->now, error));
  g_assert_true (unknot_schedule_answer_posture (s, f->now, UNKNOT_POSTURE_SLOUCHING, NULL));
  g_assert_cmpint (take_event (f, UNKNOT_EVENT_POSTURE_ENDED).posture.answer, ==, UNKNOT_POSTURE_SLOUCHING);
  assert_refused (unknot_schedule_answer_posture (s, f->now, UNKNOT_POSTURE_GOOD, error));

  g_assert_true (unknot_schedule_start_break (s, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_STARTED);
  assert_refused (unknot_schedule_start_break (s, f->now, error));
  assert_refused (unknot_schedule_postpone (s, f->now, error));
  assert_refused (unknot_schedule_check_posture (s, f->now, error));
  no_event (f);
}

static void
test_postpone (Fixture *f, gconstpointer data)
{
  UnknotSchedule *s = f->schedule;

  f->plan.postpone_limit = 2;
  replan (f);
  pass (f, MIN_ (45));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (status (f).postpones_left, ==, 2 - i);
      g_assert_true (unknot_schedule_postpone (s, f->now, NULL));
      take_event (f, UNKNOT_EVENT_BREAK_WITHDRAWN);
      assert_refused (unknot_schedule_postpone (s, f->now, error));
      g_assert_cmpint (status (f).postponed_until, ==, f->now.boot + MIN_ (5));
      g_assert_cmpint (status (f).due_in, ==, MIN_ (5));
      pass (f, MIN_ (5) - 1);
      no_event (f);
      pass (f, 1);
      g_assert_cmpuint (take_event (f, UNKNOT_EVENT_BREAK_DUE).count, ==, 0);
    }
  assert_refused (unknot_schedule_postpone (s, f->now, error));
  g_assert_true (unknot_schedule_skip (s, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_WITHDRAWN);
  UnknotBreakRecord record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_SKIPPED);
  g_assert_cmpuint (record.postponed, ==, 2);
  g_assert_cmpint (record.sat, ==, MIN_ (55));
  g_assert_cmpint (record.length, ==, 0);
  g_assert_cmpint (record.started, ==, 0);
  g_assert_cmpuint (status (f).postpones_left, ==, 2);
  g_assert_cmpint (status (f).sat, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/schedule/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("due", test_due);
  ADD ("eighths", test_eighths);
  ADD ("break", test_break);
  ADD ("break/outcomes", test_break_outcomes);
  ADD ("break/forgotten", test_break_forgotten);
  ADD ("break/back-early", test_break_back_early);
  ADD ("refused", test_refused);
  ADD ("postpone", test_postpone);
#undef ADD
  return g_test_run ();
}
