/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a moment means: the rules for breaks and reminders. */
#include "core/schedule/schedule-private.h"

#include <string.h>

/* ---- small answers ---- */

gboolean
unknot_schedule_is_free (const UnknotSchedule *self)
{
  return !self->away && !self->paused && self->in_hours;
}

gboolean
unknot_schedule_is_quiet (const UnknotSchedule *self)
{
  return self->quiet || (self->quiet_until != UNSET && self->boot < self->quiet_until);
}

/* Sitting time at which the break is due. */
gint64
unknot_schedule_needed (const UnknotSchedule *self)
{
  return self->plan.break_interval + self->extra;
}

guint
unknot_schedule_progress (const UnknotSchedule *self)
{
  return (guint) MIN (8, self->sat / (self->plan.break_interval / 8));
}

gboolean
unknot_schedule_wants_lull (const UnknotSchedule *self)
{
  return (self->landing_since != UNSET || self->posture_landing_since != UNSET) &&
         self->presence == UNKNOT_PRESENCE_ACTIVE;
}

/* ---- telling ---- */

void
unknot_schedule_tell (UnknotSchedule *self, const UnknotEvent *event)
{
  if (self->func != NULL)
    self->func (event, self->user_data);
}

void
unknot_schedule_emit (UnknotSchedule *self, UnknotEventKind kind, gint64 length, guint count)
{
  UnknotEvent event = { .kind = kind, .length = length, .count = count };

  unknot_schedule_tell (self, &event);
}

void
unknot_schedule_emit_ended (UnknotSchedule *self, const UnknotBreakRecord *record, UnknotCause cause)
{
  UnknotEvent event = {
    .kind = UNKNOT_EVENT_BREAK_ENDED,
    .length = record->length,
    .cause = cause,
    .record = *record,
  };

  unknot_schedule_tell (self, &event);
}

static void
withdraw_on_call (UnknotSchedule *self)
{
  if (!self->on_call_open)
    return;
  self->on_call_open = FALSE;
  unknot_schedule_emit (self, UNKNOT_EVENT_ON_CALL_WITHDRAWN, 0, 0);
}

void
unknot_schedule_withdraw (UnknotSchedule *self, UnknotCause cause)
{
  UnknotEvent event = { .kind = UNKNOT_EVENT_BREAK_WITHDRAWN, .cause = cause };

  withdraw_on_call (self);
  if (!self->announced)
    return;
  self->announced = FALSE;
  unknot_schedule_tell (self, &event);
}

#define PROGRESS_SHOWN 8 /* in UnknotSchedule.shown */

static void
emit_if_changed (UnknotSchedule *self)
{
  const gint64 shown[G_N_ELEMENTS (self->shown)] = {
    self->phase,
    self->away,
    self->paused,
    self->paused ? self->paused_until : 0,
    self->in_hours,
    self->quiet,
    self->running,
    self->posture_open,
    [PROGRESS_SHOWN] = unknot_schedule_progress (self),
    MIN (self->current.postponed, self->plan.postpone_limit),
    self->plan.postpone_limit,
    self->postponed_until,
    self->break_started,
    self->break_ends,
    unknot_schedule_wants_lull (self),
    self->on_call_open,
  };
  gboolean progress;
  guint changes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    changes += shown[i] != self->shown[i];
  if (changes == 0)
    return;
  progress = self->shown[PROGRESS_SHOWN] != shown[PROGRESS_SHOWN];
  memcpy (self->shown, shown, sizeof shown);
  unknot_schedule_emit (self, UNKNOT_EVENT_CHANGED, 0, progress && changes == 1);
}

/* ---- the end of a break ---- */

