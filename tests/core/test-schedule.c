/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule, rule by rule, at the edges: one microsecond before and at each moment, every
 * command that is refused, and what the status says.  Whole days are told in days/, random
 * ones in test-schedule-random.c. */
#include "core/schedule/schedule.h"

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
    { SEC_ (20), TRUE, UNKNOT_OUTCOME_GUIDED },
    { SEC_ (20) - 1, TRUE, UNKNOT_OUTCOME_CUT_SHORT },
    { 0, TRUE, UNKNOT_OUTCOME_CUT_SHORT },
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

}

/* Away from its middle on: it lasts until the return, if that is not long after its end. */
static void
test_break_away (Fixture *f, gconstpointer data)
{
  static const struct {
    UnknotPresence presence;
    gint64 away;
    gint64 length;
  } cases[] = {
    { UNKNOT_PRESENCE_LOCKED, MIN_ (11), MIN_ (12) },
    { UNKNOT_PRESENCE_LOCKED, MIN_ (30), MIN_ (3) },
    { UNKNOT_PRESENCE_ASLEEP, MIN_ (8 * 60), MIN_ (3) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnknotBreakRecord record;

      g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
      take_event (f, UNKNOT_EVENT_BREAK_STARTED);
      pass (f, MIN_ (1));
      presence (f, cases[i].presence, 0);
      pass (f, cases[i].away);
      take_event (f, UNKNOT_EVENT_BREAK_OVER);
      no_event (f);
      presence (f, UNKNOT_PRESENCE_ACTIVE, 0);
      record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
      g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
      g_assert_cmpint (record.length, ==, cases[i].length);
      g_assert_cmpint (record.ended - record.started, ==, cases[i].length);
      no_event (f);
    }
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
      g_assert_cmpuint (take_event (f, UNKNOT_EVENT_BREAK_POSTPONED).count, ==, i + 1);
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

/* ---- the lateness of calls ---- */

/* A call without anything to do, a look, and a clock that goes back change nothing. */
static void
test_idle_calls (Fixture *f, gconstpointer data)
{
  UnknotTime early = f->now;
  gint64 next;

  pass (f, MIN_ (20));
  next = status (f).next;
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (unknot_schedule_update (f->schedule, f->now), ==, next);
  g_assert_cmpint (unknot_schedule_update (f->schedule, early), ==, next);
  g_assert_cmpint (status (f).sat, ==, MIN_ (20));
  pass (f, MIN_ (24));
  f->now.boot += MIN_ (1);
  f->now.wall += MIN_ (1);
  g_assert_cmpint (status (f).phase, ==, UNKNOT_PHASE_DUE);
  no_event (f);
}

/* A little late is caught up; later than the away threshold, the machine slept. */
static void
test_late_call (Fixture *f, gconstpointer data)
{
  pass (f, MIN_ (44));
  sleep_for (f, MIN_ (5));
  unknot_schedule_update (f->schedule, f->now);
  g_assert_cmpint (take_event (f, UNKNOT_EVENT_BREAK_DUE).count, ==, 0);
  g_assert_cmpint (status (f).sat, ==, MIN_ (49));

  unknot_schedule_skip (f->schedule, f->now, NULL);
  take_event (f, UNKNOT_EVENT_BREAK_WITHDRAWN);
  take_event (f, UNKNOT_EVENT_BREAK_ENDED);
  pass (f, MIN_ (44));
  sleep_for (f, MIN_ (6) + 1);
  unknot_schedule_update (f->schedule, f->now);
  UnknotBreakRecord record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_NATURAL);
  g_assert_cmpint (record.sat, ==, MIN_ (44));
  g_assert_cmpint (status (f).sat, ==, 0);
  no_event (f);
}

/* At the threshold to the microsecond. */
static void
test_threshold (Fixture *f, gconstpointer data)
{
  f->plan.break_length = MIN_ (10);
  replan (f);
  pass (f, MIN_ (10));
  presence (f, UNKNOT_PRESENCE_IDLE, 0);
  pass (f, MIN_ (5) - 1);
  g_assert_false (status (f).away);
  g_assert_cmpint (status (f).sat, ==, MIN_ (15) - 1);
  pass (f, 1);
  g_assert_true (status (f).away);
  g_assert_cmpint (status (f).sat, ==, MIN_ (10));
  g_assert_cmpint (status (f).next, ==, f->now.boot + MIN_ (5));
  pass (f, MIN_ (5) - 1);
  g_assert_cmpint (status (f).sat, ==, MIN_ (10));
  pass (f, 1);
  g_assert_cmpint (status (f).sat, ==, 0);
  /* Nothing more can happen before somebody comes back. */
  g_assert_cmpint (status (f).next, ==, UNKNOT_NEVER);
}

/* A rest ends where a break is started by hand: one row for each. */
static void
test_start_while_away (Fixture *f, gconstpointer data)
{
  pass (f, MIN_ (30));
  presence (f, UNKNOT_PRESENCE_LOCKED, 0);
  pass (f, MIN_ (10));
  no_event (f);
  g_assert_true (unknot_schedule_start_break (f->schedule, f->now, NULL));
  UnknotBreakRecord record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_NATURAL);
  g_assert_cmpint (record.length, ==, MIN_ (10));
  g_assert_cmpint (record.started, ==, WALL + MIN_ (30));
  take_event (f, UNKNOT_EVENT_BREAK_STARTED);
  presence (f, UNKNOT_PRESENCE_ACTIVE, 0);
  pass (f, MIN_ (2));
  g_assert_true (unknot_schedule_end_break (f->schedule, f->now, FALSE, NULL));
  record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_GUIDED);
  g_assert_cmpint (record.sat, ==, 0);
  no_event (f);
}

