/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random days.  100,000 events by default; UNKNOT_EVENTS and UNKNOT_SEED set number and seed,
 * and the seed is printed.
 *
 * Four things live through the same events:
 *   "lazy"    a schedule called at the events and at the moments it asked for, nothing else
 *   "nervous" one that is also called at random moments in between
 *   "mortal"  one that is saved, thrown away and restored at random moments
 *   the model below: the sit clock as a plain list of stretches of sitting, without a single
 *             moment computed ahead
 *
 * What must hold:
 *   1. sitting time is never negative, and never above the time somebody was present
 *   2. sitting time is the model's to the microsecond, and so are away, running, paused, hours
 *   3. a break is due exactly when the model's stretches add up to what the plan says: not
 *      one call earlier, and the row names that very moment
 *   4. no heads-up, no reminder and no posture check comes while the model says away, paused,
 *      out of hours or quiet (with its half minute), and no posture check within five minutes
 *      of a break; those the user asked for are his own
 *      A small movement comes when a break was held for as long as the plan says, not before,
 *      and once a held break
 *   5. every absence of a break's length after sitting gives one row, with its full length
 *   6. the returned moment is in the future, and nothing that can be seen changes before it;
 *      nervous tells the same events at the same times, so it is never late
 *   7. mortal tells the same events at the same times
 *   8. reminders and postponements stay within their limits */
#include "core/schedule/schedule.h"

#include <stdlib.h>
#include <string.h>

#define WALL (G_GINT64_CONSTANT (1704096000) * UNKNOT_SECOND)

typedef struct {
  gint64 from, to;
} Stretch;

typedef struct {
  UnknotPresence presence;
  gint64 since;
  gboolean quiet;
  gint64 quiet_ended;
  gboolean paused;
  gint64 paused_until;
  gboolean in_hours;
  gboolean away;
  gint64 away_since;
  gint64 last_return;
  gboolean on_break;
  gboolean natural;
  gint64 rest_sat;
  gint64 extra;
  GArray *stretches;
  gint64 present; /* since the last time the clock began */
  gboolean clear_days; /* neither plan nor wall clock were touched since the clock began */
  gboolean wished;
  gint64 held_sat;
  gboolean on_call_told;
  gboolean on_call_open;
} Model;

typedef struct {
  gint64 at;
  UnknotEvent event;
} Told;

typedef struct {
  const char *name;
  UnknotSchedule *schedule;
  gint64 next;
  GArray *told; /* Told */
  struct _World *world;
} Actor;

typedef struct _World {
  GRand *rand;
  guint seed;
  guint number;
  UnknotTime now;
  UnknotPlan plan;
  Model model;
  Actor lazy, nervous, mortal;
  guint64 breaks_due, rows, naturals, postures, on_calls, calls;
} World;

static gint64 model_sat (const Model *m);

static void
complain (World *w, const char *what)
{
  const Model *m = &w->model;

  g_printerr ("model: presence %d since %" G_GINT64_FORMAT ", away %d since %" G_GINT64_FORMAT ", paused %d, "
              "hours %d, break %d, quiet %d, natural %d, sat %" G_GINT64_FORMAT ", extra %" G_GINT64_FORMAT "\n",
              m->presence, m->since, m->away, m->away_since, m->paused, m->in_hours, m->on_break, m->quiet,
              m->natural, model_sat (m), m->extra);
  g_error ("seed %u, event %u, boot %" G_GINT64_FORMAT ": %s", w->seed, w->number, w->now.boot, what);
}

#define HOLDS(condition) G_STMT_START { if (!(condition)) complain (w, G_STRLOC ": " #condition); } G_STMT_END

/* ---- the model ---- */

static gint64
model_sat (const Model *m)
{
  gint64 sat = 0;

  for (guint i = 0; i < m->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (m->stretches, Stretch, i);
      sat += stretch->to - stretch->from;
    }
  return sat;
}

/* When the stretches had added up to @sat; UNKNOT_NEVER when they do not. */
static gint64
model_moment_of (const Model *m, gint64 sat)
{
  for (guint i = 0; i < m->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (m->stretches, Stretch, i);

      if (sat <= stretch->to - stretch->from)
        return stretch->from + sat;
      sat -= stretch->to - stretch->from;
    }
  return UNKNOT_NEVER;
}

