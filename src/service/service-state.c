/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

#include <glib/gi18n.h>

#include "service/notices-left.h"
#include "service/store.h"

/* What outlives a crash: the state on disk. */

#define STATE_VERSION 1

/* How long the state may be old while the sit clock runs and nothing else wakes the service. */
#define SAVE_AFTER (10 * UNKNOT_MINUTE)

/* For how long nothing need be saved: until the icon shows the next eighth, for which the service
 * wakes up anyway.  A gap as long as that continues the clock after a crash, so nothing is lost.
 * 0: the clock does not run, or this is the end. */
static gint64
get_silence (UnknotService *self, UnknotTime now)
{
  gint64 eighth = unknot_settings_get_plan (self->settings)->break_interval / 8;
  UnknotStatus status;

  unknot_schedule_status (self->schedule, now, &status);
  if (!self->started || !status.running)
    return 0;
  if (status.progress >= 8)
    return SAVE_AFTER;

  return CLAMP ((status.progress + 1) * eighth - status.sat, 1, SAVE_AFTER);
}

/* Keys of the state; written to disk, never to be changed: version u, boot-id s, clock (uxx),
 * schedule v, guide s, question s, questions (uu: day, how many), heat v, water v, serial t (how
 * often it was saved), paused-to x, notices (sau: see notices-left.h). */
static GVariant *
make_state (UnknotService *self, UnknotTime now, gint64 silence)
{
  g_autoptr (GVariant) notices =
    self->notices_left != NULL ? g_variant_ref (self->notices_left) : unknot_notifier_list_shown (self->notifier);
  UnknotClockAnchor anchor = unknot_clock_get_anchor (self->clock);
  GVariantDict state;

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "version", "u", STATE_VERSION);
  g_variant_dict_insert (&state, "boot-id", "s", self->boot_id);
  g_variant_dict_insert (&state, "clock", "(uxx)", anchor.scale, anchor.boot, anchor.wall);
  g_variant_dict_insert (&state, "schedule", "v",
                         unknot_schedule_save (self->schedule, now, silence, self->boot_id));
  g_variant_dict_insert (&state, "guide", "s", self->guide);
  g_variant_dict_insert (&state, "question", "s", self->question);
  g_variant_dict_insert (&state, "questions", "(uu)", self->question_day, self->questions);
  g_variant_dict_insert (&state, "paused-to", "x", self->paused_to);
  g_variant_dict_insert (&state, "heat", "v", unknot_heat_save (self->heat, now, self->boot_id));
  g_variant_dict_insert (&state, "water", "v", unknot_water_save (&self->water, now, self->boot_id));
  g_variant_dict_insert_value (&state, "decisions", unknot_decisions_save (self->decisions));
  g_variant_dict_insert_value (&state, "notices", notices);
  g_variant_dict_insert (&state, "serial", "t", ++self->serial);

  return g_variant_dict_end (&state);
}

void
unknot_service_save (UnknotService *self, gboolean durably)
{
  UnknotTime now = unknot_clock_now (self->clock);
  gint64 silence = get_silence (self, now);
  /* Beside a state that is not there, nothing is found. */
  gboolean first = self->serial == 0;
  GVariant *state = make_state (self, now, silence);
  g_autoptr (GError) error = NULL;

  self->save_by = silence > 0 ? now.boot + silence : UNKNOT_NEVER;
  if (durably || first)
    unknot_store_save (self->state_path, state, &error);
  else
    unknot_store_save_recent (self->state_path, state, &error);
  g_free (self->store_problem);
  self->store_problem = error != NULL ? g_strdup (error->message) : NULL;
}

GVariant *
unknot_service_load_state (UnknotService *self)
{
  g_autoptr (GError) error = NULL;
  GVariant *state = unknot_store_load (self->state_path, &error);
  GVariant *recent = state != NULL ? unknot_store_load_recent (self->state_path, state) : NULL;

  if (error != NULL)
    self->restore_problem = g_strdup (error->message);
  if (recent == NULL)
    return state;
  g_variant_unref (state);

  return recent;
}

void
unknot_service_read_anchor (UnknotService *self, GVariant *state, UnknotClockAnchor *anchor)
{
  const char *saved_boot = NULL;

  *anchor = (UnknotClockAnchor) { 0 };
  if (state != NULL && g_variant_lookup (state, "boot-id", "&s", &saved_boot) &&
      g_str_equal (saved_boot, self->boot_id))
    g_variant_lookup (state, "clock", "(uxx)", &anchor->scale, &anchor->boot, &anchor->wall);
}

static void
restore_care (UnknotService *self, GVariant *state)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GVariant) heat = NULL;
  g_autoptr (GVariant) water = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_lookup (state, "heat", "v", &heat) &&
      !unknot_heat_restore (self->heat, now, self->boot_id, heat, &error))
    self->restore_problem = g_strdup_printf (_("A heat session may have been lost: %s"), error->message);
  if (g_variant_lookup (state, "water", "v", &water))
    unknot_water_restore (&self->water, now, self->boot_id, water);
}

void
unknot_service_restore (UnknotService *self, GVariant *state)
{
  g_autoptr (GVariant) schedule = NULL, decisions = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  if (state == NULL)
    return;

  if (g_variant_lookup (state, "guide", "s", &text))
    {
      g_free (self->guide);
      self->guide = text;
    }
  if (g_variant_lookup (state, "question", "s", &text))
    {
      g_free (self->question);
      self->question = text;
    }
  g_variant_lookup (state, "questions", "(uu)", &self->question_day, &self->questions);
  g_variant_lookup (state, "paused-to", "x", &self->paused_to);
  g_variant_lookup (state, "serial", "t", &self->serial);
  restore_care (self, state);
  decisions = g_variant_lookup_value (state, "decisions", G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE));
  if (decisions != NULL)
    unknot_decisions_restore (self->decisions, decisions);
  self->notices_left = g_variant_lookup_value (state, "notices", G_VARIANT_TYPE (UNKNOT_NOTICES_LEFT_TYPE));

  if (!g_variant_lookup (state, "schedule", "v", &schedule))
    return;
  if (!unknot_schedule_restore (self->schedule, unknot_clock_now (self->clock), self->boot_id, schedule, &error))
    {
      g_free (self->restore_problem);
      self->restore_problem = g_strdup_printf (_("The sit clock starts anew: %s"), error->message);
    }
}