void
unknot_schedule_clear_break (UnknotSchedule *self, UnknotCause cause)
{
  unknot_schedule_withdraw (self, cause);
  self->phase = UNKNOT_PHASE_WORKING;
  self->current = (UnknotBreakRecord) { 0 };
  self->asked_sat = 0;
  self->held_sat = 0;
  self->on_call_told = FALSE;
  self->waited = UNKNOT_CAUSE_NONE;
  self->landing_since = UNSET;
  self->postponed_until = UNSET;
  self->break_started = UNSET;
  self->break_ends = UNSET;
  self->break_over = FALSE;
}

void
unknot_schedule_reset_clock (UnknotSchedule *self)
{
  self->sat = 0;
  self->extra = 0;
}

/* Records the break that is due or running and starts the sit clock again.
 * @ended: boot time. */
void
unknot_schedule_finish (UnknotSchedule *self, UnknotOutcome outcome, UnknotCause cause, gint64 ended, gint64 length)
{
  UnknotBreakRecord record = self->current;

  record.ended = unknot_schedule_wall_at (self, ended);
  record.sat = self->sat;
  record.length = length;
  record.outcome = outcome;

  if (self->phase == UNKNOT_PHASE_BREAK)
    {
      self->rest_end = self->boot;
      self->posture_sat = 0;
    }
  unknot_schedule_clear_break (self, UNKNOT_CAUSE_NONE);
  unknot_schedule_reset_clock (self);
  unknot_schedule_emit_ended (self, &record, cause);
}

/* What goes far beyond the end of a started break was something else. */
void
unknot_schedule_finish_started (UnknotSchedule *self, UnknotOutcome outcome, UnknotCause cause)
{
  const gboolean late = self->boot >= self->break_ends + UNKNOT_BREAK_GRACE;
  const gint64 ended = late ? self->break_ends : self->boot;

  unknot_schedule_finish (self, outcome, cause, ended, ended - self->break_started);
}

/* ---- pause and hours ---- */

static void
settle_pause (UnknotSchedule *self)
{
  if (self->paused && self->boot >= self->paused_until)
    self->paused = FALSE;
}

static UnknotCause
hours_cause (const UnknotSchedule *self)
{
  return self->hours_by_settings ? UNKNOT_CAUSE_SETTINGS : UNKNOT_CAUSE_HOURS;
}

/* What is due when the working day ends is let go.  Who has left by then is having a break. */
static void
settle_hours (UnknotSchedule *self)
{
  gboolean in_hours = unknot_plan_in_hours (&self->plan, unknot_schedule_now (self));

  if (in_hours == self->in_hours)
    return;
  self->in_hours = in_hours;
  self->hours_by_settings = self->plan_is_new;
  if (in_hours && self->hours_by_settings && self->waited == UNKNOT_CAUSE_HOURS)
    self->waited = UNKNOT_CAUSE_SETTINGS;
  if (!in_hours && !self->away && self->phase != UNKNOT_PHASE_BREAK && self->current.due != 0)
    unknot_schedule_finish (self, UNKNOT_OUTCOME_LET_GO, hours_cause (self), self->boot, 0);
}

/* ---- a started break ---- */

static void
settle_break (UnknotSchedule *self)
{
  if (self->phase != UNKNOT_PHASE_BREAK)
    return;
  if (!self->break_over && self->boot >= self->break_ends)
    {
      self->break_over = TRUE;
      unknot_schedule_emit (self, UNKNOT_EVENT_BREAK_OVER, self->boot - self->break_started, 0);
    }
  /* Nobody said that it is over, and somebody is here. */
  if (self->break_over && !self->away && self->boot >= self->break_ends + UNKNOT_BREAK_GRACE)
    unknot_schedule_finish_started (self, UNKNOT_OUTCOME_GUIDED, UNKNOT_CAUSE_UNANSWERED);
}

/* ---- breaks that fall due ---- */

/* Whether a reminder that waits since @landing_since may come. */
gboolean
unknot_schedule_has_landed (const UnknotSchedule *self, gint64 landing_since)
{
  return !self->plan.soft_landing || self->boot >= landing_since + UNKNOT_LANDING_LIMIT ||
         (self->presence == UNKNOT_PRESENCE_IDLE && self->boot >= self->since + UNKNOT_LULL);
}