static void
model_cut_stretches (Model *m, gint64 since)
{
  for (guint i = m->stretches->len; i > 0; i--)
    {
      Stretch *stretch = &g_array_index (m->stretches, Stretch, i - 1);

      if (stretch->from >= since)
        g_array_set_size (m->stretches, i - 1);
      else
        stretch->to = MIN (stretch->to, since);
    }
}

/* A break that is not due any more is no held one: the next hold is another. */
static void
model_check_due (World *w)
{
  Model *m = &w->model;

  if (!m->on_break && model_sat (m) < w->plan.break_interval + m->extra)
    m->on_call_told = FALSE;
}

static void
model_cut (World *w, gint64 since)
{
  model_cut_stretches (&w->model, since);
  w->model.held_sat = MIN (w->model.held_sat, model_sat (&w->model));
  model_check_due (w);
}

static void
model_begin (World *w)
{
  w->model.on_call_told = FALSE;
  g_array_set_size (w->model.stretches, 0);
  w->model.extra = 0;
  w->model.present = 0;
  w->model.clear_days = TRUE;
}

static gboolean
model_counts (const Model *m)
{
  return !m->away && !m->paused && m->in_hours && !m->on_break;
}

/* What is true at @boot, once everything before it has been counted. */
static void
model_look (World *w, gint64 boot)
{
  Model *m = &w->model;
  UnknotTime then = { boot, w->now.wall - w->now.boot + boot, w->now.utc_offset };
  gboolean absent = m->presence == UNKNOT_PRESENCE_LOCKED || m->presence == UNKNOT_PRESENCE_ASLEEP ||
                    (m->presence == UNKNOT_PRESENCE_IDLE && !w->plan.reading_counts &&
                     boot - m->since >= w->plan.away_threshold);

  if (absent && !m->away)
    {
      m->away = TRUE;
      m->away_since = MAX (m->since, m->last_return);
      model_cut (w, m->away_since);
    }
  if (m->away && !m->natural && !m->on_break && boot - m->away_since >= w->plan.break_length)
    {
      m->natural = TRUE;
      m->rest_sat = model_sat (m);
      model_begin (w);
    }
  if (!absent && m->away)
    {
      if (m->natural && m->rest_sat >= UNKNOT_MINUTE)
        w->naturals++;
      m->away = FALSE;
      m->natural = FALSE;
      m->last_return = boot;
    }
  if (m->paused && boot >= m->paused_until)
    m->paused = FALSE;
  m->in_hours = unknot_plan_in_hours (&w->plan, then);
}

/* Lets time pass up to @boot: from one thing that can change to the next, however small. */
static void
model_pass (World *w, gint64 from, gint64 boot)
{
  Model *m = &w->model;

  while (from < boot)
    {
      gint64 step = boot;
      const gint64 edges[] = {
        m->paused ? m->paused_until : boot,
        m->presence == UNKNOT_PRESENCE_IDLE ? m->since + w->plan.away_threshold : boot,
        m->away ? m->away_since + w->plan.break_length : boot,
      };

      if (w->plan.hours_enabled)
        {
          /* Hours begin and end on a full minute: look at each. */
          gint64 local = w->now.wall - w->now.boot + from + w->now.utc_offset * UNKNOT_SECOND;
          step = MIN (step, from + UNKNOT_MINUTE - (local % UNKNOT_MINUTE + UNKNOT_MINUTE) % UNKNOT_MINUTE);
        }
      for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
        if (edges[i] > from)
          step = MIN (step, edges[i]);

      if (m->presence == UNKNOT_PRESENCE_ACTIVE || m->presence == UNKNOT_PRESENCE_IDLE)
        m->present += step - from;
      if (model_counts (m))
        {
          Stretch stretch = { from, step };
          g_array_append_val (m->stretches, stretch);
        }
      from = step;
      model_look (w, from);
    }
}

static gboolean
model_quiet (World *w)
{
  return w->model.quiet || w->now.boot < w->model.quiet_ended + UNKNOT_QUIET_TAIL;
}

/* ---- what is told ---- */

