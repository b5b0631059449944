/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "core/guide/advisor.h"
#include "service/care-notices.h"
#include "service/service-private.h"

/* Heat sessions: what the bus, the tray and the notifications ask of them, and what they say.
 *
 * Quiet is not asked here, and a break that is due, running or postponed makes no difference:
 * see core/schedule/heat.h.  The urgency is that of a reminder, so that a server's own
 * do-not-disturb may keep it in its list; tray, windows and the repetitions then say it. */

#define MAX_WARMED (8 * 60 * 60)
#define SEE_SOMEONE "guide:when-to-see-someone"

/* --- starting ----------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): NULL unless it can run beside other work. */
static UnknotGuide *
read_heat_guide (UnknotService *self, const char *id, GError **error)
{
  g_autoptr (UnknotGuide) guide = NULL;

  if (unknot_catalog_find (self->catalog, id) == NULL)
    {
      g_set_error (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_NO_GUIDE, _("There is no guide “%s”."), id);
      return NULL;
    }
  guide = unknot_catalog_read_guide (self->catalog, id, error);
  if (guide != NULL && unknot_guide_get_heat (guide) == NULL)
    {
      g_set_error (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
                   _("“%s” is not a guide for heat that can stay while you work."), unknot_guide_get_title (guide));
      return NULL;
    }

  return g_steal_pointer (&guide);
}

/* The first heat guide for which everything is at hand, else the first there is. */
static UnknotGuide *
choose_heat_guide (UnknotService *self, GError **error)
{
  g_auto (GStrv) props = unknot_settings_get_props (self->settings);
  g_autoptr (UnknotGuide) any = NULL;
  guint first;
  const guint n = unknot_catalog_get_n_of_kind (self->catalog, UNKNOT_GUIDE_HEAT, &first);

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_catalog_ref_entry (self->catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (self->catalog, entry->id, NULL);

      if (guide == NULL || unknot_guide_get_heat (guide) == NULL)
        continue;
      if (unknot_advisor_is_at_hand (entry, (const char *const *) props))
        return g_steal_pointer (&guide);
      if (any == NULL)
        any = g_steal_pointer (&guide);
    }
  if (any == NULL)
    g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_NO_GUIDE, _("There is no such guide."));

  return g_steal_pointer (&any);
}

static const char *
advice_sentence (UnknotHeatAdvice advice)
{
  switch (advice)
    {
    case UNKNOT_HEAT_ADVICE_WAIT:
      return _("You had heat less than an hour ago; better leave an hour or two between.");
    case UNKNOT_HEAT_ADVICE_ENOUGH:
      return _("That was three times today already; better leave it at that.");
    case UNKNOT_HEAT_ADVICE_NONE:
      break;
    }

  return NULL;
}

static gboolean
begin (UnknotService *self, UnknotGuide *guide, guint warmed, gboolean looked, GError **error)
{
  const UnknotGuideHeat *heat = unknot_guide_get_heat (guide);
  UnknotHeatPlan plan = {
    .guide = unknot_guide_get_id (guide),
    .stretch = unknot_guide_get_next (guide),
    .length = heat->seconds * UNKNOT_SECOND,
    .skin_check = heat->skin_check * UNKNOT_SECOND,
    .skin_again = heat->skin_again * UNKNOT_SECOND,
    .warmed = warmed * UNKNOT_SECOND,
    .looked = looked,
  };
  g_autoptr (GError) reason = NULL;

  if (warmed >= heat->seconds)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                           _("It has been warm for as long as it may be."));
      return FALSE;
    }
  if (unknot_heat_start (self->heat, unknot_clock_now (self->clock), &plan, &reason))
    return TRUE;
  g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED, reason->message);

  return FALSE;
}

