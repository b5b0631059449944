/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "core/body/muscle.h"
#include "service/notices.h"
#include "service/service-private.h"
#include "service/tomorrow.h"

/* What bus, menu and notifications ask for. */

/* Ends every command that reached the schedule.  Also a refused one brought it up to now. */
static gboolean
settle (UnknotService *self, gboolean done, GError *reason, GError **error)
{
  unknot_service_settle (self);
  if (done)
    return TRUE;

  g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED, reason->message);
  g_error_free (reason);

  return FALSE;
}

static gint64
clock_now (gpointer user_data)
{
  UnknotService *self = user_data;

  return unknot_clock_now (self->clock).boot;
}

static gboolean
check_guide (UnknotService *self, const char *guide, GError **error)
{
  unknot_service_load_catalog (self);
  if (unknot_catalog_find (self->catalog, guide) != NULL)
    return TRUE;

  g_set_error (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_NO_GUIDE, _("There is no guide “%s”."), guide);

  return FALSE;
}

/* A checklist is gone through at its own pace: it has no time that a break could take. */
static gboolean
is_checklist (UnknotService *self, const char *guide)
{
  const UnknotCatalogEntry *entry = unknot_catalog_find (self->catalog, guide);

  return entry != NULL && entry->checklist;
}

static gboolean
take_break (const char *guide, const char *token, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  UnknotTime now = unknot_clock_now (self->clock);
  g_autofree char *before = NULL;
  GError *reason = NULL;
  gboolean done;

  if (guide[0] != '\0' && !check_guide (self, guide, error))
    return FALSE;
  if (is_checklist (self, guide))
    {
      unknot_launcher_open_checklist (self->launcher, guide, token);
      return TRUE;
    }
  unknot_service_load_catalog (self);

  /* What ended up to now had the guide from before. */
  unknot_schedule_update (self->schedule, now);
  unknot_service_settle (self);

  /* Set before the schedule is told, because saving and showing follow from that. */
  before = g_steal_pointer (&self->guide);
  self->guide = g_strdup (guide[0] != '\0' ? guide : unknot_advice_get_guide (self->advice));
  done = unknot_schedule_start_break (self->schedule, now, &reason);
  if (!done)
    {
      g_free (self->guide);
      self->guide = g_steal_pointer (&before);
    }

  self->token = g_strdup (token);
  done = settle (self, done, reason, error);
  g_clear_pointer (&self->token, g_free);

  return done;
}

static gboolean
end_break (gboolean completed, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_end_break (self->schedule, unknot_clock_now (self->clock), completed, &reason);

  return settle (self, done, reason, error);
}

static gboolean
postpone (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_postpone (self->schedule, unknot_clock_now (self->clock), &reason);

  return settle (self, done, reason, error);
}

static gboolean
skip (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_skip (self->schedule, unknot_clock_now (self->clock), &reason);

  return settle (self, done, reason, error);
}

static gboolean
pause_for (UnknotService *self, UnknotTime now, gint64 length, gint64 paused_to, GError **error)
{
  GError *reason = NULL;
  gboolean done = unknot_schedule_pause (self->schedule, now, length, &reason);

  if (done)
    self->paused_to = paused_to;

  return settle (self, done, reason, error);
}

static gboolean
pause_seconds (guint seconds, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;

  return pause_for (self, unknot_clock_now (self->clock), seconds == 0 ? UNKNOT_NEVER : seconds * UNKNOT_SECOND,
                    0, error);
}

static gboolean
pause_until_tomorrow (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  UnknotTime now = unknot_clock_now (self->clock);
  gint64 tomorrow = unknot_tomorrow_find (now);

  return pause_for (self, now, unknot_tomorrow_get_length (now, tomorrow), tomorrow, error);
}

static gboolean
resume (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_resume (self->schedule, unknot_clock_now (self->clock), &reason);

  return settle (self, done, reason, error);
}

void
unknot_service_follow_pause (UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  UnknotStatus status;
  gint64 length;

  unknot_schedule_status (self->schedule, now, &status);
  if (!status.paused || self->paused_to == 0)
    return;
  length = unknot_tomorrow_get_length (now, self->paused_to);
  if (ABS (now.boot + length - status.paused_until) < UNKNOT_SECOND)
    return;
  if (length < UNKNOT_MINUTE)
    resume (self, NULL);
  else
    pause_for (self, now, length, self->paused_to, NULL);
}

static gboolean
check_posture (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_check_posture (self->schedule, unknot_clock_now (self->clock), &reason);

  return settle (self, done, reason, error);
}

static gboolean
answer_posture (gboolean good, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  GError *reason = NULL;
  gboolean done = unknot_schedule_answer_posture (self->schedule, unknot_clock_now (self->clock),
                                                  good ? UNKNOT_POSTURE_GOOD : UNKNOT_POSTURE_SLOUCHING, &reason);

  return settle (self, done, reason, error);
}

static GVariant *
list_guides (gpointer user_data)
{
  UnknotService *self = user_data;
  GVariantBuilder guides;

  unknot_service_load_catalog (self);
  g_variant_builder_init (&guides, G_VARIANT_TYPE ("a(sssu)"));
  for (guint i = 0; i < unknot_catalog_get_n_entries (self->catalog); i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_catalog_ref_entry (self->catalog, i);

      g_variant_builder_add (&guides, "(sssu)", entry->id, unknot_guide_kind_to_string (entry->kind), entry->title,
                             entry->seconds);
    }

  return g_variant_builder_end (&guides);
}

