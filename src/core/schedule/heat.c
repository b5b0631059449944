/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/heat-private.h"

#include <glib/gi18n.h>

/* No look at the skin so shortly before the end, which asks for one. */
#define NO_LOOK_BEFORE_END (2 * UNKNOT_MINUTE)

/* From one time it was said to the next. */
static const gint64 skin_gaps[] = { UNKNOT_MINUTE, 2 * UNKNOT_MINUTE };
static const gint64 take_off_gaps[] = { UNKNOT_MINUTE, 2 * UNKNOT_MINUTE, 3 * UNKNOT_MINUTE, 5 * UNKNOT_MINUTE,
                                        10 * UNKNOT_MINUTE };

G_DEFINE_QUARK (unknot-heat-error-quark, unknot_heat_error)

/* Files and D-Bus use them: never to be changed. */
static const char *const phases[] = { "off", "on", "skin", "take-off", "stretch" };
static const char *const outcomes[] = { "completed", "ended", "sore", "unanswered" };

const char *
unknot_heat_phase_to_string (UnknotHeatPhase phase)
{
  g_return_val_if_fail ((guint) phase < G_N_ELEMENTS (phases), NULL);

  return phases[phase];
}

const char *
unknot_heat_outcome_to_string (UnknotHeatOutcome outcome)
{
  return (guint) outcome < G_N_ELEMENTS (outcomes) ? outcomes[outcome] : "unknown";
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, UNKNOT_HEAT_ERROR, UNKNOT_HEAT_ERROR_REFUSED, message);

  return FALSE;
}

static void
set_string (char **member, const char *value)
{
  char *copy = g_strdup (value != NULL ? value : "");

  g_free (*member);
  *member = copy;
}

/* --- questions ---------------------------------------------------------------------------- */

static void
ask (UnknotHeat *self, UnknotHeatPhase phase, gint64 boot)
{
  self->phase = phase;
  self->asked = boot;
  self->told = boot;
  self->reminded = 0;
  self->news |= UNKNOT_HEAT_NEWS_CHANGED | UNKNOT_HEAT_NEWS_ASK;
}

static void
take_off (UnknotHeat *self, gint64 boot, gboolean unanswered)
{
  self->unanswered = unanswered;
  ask (self, UNKNOT_HEAT_TAKE_OFF, boot);
}

static const gint64 *
get_gaps (const UnknotHeat *self, guint *n)
{
  *n = self->phase == UNKNOT_HEAT_SKIN ? G_N_ELEMENTS (skin_gaps) : G_N_ELEMENTS (take_off_gaps);

  return self->phase == UNKNOT_HEAT_SKIN ? skin_gaps : take_off_gaps;
}

/* When the open question is asked again. */
static gint64
next_reminder (const UnknotHeat *self)
{
  guint n;
  const gint64 *gaps = get_gaps (self, &n);

  return self->reminded < n ? self->told + gaps[self->reminded] : UNKNOT_NEVER;
}

/* After a long gap only once. */
static void
remind (UnknotHeat *self, gint64 boot)
{
  if (boot < next_reminder (self))
    return;
  self->reminded++;
  self->told = boot;
  self->news |= UNKNOT_HEAT_NEWS_CHANGED | UNKNOT_HEAT_NEWS_ASK;
}

static void
plan_look (UnknotHeat *self, gint64 at)
{
  self->skin_at = at <= self->ends - NO_LOOK_BEFORE_END ? at : UNKNOT_NEVER;
}

/* --- the end ------------------------------------------------------------------------------ */

static gint64
local_day (UnknotTime now)
{
  gint64 local = now.wall + now.utc_offset * UNKNOT_SECOND;

  return local >= 0 ? local / UNKNOT_DAY : (local - UNKNOT_DAY + 1) / UNKNOT_DAY;
}

static void
finish (UnknotHeat *self)
{
  self->record = (UnknotHeatRecord) {
    .started = self->started_wall,
    .ended = self->off_wall,
    .length = self->off - self->started,
    .planned = self->ends - self->started,
    .looks = self->looks,
    .outcome = self->outcome,
  };
  g_free (self->record_guide);
  self->record_guide = g_strdup (self->guide);
  self->phase = UNKNOT_HEAT_OFF;
  set_string (&self->guide, "");
  set_string (&self->stretch, "");
  self->news |= UNKNOT_HEAT_NEWS_CHANGED | UNKNOT_HEAT_NEWS_ANSWERED | UNKNOT_HEAT_NEWS_RECORD;
}

/* The warmth is off the body.  What was over in a moment was a mistake or a try, and does not
 * count against the next one. */
