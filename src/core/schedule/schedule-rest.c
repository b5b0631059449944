/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Natural breaks: an absence as long as a break is one. */
#include "core/schedule/schedule-private.h"

/* The absence has reached a break's length: the clock starts again at once, the row for the
 * history waits for the return, when its length is known. */
static void
begin_rest (UnknotSchedule *self)
{
  self->natural = TRUE;
  self->rest = self->current;
  self->rest.sat = self->sat;
  self->rest.started = unknot_schedule_wall_at (self, self->away_since);
  unknot_schedule_clear_break (self, UNKNOT_CAUSE_ABSENCE);
  unknot_schedule_reset_clock (self);
  self->posture_sat = 0;
}

/* A key pressed by the cleaner at night parts two absences, and is no break between breaks. */
void
unknot_schedule_record_rest (UnknotSchedule *self)
{
  UnknotBreakRecord record = self->rest;

  if (!self->natural)
    return;
  self->natural = FALSE;
  self->rest = (UnknotBreakRecord) { 0 };
  if (record.sat < UNKNOT_NATURAL_SITTING)
    return;

  record.ended = unknot_schedule_wall_at (self, self->boot);
  record.length = self->boot - self->away_since;
  record.outcome = UNKNOT_OUTCOME_NATURAL;
  unknot_schedule_emit_ended (self, &record, UNKNOT_CAUSE_ABSENCE);
}

/* Called when an absence begins, after its span was taken off the sit clock. */
void
unknot_schedule_left (UnknotSchedule *self)
{
  if (self->posture_open)
    unknot_schedule_close_posture (self, UNKNOT_POSTURE_UNANSWERED);

  /* The break had only become due in a span that turned out to be absence. */
  if (self->phase != UNKNOT_PHASE_BREAK && self->phase != UNKNOT_PHASE_POSTPONED &&
      self->sat < unknot_schedule_needed (self))
    {
      guint postponed = self->current.postponed;

      unknot_schedule_clear_break (self, UNKNOT_CAUSE_ABSENCE);
      self->current.postponed = postponed;
    }
}

void
unknot_schedule_settle_rest (UnknotSchedule *self)
{
  if (self->away && !self->natural && self->phase != UNKNOT_PHASE_BREAK &&
      self->boot - self->away_since >= self->plan.break_length)
    begin_rest (self);
}

/* Called when an absence ends. */
void
unknot_schedule_returned (UnknotSchedule *self)
{
  /* A new plan may end an absence and make it long enough in one stroke. */
  unknot_schedule_settle_rest (self);
  unknot_schedule_record_rest (self);
  if (self->phase == UNKNOT_PHASE_BREAK && self->break_over)
    unknot_schedule_finish_started (self, UNKNOT_OUTCOME_GUIDED, UNKNOT_CAUSE_NONE);
}
