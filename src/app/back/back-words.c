/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/back-words.h"

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"

static const UnknotMuscle order[UNKNOT_N_MUSCLES] = {
  UNKNOT_MUSCLE_SUBOCCIPITALS,   UNKNOT_MUSCLE_STERNOCLEIDOMASTOID, UNKNOT_MUSCLE_SCALENES,
  UNKNOT_MUSCLE_LEVATOR_SCAPULAE, UNKNOT_MUSCLE_UPPER_TRAPEZIUS,    UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS,
  UNKNOT_MUSCLE_RHOMBOIDS,       UNKNOT_MUSCLE_LOWER_TRAPEZIUS,     UNKNOT_MUSCLE_ROTATOR_CUFF,
  UNKNOT_MUSCLE_REAR_DELTOID,    UNKNOT_MUSCLE_PECTORALS,           UNKNOT_MUSCLE_SERRATUS,
  UNKNOT_MUSCLE_LATISSIMUS,      UNKNOT_MUSCLE_ERECTORS,            UNKNOT_MUSCLE_FOREARM_EXTENSORS,
  UNKNOT_MUSCLE_FOREARM_FLEXORS,
};

UnknotSpot
unknot_spot_at (guint index)
{
  g_return_val_if_fail (index < UNKNOT_N_SPOTS, ((UnknotSpot) { 0 }));

  return (UnknotSpot) { order[index / 2], (UnknotSide) (index % 2) };
}

guint
unknot_spot_index (UnknotSpot spot)
{
  for (guint i = 0; i < UNKNOT_N_MUSCLES; i++)
    if (order[i] == spot.muscle)
      return i * 2 + spot.side;
  g_return_val_if_reached (0);
}

const char *
unknot_side_text (UnknotSide side)
{
  return side == UNKNOT_LEFT ? _("left side") : _("right side");
}

char *
unknot_spot_text (UnknotSpot spot)
{
  g_autofree char *name = unknot_muscle_text (unknot_muscle_get_id (spot.muscle));

  /* Translators: a place on the body, and its side */
  return g_strdup_printf (_("%s, %s"), name, unknot_side_text (spot.side));
}

char *
unknot_strength_text (guint strength)
{
  if (strength == 0)
    return g_strdup (unknot_knot_strength_word (0));
  /* Translators: how strong on the scale from 0 to 10, and the same in a word */
  return g_strdup_printf (_("%u of 10, %s"), strength, unknot_knot_strength_word (strength));
}

char *
unknot_knot_text (const UnknotKnot *knot)
{
  return knot != NULL ? unknot_strength_text (knot->strength) : g_strdup (_("not marked"));
}

static GDateTime *
local_time (gint64 wall)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static int
day_of (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (time), g_date_time_get_month (time), g_date_time_get_year (time));
  return (int) g_date_get_julian (&date);
}

char *
unknot_moment_text (gint64 wall, gint64 wall_now)
{
  g_autoptr (GDateTime) then = local_time (wall), now = local_time (wall_now);
  g_autofree char *time = then != NULL ? g_date_time_format (then, "%R") : g_strdup ("");
  g_autofree char *day = NULL;
  int ago;

  if (then == NULL || now == NULL)
    return g_strdup ("");
  ago = day_of (now) - day_of (then);
  if (ago == 0)
    return g_strdup_printf (_("today, %s"), time);
  if (ago == 1)
    return g_strdup_printf (_("yesterday, %s"), time);
  /* Translators: day and month, as in "12 November"; see strftime(3) */
  day = g_date_time_format (then, _("%-d %B"));
  return g_strdup_printf ("%s, %s", day, time);
}