static void
check_reminder (World *w, const UnknotEvent *event)
{
  const Model *m = &w->model;
  gint64 needed = w->plan.break_interval + m->extra;

  HOLDS (!m->away && !m->paused && m->in_hours && !m->on_break);
  HOLDS (!model_quiet (w));
  if (event->kind == UNKNOT_EVENT_BREAK_SOON)
    {
      HOLDS (needed - model_sat (m) == event->length);
      HOLDS (event->length > 0 && event->length <= w->plan.heads_up);
    }
  else
    {
      HOLDS (model_sat (m) >= needed);
      HOLDS (event->count <= 2);
      w->breaks_due++;
    }
}

static void
check_on_call (World *w)
{
  Model *m = &w->model;

  HOLDS (!m->away && !m->paused && m->in_hours && !m->on_break);
  HOLDS (model_quiet (w));
  HOLDS (w->plan.on_call_after > 0 && !m->on_call_told);
  HOLDS (model_sat (m) >= m->held_sat + w->plan.on_call_after);
  if (m->clear_days)
    HOLDS (model_sat (m) == m->held_sat + w->plan.on_call_after);
  m->on_call_told = TRUE;
  m->on_call_open = TRUE;
  w->on_calls++;
}

static void
check_posture (World *w)
{
  const Model *m = &w->model;

  w->postures++;
  if (m->wished)
    return;
  HOLDS (!m->away && !m->paused && m->in_hours && !m->on_break);
  HOLDS (!model_quiet (w));
  HOLDS (model_sat (m) >= UNKNOT_POSTURE_DISTANCE);
  HOLDS (w->plan.break_interval + m->extra - model_sat (m) >= UNKNOT_POSTURE_DISTANCE);
}

static void
check_row (World *w, const UnknotBreakRecord *record)
{
  Model *m = &w->model;

  w->rows++;
  HOLDS (record->postponed <= 10 && record->reminded <= 2);
  if (record->outcome == UNKNOT_OUTCOME_NATURAL)
    {
      HOLDS (w->naturals > 0);
      w->naturals--;
      HOLDS (record->sat == m->rest_sat);
      HOLDS (record->length == w->now.boot - m->away_since);
      return;
    }
  HOLDS (record->sat == model_sat (m));
  if (record->due != 0 && m->clear_days)
    HOLDS (record->due - (w->now.wall - w->now.boot) ==
           model_moment_of (m, w->plan.break_interval + m->extra));
  if (record->outcome == UNKNOT_OUTCOME_LET_GO && m->in_hours)
    {
      HOLDS (record->reminded >= w->plan.reminder_limit);
      m->extra = record->sat - w->plan.break_interval;
      m->on_call_told = FALSE;
      return;
    }
  if (m->on_break)
    m->last_return = w->now.boot;
  m->on_break = FALSE;
  model_begin (w);
}

static void
event_cb (const UnknotEvent *event, gpointer user_data)
{
  Actor *actor = user_data;
  World *w = actor->world;
  Told told;

  memset (&told, 0, sizeof told);
  told.at = w->now.boot;
  told.event.kind = event->kind;
  told.event.length = event->length;
  told.event.count = event->count;
  told.event.cause = event->cause;
  told.event.landing = event->landing;
  told.event.record = event->record;
  told.event.posture.asked = event->posture.asked;
  told.event.posture.answer = event->posture.answer;
  if (actor != &w->mortal || event->kind != UNKNOT_EVENT_CHANGED)
    g_array_append_val (actor->told, told);
  if (actor != &w->lazy)
    return;

  if (event->kind == UNKNOT_EVENT_BREAK_SOON || event->kind == UNKNOT_EVENT_BREAK_DUE)
    check_reminder (w, event);
  else if (event->kind == UNKNOT_EVENT_POSTURE_DUE)
    check_posture (w);
  else if (event->kind == UNKNOT_EVENT_BREAK_HELD)
    w->model.held_sat = model_sat (&w->model);
  else if (event->kind == UNKNOT_EVENT_ON_CALL_DUE)
    check_on_call (w);
  else if (event->kind == UNKNOT_EVENT_ON_CALL_WITHDRAWN)
    w->model.on_call_open = FALSE;
  else if (event->kind == UNKNOT_EVENT_BREAK_ENDED)
    check_row (w, &event->record);
}

