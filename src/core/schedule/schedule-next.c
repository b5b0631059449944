/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which moment is the next one, and the way there.
 *
 * Every comparison of time in schedule-rules.c and schedule-clock.c has its moment here, and
 * under the same conditions: one that is missing makes a decision late, one too many wakes
 * the machine for nothing. */
#include "core/schedule/schedule-private.h"

/* The earliest moment found so far, and what happens then. */
typedef struct {
  gint64 moment;
  UnknotNext what;
} Next;

/* Takes @moment if it is earlier than what is known; one that has passed has been settled. */
static void
consider (const UnknotSchedule *self, Next *next, gint64 moment, UnknotNext what)
{
  if (moment > self->boot && moment < next->moment)
    *next = (Next) { moment, what };
}

/* The moment at which the running sit clock shows @sat. */
static void
consider_sat (const UnknotSchedule *self, Next *next, gint64 sat, UnknotNext what)
{
  consider (self, next, self->boot + (sat - self->sat), what);
}

static void
consider_presence (const UnknotSchedule *self, Next *next)
{
  if (self->provisional_until != UNSET)
    consider (self, next, self->provisional_until, UNKNOT_NEXT_BACK);
  if (self->presence == UNKNOT_PRESENCE_IDLE && !self->plan.reading_counts)
    consider (self, next, self->since + self->plan.away_threshold, UNKNOT_NEXT_AWAY);
  if (self->away && !self->natural && self->phase != UNKNOT_PHASE_BREAK)
    consider (self, next, self->away_since + self->plan.break_length, UNKNOT_NEXT_RESTED);
}

static void
consider_landing (const UnknotSchedule *self, Next *next, gint64 landing_since)
{
  if (landing_since == UNSET)
    return;
  consider (self, next, landing_since + UNKNOT_LANDING_LIMIT, UNKNOT_NEXT_LANDED);
  if (self->presence == UNKNOT_PRESENCE_IDLE)
    consider (self, next, self->since + UNKNOT_LULL, UNKNOT_NEXT_LULL);
}

static void
consider_posture (const UnknotSchedule *self, Next *next)
{
  gint64 wait, last;

  if (self->posture_open)
    consider (self, next, self->posture_asked + UNKNOT_POSTURE_PATIENCE, UNKNOT_NEXT_POSTURE_WITHDRAWN);
  if (self->plan.posture_interval == 0 || self->posture_open || self->phase != UNKNOT_PHASE_WORKING ||
      unknot_schedule_is_quiet (self))
    return;

  /* Sitting time until it is due, and until it would be too close to the break. */
  wait = MAX (self->plan.posture_interval - self->posture_sat, UNKNOT_POSTURE_DISTANCE - self->sat);
  last = unknot_schedule_needed (self) - UNKNOT_POSTURE_DISTANCE - self->sat;
  if (wait <= last)
    consider (self, next, self->boot + wait, UNKNOT_NEXT_POSTURE);
  if (self->posture_landing_since != UNSET)
    {
      consider_landing (self, next, self->posture_landing_since);
      consider (self, next, self->boot + last + 1, UNKNOT_NEXT_POSTURE_DROPPED);
    }
}

static void
consider_reminder (const UnknotSchedule *self, Next *next)
{
  if (self->phase != UNKNOT_PHASE_DUE || self->landing_since != UNSET)
    return;
  if (self->current.reminded < self->plan.reminder_limit)
    consider_sat (self, next, self->asked_sat + self->plan.reminder_interval, UNKNOT_NEXT_REMINDER);
  else
    consider_sat (self, next, self->asked_sat + self->plan.break_interval, UNKNOT_NEXT_LET_GO);
}