/* @advice: (out): a sentence to go with it, or NULL. */
static gboolean
start_heat (UnknotService *self, const char *id, guint warmed, gboolean looked, const char **advice, GError **error)
{
  g_autoptr (UnknotGuide) guide = NULL;
  UnknotHeatStatus status;
  UnknotTime now;

  unknot_service_load_catalog (self);
  guide = id[0] != '\0' ? read_heat_guide (self, id, error) : choose_heat_guide (self, error);
  if (guide == NULL)
    return FALSE;

  now = unknot_clock_now (self->clock);
  *advice = advice_sentence (unknot_heat_advise (self->heat, now));
  if (!begin (self, guide, warmed, looked, error))
    return FALSE;
  unknot_heat_status (self->heat, now, &status);
  unknot_notices_show_heat_on (self->notifier, &status, *advice, unknot_guide_get_ask_first (guide));
  unknot_service_settle (self);

  return TRUE;
}

/* --- ending, answering --------------------------------------------------------------------- */

static gboolean
finish (UnknotService *self, gboolean done, GError *reason, GError **error)
{
  unknot_service_settle (self);
  if (!done)
    g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED, reason->message);

  return done;
}

static gboolean
end_heat (UnknotService *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean done = unknot_heat_end (self->heat, unknot_clock_now (self->clock), &reason);

  return finish (self, done, reason, error);
}

static gboolean
answer_skin (UnknotService *self, gboolean fine, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean done = unknot_heat_answer_skin (self->heat, unknot_clock_now (self->clock), fine, &reason);

  return finish (self, done, reason, error);
}

/* A click on what had changed a moment before; what is true shows. */
static void
tell (gboolean done, GError *error)
{
  if (!done)
    g_info ("Refused: %s", error->message);
  g_clear_error (&error);
}

void
unknot_service_end_heat (gpointer user_data)
{
  GError *error = NULL;

  tell (end_heat (user_data, &error), error);
}

void
unknot_service_answer_skin (gboolean fine, gpointer user_data)
{
  GError *error = NULL;

  tell (answer_skin (user_data, fine, &error), error);
}

/* As a break, because it is one; beside a break that runs already, as a window. */
static void
start_stretch (UnknotService *self, const char *token)
{
  g_autofree char *guide = NULL;
  g_autofree char *page = NULL;
  UnknotHeatStatus heat;
  UnknotStatus status;
  UnknotTime now = unknot_clock_now (self->clock);

  unknot_heat_status (self->heat, now, &heat);
  if (heat.phase != UNKNOT_HEAT_STRETCH)
    return;
  guide = g_strdup (heat.stretch);
  page = g_strconcat ("guide:", guide, NULL);
  unknot_service_end_heat (self);
  unknot_schedule_status (self->schedule, now, &status);
  if (status.phase == UNKNOT_PHASE_BREAK)
    unknot_service_menu_commands.show_window (page, token, self);
  else
    unknot_service_menu_commands.take_break (guide, token, self);
}

void
unknot_service_heat_answered (UnknotService *self, const char *action, const char *token)
{
  if (g_str_equal (action, UNKNOT_NOTICE_SKIN_FINE))
    unknot_service_answer_skin (TRUE, self);
  else if (g_str_equal (action, UNKNOT_NOTICE_SKIN_SORE))
    unknot_service_answer_skin (FALSE, self);
  else if (g_str_equal (action, UNKNOT_NOTICE_HEAT_OFF) || g_str_equal (action, UNKNOT_NOTICE_NO_STRETCH))
    unknot_service_end_heat (self);
  else if (g_str_equal (action, UNKNOT_NOTICE_STRETCH))
    start_stretch (self, token);
  else
    unknot_service_menu_commands.show_window (
      g_str_equal (action, UNKNOT_NOTICE_SEE_SOMEONE) ? SEE_SOMEONE : "today", token, self);
}

/* --- what it says ------------------------------------------------------------------------- */

static void
ask (UnknotService *self, const UnknotHeatStatus *status, gint64 now)
{
  const UnknotCatalogEntry *stretch;

  switch (status->phase)
    {
    case UNKNOT_HEAT_SKIN:
      unknot_notices_show_skin (self->notifier, status);
      break;

    case UNKNOT_HEAT_TAKE_OFF:
      unknot_notices_show_take_off (self->notifier, status, now - status->started);
      break;

    case UNKNOT_HEAT_STRETCH:
      unknot_service_load_catalog (self);
      stretch = unknot_catalog_find (self->catalog, status->stretch);
      if (stretch != NULL)
        unknot_notices_show_stretch (self->notifier, stretch->title, stretch->seconds);
      break;

    case UNKNOT_HEAT_ON:
    case UNKNOT_HEAT_OFF:
      break;
    }
}