/* ---- saving and restoring ---- */

static GVariant *
save (Fixture *f)
{
  return g_variant_ref_sink (unknot_schedule_save (f->schedule, f->now, 0, "boot-a"));
}

static gboolean
restore (Fixture *f, const char *boot_id, GVariant *state, GError **error)
{
  return unknot_schedule_restore (f->schedule, f->now, boot_id, state, error);
}

static void
begin_anew (Fixture *f)
{
  unknot_schedule_free (f->schedule);
  f->schedule = unknot_schedule_new (&f->plan, f->now, event_cb, f);
  g_array_set_size (f->events, 0);
}

/* @state with one member replaced; a NULL @value takes it away. */
static GVariant *
with_member (GVariant *state, const char *name, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, state);
  g_variant_dict_remove (&dict, name);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, name, value);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* Saving between two moments keeps the running numbers to the microsecond. */
static void
test_save_running (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  pass (f, MIN_ (12));
  sleep_for (f, 1234567);
  state = save (f);
  g_assert_cmpuint (g_variant_get_size (state), <, 4096);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (12) + 1234567);
  g_assert_true (status (f).running);
}

/* Up to the away threshold the clock goes on, beyond it the gap is absence. */
static void
test_restore_gap (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  pass (f, MIN_ (20));
  state = save (f);
  sleep_for (f, MIN_ (5));
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (25));
  g_assert_false (status (f).away);

  sleep_for (f, 1);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_true (status (f).away);
  g_assert_cmpint (status (f).sat, ==, 0);
  presence (f, UNKNOT_PRESENCE_ACTIVE, 0);
  UnknotBreakRecord record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.outcome, ==, UNKNOT_OUTCOME_NATURAL);
  g_assert_cmpint (record.sat, ==, MIN_ (20));
  g_assert_cmpint (record.length, ==, MIN_ (5) + 1);
}

/* On a fast clock, a busy machine is not taken for one that slept; one that really did still is. */
static void
test_patience (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  unknot_schedule_set_patience (f->schedule, MIN_ (10));
  pass (f, MIN_ (20));
  sleep_for (f, MIN_ (10));
  unknot_schedule_update (f->schedule, f->now);
  g_assert_cmpint (status (f).sat, ==, MIN_ (30));

  state = save (f);
  sleep_for (f, MIN_ (10));
  begin_anew (f);
  unknot_schedule_set_patience (f->schedule, MIN_ (10));
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (40));
  g_assert_false (status (f).away);

  pass (f, MIN_ (1));
  sleep_for (f, MIN_ (20));
  g_assert_cmpint (status (f).sat, ==, 0);
}

/* What is saved seldom is not sooner taken for absence: a crash between two saves loses nothing.
 * Another boot does not profit from that, nor does a state that promises too much. */
static void
test_restore_silence (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) endless = NULL;

  pass (f, MIN_ (20));
  state = g_variant_ref_sink (unknot_schedule_save (f->schedule, f->now, MIN_ (6), "boot-a"));
  endless = with_member (state, "silence", g_variant_new_int64 (UNKNOT_DAY));
  sleep_for (f, MIN_ (11));
  begin_anew (f);
  g_assert_true (restore (f, "boot-b", state, NULL));
  g_assert_true (status (f).away);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (31));
  g_assert_false (status (f).away);

  sleep_for (f, 1);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_true (status (f).away);

  sleep_for (f, MIN_ (4));
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", endless, NULL));
  g_assert_true (status (f).away);
}