static gboolean
same_told (const Told *a, const Told *b)
{
  return a->at == b->at && a->event.kind == b->event.kind && a->event.length == b->event.length &&
         a->event.count == b->event.count && a->event.cause == b->event.cause && a->event.landing == b->event.landing &&
         a->event.posture.asked == b->event.posture.asked &&
         a->event.posture.answer == b->event.posture.answer &&
         memcmp (&a->event.record, &b->event.record, G_STRUCT_OFFSET (UnknotBreakRecord, outcome)) == 0 &&
         a->event.record.outcome == b->event.record.outcome;
}

static void
check_same (World *w, Actor *other, gboolean with_changed)
{
  guint j = 0;

  for (guint i = 0; i < w->lazy.told->len; i++)
    {
      const Told *told = &g_array_index (w->lazy.told, Told, i);

      if (told->event.kind == UNKNOT_EVENT_CHANGED && !with_changed)
        continue;
      if (j >= other->told->len || !same_told (told, &g_array_index (other->told, Told, j)))
        {
          g_printerr ("lazy told kind %d at %" G_GINT64_FORMAT "; %s: kind %d at %" G_GINT64_FORMAT "\n",
                      told->event.kind, told->at, other->name,
                      j < other->told->len ? (int) g_array_index (other->told, Told, j).event.kind : -1,
                      j < other->told->len ? g_array_index (other->told, Told, j).at : 0);
          complain (w, "the actors tell different things");
        }
      j++;
    }
  HOLDS (j == other->told->len);
}

/* ---- time ---- */

static void
check_status (World *w)
{
  const Model *m = &w->model;
  UnknotStatus status;
  gint64 sat = model_sat (m);

  unknot_schedule_status (w->lazy.schedule, w->now, &status);
  HOLDS (status.sat >= 0);
  HOLDS (status.sat == sat);
  HOLDS (status.sat <= m->present);
  HOLDS (status.away == m->away);
  HOLDS (status.paused == m->paused);
  HOLDS (status.off_hours == !m->in_hours);
  HOLDS (status.held == m->quiet);
  HOLDS (status.running == model_counts (m));
  HOLDS ((status.phase == UNKNOT_PHASE_BREAK) == m->on_break);
  HOLDS (status.progress == MIN (8, sat * 8 / w->plan.break_interval));
  HOLDS (status.next > w->now.boot);
  HOLDS (status.on_call == m->on_call_open);
  HOLDS (!status.on_call || status.phase == UNKNOT_PHASE_HELD);
  if (model_counts (m) && status.phase == UNKNOT_PHASE_HELD && w->plan.on_call_after > 0 &&
      sat >= m->held_sat + w->plan.on_call_after)
    HOLDS (m->on_call_told);
  if (status.phase != UNKNOT_PHASE_POSTPONED)
    HOLDS (status.due_in == MAX (w->plan.break_interval + m->extra - sat, 0));
  /* Due, free, and no quiet: it is on its way to the user or there. */
  if (model_counts (m) && status.due_in == 0)
    HOLDS (status.phase >= UNKNOT_PHASE_LANDING && status.phase <= UNKNOT_PHASE_POSTPONED);
  if (model_counts (m) && status.due_in > w->plan.heads_up && status.phase != UNKNOT_PHASE_POSTPONED)
    HOLDS (status.phase == UNKNOT_PHASE_WORKING);
}

/* Between now and the moment it asked for, nothing that can be seen changes. */
static void
check_still (World *w, gint64 until)
{
  UnknotStatus before, after;
  UnknotTime then = w->now;
  gint64 length = until - w->now.boot - 1;

  if (length <= 0)
    return;
  if (g_rand_boolean (w->rand))
    length = (gint64) g_rand_double_range (w->rand, 0, (double) length);
  then.boot += length;
  then.wall += length;
  unknot_schedule_status (w->lazy.schedule, w->now, &before);
  unknot_schedule_status (w->lazy.schedule, then, &after);
  HOLDS (after.sat == before.sat + (before.running ? length : 0));
  HOLDS (after.next == before.next && after.next_is == before.next_is);
  HOLDS ((before.next_is == UNKNOT_NEXT_NOTHING || before.next_is == UNKNOT_NEXT_HELD) == (before.next == UNKNOT_NEVER));
  HOLDS (after.phase == before.phase && after.away == before.away && after.paused == before.paused);
  HOLDS (after.paused_until == before.paused_until && after.off_hours == before.off_hours);
  HOLDS (after.on_call == before.on_call);
  HOLDS (after.held == before.held && after.running == before.running);
  HOLDS (after.posture_open == before.posture_open && after.progress == before.progress);
  HOLDS (after.postpones_left == before.postpones_left && after.postponed_until == before.postponed_until);
  HOLDS (after.break_started == before.break_started && after.break_ends == before.break_ends);
  HOLDS (after.wants_lull == before.wants_lull);
}

