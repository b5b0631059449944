/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

#include <glib/gi18n.h>

#include "service/store.h"

/* What outlives a crash: the state on disk. */

#define STATE_VERSION 1

/* Keys of the state; written to disk, never to be changed: version u, boot-id s, clock (uxx),
 * schedule v, guide s, question s, questions (uu: day, how many), serial t (how often it was saved). */
static GVariant *
make_state (UnknotService *self, UnknotTime now)
{
  UnknotClockAnchor anchor = unknot_clock_get_anchor (self->clock);
  GVariantDict state;

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "version", "u", STATE_VERSION);
  g_variant_dict_insert (&state, "boot-id", "s", self->boot_id);
  g_variant_dict_insert (&state, "clock", "(uxx)", anchor.scale, anchor.boot, anchor.wall);
  g_variant_dict_insert (&state, "schedule", "v", unknot_schedule_save (self->schedule, now, self->boot_id));
  g_variant_dict_insert (&state, "guide", "s", self->guide);
  g_variant_dict_insert (&state, "question", "s", self->question);
  g_variant_dict_insert (&state, "questions", "(uu)", self->question_day, self->questions);
  g_variant_dict_insert (&state, "serial", "t", ++self->serial);

  return g_variant_dict_end (&state);
}

void
unknot_service_save (UnknotService *self, gboolean durably)
{
  UnknotTime now = unknot_clock_now (self->clock);
  GVariant *state = make_state (self, now);
  g_autoptr (GError) error = NULL;

  self->saved = now.boot;
  if (durably)
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

void
unknot_service_restore (UnknotService *self, GVariant *state)
{
  g_autoptr (GVariant) schedule = NULL;
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
  g_variant_lookup (state, "serial", "t", &self->serial);

  if (!g_variant_lookup (state, "schedule", "v", &schedule))
    return;
  if (!unknot_schedule_restore (self->schedule, unknot_clock_now (self->clock), self->boot_id, schedule, &error))
    self->restore_problem = g_strdup_printf (_("The sit clock starts anew: %s"), error->message);
}

gint64
unknot_service_get_save_interval (UnknotService *self)
{
  gint64 away = unknot_settings_get_plan (self->settings)->away_threshold;

  return CLAMP (away - 30 * UNKNOT_SECOND, 2 * UNKNOT_MINUTE, 10 * UNKNOT_MINUTE);
}