/* Nobody reports presence: after a minute somebody is taken to be here. */
static void
test_restore_unreported (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  pass (f, MIN_ (20));
  state = save (f);
  sleep_for (f, MIN_ (30));
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  pass (f, MIN_ (1) - 1);
  g_assert_true (status (f).away);
  pass (f, 1);
  g_assert_false (status (f).away);
  g_assert_cmpint (take_event (f, UNKNOT_EVENT_BREAK_ENDED).record.outcome, ==, UNKNOT_OUTCOME_NATURAL);
}

/* Another kernel's boot clock means nothing; the wall clock may have gone back meanwhile. */
static void
test_restore_other_boot (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  pass (f, MIN_ (20));
  state = save (f);
  f->now.boot = SEC_ (3);
  f->now.wall += MIN_ (2);
  begin_anew (f);
  g_assert_true (restore (f, "boot-b", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (22));
  pass (f, MIN_ (23));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);

  f->now.boot = SEC_ (3);
  f->now.wall = WALL - UNKNOT_DAY;
  begin_anew (f);
  g_assert_true (restore (f, "boot-b", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (20));

  f->now.wall = WALL + 40 * UNKNOT_DAY;
  begin_anew (f);
  g_assert_true (restore (f, "boot-b", state, NULL));
  g_assert_cmpint (status (f).sat, ==, 0);
}

/* The same boot, and a clock that lies before the state: no gap. */
static void
test_restore_backwards (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  pass (f, MIN_ (20));
  state = save (f);
  f->now.boot -= MIN_ (15);
  f->now.wall -= MIN_ (15);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (20));
  pass (f, MIN_ (25));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);
}

/* Quiet ends half a minute after it was switched off; if a small movement would be offered at that very
 * moment, the break itself comes, and that is what is announced. */
static void
test_quiet_over_at_on_call (Fixture *f, gconstpointer data)
{
  UnknotStatus status;

  f->plan.on_call_after = MIN_ (10);
  replan (f);
  unknot_schedule_set_quiet (f->schedule, f->now, TRUE);
  pass (f, f->plan.break_interval + MIN_ (10) - SEC_ (30));
  unknot_schedule_set_quiet (f->schedule, f->now, FALSE);
  unknot_schedule_status (f->schedule, f->now, &status);
  g_assert_cmpint (status.next, ==, f->now.boot + SEC_ (30));
  g_assert_cmpint (status.next_is, ==, UNKNOT_NEXT_QUIET_OVER);
  g_array_set_size (f->events, 0);
  pass (f, SEC_ (30));
  g_assert_cmpuint (f->events->len, ==, 1);
  g_assert_cmpint (g_array_index (f->events, UnknotEvent, 0).kind, ==, UNKNOT_EVENT_BREAK_DUE);
}

/* Once the small movement has been offered nothing is left but the end of quiet: that is what is told. */
static void
test_held_after_on_call (Fixture *f, gconstpointer data)
{
  UnknotStatus status;

  f->plan.on_call_after = MIN_ (10);
  f->plan.hours_enabled = FALSE;
  replan (f);
  unknot_schedule_set_quiet (f->schedule, f->now, TRUE);
  pass (f, f->plan.break_interval + MIN_ (11));
  unknot_schedule_status (f->schedule, f->now, &status);
  g_assert_true (status.on_call);
  g_assert_cmpint (status.next, ==, UNKNOT_NEVER);
  g_assert_cmpint (status.next_is, ==, UNKNOT_NEXT_HELD);
  /* A pause promises no break. */
  g_assert_true (unknot_schedule_pause (f->schedule, f->now, UNKNOT_NEVER, NULL));
  unknot_schedule_status (f->schedule, f->now, &status);
  g_assert_cmpint (status.next_is, ==, UNKNOT_NEXT_NOTHING);
}

/* Quiet is reported anew, and nothing slips through in between. */
static void
test_restore_quiet (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;

  unknot_schedule_set_quiet (f->schedule, f->now, TRUE);
  pass (f, MIN_ (50));
  take_event (f, UNKNOT_EVENT_BREAK_HELD);
  state = save (f);
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  g_assert_cmpint (status (f).phase, ==, UNKNOT_PHASE_HELD);
  no_event (f);
  unknot_schedule_set_quiet (f->schedule, f->now, TRUE);
  pass (f, MIN_ (10));
  no_event (f);
  unknot_schedule_set_quiet (f->schedule, f->now, FALSE);
  pass (f, SEC_ (30));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);
}

