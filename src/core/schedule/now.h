/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The moment a decision is made, handed down by whoever owns a clock.
 *
 * @boot: CLOCK_BOOTTIME in microseconds.  Never goes back while the machine runs and counts
 *   through suspend; every length of time is a difference of two of these.
 * @wall: UTC, microseconds since 1970.  May jump in both directions; only used to name a
 *   moment in the history and to find the hour of the day.
 * @utc_offset: seconds to add to UTC for local time at @wall. */
typedef struct {
  gint64 boot;
  gint64 wall;
  gint32 utc_offset;
} UnknotTime;

#define UNKNOT_SECOND G_GINT64_CONSTANT (1000000)
#define UNKNOT_MINUTE (60 * UNKNOT_SECOND)
#define UNKNOT_HOUR (60 * UNKNOT_MINUTE)
#define UNKNOT_DAY (24 * UNKNOT_HOUR)

/* A moment that never comes. */
#define UNKNOT_NEVER G_MAXINT64

G_END_DECLS
