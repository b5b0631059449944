/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/warm-clock.h"

#include <time.h>

struct _UnknotWarmClock {
  UnknotWarmClockFunc func;
  gpointer user_data;
  guint id;
  double taken; /* when it was asked last, seconds of the boot clock */
};

static double
get_boot_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

UnknotWarmClock *
unknot_warm_clock_new (UnknotWarmClockFunc func, gpointer user_data)
{
  UnknotWarmClock *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (UnknotWarmClock, 1);
  self->func = func;
  self->user_data = user_data;
  return self;
}

void
unknot_warm_clock_free (UnknotWarmClock *self)
{
  unknot_warm_clock_set_running (self, FALSE);
  g_free (self);
}

static gboolean
passed_cb (gpointer data)
{
  UnknotWarmClock *self = data;

  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

void
unknot_warm_clock_set_running (UnknotWarmClock *self, gboolean running)
{
  g_return_if_fail (self != NULL);

  if (running && self->id == 0)
    {
      self->taken = get_boot_seconds ();
      self->id = g_timeout_add_seconds (1, passed_cb, self);
    }
  else if (!running)
    g_clear_handle_id (&self->id, g_source_remove);
}

gboolean
unknot_warm_clock_is_running (UnknotWarmClock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->id != 0;
}

double
unknot_warm_clock_take (UnknotWarmClock *self)
{
  double now = get_boot_seconds (), passed;

  g_return_val_if_fail (self != NULL, 0);

  passed = MAX (now - self->taken, 0);
  self->taken = now;
  return passed;
}
