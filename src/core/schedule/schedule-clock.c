/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presence and the sit clock: how long somebody has really been sitting. */
#include "core/schedule/schedule-private.h"

UnknotTime
unknot_schedule_now (const UnknotSchedule *self)
{
  return (UnknotTime) { self->boot, self->boot + self->wall_offset, self->utc_offset };
}

/* Lets time pass in which nothing happens. */
void
unknot_schedule_move (UnknotSchedule *self, gint64 boot)
{
  gint64 passed = boot - self->boot;

  g_assert (passed >= 0);

  self->boot = boot;
  if (self->running)
    {
      self->ran += passed;
      self->sat += passed;
      self->posture_sat += passed;
    }
}

/* How much the clock had run at @boot, as far back as the toggles reach. */
static gint64
ran_at (const UnknotSchedule *self, gint64 boot)
{
  for (guint i = 0; i < N_TOGGLES; i++)
    {
      const Toggle *toggle = &self->toggles[i];

      if (boot >= toggle->boot)
        return toggle->ran + (toggle->running ? boot - toggle->boot : 0);
    }
  return self->toggles[N_TOGGLES - 1].ran;
}

void
unknot_schedule_reset_toggles (UnknotSchedule *self)
{
  for (guint i = 0; i < N_TOGGLES; i++)
    self->toggles[i] = (Toggle) { self->boot, self->ran, self->running };
}

/* The sit clock runs while somebody sits and wants to be counted. */
void
unknot_schedule_refresh_running (UnknotSchedule *self)
{
  gboolean running = unknot_schedule_is_free (self) && self->phase != UNKNOT_PHASE_BREAK;

  if (running == self->running)
    return;

  self->running = running;
  for (guint i = N_TOGGLES - 1; i > 0; i--)
    self->toggles[i] = self->toggles[i - 1];
  self->toggles[0] = (Toggle) { self->boot, self->ran, running };
}

/* A lock after a while of idleness: the hands left the keyboard when the idleness began. */
void
unknot_schedule_report_presence (UnknotSchedule *self, UnknotPresence presence, gint64 since)
{
  gboolean was_gone = self->presence == UNKNOT_PRESENCE_LOCKED || self->presence == UNKNOT_PRESENCE_ASLEEP;
  gboolean was_idle = self->presence == UNKNOT_PRESENCE_IDLE && !self->plan.reading_counts;

  since = CLAMP (since, self->boot - 366 * UNKNOT_DAY, self->boot);
  if ((presence == UNKNOT_PRESENCE_LOCKED || presence == UNKNOT_PRESENCE_ASLEEP) && (was_gone || was_idle))
    since = MIN (since, self->since);

  self->presence = presence;
  self->since = presence == UNKNOT_PRESENCE_ACTIVE ? self->boot : since;
  self->provisional_until = UNSET;
}

static gboolean
is_absent (const UnknotSchedule *self)
{
  switch (self->presence)
    {
    case UNKNOT_PRESENCE_ACTIVE:
      return FALSE;
    case UNKNOT_PRESENCE_IDLE:
      return !self->plan.reading_counts && self->boot - self->since >= self->plan.away_threshold;
    case UNKNOT_PRESENCE_LOCKED:
    case UNKNOT_PRESENCE_ASLEEP:
    default:
      return TRUE;
    }
}

/* The whole span counts as time away, so what was counted of it for the time being goes. */
static void
leave (UnknotSchedule *self)
{
  gint64 counted;

  self->away = TRUE;
  self->away_since = CLAMP (self->since, MIN (self->rest_end, self->boot), self->boot);
  counted = self->ran - ran_at (self, self->away_since);
  self->sat -= MIN (counted, self->sat);
  self->posture_sat -= MIN (counted, self->posture_sat);
  self->asked_sat = MIN (self->asked_sat, self->sat);
  self->held_sat = MIN (self->held_sat, self->sat);
  unknot_schedule_left (self);
}

void
unknot_schedule_refresh_presence (UnknotSchedule *self)
{
  gboolean absent;

  if (self->provisional_until != UNSET && self->boot >= self->provisional_until)
    unknot_schedule_report_presence (self, UNKNOT_PRESENCE_ACTIVE, self->boot);

  absent = is_absent (self);
  if (absent && !self->away)
    leave (self);
  else if (!absent && self->away)
    {
      unknot_schedule_returned (self);
      self->away = FALSE;
      self->rest_end = self->boot;
    }
}