static void
went_off (UnknotHeat *self, UnknotTime now, UnknotHeatOutcome outcome)
{
  gboolean warm = self->boot - self->started >= UNKNOT_HEAT_WARM;

  self->off = self->boot;
  self->off_wall = now.wall;
  self->outcome = outcome;
  if (warm)
    {
      self->sessions = self->day == local_day (now) ? self->sessions + 1 : 1;
      self->day = local_day (now);
      self->last_wall = now.wall;
    }
  if (outcome != UNKNOT_HEAT_SORE && warm && self->stretch[0] != '\0')
    ask (self, UNKNOT_HEAT_STRETCH, self->boot);
  else
    finish (self);
}

/* --- time --------------------------------------------------------------------------------- */

static void
advance (UnknotHeat *self, UnknotTime now)
{
  self->boot = MAX (self->boot, now.boot);
  if ((self->phase == UNKNOT_HEAT_ON || self->phase == UNKNOT_HEAT_SKIN) && self->boot >= self->ends)
    take_off (self, self->boot, FALSE);
  else if (self->phase == UNKNOT_HEAT_ON && self->boot >= self->skin_at)
    ask (self, UNKNOT_HEAT_SKIN, self->boot);
  else if (self->phase == UNKNOT_HEAT_SKIN && self->boot >= self->asked + UNKNOT_HEAT_PATIENCE)
    take_off (self, self->boot, TRUE);
  else if (self->phase == UNKNOT_HEAT_SKIN || self->phase == UNKNOT_HEAT_TAKE_OFF)
    remind (self, self->boot);
  else if (self->phase == UNKNOT_HEAT_STRETCH && self->boot >= self->asked + UNKNOT_HEAT_STRETCH_FOR)
    finish (self);
}

static gint64
next_moment (const UnknotHeat *self)
{
  switch (self->phase)
    {
    case UNKNOT_HEAT_ON:
      return MIN (self->skin_at, self->ends);
    case UNKNOT_HEAT_SKIN:
      return MIN (MIN (next_reminder (self), self->asked + UNKNOT_HEAT_PATIENCE), self->ends);
    case UNKNOT_HEAT_TAKE_OFF:
      return next_reminder (self);
    case UNKNOT_HEAT_STRETCH:
      return self->asked + UNKNOT_HEAT_STRETCH_FOR;
    case UNKNOT_HEAT_OFF:
      break;
    }

  return UNKNOT_NEVER;
}

gint64
unknot_heat_update (UnknotHeat *self, UnknotTime now)
{
  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);

  advance (self, now);

  return next_moment (self);
}

/* --- commands ----------------------------------------------------------------------------- */

gboolean
unknot_heat_start (UnknotHeat *self, UnknotTime now, const UnknotHeatPlan *plan, GError **error)
{
  g_return_val_if_fail (self != NULL && plan != NULL && plan->guide != NULL, FALSE);
  g_return_val_if_fail (plan->length >= UNKNOT_MINUTE && plan->length <= UNKNOT_HEAT_MAX, FALSE);
  g_return_val_if_fail (plan->warmed >= 0 && plan->warmed < plan->length, FALSE);
  g_return_val_if_fail (plan->skin_check >= UNKNOT_MINUTE, FALSE);
  g_return_val_if_fail (plan->skin_again == 0 || plan->skin_again >= UNKNOT_MINUTE, FALSE);

  advance (self, now);
  if (self->phase == UNKNOT_HEAT_TAKE_OFF)
    return refuse (error, _("Please take the heat away first, and say so."));
  if (self->phase == UNKNOT_HEAT_ON || self->phase == UNKNOT_HEAT_SKIN)
    return refuse (error, _("A heat session is running. End it first."));
  if (self->phase == UNKNOT_HEAT_STRETCH)
    finish (self);

  set_string (&self->guide, plan->guide);
  set_string (&self->stretch, plan->stretch);
  self->phase = UNKNOT_HEAT_ON;
  self->started = self->boot - plan->warmed;
  self->started_wall = now.wall - plan->warmed;
  self->ends = self->started + plan->length;
  self->skin_again = plan->skin_again;
  self->unanswered = FALSE;
  self->looks = plan->looked ? 1 : 0;
  self->skin_at = UNKNOT_NEVER;
  if (!plan->looked)
    plan_look (self, MAX (self->started + plan->skin_check, self->boot));
  else if (plan->skin_again > 0)
    plan_look (self, self->boot + plan->skin_again);
  self->news |= UNKNOT_HEAT_NEWS_CHANGED;
  advance (self, now);

  return TRUE;
}

gboolean
unknot_heat_end (UnknotHeat *self, UnknotTime now, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  advance (self, now);
  switch (self->phase)
    {
    case UNKNOT_HEAT_OFF:
      return refuse (error, _("No heat session is running."));
    case UNKNOT_HEAT_ON:
    case UNKNOT_HEAT_SKIN:
      self->news |= UNKNOT_HEAT_NEWS_ANSWERED;
      went_off (self, now, UNKNOT_HEAT_ENDED);
      break;
    case UNKNOT_HEAT_TAKE_OFF:
      self->news |= UNKNOT_HEAT_NEWS_ANSWERED;
      went_off (self, now, self->unanswered ? UNKNOT_HEAT_UNANSWERED : UNKNOT_HEAT_COMPLETED);
      break;
    case UNKNOT_HEAT_STRETCH:
      finish (self);
      break;
    }

  return TRUE;
}

