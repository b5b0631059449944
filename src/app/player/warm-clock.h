/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The time for which warmth lies on the skin.  It goes on when nobody looks: behind other windows
 * and on another workspace, where no frames come, and while the machine sleeps. */
typedef struct _UnknotWarmClock UnknotWarmClock;

/* Called about once a second while it runs, whether or not frames come. */
typedef void (*UnknotWarmClockFunc) (gpointer user_data);

UnknotWarmClock *unknot_warm_clock_new (UnknotWarmClockFunc func, gpointer user_data);
void unknot_warm_clock_free (UnknotWarmClock *self);
void unknot_warm_clock_set_running (UnknotWarmClock *self, gboolean running);
gboolean unknot_warm_clock_is_running (UnknotWarmClock *self);
/* Seconds since it was asked last, or since it was set running. */
double unknot_warm_clock_take (UnknotWarmClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotWarmClock, unknot_warm_clock_free)

G_END_DECLS
