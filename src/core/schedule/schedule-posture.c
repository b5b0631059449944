/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a moment means: the rules for posture checks. */
#include "core/schedule/schedule-private.h"

void
unknot_schedule_open_posture (UnknotSchedule *self, gboolean wished)
{
  UnknotEvent event = {
    .kind = UNKNOT_EVENT_POSTURE_DUE,
    .cause = wished ? UNKNOT_CAUSE_WISH : UNKNOT_CAUSE_INTERVAL,
    .landing = wished ? UNKNOT_LANDED_AT_ONCE : unknot_schedule_landing (self),
  };

  self->posture_open = TRUE;
  self->posture_wished = wished;
  self->posture_asked = self->boot;
  self->posture_asked_wall = unknot_schedule_wall_at (self, self->boot);
  self->posture_landing_since = UNSET;
  self->posture_sat = 0;
  unknot_schedule_tell (self, &event);
}

void
unknot_schedule_close_posture (UnknotSchedule *self, UnknotPosture answer)
{
  UnknotEvent event = {
    .kind = UNKNOT_EVENT_POSTURE_ENDED,
    .posture = { .asked = self->posture_asked_wall, .answer = answer },
  };

  g_assert (self->posture_open);
  self->posture_open = FALSE;
  self->posture_wished = FALSE;
  self->posture_asked = UNSET;
  if (answer == UNKNOT_POSTURE_UNANSWERED)
    unknot_schedule_emit (self, UNKNOT_EVENT_POSTURE_WITHDRAWN, 0, 0);
  unknot_schedule_tell (self, &event);
}

/* Whether a posture check may be asked at this moment. */
gboolean
unknot_schedule_posture_fits (const UnknotSchedule *self)
{
  return self->plan.posture_interval > 0 && unknot_schedule_is_free (self) &&
         !unknot_schedule_is_quiet (self) && self->phase == UNKNOT_PHASE_WORKING && !self->posture_open &&
         self->sat >= UNKNOT_POSTURE_DISTANCE &&
         unknot_schedule_needed (self) - self->sat >= UNKNOT_POSTURE_DISTANCE;
}

void
unknot_schedule_settle_posture (UnknotSchedule *self)
{
  if (self->posture_open)
    {
      gboolean disturbs = !unknot_schedule_is_free (self) || unknot_schedule_is_quiet (self) ||
                          self->phase != UNKNOT_PHASE_WORKING;

      if (self->boot >= self->posture_asked + UNKNOT_POSTURE_PATIENCE ||
          self->phase == UNKNOT_PHASE_BREAK || (disturbs && !self->posture_wished))
        unknot_schedule_close_posture (self, UNKNOT_POSTURE_UNANSWERED);
    }

  if (!unknot_schedule_posture_fits (self) || self->posture_sat < self->plan.posture_interval)
    {
      self->posture_landing_since = UNSET;
      return;
    }
  if (self->posture_landing_since == UNSET)
    self->posture_landing_since = self->boot;
  if (unknot_schedule_has_landed (self, self->posture_landing_since))
    unknot_schedule_open_posture (self, FALSE);
}