static void
check_not_restored (Fixture *f, GVariant *state, const char *part)
{
  g_autoptr (GError) error = NULL;
  UnknotStatus before = status (f), after;

  if (restore (f, "boot-a", state, &error))
    g_error ("restored: %s", g_variant_print (state, TRUE));
  g_assert_error (error, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_STATE);
  if (part != NULL && strstr (error->message, part) == NULL)
    g_error ("%s is not in: %s", part, error->message);
  after = status (f);
  g_assert_cmpint (before.sat, ==, after.sat);
  g_assert_cmpint (before.phase, ==, after.phase);
  g_assert_cmpint (before.next, ==, after.next);
  no_event (f);
}

/* What nobody would have saved is refused with its name, and changes nothing. */
static void
test_restore_broken (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *member, *value; /* NULL: missing */
    const char *part;
  } cases[] = {
    { "version", NULL, "version" }, { "version", "uint32 0", "version" }, { "version", "uint32 2", "newer" },
    { "version", "'1'", "version" }, { "boot-id", NULL, "when" }, { "boot", "'x'", "when" },
    { "wall", "int64 -5", "when" }, { "wall", "int64 9223372036854775807", "when" },
    { "boot", "int64 -9223372036854775808", "when" },
    { "phase", NULL, "phase" }, { "phase", "'lunch'", "phase" }, { "phase", "uint32 3", "phase" },
    { "presence", "'dead'", "presence" }, { "sat", "int64 -1", "sat" }, { "sat", "'long'", "sat" },
    { "sat", "int64 9223372036854775807", "sat" }, { "sat", "true", "sat" }, { "extra", "int64 -1", "extra" },
    { "paused", "int64 1", "paused" }, { "since", "int64 9223372036854775807", "future" },
    { "since", "int64 9000000000000000000", "since" }, { "rest_end", "int64 -9223372036854775808", "future" },
    { "current.postponed", "uint32 4000000000", "current.postponed" },
    { "current.due", "int64 -9223372036854775808", "current.due" },
    { "toggles", "@a(xxb) []", "toggles" }, { "phase", "'break'", "break" },
    { "phase", "'postponed'", "postponed" }, { "paused", "true", "pause" }, { "posture_open", "true", "posture" },
    { "away", "true", NULL }, { "quiet_until", "int64 9223372036854775807", "quiet" },
    { "asked_sat", "int64 9000000000000", "reminder" }, { "landing_since", "int64 99000000000", "lull" },
  };
  g_autoptr (GVariant) state = NULL;
  static const char *const others[] = { "'text'", "{'a': 1}", "()", "@a{sv} {}", "[1, 2]" };

  pass (f, MIN_ (20));
  state = save (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GVariant *value = cases[i].value != NULL ? g_variant_new_parsed (cases[i].value) : NULL;
      g_autoptr (GVariant) broken = NULL;

      /* An absence needs its beginning, which the fresh state does not have. */
      if (g_str_equal (cases[i].member, "away"))
        {
          g_autoptr (GVariant) away = with_member (state, "away", value);
          broken = with_member (away, "away_since", g_variant_new_int64 (G_MAXINT64));
        }
      else if (g_str_equal (cases[i].member, "paused") && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        {
          g_autoptr (GVariant) paused = with_member (state, "paused", value);
          broken = with_member (paused, "paused_until", g_variant_new_int64 (G_MININT64));
        }
      else
        broken = with_member (state, cases[i].member, value);
      check_not_restored (f, broken, cases[i].part);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_parsed (others[i]));
      check_not_restored (f, other, NULL);
    }

  /* What a later version adds is passed over. */
  g_autoptr (GVariant) more = with_member (state, "shoe-size", g_variant_new_int64 (43));
  g_assert_true (restore (f, "boot-a", more, NULL));
  g_assert_cmpint (status (f).sat, ==, MIN_ (20));
}

/* Random bytes, and a good state with random bytes in it: refused, or lived with. */
static void
test_restore_garbage (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  guint refused = 0, taken = 0;

  pass (f, MIN_ (46));
  state = save (f);
  for (guint round = 0; round < 4000; round++)
    {
      gsize size = g_variant_get_size (state);
      guint8 *bytes = g_memdup2 (g_variant_get_data (state), size);
      guint hits = 1 + (guint) g_test_rand_int_range (0, 4);
      g_autoptr (GVariant) broken = NULL;

      for (guint i = 0; i < (round % 8 == 0 ? size : hits); i++)
        {
          gsize at = round % 8 == 0 ? i : (gsize) g_test_rand_int_range (0, (int) size);
          bytes[at] = (guint8) g_test_rand_int ();
        }
      broken = g_variant_new_from_data (G_VARIANT_TYPE_VARDICT, bytes, size, FALSE, g_free, bytes);
      g_variant_ref_sink (broken);
      begin_anew (f);
      if (restore (f, "boot-a", broken, NULL))
        {
          gint64 end = f->now.boot + 4 * UNKNOT_HOUR, boot = f->now.boot, wall = f->now.wall;
          guint calls = 0;

          taken++;
          while (status (f).next < end && calls++ < 500)
            {
              g_assert_cmpint (status (f).sat, >=, 0);
              pass (f, status (f).next - f->now.boot);
            }
          g_assert_cmpuint (calls, <, 500);
          f->now.boot = boot;
          f->now.wall = wall;
        }
      else
        refused++;
    }
  g_test_message ("%u refused, %u taken", refused, taken);
  g_assert_cmpuint (refused, >, 500);
}

