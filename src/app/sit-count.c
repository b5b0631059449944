/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sit-count.h"

gint64
unknot_service_clock_at (const UnknotServiceClock *clock, gint64 local)
{
  g_return_val_if_fail (clock != NULL && clock->scale > 0, 0);

  return clock->service + (local - clock->local) * (gint64) clock->scale;
}

gint64
unknot_service_clock_local (const UnknotServiceClock *clock, gint64 service)
{
  gint64 ahead;

  g_return_val_if_fail (clock != NULL && clock->scale > 0, 0);

  if (service == G_MAXINT64)
    return G_MAXINT64;
  ahead = service - clock->service;
  if (ahead > 0)
    ahead += clock->scale - 1;
  return clock->local + ahead / (gint64) clock->scale;
}

static gint64
elapsed (const UnknotSitCount *count, gint64 now)
{
  return count->running ? MAX (0, now - count->as_of) : 0;
}

gint64
unknot_sit_count_sat (const UnknotSitCount *count, gint64 now)
{
  return count->sat + elapsed (count, now);
}

gint64
unknot_sit_count_due_in (const UnknotSitCount *count, gint64 now)
{
  return MAX (0, count->due_in - elapsed (count, now));
}

gint64
unknot_sit_count_posture_in (const UnknotSitCount *count, gint64 now)
{
  if (count->posture_in < 0)
    return -1;
  return MAX (0, count->posture_in - elapsed (count, now));
}

gint64
unknot_sit_count_next_second (const UnknotSitCount *count, gint64 now)
{
  if (!count->running)
    return G_MAXINT64;
  return now + G_USEC_PER_SEC - unknot_sit_count_sat (count, now) % G_USEC_PER_SEC;
}

gint64
unknot_countdown_next_second (gint64 end, gint64 now)
{
  gint64 part;

  if (end <= now)
    return G_MAXINT64;
  part = (end - now) % G_USEC_PER_SEC;
  return now + (part > 0 ? part : G_USEC_PER_SEC);
}
