/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the machine was suspended, told by CLOCK_BOOTTIME, which counts through it, and
 * CLOCK_MONOTONIC, which does not.  Idle sources count in the latter: an idleness of five
 * minutes that began before three days of sleep is three days and five minutes long. */
typedef struct {
  gint64 offset;  /* boottime - monotonic when last looked, microseconds */
  gint64 resumed; /* monotonic time of the last resume; 0: none, or the moment is not known */
  gint64 slept;   /* length of the sleep before it */
} UnknotPresenceSuspend;

void unknot_presence_suspend_init (UnknotPresenceSuspend *self);

/* @at_resume: whether this is called right after a resume, so that its moment is known.
 * Returns: length of the sleep since the last look; 0: none. */
gint64 unknot_presence_suspend_look (UnknotPresenceSuspend *self, gboolean at_resume);

/* The same with both clocks given. */
gint64 unknot_presence_suspend_look_at (UnknotPresenceSuspend *self, gint64 boottime, gint64 monotonic,
                                        gboolean at_resume);

/* @idle: as a source counts it, at @monotonic.  Returns: with the sleep that lay in it. */
gint64 unknot_presence_suspend_add (const UnknotPresenceSuspend *self, gint64 idle, gint64 monotonic);

G_END_DECLS
