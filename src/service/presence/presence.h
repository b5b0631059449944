/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* Whether somebody sits here: what the best idle source of this session, the screen lock and
 * logind say, as one UnknotPresence with the moment it began.
 *
 * The idle source is chosen while running, the best that is there (presence-backend.h has
 * the order), and chosen again when a bus name, a compositor or an X server comes or goes.
 * Nothing is polled: a source is asked for two watches, the away threshold and, while
 * somebody wants one, the lull.  While a user types steadily, none of them wakes the process.
 *
 * Signals
 * "changed": presence or its moment changed.
 * "notify::source", "notify::lock-source". */
#define UNKNOT_TYPE_PRESENCE_MONITOR (unknot_presence_monitor_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPresenceMonitor, unknot_presence_monitor, UNKNOT, PRESENCE_MONITOR, GObject)

/* The service's clock: CLOCK_BOOTTIME in microseconds, or that clock made faster. */
typedef gint64 (*UnknotBootClock) (gpointer user_data);

/* @scale: how many times faster than real time @clock runs, 1 or more.  Every length and
 *   moment of this interface is on @clock; what real sources are asked is divided by it.
 *
 * Nothing is connected before unknot_presence_monitor_start(). */
UnknotPresenceMonitor *unknot_presence_monitor_new (UnknotBootClock clock, gpointer user_data, guint scale);

/* Connects to everything there is, without waiting for any of it; until a source answers,
 * the user is taken to be active.
 * @session: (nullable): the session bus.  The system bus is opened here; neither need exist. */
void unknot_presence_monitor_start (UnknotPresenceMonitor *self, GDBusConnection *session);

/* The idleness at which UNKNOT_PRESENCE_IDLE is reported; default 5 min.  Later comparisons
 * are the schedule's: it is told since when the user is idle. */
void unknot_presence_monitor_set_away (UnknotPresenceMonitor *self, gint64 threshold);

/* While @wanted, UNKNOT_PRESENCE_IDLE is already reported after UNKNOT_LULL. */
void unknot_presence_monitor_set_wants_lull (UnknotPresenceMonitor *self, gboolean wanted);

/* While a program inhibits idleness (a video, a presentation), its viewer may well sit there
 * without a touch: idleness is not reported before half an hour of it, and then, as when the
 * inhibitor ends, since the last input.
 *
 * Sources that fall silent while an inhibitor holds (ext-idle-notify before version 2, kde-idle)
 * cannot keep that promise: with them nothing is reported for as long as it holds, half an hour or
 * more, and absence counts from its end.  presence-wayland.c has the rest. */
void unknot_presence_monitor_set_inhibited (UnknotPresenceMonitor *self, gboolean inhibited);

/* @since: (out) (optional): for IDLE the last input, for LOCKED and ASLEEP the moment it
 *   happened, or the last input before it where the source can tell; for ACTIVE the return. */
UnknotPresence unknot_presence_monitor_get (UnknotPresenceMonitor *self, gint64 *since);

/* Asks how long there has been no input.
 * @told: called once, perhaps from within, with the length on the clock; -1 when it is not known: no
 *   source can tell, or it tells only of idleness that has become long. */
void unknot_presence_monitor_ask_idle (UnknotPresenceMonitor *self, void (*told) (gint64 idle, gpointer user_data),
                                       gpointer user_data);

/* Whether the source in use can report a lull.  Where it cannot, a reminder has to come at
 * its time. */
gboolean unknot_presence_monitor_can_lull (UnknotPresenceMonitor *self);

/* To be called by who notices that CLOCK_BOOTTIME ran ahead of CLOCK_MONOTONIC, so that
 * a suspend counts that nobody announced.  Harmless when none happened. */
void unknot_presence_monitor_check_suspend (UnknotPresenceMonitor *self);

/* "mutter", "ext-idle-notify", "kde-idle", "xsync", "logind" or "unlocked". */
const char *unknot_presence_monitor_get_source (UnknotPresenceMonitor *self);

/* What can tell that the screen is locked, joined by ", ": "logind", "org.gnome.ScreenSaver",
 * ...; "" when nothing can. */
const char *unknot_presence_monitor_get_lock_source (UnknotPresenceMonitor *self);

G_END_DECLS
