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

char *
unknot_look_to_sentences (const UnknotLook *look)
{
  g_autofree char *heat = NULL;
  g_autofree char *sitting = NULL;

  g_return_val_if_fail (look != NULL, NULL);

  heat = unknot_look_to_heat (look);
  sitting = unknot_phrase_status (unknot_phrase_state_name (&look->status), look->status.sat, time_left (look),
                                  look->quiet);

  return heat != NULL ? g_strdup_printf ("%s. %s", heat, sitting) : g_steal_pointer (&sitting);
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