static gboolean
another_guide (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;

  unknot_service_load_catalog (self);
  if (!unknot_advice_choose_another (self->advice, unknot_clock_now (self->clock),
                                     unknot_service_is_on_call (self)))
    {
      g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
                           _("No other guide fits your settings."));
      return FALSE;
    }
  unknot_service_publish (self);

  return TRUE;
}

static GVariant *
get_history (gint64 from, gint64 to, guint limit, gpointer user_data)
{
  UnknotService *self = user_data;

  return unknot_journal_list (self->journal, unknot_clock_now (self->clock), from, to, limit);
}

static gboolean
rate_guide (const char *guide, UnknotFeeling feeling, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;

  if (!check_guide (self, guide, error))
    return FALSE;
  unknot_journal_add_feeling (self->journal, unknot_clock_now (self->clock), guide, feeling);

  return TRUE;
}

static gboolean
add_spot_time (const char *spot, guint seconds, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;
  UnknotMuscle muscle;

  if (!unknot_muscle_from_name (spot, &muscle, NULL, NULL))
    {
      g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, _("There is no muscle “%s”."), spot);
      return FALSE;
    }
  unknot_journal_add_spot (self->journal, unknot_clock_now (self->clock), spot, seconds);
  /* What is offered next is something that can still be done today. */
  if (unknot_advice_is_spent (self->advice, unknot_clock_now (self->clock)))
    {
      unknot_service_choose_guide (self);
      unknot_service_publish (self);
    }

  return TRUE;
}

static GVariant *
get_spot_times (gpointer user_data)
{
  UnknotService *self = user_data;

  return unknot_journal_list_spots (self->journal, unknot_clock_now (self->clock));
}

static GVariant *
get_decisions (gpointer user_data)
{
  UnknotService *self = user_data;

  return unknot_decisions_to_variant (self->decisions);
}

static gboolean
show_window (const char *page, const char *token, gpointer user_data, GError **error)
{
  UnknotService *self = user_data;

  if (g_str_has_prefix (page, "guide:") && !check_guide (self, page + strlen ("guide:"), error))
    return FALSE;

  unknot_launcher_open_page (self->launcher, page, token);

  return TRUE;
}

static gboolean
test_notification (gpointer user_data, GError **error)
{
  UnknotService *self = user_data;

  unknot_notices_show_test (self->notifier);

  return TRUE;
}

static void
quit (gpointer user_data)
{
  UnknotService *self = user_data;

  unknot_service_leave_heat (self);
  unknot_launcher_quit (self->launcher);
  g_signal_emit_by_name (self, "quit");
}

const UnknotBusCommands unknot_service_bus_commands = {
  .refresh = unknot_service_refresh,
  .clock_now = clock_now,
  .take_break = take_break,
  .end_break = end_break,
  .postpone = postpone,
  .skip = skip,
  .pause = pause_seconds,
  .pause_until_tomorrow = pause_until_tomorrow,
  .resume = resume,
  .check_posture = check_posture,
  .answer_posture = answer_posture,
  .list_guides = list_guides,
  .another_guide = another_guide,
  .get_history = get_history,
  .rate_guide = rate_guide,
  .add_spot_time = add_spot_time,
  .get_spot_times = get_spot_times,
  .get_decisions = get_decisions,
  .show_window = show_window,
  .test_notification = test_notification,
  .quit = quit,
};

/* --- the same for menu and notifications, which have nobody to tell of a refusal ---------- */

/* Nearly always a click on what had changed a moment before; the icon shows what is true.
 * A guide that has gone is another matter. */
static void
tell (UnknotService *self, gboolean done, GError *error)
{
  if (done)
    return;

  if (g_error_matches (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED))
    g_info ("Refused: %s", error->message);
  else
    unknot_notices_show_failed (self->notifier, error->message);
  g_error_free (error);
}

static void
menu_take_break (const char *guide, const char *token, gpointer user_data)
{
  GError *error = NULL;

  tell (user_data, take_break (guide, token, user_data, &error), error);
}

static void
menu_end_break (gpointer user_data)
{
  GError *error = NULL;

  tell (user_data, end_break (FALSE, user_data, &error), error);
}

static void
menu_pause (guint seconds, gpointer user_data)
{
  GError *error = NULL;

  tell (user_data, pause_seconds (seconds, user_data, &error), error);
}

static void
menu_show_window (const char *page, const char *token, gpointer user_data)
{
  GError *error = NULL;

  tell (user_data, show_window (page, token, user_data, &error), error);
}

#define MENU_COMMAND(name)                              \
  static void                                           \
  menu_##name (gpointer user_data)                      \
  {                                                     \
    GError *error = NULL;                               \
                                                        \
    tell (user_data, name (user_data, &error), error);  \
  }

MENU_COMMAND (check_posture)
MENU_COMMAND (postpone)
MENU_COMMAND (skip)
MENU_COMMAND (pause_until_tomorrow)
MENU_COMMAND (resume)

const UnknotMenuCommands unknot_service_menu_commands = {
  .take_break = menu_take_break,
  .check_posture = menu_check_posture,
  .postpone = menu_postpone,
  .skip = menu_skip,
  .end_break = menu_end_break,
  .pause = menu_pause,
  .pause_until_tomorrow = menu_pause_until_tomorrow,
  .resume = menu_resume,
  .end_heat = unknot_service_end_heat,
  .answer_skin = unknot_service_answer_skin,
  .had_water = unknot_service_had_water,
  .show_window = menu_show_window,
  .quit = quit,
};
