/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the page "Why now?".  Pure.  Moments are wall time, UTC microseconds; every
 * string is (transfer full). */

/* What tells that the user is away.  @source: Service1's Presence. */
char *unknot_why_presence (const char *source);
/* Less idleness than this is use. */
#define UNKNOT_WHY_IN_USE (2 * G_TIME_SPAN_SECOND)
/* @idle: how long nothing was touched, on the service's clock; -1: the source cannot tell.
 * @since: of the last input; 0: not known either.  @source: Service1's Presence.
 * @now: decides whether a day is said. */
char *unknot_why_input (gint64 idle, gint64 since, const char *source, gint64 now);
/* @source: Service1's LockSource. */
char *unknot_why_lock (const char *source);
/* @quiet: (nullable): as unknot_phrase_every_quiet().  One line for each reason. */
char *unknot_why_quiet (GVariant *quiet);
/* @moment: when the service looks next; -1: never by itself.  @reason: what happens then. */
char *unknot_why_next (gint64 moment, const char *reason, gint64 now);
/* "14:05:09", with the weekday before it when it is of another day than @now. */
char *unknot_why_time (gint64 moment, gint64 now);
/* How many of @decisions, of type a(xs), oldest first, came after the last one of @known
 * ((nullable)); all of them when that one is not there any more. */
guint unknot_why_count_new (GVariant *decisions, GVariant *known);

G_END_DECLS
