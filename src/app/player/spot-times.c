/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/spot-times.h"

#include <math.h>

typedef struct {
  double before;  /* today, until this guide */
  double pressed; /* in this guide */
  guint taken;    /* of that */
} Spot;

struct _UnknotSpotTimes {
  guint limit;
  GHashTable *spots; /* name -> Spot */
};

static Spot *
get_spot (UnknotSpotTimes *self, const char *name)
{
  Spot *spot = g_hash_table_lookup (self->spots, name);

  if (spot == NULL)
    {
      spot = g_new0 (Spot, 1);
      g_hash_table_insert (self->spots, g_strdup (name), spot);
    }
  return spot;
}

UnknotSpotTimes *
unknot_spot_times_new (guint limit)
{
  UnknotSpotTimes *self = g_new0 (UnknotSpotTimes, 1);

  self->limit = limit;
  self->spots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
unknot_spot_times_free (UnknotSpotTimes *self)
{
  g_hash_table_unref (self->spots);
  g_free (self);
}

void
unknot_spot_times_set_before (UnknotSpotTimes *self, const char *spot, double seconds)
{
  g_return_if_fail (self != NULL && spot != NULL);

  get_spot (self, spot)->before = MAX (seconds, 0);
}

void
unknot_spot_times_set_all_before (UnknotSpotTimes *self, GVariant *spots)
{
  GVariantIter iter;
  const char *spot;
  guint seconds;

  g_return_if_fail (self != NULL && g_variant_is_of_type (spots, G_VARIANT_TYPE ("a{su}")));

  g_variant_iter_init (&iter, spots);
  while (g_variant_iter_next (&iter, "{&su}", &spot, &seconds))
    unknot_spot_times_set_before (self, spot, seconds);
}

double
unknot_spot_times_get_left (UnknotSpotTimes *self, const char *spot)
{
  const Spot *had;

  g_return_val_if_fail (self != NULL && spot != NULL, 0);

  if (self->limit == 0)
    return G_MAXDOUBLE;
  had = get_spot (self, spot);
  return MAX (self->limit - had->before - had->pressed, 0);
}

void
unknot_spot_times_press (UnknotSpotTimes *self, const char *spot, double seconds)
{
  g_return_if_fail (self != NULL && spot != NULL);

  get_spot (self, spot)->pressed += MAX (seconds, 0);
}

gboolean
unknot_spot_times_take (UnknotSpotTimes *self, const char **spot, guint *seconds)
{
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (self != NULL && spot != NULL && seconds != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->spots);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Spot *had = value;
      /* A hair, so that thirty times a tenth of a second are three. */
      const guint whole = (guint) floor (had->pressed + 1e-6);

      if (whole <= had->taken)
        continue;
      *spot = name;
      *seconds = whole - had->taken;
      had->taken = whole;
      return TRUE;
    }
  return FALSE;
}
