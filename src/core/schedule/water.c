/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/water.h"

/* No moment in a state is further away: 400 years. */
#define FAR (400 * 366 * UNKNOT_DAY)

static gint64
local_day (UnknotTime now)
{
  gint64 local = now.wall + now.utc_offset * UNKNOT_SECOND;

  return local >= 0 ? local / UNKNOT_DAY : (local - UNKNOT_DAY + 1) / UNKNOT_DAY;
}

static void
see (UnknotWater *self, UnknotTime now)
{
  self->boot = MAX (self->boot, now.boot);
}

void
unknot_water_init (UnknotWater *self)
{
  *self = (UnknotWater) { .free_since = UNKNOT_NEVER, .boot = G_MININT64 };
}

void
unknot_water_set_interval (UnknotWater *self, UnknotTime now, gint64 interval)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (interval == 0 || (interval >= UNKNOT_WATER_MIN && interval <= UNKNOT_WATER_MAX));

  see (self, now);
  if (self->interval == 0 && interval > 0)
    self->since = self->boot;
  self->interval = interval;
}

void
unknot_water_set_free (UnknotWater *self, UnknotTime now, gboolean free)
{
  g_return_if_fail (self != NULL);

  see (self, now);
  if (!free)
    self->free_since = UNKNOT_NEVER;
  else if (self->free_since == UNKNOT_NEVER)
    self->free_since = self->boot;
}

gboolean
unknot_water_update (UnknotWater *self, UnknotTime now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  see (self, now);
  if (self->boot < unknot_water_next (self))
    return FALSE;
  self->since = self->boot;

  return TRUE;
}

void
unknot_water_drink (UnknotWater *self, UnknotTime now)
{
  g_return_if_fail (self != NULL);

  see (self, now);
  self->count = unknot_water_count (self, now) + 1;
  self->day = local_day (now);
  self->since = self->boot;
}

guint
unknot_water_count (const UnknotWater *self, UnknotTime now)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->day == local_day (now) ? self->count : 0;
}

gint64
unknot_water_next (const UnknotWater *self)
{
  g_return_val_if_fail (self != NULL, UNKNOT_NEVER);

  if (self->interval == 0 || self->free_since == UNKNOT_NEVER)
    return UNKNOT_NEVER;

  return MAX (self->since + self->interval, self->free_since + UNKNOT_WATER_SETTLE);
}

/* Written to disk, never to be changed: boot-id s, wall x, passed x (since the last drink or
 * question), day x, count u. */
GVariant *
unknot_water_save (const UnknotWater *self, UnknotTime now, const char *boot_id)
{
  GVariantDict state;

  g_return_val_if_fail (self != NULL && boot_id != NULL, NULL);

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "boot-id", "s", boot_id);
  g_variant_dict_insert (&state, "boot", "x", now.boot);
  g_variant_dict_insert (&state, "wall", "x", now.wall);
  g_variant_dict_insert (&state, "passed", "x", MAX (now.boot - self->since, 0));
  g_variant_dict_insert (&state, "day", "x", self->day);
  g_variant_dict_insert (&state, "count", "u", self->count);

  return g_variant_dict_end (&state);
}

void
unknot_water_restore (UnknotWater *self, UnknotTime now, const char *boot_id, GVariant *state)
{
  const char *saved_boot_id = NULL;
  gint64 boot, wall, passed, day, gap;
  guint count;

  g_return_if_fail (self != NULL && boot_id != NULL && state != NULL);

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT) ||
      !g_variant_lookup (state, "boot-id", "&s", &saved_boot_id) || !g_variant_lookup (state, "boot", "x", &boot) ||
      !g_variant_lookup (state, "wall", "x", &wall) || !g_variant_lookup (state, "passed", "x", &passed) ||
      !g_variant_lookup (state, "day", "x", &day) || !g_variant_lookup (state, "count", "u", &count))
    return;

  /* Also what a hand or a broken disk wrote. */
  boot = CLAMP (boot, -FAR, FAR);
  wall = CLAMP (wall, -FAR, FAR);
  see (self, now);
  self->day = day;
  self->count = MIN (count, 1000);
  gap = g_str_equal (saved_boot_id, boot_id) ? now.boot - boot : now.wall - wall;
  self->since = self->boot - CLAMP (passed, 0, UNKNOT_DAY) - CLAMP (gap, 0, UNKNOT_DAY);
}