static gboolean
lazy_told (World *w, UnknotEventKind kind)
{
  for (guint i = 0; i < w->lazy.told->len; i++)
    {
      const Told *told = &g_array_index (w->lazy.told, Told, i);

      if (told->at == w->now.boot && told->event.kind == kind)
        return TRUE;
    }
  return FALSE;
}

/* What was said to happen at this moment did. */
static void
check_next (World *w, UnknotNext said)
{
  switch (said)
    {
    case UNKNOT_NEXT_AWAY: HOLDS (w->model.away); break;
    case UNKNOT_NEXT_RESUMED: HOLDS (!w->model.paused); break;
    case UNKNOT_NEXT_HOURS_BEGIN: HOLDS (w->model.in_hours); break;
    case UNKNOT_NEXT_HOURS_END: HOLDS (!w->model.in_hours); break;
    case UNKNOT_NEXT_SOON: HOLDS (lazy_told (w, UNKNOT_EVENT_BREAK_SOON)); break;
    case UNKNOT_NEXT_BREAK_OVER: HOLDS (lazy_told (w, UNKNOT_EVENT_BREAK_OVER)); break;
    case UNKNOT_NEXT_BREAK_ENDED:
    case UNKNOT_NEXT_LET_GO: HOLDS (lazy_told (w, UNKNOT_EVENT_BREAK_ENDED)); break;
    case UNKNOT_NEXT_ON_CALL: HOLDS (lazy_told (w, UNKNOT_EVENT_ON_CALL_DUE)); break;
    case UNKNOT_NEXT_POSTURE_WITHDRAWN: HOLDS (lazy_told (w, UNKNOT_EVENT_POSTURE_ENDED)); break;
    default: break;
    }
}

static void
move_to (World *w, gint64 boot)
{
  gint64 passed = boot - w->now.boot;

  model_pass (w, w->now.boot, boot);
  w->now.boot += passed;
  w->now.wall += passed;
}

static void
call (World *w, Actor *actor)
{
  actor->next = unknot_schedule_update (actor->schedule, w->now);
  w->calls += actor == &w->lazy;
  HOLDS (actor->next > w->now.boot);
}

/* Time passes to @boot; each gets the calls that are its due, nervous some more. */
static void
pass (World *w, gint64 boot)
{
  while (w->now.boot < boot)
    {
      gint64 extra = w->now.boot + (gint64) g_rand_double_range (w->rand, 1, 10.0 * UNKNOT_MINUTE);
      UnknotStatus before;
      gint64 step = MIN (boot, MIN (extra, MIN (w->lazy.next, MIN (w->nervous.next, w->mortal.next))));

      check_still (w, MIN (boot, w->lazy.next));
      unknot_schedule_status (w->lazy.schedule, w->now, &before);
      move_to (w, step);
      if (w->lazy.next <= step)
        {
          call (w, &w->lazy);
          check_next (w, before.next_is);
          check_status (w);
        }
      if (w->mortal.next <= step)
        call (w, &w->mortal);
      call (w, &w->nervous);
    }
}

/* ---- what happens ---- */