/* What the sit clock brings while it runs.  Of two things at one moment the first is told. */
static void
consider_sitting (const UnknotSchedule *self, Next *next)
{
  gint64 eighth = self->plan.break_interval / 8;
  guint progress = unknot_schedule_progress (self);
  gboolean quiet = unknot_schedule_is_quiet (self);

  consider_sat (self, next, unknot_schedule_needed (self), UNKNOT_NEXT_DUE);
  if (self->plan.heads_up > 0 && !quiet && self->phase == UNKNOT_PHASE_WORKING)
    consider_sat (self, next, unknot_schedule_needed (self) - self->plan.heads_up, UNKNOT_NEXT_SOON);
  consider_reminder (self, next);
  /* Before the offer of a small movement: once quiet is over the break itself comes. */
  if (!self->quiet && quiet)
    consider (self, next, self->quiet_until, UNKNOT_NEXT_QUIET_OVER);
  if (self->phase == UNKNOT_PHASE_HELD && !self->on_call_told && self->plan.on_call_after > 0)
    consider_sat (self, next, self->held_sat + self->plan.on_call_after, UNKNOT_NEXT_ON_CALL);
  if (self->phase == UNKNOT_PHASE_POSTPONED)
    consider (self, next, self->postponed_until, UNKNOT_NEXT_POSTPONED);
  consider_landing (self, next, self->landing_since);
  consider_posture (self, next);
  if (progress < 8)
    consider_sat (self, next, (progress + 1) * eighth, UNKNOT_NEXT_PROGRESS);
}

gint64
unknot_schedule_next (const UnknotSchedule *self, UnknotNext *what)
{
  Next next = { UNKNOT_NEVER, UNKNOT_NEXT_NOTHING };

  consider_presence (self, &next);
  if (self->plan.hours_enabled)
    consider (self, &next, unknot_plan_next_hours (&self->plan, unknot_schedule_now (self)),
              self->in_hours ? UNKNOT_NEXT_HOURS_END : UNKNOT_NEXT_HOURS_BEGIN);
  if (self->paused)
    consider (self, &next, self->paused_until, UNKNOT_NEXT_RESUMED);
  if (self->posture_open)
    consider (self, &next, self->posture_asked + UNKNOT_POSTURE_PATIENCE, UNKNOT_NEXT_POSTURE_WITHDRAWN);
  if (self->phase == UNKNOT_PHASE_BREAK && !self->break_over)
    consider (self, &next, self->break_ends, UNKNOT_NEXT_BREAK_OVER);
  if (self->phase == UNKNOT_PHASE_BREAK && !self->away)
    consider (self, &next, self->break_ends + UNKNOT_BREAK_GRACE, UNKNOT_NEXT_BREAK_ENDED);
  if (self->running)
    consider_sitting (self, &next);
  if (next.moment == UNKNOT_NEVER && self->running && self->phase == UNKNOT_PHASE_HELD)
    next.what = UNKNOT_NEXT_HELD;
  if (what != NULL)
    *what = next.what;
  return next.moment;
}

/* Goes to @boot by way of every moment before it. */
void
unknot_schedule_advance (UnknotSchedule *self, gint64 boot)
{
  gint64 next;

  while ((next = unknot_schedule_next (self, NULL)) <= boot && next != UNKNOT_NEVER)
    {
      unknot_schedule_move (self, next);
      unknot_schedule_settle (self);
    }
  unknot_schedule_move (self, boot);
}

/* The wall clock and the boot clock drift a little; only a real difference is taken up, so
 * that the edge of the working hours is not crossed twice. */
static void
take_wall (UnknotSchedule *self, UnknotTime now)
{
  gint64 offset = now.wall - now.boot;

  if (ABS (offset - self->wall_offset) > UNKNOT_SECOND)
    self->wall_offset = offset;
  self->utc_offset = now.utc_offset;
}

/* Brings the schedule up to @now. */
void
unknot_schedule_catch_up (UnknotSchedule *self, UnknotTime now)
{
  gint64 boot = MAX (now.boot, self->boot);
  gint64 next = unknot_schedule_next (self, NULL);

  if (next < boot && boot - next > unknot_schedule_get_patience (self) && (!self->away || self->provisional_until != UNSET))
    {
      /* Nobody called for longer than anybody stays away unnoticed: the machine slept and
       * no one told us.  The span is absence, not hours of sitting. */
      UnknotPresence presence = self->presence;
      gint64 since = self->since;
      gboolean provisional = self->provisional_until != UNSET;

      unknot_schedule_report_presence (self, UNKNOT_PRESENCE_ASLEEP, self->boot);
      unknot_schedule_settle (self);
      unknot_schedule_advance (self, boot);
      unknot_schedule_report_presence (self, presence, since);
      if (provisional)
        self->provisional_until = boot + UNKNOT_PROVISIONAL;
    }
  else
    unknot_schedule_advance (self, boot);

  if (now.boot >= self->boot)
    take_wall (self, now);
  unknot_schedule_settle (self);
}
