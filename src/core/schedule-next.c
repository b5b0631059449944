/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which moment is the next one, and the way there.
 *
 * Every comparison of time in schedule-rules.c and schedule-clock.c has its moment here, and
 * under the same conditions: one that is missing makes a decision late, one too many wakes
 * the machine for nothing. */
#include "core/schedule-private.h"

/* Takes @moment if it is earlier than what is known; one that has passed has been settled. */
static void
consider (const UnknotSchedule *self, gint64 *next, gint64 moment)
{
  if (moment > self->boot && moment < *next)
    *next = moment;
}

/* The moment at which the running sit clock shows @sat. */
static void
consider_sat (const UnknotSchedule *self, gint64 *next, gint64 sat)
{
  consider (self, next, self->boot + (sat - self->sat));
}

static void
consider_presence (const UnknotSchedule *self, gint64 *next)
{
  if (self->provisional_until != UNSET)
    consider (self, next, self->provisional_until);
  if (self->presence == UNKNOT_PRESENCE_IDLE && !self->plan.reading_counts)
    consider (self, next, self->since + self->plan.away_threshold);
  if (self->away && !self->natural && self->phase != UNKNOT_PHASE_BREAK)
    consider (self, next, self->away_since + self->plan.break_length);
}

static void
consider_landing (const UnknotSchedule *self, gint64 *next, gint64 landing_since)
{
  if (landing_since == UNSET)
    return;
  consider (self, next, landing_since + UNKNOT_LANDING_LIMIT);
  if (self->presence == UNKNOT_PRESENCE_IDLE)
    consider (self, next, self->since + UNKNOT_LULL);
}

static void
consider_posture (const UnknotSchedule *self, gint64 *next)
{
  gint64 wait, last;

  if (self->posture_open)
    consider (self, next, self->posture_asked + UNKNOT_POSTURE_PATIENCE);
  if (self->plan.posture_interval == 0 || self->posture_open || self->phase != UNKNOT_PHASE_WORKING ||
      unknot_schedule_is_quiet (self))
    return;

  /* Sitting time until it is due, and until it would be too close to the break. */
  wait = MAX (self->plan.posture_interval - self->posture_sat, UNKNOT_POSTURE_DISTANCE - self->sat);
  last = unknot_schedule_needed (self) - UNKNOT_POSTURE_DISTANCE - self->sat;
  if (wait <= last)
    consider (self, next, self->boot + wait);
  if (self->posture_landing_since != UNSET)
    {
      consider_landing (self, next, self->posture_landing_since);
      consider (self, next, self->boot + last + 1);
    }
}

/* What the sit clock brings while it runs. */
static void
consider_sitting (const UnknotSchedule *self, gint64 *next)
{
  gint64 eighth = self->plan.break_interval / 8;
  guint progress = unknot_schedule_progress (self);
  gboolean quiet = unknot_schedule_is_quiet (self);

  if (progress < 8)
    consider_sat (self, next, (progress + 1) * eighth);
  consider_sat (self, next, unknot_schedule_needed (self));
  if (self->plan.heads_up > 0 && !quiet && self->phase == UNKNOT_PHASE_WORKING)
    consider_sat (self, next, unknot_schedule_needed (self) - self->plan.heads_up);
  if (self->phase == UNKNOT_PHASE_DUE && self->landing_since == UNSET)
    consider_sat (self, next,
                  self->asked_sat + (self->current.reminded < self->plan.reminder_limit
                                     ? self->plan.reminder_interval : self->plan.break_interval));
  if (self->phase == UNKNOT_PHASE_HELD && !self->on_call_told && self->plan.on_call_after > 0)
    consider_sat (self, next, self->held_sat + self->plan.on_call_after);
  if (self->phase == UNKNOT_PHASE_POSTPONED)
    consider (self, next, self->postponed_until);
  if (!self->quiet && quiet)
    consider (self, next, self->quiet_until);
  consider_landing (self, next, self->landing_since);
  consider_posture (self, next);
}

gint64
unknot_schedule_next (const UnknotSchedule *self)
{
  gint64 next = UNKNOT_NEVER;

  consider_presence (self, &next);
  if (self->plan.hours_enabled)
    consider (self, &next, unknot_plan_next_hours (&self->plan, unknot_schedule_now (self)));
  if (self->paused)
    consider (self, &next, self->paused_until);
  if (self->posture_open)
    consider (self, &next, self->posture_asked + UNKNOT_POSTURE_PATIENCE);
  if (self->phase == UNKNOT_PHASE_BREAK && !self->break_over)
    consider (self, &next, self->break_ends);
  if (self->phase == UNKNOT_PHASE_BREAK && !self->away)
    consider (self, &next, self->break_ends + UNKNOT_BREAK_GRACE);
  if (self->running)
    consider_sitting (self, &next);
  return next;
}

/* Goes to @boot by way of every moment before it. */
void
unknot_schedule_advance (UnknotSchedule *self, gint64 boot)
{
  gint64 next;

  while ((next = unknot_schedule_next (self)) <= boot && next != UNKNOT_NEVER)
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
  gint64 next = unknot_schedule_next (self);
  gint64 threshold = self->plan.away_threshold;

  if (next < boot && boot - next > threshold && (!self->away || self->provisional_until != UNSET))
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
