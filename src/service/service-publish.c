/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

#include "core/schedule/phrase.h"
#include "service/notices.h"

/* What others see of the service: properties on the bus, and the tray. */

const char *
unknot_service_get_quiet_words (UnknotService *self)
{
  g_autoptr (GVariant) reasons = g_variant_ref_sink (unknot_quiet_to_variant (self->quiet));

  g_free (self->quiet_words);
  self->quiet_words = unknot_phrase_quiet (reasons);
  return self->quiet_words;
}

void
unknot_service_look (UnknotLook *look, gpointer user_data)
{
  UnknotService *self = user_data;

  unknot_service_doubt_quiet (self);
  look->now = unknot_clock_now (self->clock);
  unknot_schedule_status (self->schedule, look->now, &look->status);
  look->quiet = unknot_service_get_quiet_words (self);
  unknot_heat_status (self->heat, look->now, &look->heat);
  look->water = self->water.interval > 0;
}

void
unknot_service_publish_moment (UnknotService *self, const UnknotStatus *status)
{
  UnknotDBusService1 *bus = UNKNOT_DBUS_SERVICE1 (self->bus);
  gint64 since = 0;
  UnknotPresence presence = unknot_presence_monitor_get (self->presence, &since);

  unknot_dbus_service1_set_presence (bus, unknot_presence_monitor_get_source (self->presence));
  unknot_dbus_service1_set_lock_source (bus, unknot_presence_monitor_get_lock_source (self->presence));
  unknot_dbus_service1_set_idle_since (bus, presence == UNKNOT_PRESENCE_ACTIVE ? 0 : since);
  unknot_dbus_service1_set_next_moment (bus, status->next == UNKNOT_NEVER ? -1 : status->next);
  unknot_dbus_service1_set_next_moment_reason (bus, unknot_phrase_next (status->next_is));
}

static void
add_problem (GPtrArray *problems, const char *problem)
{
  if (problem != NULL)
    g_ptr_array_add (problems, (gpointer) problem);
}

/* What happened to the history is said once also to those who never open the window. */
static void
tell_of_history (UnknotService *self)
{
  const char *problem = unknot_journal_get_problem (self->journal);

  if (g_strcmp0 (problem, self->told_problem) == 0)
    return;
  if (problem != NULL)
    unknot_notices_show_history (self->notifier, problem);
  else
    unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_HISTORY);
  g_free (self->told_problem);
  self->told_problem = g_strdup (problem);
}

static void
publish_problems (UnknotService *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  const char *const *guides = self->catalog_loaded ? unknot_catalog_get_problems (self->catalog) : NULL;

  add_problem (problems, self->restore_problem);
  add_problem (problems, self->store_problem);
  tell_of_history (self);
  add_problem (problems, unknot_journal_get_problem (self->journal));
  add_problem (problems, unknot_notifier_get_problem (self->notifier));
  add_problem (problems, self->tray_problem);
  add_problem (problems, self->launch_problem);
  add_problem (problems, self->autostart_problem);
  for (guint i = 0; guides != NULL && guides[i] != NULL; i++)
    add_problem (problems, guides[i]);
  g_ptr_array_add (problems, NULL);

  unknot_dbus_service1_set_problems (UNKNOT_DBUS_SERVICE1 (self->bus), (const char *const *) problems->pdata);
}

static void
publish_schedule (UnknotDBusService1 *bus, const UnknotStatus *status, gint64 now)
{
  gint64 paused = !status->paused ? 0 : status->paused_until == UNKNOT_NEVER ? -1 : status->paused_until;

  unknot_dbus_service1_set_state (bus, unknot_phrase_state_name (status));
  unknot_dbus_service1_set_as_of (bus, now);
  unknot_dbus_service1_set_running (bus, status->running);
  unknot_dbus_service1_set_sat (bus, status->sat);
  unknot_dbus_service1_set_due_in (bus, status->due_in);
  unknot_dbus_service1_set_posture_in (bus, status->posture_in == UNKNOT_NEVER ? -1 : status->posture_in);
  unknot_dbus_service1_set_progress (bus, status->progress);
  unknot_dbus_service1_set_break_started (bus, status->break_started);
  unknot_dbus_service1_set_break_ends (bus, status->break_ends);
  unknot_dbus_service1_set_paused_until (bus, paused);
  unknot_dbus_service1_set_off_hours (bus, status->off_hours);
  unknot_dbus_service1_set_postpones_left (bus, status->postpones_left);
  unknot_dbus_service1_set_postponed_until (bus, status->postponed_until);
}

void
unknot_service_refresh (gpointer user_data)
{
  UnknotService *self = user_data;
  UnknotDBusService1 *bus = UNKNOT_DBUS_SERVICE1 (self->bus);
  UnknotStatus status;

  unknot_service_doubt_quiet (self);
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  if (status.progress != unknot_dbus_service1_get_progress (bus))
    unknot_service_publish (self);
  else
    unknot_service_publish_moment (self, &status);
}

void
unknot_service_publish (UnknotService *self)
{
  UnknotDBusService1 *bus = UNKNOT_DBUS_SERVICE1 (self->bus);
  UnknotTime now = unknot_clock_now (self->clock);
  UnknotStatus status;

  unknot_schedule_status (self->schedule, now, &status);
  publish_schedule (bus, &status, now.boot);
  unknot_dbus_service1_set_break_guide (bus, status.break_started != 0 ? self->guide : "");
  unknot_dbus_service1_set_posture_question (bus, status.posture_open ? self->question : "");
  unknot_dbus_service1_set_quiet (bus, unknot_quiet_to_variant (self->quiet));
  unknot_service_publish_moment (self, &status);
  unknot_service_publish_heat (self);
  unknot_service_publish_water (self);
  if (self->catalog_loaded)
    {
      unknot_dbus_service1_set_next_guide (bus, unknot_advice_get_guide (self->advice));
      unknot_dbus_service1_set_next_guide_reason (bus, unknot_advice_get_reason (self->advice));
      unknot_dbus_service1_set_breaks_today (bus, unknot_journal_count_today (self->journal, now));
    }
  if (self->tray != NULL)
    {
      unknot_dbus_service1_set_tray (bus, unknot_tray_get_has_host (self->tray));
      unknot_tray_update (self->tray);
    }
  publish_problems (self);
}
