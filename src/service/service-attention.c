/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

/* When the service wakes up next, and what it attends to until then. */

/* How long before a reminder it is found out what could hold it back, on the clock. */
#define ATTENTION (3 * UNKNOT_SECOND)
/* How often a silent notification server that holds a break is asked whether it still does. */
#define DOUBT UNKNOT_MINUTE

/* For how long the offer or reminder stays on screen, roughly: what begins in that time takes it
 * back. */
static gint64
get_time_on_screen (UnknotService *self, const UnknotStatus *status, gint64 now)
{
  const UnknotPlan *plan = unknot_settings_get_plan (self->settings);
  gint64 wait = status->next_is == UNKNOT_NEXT_REMINDER ? plan->reminder_interval
                : status->next_is == UNKNOT_NEXT_LET_GO ? plan->break_interval
                                                        : 0;

  if (status->phase != UNKNOT_PHASE_DUE || wait == 0)
    return 0;

  return MAX (UNKNOT_MINUTE - (wait - (status->next - now)), 0);
}

/* How long until the user may be asked something.  What could hold that back is looked for shortly
 * before, and while something waits for its moment; in between it would only wake us. */
static gint64
get_calm (const UnknotStatus *status, gint64 now)
{
  switch (status->phase)
    {
    case UNKNOT_PHASE_WORKING:
    case UNKNOT_PHASE_SOON:
      return MIN (status->due_in, status->posture_in);
    case UNKNOT_PHASE_POSTPONED:
      return status->due_in;
    case UNKNOT_PHASE_DUE:
      if (status->wants_lull || status->next_is == UNKNOT_NEXT_LULL || status->next_is == UNKNOT_NEXT_LANDED)
        return 0;
      return status->next_is == UNKNOT_NEXT_REMINDER ? MAX (status->next - now, 0) : UNKNOT_DAY;
    case UNKNOT_PHASE_BREAK:
      return UNKNOT_DAY;
    case UNKNOT_PHASE_LANDING:
    case UNKNOT_PHASE_HELD:
    default:
      return 0;
    }
}

/* Whether a wait that may have been a long one ends at the next moment: what could hold the
 * reminder back is to be looked for once more. */
static gboolean
ends_wait (const UnknotStatus *status)
{
  return status->next_is == UNKNOT_NEXT_LANDED || status->next_is == UNKNOT_NEXT_QUIET_OVER ||
         status->next_is == UNKNOT_NEXT_ON_CALL;
}

void
unknot_service_doubt_quiet (UnknotService *self)
{
  UnknotStatus status;

  if (!self->started)
    return;
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  if (status.phase == UNKNOT_PHASE_LANDING ||
      (status.phase == UNKNOT_PHASE_HELD && unknot_quiet_is_silent (self->quiet)))
    unknot_quiet_look (self->quiet);
}

/* The one thing that is asked for again and again: a break that only a notification server holds
 * which may not say when it is over would otherwise be held until the user leaves.
 * Returns: the boot time of the next question; UNKNOT_NEVER: none, for nothing is held so. */
static gint64
doubt_now_and_then (UnknotService *self, const UnknotStatus *status, gboolean attentive, gint64 now)
{
  gboolean over = now >= self->quiet_doubted;

  if (!attentive || status->phase != UNKNOT_PHASE_HELD || !unknot_quiet_is_silent (self->quiet))
    {
      self->quiet_doubted = UNKNOT_NEVER;
      return UNKNOT_NEVER;
    }
  if (over || self->quiet_doubted == UNKNOT_NEVER)
    self->quiet_doubted = now + DOUBT;
  if (over)
    unknot_quiet_look (self->quiet);

  return self->quiet_doubted;
}

void
unknot_service_await_next (UnknotService *self, const UnknotStatus *status, gint64 now)
{
  gint64 care = MIN (self->heat_next, unknot_water_next (&self->water));
  gint64 on_screen = get_time_on_screen (self, status, now);
  gint64 calm = MIN (on_screen > 0 ? 0 : get_calm (status, now), MAX (unknot_water_next (&self->water) - now, 0));
  gboolean attentive = status->running && calm <= ATTENTION;
  gint64 next = MIN (status->next, care);
  gboolean look_again;

  unknot_presence_monitor_set_wants_lull (self->presence, status->wants_lull || self->screen_waits);
  if (status->running)
    next = MIN (next, self->save_by);
  if (on_screen > 0)
    next = MIN (next, now + on_screen);
  if (status->running && !attentive && calm < UNKNOT_DAY)
    next = MIN (next, now + calm - ATTENTION);
  look_again = attentive && ends_wait (status) && status->next - now <= ATTENTION;
  if (attentive && ends_wait (status) && !look_again)
    next = MIN (next, status->next - ATTENTION);
  next = MIN (next, doubt_now_and_then (self, status, attentive, now));
  unknot_clock_arm (self->clock, next);
  if (!self->started)
    return;
  unknot_quiet_set_attentive (self->quiet, attentive);
  if (look_again)
    unknot_quiet_look (self->quiet);
}