static void
skin_is_sore (UnknotHeat *self, UnknotTime now)
{
  if (self->phase == UNKNOT_HEAT_STRETCH)
    {
      self->outcome = UNKNOT_HEAT_SORE; /* seen at the last look, when it was off */
      finish (self);
    }
  else
    {
      went_off (self, now, UNKNOT_HEAT_SORE);
    }
  self->news |= UNKNOT_HEAT_NEWS_SORE;
}

gboolean
unknot_heat_answer_skin (UnknotHeat *self, UnknotTime now, gboolean fine, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  advance (self, now);
  if (self->phase == UNKNOT_HEAT_OFF)
    return refuse (error, _("No heat session is running."));
  if (!fine)
    {
      skin_is_sore (self, now);
      return TRUE;
    }
  if (self->phase == UNKNOT_HEAT_TAKE_OFF)
    return refuse (error, _("Please take the heat away now, and say so."));
  if (self->phase != UNKNOT_HEAT_SKIN)
    return refuse (error, _("Nothing was asked about the skin just now."));

  self->phase = UNKNOT_HEAT_ON;
  self->looks++;
  self->skin_at = UNKNOT_NEVER;
  if (self->skin_again > 0)
    plan_look (self, self->boot + self->skin_again);
  self->news |= UNKNOT_HEAT_NEWS_CHANGED | UNKNOT_HEAT_NEWS_ANSWERED;

  return TRUE;
}

void
unknot_heat_come_back (UnknotHeat *self, UnknotTime now)
{
  g_return_if_fail (self != NULL);

  advance (self, now);
  /* Not on top of what has only just been said. */
  if ((self->phase == UNKNOT_HEAT_SKIN || self->phase == UNKNOT_HEAT_TAKE_OFF) &&
      self->boot - self->told >= UNKNOT_MINUTE / 2)
    self->news |= UNKNOT_HEAT_NEWS_ASK;
}

/* --- what others see ---------------------------------------------------------------------- */

void
unknot_heat_status (UnknotHeat *self, UnknotTime now, UnknotHeatStatus *status)
{
  g_return_if_fail (self != NULL && status != NULL);

  advance (self, now);
  *status = (UnknotHeatStatus) {
    .phase = self->phase,
    .guide = self->guide,
    .stretch = self->stretch,
    .next = next_moment (self),
  };
  if (self->phase == UNKNOT_HEAT_OFF)
    return;
  status->started = self->started;
  status->ends = self->ends;
  status->left = MAX (self->ends - self->boot, 0);
  status->unanswered = self->unanswered;
  status->reminded = self->reminded;
  if (self->phase == UNKNOT_HEAT_SKIN)
    status->skin_check = self->asked;
  else if (self->phase == UNKNOT_HEAT_ON && self->skin_at != UNKNOT_NEVER)
    status->skin_check = self->skin_at;
}

UnknotHeatNews
unknot_heat_take_news (UnknotHeat *self, UnknotHeatRecord *record, char **guide)
{
  guint news;

  g_return_val_if_fail (self != NULL && record != NULL && guide != NULL, 0);

  news = self->news;
  self->news = 0;
  *guide = NULL;
  if (news & UNKNOT_HEAT_NEWS_RECORD)
    {
      *record = self->record;
      *guide = g_steal_pointer (&self->record_guide);
    }

  return news;
}

UnknotHeatAdvice
unknot_heat_advise (UnknotHeat *self, UnknotTime now)
{
  gint64 since;

  g_return_val_if_fail (self != NULL, UNKNOT_HEAT_ADVICE_NONE);

  since = now.wall - self->last_wall;
  if (self->sessions >= UNKNOT_HEAT_PER_DAY && self->day == local_day (now))
    return UNKNOT_HEAT_ADVICE_ENOUGH;
  if (self->last_wall != 0 && since >= 0 && since < UNKNOT_HEAT_GAP)
    return UNKNOT_HEAT_ADVICE_WAIT;

  return UNKNOT_HEAT_ADVICE_NONE;
}

/* --- life --------------------------------------------------------------------------------- */

UnknotHeat *
unknot_heat_new (void)
{
  UnknotHeat *self = g_new0 (UnknotHeat, 1);

  self->guide = g_strdup ("");
  self->stretch = g_strdup ("");
  self->boot = G_MININT64;

  return self;
}

void
unknot_heat_free (UnknotHeat *self)
{
  g_free (self->guide);
  g_free (self->stretch);
  g_free (self->record_guide);
  g_free (self);
}