/* A state that version 1 wrote is understood for ever: the file is never changed. */
static void
test_restore_version_1 (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "states", "version-1.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) state = NULL;
  UnknotStatus is;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  state = g_variant_parse (NULL, text, NULL, NULL, NULL);
  sleep_for (f, MIN_ (47));
  begin_anew (f);
  g_assert_true (restore (f, "boot-a", state, NULL));
  is = status (f);
  g_assert_cmpint (is.phase, ==, UNKNOT_PHASE_POSTPONED);
  g_assert_cmpint (is.sat, ==, MIN_ (47));
  g_assert_cmpint (is.postponed_until, ==, BOOT + MIN_ (51));
  g_assert_cmpuint (is.postpones_left, ==, 2);
  pass (f, MIN_ (4));
  take_event (f, UNKNOT_EVENT_BREAK_DUE);
  g_assert_true (unknot_schedule_skip (f->schedule, f->now, NULL));
  take_event (f, UNKNOT_EVENT_BREAK_WITHDRAWN);
  UnknotBreakRecord record = take_event (f, UNKNOT_EVENT_BREAK_ENDED).record;
  g_assert_cmpint (record.due, ==, WALL + MIN_ (45));
  g_assert_cmpuint (record.postponed, ==, 1);
}

/* Working hours follow the clock on the wall: a night in which summer time begins, and a clock
 * that is set by hand, are taken up at the next call, whoever makes it. */
static void
test_clock_set (Fixture *fixture, gconstpointer data)
{
  UnknotStatus status;

  fixture->plan.hours_enabled = TRUE; /* from 9, and it is 8 */
  replan (fixture);
  unknot_schedule_status (fixture->schedule, fixture->now, &status);
  g_assert_true (status.off_hours);

  fixture->now.utc_offset = 3600;
  unknot_schedule_update (fixture->schedule, fixture->now);
  unknot_schedule_status (fixture->schedule, fixture->now, &status);
  g_assert_false (status.off_hours);

  /* Back to winter time: the end of the hours moves with it. */
  fixture->now.utc_offset = 0;
  unknot_schedule_update (fixture->schedule, fixture->now);
  unknot_schedule_status (fixture->schedule, fixture->now, &status);
  g_assert_true (status.off_hours);

  fixture->now.wall += UNKNOT_HOUR;
  unknot_schedule_update (fixture->schedule, fixture->now);
  unknot_schedule_status (fixture->schedule, fixture->now, &status);
  g_assert_false (status.off_hours);
  g_assert_cmpint (status.sat, >=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/schedule/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("clock-set", test_clock_set);
  ADD ("due", test_due);
  ADD ("eighths", test_eighths);
  ADD ("break", test_break);
  ADD ("break/outcomes", test_break_outcomes);
  ADD ("break/forgotten", test_break_forgotten);
  ADD ("break/away", test_break_away);
  ADD ("break/back-early", test_break_back_early);
  ADD ("refused", test_refused);
  ADD ("postpone", test_postpone);
  ADD ("idle-calls", test_idle_calls);
  ADD ("late-call", test_late_call);
  ADD ("patience", test_patience);
  ADD ("threshold", test_threshold);
  ADD ("start-while-away", test_start_while_away);
  ADD ("save/running", test_save_running);
  ADD ("restore/gap", test_restore_gap);
  ADD ("restore/silence", test_restore_silence);
  ADD ("restore/unreported", test_restore_unreported);
  ADD ("restore/other-boot", test_restore_other_boot);
  ADD ("restore/backwards", test_restore_backwards);
  ADD ("on-call/held-on", test_held_after_on_call);
  ADD ("on-call/quiet-over", test_quiet_over_at_on_call);
  ADD ("restore/quiet", test_restore_quiet);
  ADD ("restore/version-1", test_restore_version_1);
  ADD ("restore/broken", test_restore_broken);
  ADD ("restore/garbage", test_restore_garbage);
#undef ADD
  return g_test_run ();
}
