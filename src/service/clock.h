/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/schedule/now.h"

G_BEGIN_DECLS

/* The one clock and the one timer.
 *
 * The clock is CLOCK_BOOTTIME, or that clock made faster; a faster one also has a wall clock
 * that runs as fast.  The timer is absolute on the same clock, so that it goes off at once
 * after a suspend that covered its moment.
 *
 * Signals
 * "due": the armed moment has come, or before it the one at which summer time begins or ends;
 *   the timer is disarmed.
 * "jumped": the wall clock was set, the machine resumed, or the time zone was changed.  Lengths
 *   are not touched by any of these, but hours of the day are, and a suspend may have gone
 *   unannounced. */
#define UNKNOT_TYPE_CLOCK (unknot_clock_get_type ())
G_DECLARE_FINAL_TYPE (UnknotClock, unknot_clock, UNKNOT, CLOCK, GObject)

#define UNKNOT_CLOCK_MAX_SCALE 100000

/* Where a faster clock began, in real time.  Kept with the state, so that the next run
 * continues the same fast time instead of jumping back to the real one. */
typedef struct {
  guint32 scale;
  gint64 boot;
  gint64 wall;
} UnknotClockAnchor;

/* @scale: 1 to UNKNOT_CLOCK_MAX_SCALE times faster than real time.
 * @anchor: (nullable): of an earlier run in this boot; taken up when its scale is @scale and
 *   it does not lie in the future. */
UnknotClock *unknot_clock_new (guint scale, const UnknotClockAnchor *anchor);

/* Notices when @path is replaced, which is how the time zone of the machine changes.  Nothing to
 * watch where TZ is set: it does not change while we run. */
void unknot_clock_watch_zone (UnknotClock *self, const char *path);

/* This moment. */
UnknotTime unknot_clock_now (UnknotClock *self);

guint unknot_clock_get_scale (UnknotClock *self);
UnknotClockAnchor unknot_clock_get_anchor (UnknotClock *self);

/* Sets the timer to @boot (a moment of this clock; a passed one goes off at once), or takes
 * it away with UNKNOT_NEVER. */
void unknot_clock_arm (UnknotClock *self, gint64 boot);

G_END_DECLS
