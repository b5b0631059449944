/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/schedule-private.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (unknot-schedule-error-quark, unknot_schedule_error)

UnknotSchedule *
unknot_schedule_new (const UnknotPlan *plan, UnknotTime now, UnknotScheduleFunc func, gpointer user_data)
{
  UnknotSchedule *self;

  g_return_val_if_fail (plan != NULL && unknot_plan_check (plan, NULL), NULL);

  self = g_new0 (UnknotSchedule, 1);
  self->plan = *plan;
  self->boot = now.boot;
  self->wall_offset = now.wall - now.boot;
  self->utc_offset = now.utc_offset;
  self->since = now.boot;
  self->rest_end = now.boot;
  self->in_hours = unknot_plan_in_hours (plan, now);
  self->provisional_until = UNSET;
  self->quiet_until = UNSET;
  self->landing_since = UNSET;
  self->postponed_until = UNSET;
  self->break_started = UNSET;
  self->break_ends = UNSET;
  self->posture_asked = UNSET;
  self->posture_landing_since = UNSET;
  unknot_schedule_reset_toggles (self);
  unknot_schedule_settle (self);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
unknot_schedule_free (UnknotSchedule *self)
{
  g_free (self);
}

void
unknot_schedule_set_patience (UnknotSchedule *self, gint64 patience)
{
  g_return_if_fail (self != NULL && patience >= 0);

  self->patience = patience;
}

gint64
unknot_schedule_get_patience (const UnknotSchedule *self)
{
  return MAX (self->patience, self->plan.away_threshold);
}

gint64
unknot_schedule_update (UnknotSchedule *self, UnknotTime now)
{
  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);

  unknot_schedule_catch_up (self, now);
  return unknot_schedule_next (self, NULL);
}

gint64
unknot_schedule_set_plan (UnknotSchedule *self, UnknotTime now, const UnknotPlan *plan)
{
  gboolean was_due;

  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);
  g_return_val_if_fail (plan != NULL && unknot_plan_check (plan, NULL), unknot_schedule_next (self, NULL));

  unknot_schedule_catch_up (self, now);
  was_due = self->sat >= unknot_schedule_needed (self);
  self->plan = *plan;
  if (!was_due && self->sat >= unknot_schedule_needed (self))
    self->waited = UNKNOT_CAUSE_SETTINGS;
  self->plan_is_new = TRUE;
  unknot_schedule_settle (self);
  self->plan_is_new = FALSE;
  return unknot_schedule_next (self, NULL);
}

gint64
unknot_schedule_set_presence (UnknotSchedule *self, UnknotTime now, UnknotPresence presence, gint64 since)
{
  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);

  unknot_schedule_catch_up (self, now);
  unknot_schedule_report_presence (self, presence, since);
  unknot_schedule_settle (self);
  return unknot_schedule_next (self, NULL);
}

gint64
unknot_schedule_set_quiet (UnknotSchedule *self, UnknotTime now, gboolean quiet)
{
  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);

  unknot_schedule_catch_up (self, now);
  quiet = !!quiet;
  if (quiet != self->quiet)
    {
      self->quiet = quiet;
      self->quiet_until = quiet ? UNSET : self->boot + UNKNOT_QUIET_TAIL;
      unknot_schedule_settle (self);
    }
  return unknot_schedule_next (self, NULL);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_REFUSED, message);
  return FALSE;
}

gboolean
unknot_schedule_start_break (UnknotSchedule *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (self->phase == UNKNOT_PHASE_BREAK)
    return refuse (error, _("A break is already running."));

  /* The rest until now and the break from now on are two. */
  if (self->natural)
    {
      unknot_schedule_record_rest (self);
      self->away_since = self->boot;
    }
  self->rest_end = self->boot;
  unknot_schedule_withdraw (self, UNKNOT_CAUSE_NONE);
  self->phase = UNKNOT_PHASE_BREAK;
  self->landing_since = UNSET;
  self->postponed_until = UNSET;
  self->current.started = self->boot + self->wall_offset;
  self->break_started = self->boot;
  self->break_ends = self->boot + self->plan.break_length;
  self->break_over = FALSE;
  if (self->posture_open)
    unknot_schedule_close_posture (self, UNKNOT_POSTURE_UNANSWERED);
  unknot_schedule_emit (self, UNKNOT_EVENT_BREAK_STARTED, self->plan.break_length, 0);
  unknot_schedule_settle (self);
  return TRUE;
}

static void
end_break (UnknotSchedule *self, gboolean completed)
{
  gint64 length = self->boot - self->break_started;
  gboolean enough =
    length * 2 >= self->break_ends - self->break_started || (completed && length >= UNKNOT_BREAK_LEAST);

  unknot_schedule_finish_started (self, enough ? UNKNOT_OUTCOME_GUIDED : UNKNOT_OUTCOME_CUT_SHORT, UNKNOT_CAUSE_NONE);
  unknot_schedule_settle (self);
}

gboolean
unknot_schedule_end_break (UnknotSchedule *self, UnknotTime now, gboolean completed, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (self->phase != UNKNOT_PHASE_BREAK)
    return refuse (error, _("No break is running."));

  end_break (self, completed);
  return TRUE;
}