gboolean
unknot_service_settle_heat (UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  UnknotHeatStatus status;
  UnknotHeatRecord record;
  g_autofree char *guide = NULL;
  UnknotHeatNews news;
  UnknotStatus sit;

  unknot_schedule_status (self->schedule, now, &sit);
  if (self->away && !sit.away)
    unknot_heat_come_back (self->heat, now);
  self->away = sit.away;

  unknot_heat_status (self->heat, now, &status);
  /* Also when somebody looks meanwhile: what that finds is told then. */
  self->heat_next = status.next;
  news = unknot_heat_take_news (self->heat, &record, &guide);
  if (news & UNKNOT_HEAT_NEWS_RECORD)
    unknot_journal_add_heat (self->journal, now, &record, guide);
  if (news & UNKNOT_HEAT_NEWS_ANSWERED)
    unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_HEAT);
  if (news & UNKNOT_HEAT_NEWS_ASK)
    ask (self, &status, now.boot);
  if (news & UNKNOT_HEAT_NEWS_SORE)
    unknot_notices_show_sore (self->notifier);

  return (news & UNKNOT_HEAT_NEWS_CHANGED) != 0;
}

void
unknot_service_publish_heat (UnknotService *self)
{
  UnknotDBusService1 *bus = UNKNOT_DBUS_SERVICE1 (self->bus);
  UnknotHeatStatus status;

  unknot_heat_status (self->heat, unknot_clock_now (self->clock), &status);
  unknot_dbus_service1_set_heat_phase (bus, unknot_heat_phase_to_string (status.phase));
  unknot_dbus_service1_set_heat_guide (bus, status.guide);
  unknot_dbus_service1_set_heat_stretch (bus, status.stretch);
  unknot_dbus_service1_set_heat_started (bus, status.started);
  unknot_dbus_service1_set_heat_ends (bus, status.ends);
  unknot_dbus_service1_set_heat_skin_check (bus, status.skin_check);
}

void
unknot_service_leave_heat (UnknotService *self)
{
  UnknotHeatStatus status;

  unknot_heat_status (self->heat, unknot_clock_now (self->clock), &status);
  if (status.phase == UNKNOT_HEAT_OFF || status.phase == UNKNOT_HEAT_STRETCH)
    return;
  unknot_notices_leave_heat (self->notifier, status.left);
}

/* --- the bus ------------------------------------------------------------------------------ */

static gboolean
start_heat_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *guide, guint warmed,
               gboolean looked, UnknotService *self)
{
  const char *advice = NULL;
  GError *error = NULL;
  gboolean done = FALSE;

  if (warmed > MAX_WARMED)
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                         _("It has been warm for as long as it may be."));
  else
    done = start_heat (self, guide, warmed, looked, &advice, &error);

  if (done)
    unknot_dbus_service1_complete_start_heat (object, invocation, advice != NULL ? advice : "");
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
end_heat_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  GError *error = NULL;

  if (end_heat (self, &error))
    unknot_dbus_service1_complete_end_heat (object, invocation);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
answer_skin_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *answer,
                UnknotService *self)
{
  gboolean fine = g_str_equal (answer, "fine");
  GError *error = NULL;
  gboolean done = FALSE;

  if (!fine && !g_str_equal (answer, "sore"))
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, _("The skin is fine or sore."));
  else
    done = answer_skin (self, fine, &error);

  if (done)
    unknot_dbus_service1_complete_answer_skin (object, invocation);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_heat (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-start-heat", G_CALLBACK (start_heat_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-end-heat", G_CALLBACK (end_heat_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-answer-skin", G_CALLBACK (answer_skin_cb), self, 0);
}
