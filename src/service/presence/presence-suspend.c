/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "service/presence/presence-suspend.h"

/* The two clocks are read one after the other; a difference below this is that. */
#define SLACK (G_USEC_PER_SEC / 2)

static gint64
read_boottime (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

void
unknot_presence_suspend_init (UnknotPresenceSuspend *self)
{
  *self = (UnknotPresenceSuspend) { .offset = read_boottime () - g_get_monotonic_time () };
}

gint64
unknot_presence_suspend_look_at (UnknotPresenceSuspend *self, gint64 boottime, gint64 monotonic,
                                 gboolean at_resume)
{
  gint64 slept = boottime - monotonic - self->offset;

  if (slept < SLACK)
    return 0;
  self->offset += slept;
  self->resumed = at_resume ? monotonic : 0;
  self->slept = slept;
  return slept;
}

gint64
unknot_presence_suspend_look (UnknotPresenceSuspend *self, gboolean at_resume)
{
  gint64 monotonic = g_get_monotonic_time ();

  return unknot_presence_suspend_look_at (self, read_boottime (), monotonic, at_resume);
}

gint64
unknot_presence_suspend_add (const UnknotPresenceSuspend *self, gint64 idle, gint64 monotonic)
{
  return self->resumed != 0 && monotonic - idle < self->resumed ? idle + self->slept : idle;
}
