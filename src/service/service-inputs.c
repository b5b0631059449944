/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

#include "config.h"
#include "service/autostart.h"
#include "service/memory.h"
#include "service/notices.h"

/* What comes in from the parts: time, presence, quiet, settings, answers. */

static void
clock_due_cb (UnknotService *self)
{
  unknot_schedule_update (self->schedule, unknot_clock_now (self->clock));
  unknot_service_settle (self);
}

static void
clock_jumped_cb (UnknotService *self)
{
  unknot_presence_monitor_check_suspend (self->presence);
  unknot_schedule_update (self->schedule, unknot_clock_now (self->clock));
  unknot_service_settle (self);
  unknot_service_follow_pause (self);
  unknot_service_publish (self);
}

void
unknot_service_set_plan (UnknotService *self)
{
  UnknotPlan plan = *unknot_settings_get_plan (self->settings);

  /* Without anybody to report a lull, a reminder waiting for one would only be late. */
  plan.soft_landing = plan.soft_landing && unknot_presence_monitor_can_lull (self->presence);
  unknot_presence_monitor_set_away (self->presence, plan.away_threshold);
  unknot_schedule_set_plan (self->schedule, unknot_clock_now (self->clock), &plan);
}

void
unknot_service_presence_changed (UnknotService *self)
{
  gint64 since;
  UnknotPresence presence = unknot_presence_monitor_get (self->presence, &since);

  /* Before a lull ends the wait: the answer is there before the reminder has been read. */
  unknot_service_doubt_quiet (self);
  unknot_schedule_set_presence (self->schedule, unknot_clock_now (self->clock), presence, since);
  unknot_service_presence_seen (self);
  unknot_service_settle (self);
}

static void
presence_source_cb (UnknotService *self)
{
  unknot_service_set_plan (self);
  unknot_service_presence_seen (self);
  unknot_service_settle (self);
  unknot_service_publish (self);
}

static void
quiet_changed_cb (UnknotService *self)
{
  unknot_schedule_set_quiet (self->schedule, unknot_clock_now (self->clock),
                             unknot_quiet_is_active (self->quiet));
  /* A viewer sits there without touching anything. */
  unknot_presence_monitor_set_inhibited (self->presence, unknot_quiet_is_watched (self->quiet));
  /* A second reason changes nothing for the schedule, but is one. */
  unknot_service_note_status (self);
  unknot_service_settle (self);
  unknot_service_choose_guide (self);
  unknot_service_publish (self);
}

void
unknot_service_apply_autostart (UnknotService *self, gboolean asked)
{
  g_autoptr (GError) error = NULL;

  unknot_autostart_apply (unknot_settings_get_autostart (self->settings), UNKNOT_LIBEXECDIR "/unknot-service", asked,
                          &error);
  g_free (self->autostart_problem);
  self->autostart_problem = error != NULL ? g_strdup (error->message) : NULL;
}

static void
settings_changed_cb (UnknotSettings *settings, const char *key, UnknotService *self)
{
  if (g_str_equal (key, "autostart"))
    unknot_service_apply_autostart (self, TRUE);
  unknot_notifier_set_sound (self->notifier, unknot_settings_get_sound (settings));
  unknot_service_set_plan (self);
  unknot_service_settle (self);
  unknot_service_choose_guide (self);
  unknot_service_publish (self);
}

static void
launch_failed_cb (UnknotLauncher *launcher, const char *message, UnknotService *self)
{
  g_free (self->launch_problem);
  self->launch_problem = g_strdup (message);
  unknot_service_screen_failed (self);
  unknot_notices_show_failed (self->notifier, message);
  unknot_service_publish (self);
}

static void
launch_succeeded_cb (UnknotService *self)
{
  if (self->launch_problem == NULL)
    return;
  g_clear_pointer (&self->launch_problem, g_free);
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_TROUBLE);
  unknot_service_publish (self);
}

static void
window_lost_cb (UnknotService *self)
{
  if (!unknot_service_screen_failed (self))
    unknot_notices_show_lost (self->notifier);
}

static void
notice_answered_cb (UnknotNotifier *notifier, guint slot, const char *action, const char *token,
                    UnknotService *self)
{
  unknot_service_notice_answered (self, slot, action, token);
}

/* Whoever comes after us takes it away, should we not be able to. */
static void
notice_shown_cb (UnknotService *self)
{
  unknot_service_save (self, FALSE);
}

static void
catalog_changed_cb (UnknotService *self)
{
  if (!self->catalog_loaded)
    return;
  unknot_service_choose_guide (self);
  unknot_service_publish (self);
}

/* Reading thousands of guides, or only their names, takes far more than keeping their index. */
static void
catalog_read_cb (UnknotService *self)
{
  unknot_catalog_rest (self->catalog);
  unknot_memory_give_back ();
}

void
unknot_service_connect_parts (UnknotService *self)
{
  const GConnectFlags swapped = G_CONNECT_SWAPPED;

  g_signal_connect_object (self->clock, "due", G_CALLBACK (clock_due_cb), self, swapped);
  g_signal_connect_object (self->clock, "jumped", G_CALLBACK (clock_jumped_cb), self, swapped);
  g_signal_connect_object (self->presence, "changed", G_CALLBACK (unknot_service_presence_changed), self, swapped);
  g_signal_connect_object (self->presence, "notify::source", G_CALLBACK (presence_source_cb), self, swapped);
  g_signal_connect_object (self->presence, "notify::lock-source", G_CALLBACK (unknot_service_publish), self, swapped);
  g_signal_connect_object (self->quiet, "changed", G_CALLBACK (quiet_changed_cb), self, swapped);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  g_signal_connect_object (self->launcher, "failed", G_CALLBACK (launch_failed_cb), self, 0);
  g_signal_connect_object (self->catalog, "changed", G_CALLBACK (catalog_changed_cb), self, swapped);
  g_signal_connect_object (self->catalog, "read", G_CALLBACK (catalog_read_cb), self, swapped);
  g_signal_connect_object (self->launcher, "opened", G_CALLBACK (launch_succeeded_cb), self, swapped);
  g_signal_connect_object (self->launcher, "lost", G_CALLBACK (window_lost_cb), self, swapped);
  g_signal_connect_object (self->notifier, "answered", G_CALLBACK (notice_answered_cb), self, 0);
  g_signal_connect_object (self->notifier, "shown", G_CALLBACK (notice_shown_cb), self, swapped);
  g_signal_connect_object (self->notifier, "notify::problem", G_CALLBACK (unknot_service_publish), self, swapped);
}
