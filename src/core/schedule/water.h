/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/now.h"

G_BEGIN_DECLS

/* When to ask, quietly, whether the user would like something to drink, and what was drunk
 * today.  No aim and no total: nobody needs a fixed number of glasses
 * (resources/guides/sources.json: F2), so that a count is all there is.
 *
 * Time runs by the clock on the wall, since thirst does not stop with the typing; but nobody
 * is asked who is not there, or must not be disturbed.  Who comes back, or out of quiet, is
 * left alone for UNKNOT_WATER_SETTLE first.  What is not answered is not repeated: the next
 * question is an interval away. */
typedef struct {
  gint64 interval;   /* microseconds, 0: off */
  gint64 since;      /* boot time: of the last drink or question, or when it was turned on */
  gint64 free_since; /* boot time since which the user can be asked, UNKNOT_NEVER: cannot */
  gint64 day;        /* local, since 1970, that @count is for */
  guint count;
  gint64 boot;       /* of the latest call */
} UnknotWater;

#define UNKNOT_WATER_SETTLE (2 * UNKNOT_MINUTE)
#define UNKNOT_WATER_MIN (30 * UNKNOT_MINUTE)
#define UNKNOT_WATER_MAX (180 * UNKNOT_MINUTE)

/* Begins turned off. */
void unknot_water_init (UnknotWater *self);

/* @interval: UNKNOT_WATER_MIN to UNKNOT_WATER_MAX, or 0 to turn it off.  Turning it on, not
 * another length, starts the interval again. */
void unknot_water_set_interval (UnknotWater *self, UnknotTime now, gint64 interval);

/* @free: the user is there, and nothing else asks for attention or for quiet. */
void unknot_water_set_free (UnknotWater *self, UnknotTime now, gboolean free);

/* Returns: whether to ask now; that is said once for each question. */
gboolean unknot_water_update (UnknotWater *self, UnknotTime now);

/* Something was drunk. */
void unknot_water_drink (UnknotWater *self, UnknotTime now);

/* How often on the local day of @now. */
guint unknot_water_count (const UnknotWater *self, UnknotTime now);

/* Boot time of the next unknot_water_update() needed, UNKNOT_NEVER: none. */
gint64 unknot_water_next (const UnknotWater *self);

/* Floating. */
GVariant *unknot_water_save (const UnknotWater *self, UnknotTime now, const char *boot_id);
/* Keeps the interval that is set.  Nothing is taken from what makes no sense. */
void unknot_water_restore (UnknotWater *self, UnknotTime now, const char *boot_id, GVariant *state);

G_END_DECLS