static gint64
random_length (World *w)
{
  switch (g_rand_int_range (w->rand, 0, 10))
    {
    case 0: return g_rand_int_range (w->rand, 0, 3) * UNKNOT_SECOND;
    case 1: return g_rand_int_range (w->rand, 1, 70) * UNKNOT_SECOND + g_rand_int_range (w->rand, 0, 1000000);
    case 2: return g_rand_int_range (w->rand, 20, 60) * UNKNOT_MINUTE;
    case 3: return g_rand_int_range (w->rand, 0, 50) == 0 ? 3 * UNKNOT_DAY
                 : g_rand_int_range (w->rand, 1, 8) * UNKNOT_HOUR;
    default: return g_rand_int_range (w->rand, 1, 15 * 60) * UNKNOT_SECOND;
    }
}

static UnknotPlan
random_plan (World *w)
{
  UnknotPlan plan = unknot_plan_default ();

  plan.break_interval = g_rand_int_range (w->rand, 6, 13) * 5 * UNKNOT_MINUTE;
  plan.break_length = g_rand_int_range (w->rand, 1, 16) * UNKNOT_MINUTE;
  plan.posture_interval = g_rand_boolean (w->rand) ? g_rand_int_range (w->rand, 10, 61) * UNKNOT_MINUTE : 0;
  plan.away_threshold = g_rand_int_range (w->rand, 1, 16) * UNKNOT_MINUTE;
  plan.heads_up = g_rand_boolean (w->rand) ? g_rand_int_range (w->rand, 0, 61) * UNKNOT_SECOND : 0;
  plan.postpone_limit = g_rand_int_range (w->rand, 0, 11);
  plan.reminder_limit = g_rand_int_range (w->rand, 0, 3);
  plan.on_call_after = g_rand_boolean (w->rand) ? g_rand_int_range (w->rand, 5, 61) * UNKNOT_MINUTE : 0;
  plan.soft_landing = g_rand_boolean (w->rand);
  plan.reading_counts = g_rand_int_range (w->rand, 0, 6) == 0;
  plan.hours_enabled = g_rand_int_range (w->rand, 0, 3) == 0;
  if (g_rand_int_range (w->rand, 0, 4) == 0)
    {
      plan.hours_from[g_rand_int_range (w->rand, 0, 7)] = 22 * 60;
      plan.hours_to[g_rand_int_range (w->rand, 0, 7)] = g_rand_int_range (w->rand, 0, 1441);
    }
  g_assert_true (unknot_plan_check (&plan, NULL));
  return plan;
}

#define EACH(call_it) \
  G_STMT_START { \
    Actor *actors[] = { &w->lazy, &w->nervous, &w->mortal }; \
    for (guint each = 0; each < 3; each++) \
      { UnknotSchedule *s = actors[each]->schedule; (void) s; call_it; } \
  } G_STMT_END

static void
report_presence (World *w, UnknotPresence presence, gint64 since)
{
  Model *m = &w->model;
  gboolean leaves = presence == UNKNOT_PRESENCE_LOCKED || presence == UNKNOT_PRESENCE_ASLEEP;
  gboolean gone = m->presence == UNKNOT_PRESENCE_LOCKED || m->presence == UNKNOT_PRESENCE_ASLEEP;

  /* Who locks after idleness left when that began. */
  if (leaves && (gone || (m->presence == UNKNOT_PRESENCE_IDLE && !w->plan.reading_counts)))
    since = MIN (since, m->since);
  m->presence = presence;
  m->since = since;
  model_look (w, w->now.boot);
  EACH (unknot_schedule_set_presence (s, w->now, presence, since));
}

static void
change_presence (World *w)
{
  Model *m = &w->model;
  gint64 longest = MIN (12 * UNKNOT_MINUTE, w->now.boot - m->last_return);
  gint64 ago = longest > 0 ? (gint64) g_rand_double_range (w->rand, 0, (double) longest) : 0;

  /* Idleness begins where the last report of activity is over. */
  if (m->presence == UNKNOT_PRESENCE_ACTIVE)
    ago = MIN (ago, w->now.boot - m->since);
  switch (g_rand_int_range (w->rand, 0, 8))
    {
    case 0: case 1: case 2:
      report_presence (w, UNKNOT_PRESENCE_ACTIVE, w->now.boot);
      break;
    case 3: case 4: case 5:
      report_presence (w, UNKNOT_PRESENCE_IDLE, w->now.boot - ago);
      break;
    case 6:
      report_presence (w, UNKNOT_PRESENCE_LOCKED, w->now.boot);
      break;
    default:
      report_presence (w, UNKNOT_PRESENCE_ASLEEP, w->now.boot);
    }
}

