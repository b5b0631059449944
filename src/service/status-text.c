/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/status-text.h"

#include <glib/gi18n-lib.h>

#include "core/schedule/phrase.h"

/* How long until the present state ends by itself. */
static gint64
time_left (const UnknotLook *look)
{
  const UnknotStatus *status = &look->status;

  if (status->paused)
    return status->paused_until == UNKNOT_NEVER ? UNKNOT_NEVER : MAX (status->paused_until - look->now.boot, 0);
  if (status->phase == UNKNOT_PHASE_BREAK)
    return MAX (status->break_ends - look->now.boot, 0);
  if (status->phase == UNKNOT_PHASE_POSTPONED)
    return MAX (status->postponed_until - look->now.boot, 0);
  return status->due_in;
}

/* The time of day at which @left has passed, with the day when that is not today. */
static char *
time_of_day (const UnknotLook *look, gint64 left)
{
  const gint64 offset = look->now.utc_offset * UNKNOT_SECOND;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc ((look->now.wall + offset) / UNKNOT_SECOND);
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc ((look->now.wall + offset + left) / UNKNOT_SECOND);

  if (now == NULL || then == NULL)
    return g_strdup ("");
  if (g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (then) && left < UNKNOT_DAY)
    /* Translators: a time of today, as strftime() writes it. */
    return g_date_time_format (then, _("%H:%M"));
  /* Translators: a short weekday and a time, as strftime() writes it. */
  return g_date_time_format (then, _("%a, %H:%M"));
}

/* What comes next, in words that do not age.  NULL: nothing is known of it. */
static char *
say_next (const UnknotLook *look, const char *state)
{
  const gint64 left = time_left (look);
  g_autofree char *time = left != UNKNOT_NEVER ? time_of_day (look, left) : NULL;

  if (g_str_equal (state, "paused"))
    /* Translators: %s is a time of day, "14:45" */
    return time != NULL ? g_strdup_printf (_("Paused until %s."), time) : g_strdup (_("Paused until you resume."));
  if (g_str_equal (state, "break"))
    return left > 0 && time != NULL ? g_strdup_printf (_("On a break until %s."), time)
                                    : g_strdup (_("The break is over."));
  if (g_str_equal (state, "due"))
    return g_strdup (_("Time for a break."));
  if (g_str_equal (state, "landing"))
    return g_strdup (_("A break comes as soon as you stop typing."));
  if (g_str_equal (state, "held"))
    return look->quiet && *look->quiet ? g_strdup_printf (_("Your break is held: %s."), look->quiet)
                                       : g_strdup (_("Your break is held."));
  if (g_str_equal (state, "postponed"))
    return time != NULL ? g_strdup_printf (_("Break again at %s."), time) : NULL;
  if (g_str_equal (state, "off-hours") || g_str_equal (state, "away"))
    return unknot_phrase_status (state, 0, UNKNOT_NEVER, NULL);
  return time != NULL ? g_strdup_printf (_("Break at %s."), time) : NULL;
}

/* Whether @state says how long somebody sits. */
static gboolean
is_sitting (const char *state)
{
  static const char *const others[] = { "paused", "off-hours", "away", "break", NULL };

  return !g_strv_contains (others, state);
}

char *
unknot_look_to_tooltip (const UnknotLook *look)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *passed = NULL, *quiet = NULL;
  const char *state;
  char *next;

  g_return_val_if_fail (look != NULL, NULL);

  state = unknot_phrase_state_name (&look->status);
  quiet = unknot_look_to_quiet (look);
  if (look->heat.phase == UNKNOT_HEAT_ON)
    {
      g_autofree char *time = time_of_day (look, look->heat.left);

      /* Translators: of warmth on the back; %s is a time of day, "14:45" */
      g_ptr_array_add (parts, g_strdup_printf (_("Heat until %s."), time));
    }
  else
    {
      g_autofree char *heat = unknot_look_to_heat (look);

      if (heat != NULL)
        g_ptr_array_add (parts, g_strconcat (heat, ".", NULL));
    }
  if (is_sitting (state) && look->status.sat >= UNKNOT_MINUTE)
    {
      passed = unknot_phrase_passed (look->status.sat);
      /* Translators: %s is a length of time, "32 min" */
      g_ptr_array_add (parts, g_strdup_printf (_("Sitting for over %s."), passed));
    }
  if ((next = say_next (look, state)) != NULL)
    g_ptr_array_add (parts, next);
  if (quiet != NULL)
    g_ptr_array_add (parts, g_strconcat (quiet, ".", NULL));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" ", (char **) parts->pdata);
}

char *
unknot_look_to_heat (const UnknotLook *look)
{
  g_autofree char *left = NULL;

  g_return_val_if_fail (look != NULL, NULL);

  switch (look->heat.phase)
    {
    case UNKNOT_HEAT_ON:
      left = unknot_phrase_length (look->heat.left);
      /* Translators: of warmth on the back; %s is a length of time, "12 min" */
      return g_strdup_printf (_("Heat: %s left"), left);
    case UNKNOT_HEAT_SKIN:
      return g_strdup (_("Heat: please look at your skin"));
    case UNKNOT_HEAT_TAKE_OFF:
      return g_strdup (_("Heat: take it away now"));
    case UNKNOT_HEAT_STRETCH:
    case UNKNOT_HEAT_OFF:
      break;
    }

  return NULL;
}

char *
unknot_look_to_quiet (const UnknotLook *look)
{
  const char *state;

  g_return_val_if_fail (look != NULL, NULL);

  state = unknot_phrase_state_name (&look->status);
  if (look->quiet == NULL || *look->quiet == '\0' || g_str_equal (state, "held") || g_str_equal (state, "break"))
    return NULL;
  /* Translators: %s is why, "A microphone is in use by Calls" */
  return g_strdup_printf (_("Quiet: %s"), look->quiet);
}

char *
unknot_look_to_next_break (const UnknotLook *look)
{
  g_autofree char *left = NULL;
  const char *state;

  g_return_val_if_fail (look != NULL, NULL);

  state = unknot_phrase_state_name (&look->status);
  if (time_left (look) != UNKNOT_NEVER)
    left = unknot_phrase_length (time_left (look));

  if (g_str_equal (state, "paused"))
    /* Translators: %s is a length of time, "30 min" */
    return left ? g_strdup_printf (_("Paused for another %s"), left) : g_strdup (_("Paused"));
  if (g_str_equal (state, "off-hours"))
    return g_strdup (_("Outside your working hours"));
  if (g_str_equal (state, "away"))
    return g_strdup (_("You are away; the clock waits"));
  if (g_str_equal (state, "break"))
    return time_left (look) > 0 ? g_strdup_printf (_("On a break, %s left"), left) : g_strdup (_("The break is over"));
  if (g_str_equal (state, "due") || g_str_equal (state, "landing"))
    return g_strdup (_("Time for a break"));
  if (g_str_equal (state, "held"))
    return look->quiet && *look->quiet ? g_strdup_printf (_("Break held: %s"), look->quiet)
                                       : g_strdup (_("Break held"));
  return g_strdup_printf (_("Next break in %s"), left);
}