UnknotLanding
unknot_schedule_landing (const UnknotSchedule *self)
{
  if (!self->plan.soft_landing)
    return UNKNOT_LANDED_AT_ONCE;
  if (self->presence == UNKNOT_PRESENCE_IDLE && self->boot >= self->since + UNKNOT_LULL)
    return UNKNOT_LANDED_IN_LULL;
  return UNKNOT_LANDED_LATE;
}

static void
offer (UnknotSchedule *self)
{
  UnknotEvent event = {
    .kind = UNKNOT_EVENT_BREAK_DUE,
    .length = self->sat,
    .count = self->current.reminded,
    .cause = self->waited == UNKNOT_CAUSE_NONE ? UNKNOT_CAUSE_INTERVAL : self->waited,
    .landing = unknot_schedule_landing (self),
  };

  self->phase = UNKNOT_PHASE_DUE;
  self->landing_since = UNSET;
  self->asked_sat = self->sat;
  self->announced = TRUE;
  if (self->current.offered == 0)
    self->current.offered = unknot_schedule_wall_at (self, self->boot);
  unknot_schedule_tell (self, &event);
}

/* Asked in vain for as long as a whole interval: one row for that, and the question anew.
 * Nobody rested, so the sit clock goes on. */
static void
let_go (UnknotSchedule *self)
{
  UnknotBreakRecord record = self->current;

  record.ended = unknot_schedule_wall_at (self, self->boot);
  record.sat = self->sat;
  record.outcome = UNKNOT_OUTCOME_LET_GO;
  unknot_schedule_clear_break (self, UNKNOT_CAUSE_NONE);
  self->waited = UNKNOT_CAUSE_UNANSWERED;
  self->extra = MAX (self->sat - self->plan.break_interval, 0);
  unknot_schedule_emit_ended (self, &record, UNKNOT_CAUSE_UNANSWERED);
}

/* Offered and not answered.  Returns: whether the break was let go. */
static gboolean
settle_offer (UnknotSchedule *self)
{
  if (self->current.reminded >= self->plan.reminder_limit)
    {
      self->landing_since = UNSET;
      if (self->sat < self->asked_sat + self->plan.break_interval)
        return FALSE;
      let_go (self);
      return TRUE;
    }
  if (self->sat < self->asked_sat + self->plan.reminder_interval)
    return FALSE;
  if (self->landing_since == UNSET)
    self->landing_since = self->boot;
  if (unknot_schedule_has_landed (self, self->landing_since))
    {
      self->current.reminded++;
      offer (self);
    }
  return FALSE;
}

/* Sitting goes on, the break is still to come. */
static void
settle_before (UnknotSchedule *self)
{
  gint64 left = unknot_schedule_needed (self) - self->sat;

  self->landing_since = UNSET;
  self->current.due = 0;
  if (left > self->plan.heads_up || unknot_schedule_is_quiet (self))
    {
      unknot_schedule_withdraw (self, left > self->plan.heads_up ? UNKNOT_CAUSE_SETTINGS : UNKNOT_CAUSE_QUIET);
      self->phase = UNKNOT_PHASE_WORKING;
    }
  else if (self->phase != UNKNOT_PHASE_SOON)
    {
      unknot_schedule_withdraw (self, UNKNOT_CAUSE_SETTINGS);
      self->phase = UNKNOT_PHASE_SOON;
      self->announced = TRUE;
      unknot_schedule_emit (self, UNKNOT_EVENT_BREAK_SOON, left, 0);
    }
}

/* Held back for as long as the user wants to go without any movement. */
static void
settle_held (UnknotSchedule *self)
{
  if (self->on_call_told || self->plan.on_call_after == 0 ||
      self->sat < self->held_sat + self->plan.on_call_after)
    return;
  self->on_call_told = TRUE;
  self->on_call_open = TRUE;
  unknot_schedule_emit (self, UNKNOT_EVENT_ON_CALL_DUE, self->sat - self->held_sat, 0);
}