static void
change_plan (World *w)
{
  w->plan = random_plan (w);
  w->model.clear_days = FALSE;
  model_check_due (w);
  /* What it means for presence and hours, in the order in which the day goes on. */
  model_look (w, w->now.boot);
  EACH (unknot_schedule_set_plan (s, w->now, &w->plan));
}

static void
set_wall (World *w)
{
  gint64 by = g_rand_int_range (w->rand, -6 * 3600, 6 * 3600) * UNKNOT_SECOND;

  if (ABS (by) < 2 * UNKNOT_SECOND || w->now.wall + by < UNKNOT_DAY)
    return;
  w->now.wall += by;
  w->model.clear_days = FALSE;
  if (g_rand_boolean (w->rand))
    w->now.utc_offset = g_rand_int_range (w->rand, -12, 14) * 3600;
  model_look (w, w->now.boot);
  EACH (actors[each]->next = unknot_schedule_update (s, w->now));
}

static void
set_quiet (World *w)
{
  if (w->model.quiet)
    w->model.quiet_ended = w->now.boot;
  w->model.quiet = !w->model.quiet;
  EACH (unknot_schedule_set_quiet (s, w->now, w->model.quiet));
}

/* A command fits for all or for none. */
#define COMMAND(result, invocation) \
  EACH (gboolean done = invocation; if (each == 0) result = done; HOLDS (done == result))

static void
start_break (World *w)
{
  Model *m = &w->model;
  gboolean fits = FALSE, natural = m->natural;

  /* The rest so far is recorded from within the call. */
  if (natural && !m->on_break && m->rest_sat >= UNKNOT_MINUTE)
    w->naturals++;
  COMMAND (fits, unknot_schedule_start_break (s, w->now, NULL));
  HOLDS (fits == !m->on_break);
  if (fits && natural)
    {
      m->natural = FALSE;
      m->away_since = w->now.boot;
    }
  if (fits)
    m->last_return = w->now.boot;
  m->on_break = TRUE;
}

static void
pause_it (World *w)
{
  gboolean fits = FALSE;
  gint64 length = g_rand_int_range (w->rand, 0, 4) == 0 ? UNKNOT_NEVER
                : g_rand_int_range (w->rand, 0, 120) * UNKNOT_MINUTE;

  if (length > 0)
    {
      w->model.paused = TRUE;
      w->model.paused_until = length == UNKNOT_NEVER ? UNKNOT_NEVER : w->now.boot + length;
    }
  COMMAND (fits, unknot_schedule_pause (s, w->now, length, NULL));
  HOLDS (fits == (length > 0));
}

static void
give_command (World *w)
{
  Model *m = &w->model;
  gboolean fits = FALSE;

  switch (g_rand_int_range (w->rand, 0, 9))
    {
    case 0:
      start_break (w);
      break;
    case 1: case 2:
      {
        gboolean running = m->on_break, completed = g_rand_boolean (w->rand);
        COMMAND (fits, unknot_schedule_end_break (s, w->now, completed, NULL));
        HOLDS (fits == running);
        break;
      }
    case 3:
      COMMAND (fits, unknot_schedule_postpone (s, w->now, NULL));
      if (fits)
        m->last_return = w->now.boot;
      break;
    case 4:
      COMMAND (fits, unknot_schedule_skip (s, w->now, NULL));
      break;
    case 5:
      pause_it (w);
      break;
    case 6:
      {
        gboolean paused = m->paused;
        m->paused = FALSE;
        COMMAND (fits, unknot_schedule_resume (s, w->now, NULL));
        HOLDS (fits == paused);
        break;
      }
    case 7:
      m->wished = TRUE;
      COMMAND (fits, unknot_schedule_check_posture (s, w->now, NULL));
      m->wished = FALSE;
      break;
    default:
      COMMAND (fits, unknot_schedule_answer_posture (s, w->now, UNKNOT_POSTURE_GOOD, NULL));
    }
}