gboolean
unknot_schedule_postpone (UnknotSchedule *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  switch (self->phase)
    {
    case UNKNOT_PHASE_SOON:
    case UNKNOT_PHASE_LANDING:
    case UNKNOT_PHASE_HELD:
    case UNKNOT_PHASE_DUE:
      break;
    case UNKNOT_PHASE_POSTPONED:
      return refuse (error, _("The break is already postponed."));
    case UNKNOT_PHASE_BREAK:
      return refuse (error, _("A break is already running."));
    case UNKNOT_PHASE_WORKING:
    default:
      return refuse (error, _("No break is due."));
    }
  if (self->current.postponed >= self->plan.postpone_limit)
    return refuse (error, _("This break cannot be postponed any further."));

  self->rest_end = self->boot;
  unknot_schedule_withdraw (self, UNKNOT_CAUSE_NONE);
  self->phase = UNKNOT_PHASE_POSTPONED;
  self->landing_since = UNSET;
  self->waited = UNKNOT_CAUSE_POSTPONED;
  self->current.postponed++;
  self->postponed_until = self->boot + self->plan.postpone_length;
  unknot_schedule_emit (self, UNKNOT_EVENT_BREAK_POSTPONED, self->plan.postpone_length, self->current.postponed);
  unknot_schedule_settle (self);
  return TRUE;
}

gboolean
unknot_schedule_skip (UnknotSchedule *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (self->phase == UNKNOT_PHASE_WORKING)
    return refuse (error, _("There is no break to skip."));

  if (self->phase == UNKNOT_PHASE_BREAK)
    {
      end_break (self, FALSE);
      return TRUE;
    }
  unknot_schedule_finish (self, UNKNOT_OUTCOME_SKIPPED, UNKNOT_CAUSE_NONE, self->boot, 0);
  unknot_schedule_settle (self);
  return TRUE;
}

gboolean
unknot_schedule_pause (UnknotSchedule *self, UnknotTime now, gint64 length, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (length != UNKNOT_NEVER && (length < UNKNOT_MINUTE || length > 7 * UNKNOT_DAY))
    return refuse (error, _("A pause lasts from one minute to seven days."));

  self->paused = TRUE;
  self->paused_until = length == UNKNOT_NEVER ? UNKNOT_NEVER : self->boot + length;
  unknot_schedule_settle (self);
  return TRUE;
}

gboolean
unknot_schedule_resume (UnknotSchedule *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (!self->paused)
    return refuse (error, _("Nothing is paused."));

  self->paused = FALSE;
  unknot_schedule_settle (self);
  return TRUE;
}

gboolean
unknot_schedule_check_posture (UnknotSchedule *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  unknot_schedule_catch_up (self, now);
  if (self->posture_open)
    return refuse (error, _("A posture check is already open."));
  if (self->phase == UNKNOT_PHASE_BREAK)
    return refuse (error, _("A break is already running."));

  unknot_schedule_open_posture (self, TRUE);
  unknot_schedule_settle (self);
  return TRUE;
}

gboolean
unknot_schedule_answer_posture (UnknotSchedule *self, UnknotTime now, UnknotPosture answer, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (answer == UNKNOT_POSTURE_GOOD || answer == UNKNOT_POSTURE_SLOUCHING, FALSE);

  unknot_schedule_catch_up (self, now);
  if (!self->posture_open)
    return refuse (error, _("No posture check is open."));

  unknot_schedule_close_posture (self, answer);
  unknot_schedule_settle (self);
  return TRUE;
}

/* Sitting time until a posture check: one that would come too close to the break comes a
 * whole interval after it. */
static gint64
posture_in (const UnknotSchedule *self)
{
  gint64 left = MAX (unknot_schedule_needed (self) - self->sat, 0);
  gint64 wait = MAX (self->plan.posture_interval - self->posture_sat, UNKNOT_POSTURE_DISTANCE - self->sat);

  if (self->plan.posture_interval == 0)
    return UNKNOT_NEVER;
  if (self->phase == UNKNOT_PHASE_BREAK)
    return self->plan.posture_interval;
  wait = MAX (wait, 0);
  return wait + UNKNOT_POSTURE_DISTANCE <= left ? wait : left + self->plan.posture_interval;
}

static gint64
due_in (const UnknotSchedule *self)
{
  gint64 left = MAX (unknot_schedule_needed (self) - self->sat, 0);

  if (self->phase == UNKNOT_PHASE_POSTPONED)
    left = MAX (left, self->postponed_until - self->boot);
  return left;
}

void
unknot_schedule_status (const UnknotSchedule *self, UnknotTime now, UnknotStatus *status)
{
  UnknotSchedule then;

  g_return_if_fail (self != NULL);
  g_return_if_fail (status != NULL);

  /* A look at what the next call will find changes nothing: it works on a copy. */
  then = *self;
  then.func = NULL;
  unknot_schedule_catch_up (&then, now);

  *status = (UnknotStatus) {
    .phase = then.phase,
    .away = then.away,
    .away_for = then.away ? then.boot - then.away_since : 0,
    .paused = then.paused,
    .paused_until = then.paused ? then.paused_until : 0,
    .off_hours = !then.in_hours,
    .hours_cause = then.hours_by_settings ? UNKNOT_CAUSE_SETTINGS : UNKNOT_CAUSE_HOURS,
    .held = then.quiet,
    .on_call = then.on_call_open,
    .running = then.running,
    .sat = then.sat,
    .due_in = due_in (&then),
    .posture_in = posture_in (&then),
    .posture_open = then.posture_open,
    .progress = unknot_schedule_progress (&then),
    .postpones_left = then.plan.postpone_limit - MIN (then.current.postponed, then.plan.postpone_limit),
    .postponed_until = then.phase == UNKNOT_PHASE_POSTPONED ? then.postponed_until : 0,
    .break_started = then.phase == UNKNOT_PHASE_BREAK ? then.break_started : 0,
    .break_ends = then.phase == UNKNOT_PHASE_BREAK ? then.break_ends : 0,
    .wants_lull = unknot_schedule_wants_lull (&then),
  };
  status->next = unknot_schedule_next (&then, &status->next_is);
}
