/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-private.h"

#include <time.h>

#include "core/schedule/phrase.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

gint64
unknot_client_boot_time (void)
{
  struct timespec ts;

  clock_gettime (CLOCK_BOOTTIME, &ts);
  return (gint64) ts.tv_sec * G_USEC_PER_SEC + ts.tv_nsec / 1000;
}

UnknotSitCount
unknot_client_count (UnknotClient *self)
{
  UnknotSitCount count = { .posture_in = -1 };

  if (self->proxy != NULL)
    {
      count.as_of = unknot_service1_get_as_of (self->proxy);
      count.sat = unknot_service1_get_sat (self->proxy);
      count.due_in = unknot_service1_get_due_in (self->proxy);
      count.posture_in = unknot_service1_get_posture_in (self->proxy);
      count.running = self->available && unknot_service1_get_running (self->proxy);
    }
  return count;
}

gboolean
unknot_client_get_available (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), FALSE);
  return self->available;
}

gboolean
unknot_client_get_connecting (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), FALSE);
  return self->connecting || (!self->available && self->problem == NULL);
}

const char *
unknot_client_get_problem (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), NULL);
  return self->problem;
}

#define STRING_GETTER(name)                                                       \
  const char *unknot_client_get_##name (UnknotClient *self)                       \
  {                                                                               \
    g_return_val_if_fail (UNKNOT_IS_CLIENT (self), "");                           \
    return self->proxy ? or_empty (unknot_service1_get_##name (self->proxy)) : ""; \
  }
#define NUMBER_GETTER(type, name)                                       \
  type unknot_client_get_##name (UnknotClient *self)                    \
  {                                                                     \
    g_return_val_if_fail (UNKNOT_IS_CLIENT (self), 0);                  \
    return self->proxy ? unknot_service1_get_##name (self->proxy) : 0;  \
  }

STRING_GETTER (state)
STRING_GETTER (posture_question)
STRING_GETTER (break_guide)
STRING_GETTER (next_guide)
STRING_GETTER (next_guide_reason)
STRING_GETTER (presence)
STRING_GETTER (lock_source)
STRING_GETTER (next_moment_reason)
NUMBER_GETTER (gboolean, running)
NUMBER_GETTER (gboolean, tray)
NUMBER_GETTER (guint, breaks_today)
NUMBER_GETTER (guint, postpones_left)
NUMBER_GETTER (gint64, break_started)
NUMBER_GETTER (gint64, break_ends)
NUMBER_GETTER (gint64, paused_until)
NUMBER_GETTER (gint64, postponed_until)
NUMBER_GETTER (gint64, idle_since)

const char *const *
unknot_client_get_problems (UnknotClient *self)
{
  static const char *const none[] = { NULL };
  const char *const *problems;

  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), none);
  problems = self->proxy != NULL ? unknot_service1_get_problems (self->proxy) : NULL;
  return problems != NULL ? problems : none;
}

gint64
unknot_client_get_next_moment (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), -1);
  return self->proxy != NULL ? unknot_service1_get_next_moment (self->proxy) : -1;
}

GVariant *
unknot_client_get_quiet_reasons (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), NULL);
  return self->proxy != NULL ? unknot_service1_get_quiet (self->proxy) : NULL;
}

GVariant *
unknot_client_dup_every_quiet (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), NULL);
  return unknot_phrase_every_quiet (unknot_client_get_state (self),
                                    self->proxy != NULL && unknot_service1_get_off_hours (self->proxy),
                                    unknot_client_get_quiet_reasons (self));
}

char *
unknot_client_dup_quiet (UnknotClient *self)
{
  return unknot_phrase_quiet (unknot_client_get_quiet_reasons (self));
}

gboolean
unknot_client_get_hushed (UnknotClient *self)
{
  GVariant *quiet;
  GVariantIter iter;
  const char *name, *sentence;

  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), FALSE);
  quiet = self->proxy != NULL ? unknot_service1_get_quiet (self->proxy) : NULL;
  if (quiet == NULL)
    return FALSE;
  g_variant_iter_init (&iter, quiet);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &sentence))
    if (!g_str_equal (name, "full-screen"))
      return TRUE;
  return FALSE;
}

gint64
unknot_client_get_now (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), 0);
  return unknot_service_clock_at (&self->clock, unknot_client_boot_time ());
}

gint64
unknot_client_get_sat (UnknotClient *self)
{
  UnknotSitCount count = unknot_client_count (self);
  return unknot_sit_count_sat (&count, unknot_client_get_now (self));
}

gint64
unknot_client_get_due_in (UnknotClient *self)
{
  UnknotSitCount count = unknot_client_count (self);
  return unknot_sit_count_due_in (&count, unknot_client_get_now (self));
}

gint64
unknot_client_get_posture_in (UnknotClient *self)
{
  UnknotSitCount count = unknot_client_count (self);
  return unknot_sit_count_posture_in (&count, unknot_client_get_now (self));
}

gint64
unknot_client_to_wall (UnknotClient *self, gint64 boot)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), 0);
  return g_get_real_time () + unknot_service_clock_local (&self->clock, boot) - unknot_client_boot_time ();
}