/* The break is due and the user is here. */
static void
settle_due (UnknotSchedule *self)
{
  if (unknot_schedule_is_quiet (self))
    {
      self->landing_since = UNSET;
      if (self->phase == UNKNOT_PHASE_HELD)
        {
          settle_held (self);
          return;
        }
      unknot_schedule_withdraw (self, UNKNOT_CAUSE_NONE);
      self->phase = UNKNOT_PHASE_HELD;
      self->held_sat = self->sat;
      self->waited = UNKNOT_CAUSE_QUIET;
      unknot_schedule_emit (self, UNKNOT_EVENT_BREAK_HELD, 0, 0);
      return;
    }
  withdraw_on_call (self);
  if (self->phase == UNKNOT_PHASE_DUE && !settle_offer (self))
    return;

  if (self->current.due == 0)
    self->current.due = unknot_schedule_wall_at (self, self->boot);
  if (self->landing_since == UNSET)
    self->landing_since = self->boot;
  if (unknot_schedule_has_landed (self, self->landing_since))
    offer (self);
  else
    self->phase = UNKNOT_PHASE_LANDING;
}

/* Nothing fires.  A short absence leaves an offer on screen and a held break held. */
static void
settle_unfree (UnknotSchedule *self)
{
  gboolean stopped = self->paused || !self->in_hours;
  UnknotCause cause = self->paused      ? UNKNOT_CAUSE_PAUSE
                      : !self->in_hours ? UNKNOT_CAUSE_HOURS
                                        : UNKNOT_CAUSE_ABSENCE;

  self->landing_since = UNSET;
  if (self->phase == UNKNOT_PHASE_SOON || self->phase == UNKNOT_PHASE_LANDING ||
      (stopped && (self->phase == UNKNOT_PHASE_DUE || self->phase == UNKNOT_PHASE_HELD)))
    {
      if (self->phase != UNKNOT_PHASE_SOON)
        self->waited = cause;
      unknot_schedule_withdraw (self, cause == UNKNOT_CAUSE_HOURS ? hours_cause (self) : cause);
      self->phase = UNKNOT_PHASE_WORKING;
    }
  else if (self->phase == UNKNOT_PHASE_POSTPONED && !self->in_hours)
    self->phase = UNKNOT_PHASE_WORKING;
}

static void
settle_phase (UnknotSchedule *self)
{
  gboolean due = self->sat >= unknot_schedule_needed (self);

  if (self->phase == UNKNOT_PHASE_BREAK)
    return;
  if (due && self->current.due == 0)
    self->current.due = unknot_schedule_wall_at (self, self->boot);
  if (!due)
    self->on_call_told = FALSE;

  if (!unknot_schedule_is_free (self))
    settle_unfree (self);
  else if (self->phase == UNKNOT_PHASE_POSTPONED && self->boot < self->postponed_until)
    self->landing_since = UNSET;
  else if (due)
    settle_due (self);
  else
    settle_before (self);

  if (self->phase != UNKNOT_PHASE_POSTPONED)
    self->postponed_until = UNSET;
  if (self->phase != UNKNOT_PHASE_HELD || self->plan.on_call_after == 0)
    withdraw_on_call (self);
}

/* Takes every decision of this moment, in the order in which one may rule out the next:
 * who is away is not reminded, what is paused is not due. */
void
unknot_schedule_settle (UnknotSchedule *self)
{
  unknot_schedule_refresh_presence (self);
  unknot_schedule_settle_rest (self);
  settle_pause (self);
  settle_hours (self);
  settle_break (self);
  settle_phase (self);
  unknot_schedule_settle_posture (self);
  unknot_schedule_refresh_running (self);
  emit_if_changed (self);
}