/* Saved, gone, and back: through the bytes that would lie on the disk. */
static void
die_and_rise (World *w)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = g_variant_ref_sink (unknot_schedule_save (w->mortal.schedule, w->now, 0, "boot"));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (state);
  GVariant *read = g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE);

  unknot_schedule_free (w->mortal.schedule);
  w->mortal.schedule = unknot_schedule_new (&w->plan, w->now, event_cb, &w->mortal);
  if (!unknot_schedule_restore (w->mortal.schedule, w->now, "boot", read, &error))
    complain (w, error->message);
  unknot_schedule_set_quiet (w->mortal.schedule, w->now, w->model.quiet);
  unknot_schedule_set_presence (w->mortal.schedule, w->now, w->model.presence, w->model.since);
}

static void
happen (World *w)
{
  int dice = g_rand_int_range (w->rand, 0, 100);

  if (dice < 45)
    change_presence (w);
  else if (dice < 55)
    set_quiet (w);
  else if (dice < 90)
    give_command (w);
  else if (dice < 93)
    change_plan (w);
  else if (dice < 95)
    set_wall (w);
  else if (dice < 99)
    die_and_rise (w);

  call (w, &w->lazy);
  call (w, &w->nervous);
  call (w, &w->mortal);
  check_status (w);
  check_same (w, &w->nervous, TRUE);
  check_same (w, &w->mortal, FALSE);
  g_array_set_size (w->lazy.told, 0);
  g_array_set_size (w->nervous.told, 0);
  g_array_set_size (w->mortal.told, 0);
  HOLDS (w->naturals == 0);
}

static void
actor_init (World *w, Actor *actor, const char *name)
{
  actor->name = name;
  actor->world = w;
  actor->told = g_array_new (FALSE, FALSE, sizeof (Told));
  actor->schedule = unknot_schedule_new (&w->plan, w->now, event_cb, actor);
}

static void
actor_clear (Actor *actor)
{
  unknot_schedule_free (actor->schedule);
  g_array_unref (actor->told);
}

static guint
number_from_environment (const char *name, guint otherwise)
{
  const char *value = g_getenv (name);
  return value != NULL ? (guint) strtoul (value, NULL, 10) : otherwise;
}

static void
test_random_days (void)
{
  World world = { 0 };
  World *w = &world;
  guint events = number_from_environment ("UNKNOT_EVENTS", 100000);

  w->seed = number_from_environment ("UNKNOT_SEED", g_random_int ());
  g_test_message ("seed %u, %u events (UNKNOT_SEED, UNKNOT_EVENTS)", w->seed, events);
  w->rand = g_rand_new_with_seed (w->seed);
  w->now = (UnknotTime) { 5 * UNKNOT_MINUTE, WALL, 3600 };
  w->plan = unknot_plan_default ();
  w->model.stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  w->model.since = w->now.boot;
  w->model.last_return = w->now.boot;
  w->model.quiet_ended = -UNKNOT_HOUR;
  w->model.clear_days = TRUE;
  model_look (w, w->now.boot);
  actor_init (w, &w->lazy, "lazy");
  actor_init (w, &w->nervous, "nervous");
  actor_init (w, &w->mortal, "mortal");
  call (w, &w->lazy);
  call (w, &w->nervous);
  call (w, &w->mortal);

  for (w->number = 0; w->number < events; w->number++)
    {
      pass (w, w->now.boot + random_length (w));
      happen (w);
    }
  g_test_message ("%" G_GINT64_FORMAT " days; %" G_GUINT64_FORMAT " offers, %" G_GUINT64_FORMAT " rows, %"
                  G_GUINT64_FORMAT " posture checks, %" G_GUINT64_FORMAT " small movements, %" G_GUINT64_FORMAT
                  " calls",
                  w->now.boot / UNKNOT_DAY, w->breaks_due, w->rows, w->postures, w->on_calls, w->calls);
  if (events >= 10000)
    {
      /* The days were not empty ones. */
      HOLDS (w->breaks_due > events / 200);
      HOLDS (w->rows > events / 200);
      HOLDS (w->postures > events / 200);
      HOLDS (w->on_calls > events / 2000);
    }
  actor_clear (&w->lazy);
  actor_clear (&w->nervous);
  actor_clear (&w->mortal);
  g_array_unref (w->model.stretches);
  g_rand_free (w->rand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/random-days", test_random_days);
  return g_test_run ();
}
