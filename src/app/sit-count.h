/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Running numbers without signals: the service says what held at one moment of its clock,
 * and whoever shows it counts on from there.  Pure: every function is given the time. */

/* How the service's clock relates to the local CLOCK_BOOTTIME, both in microseconds. */
typedef struct {
  gint64 service; /* the service's clock at @local */
  gint64 local;
  guint scale;    /* how many times faster the service's clock runs, 1 or more */
} UnknotServiceClock;

/* The service's clock at local boot time @local. */
gint64 unknot_service_clock_at (const UnknotServiceClock *clock, gint64 local);
/* The local boot time at which the service's clock reads @service, rounded up. */
gint64 unknot_service_clock_local (const UnknotServiceClock *clock, gint64 service);

/* The sit clock as of one moment.  Microseconds, on the service's clock. */
typedef struct {
  gint64 as_of;
  gint64 sat;
  gint64 due_in;
  gint64 posture_in; /* -1: off */
  gboolean running;
} UnknotSitCount;

gint64 unknot_sit_count_sat (const UnknotSitCount *count, gint64 now);
/* Never below 0. */
gint64 unknot_sit_count_due_in (const UnknotSitCount *count, gint64 now);
gint64 unknot_sit_count_posture_in (const UnknotSitCount *count, gint64 now);

/* The service time after @now at which the whole seconds of the sitting time change;
 * G_MAXINT64 while the clock stands. */
gint64 unknot_sit_count_next_second (const UnknotSitCount *count, gint64 now);

/* The moment after @now at which the whole seconds left until @end change; G_MAXINT64 when
 * @end has passed. */
gint64 unknot_countdown_next_second (gint64 end, gint64 now);

G_END_DECLS
