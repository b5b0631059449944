/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/schedule/day-log.h"

G_BEGIN_DECLS

/* The hours of a day as one strip, with the time below: sitting, breaks, away, held. */
#define UNKNOT_TYPE_DAY_STRIP (unknot_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDayStrip, unknot_day_strip, UNKNOT, DAY_STRIP, GtkWidget)

/* @spans: (element-type UnknotDaySpan): in order.  @now: wall; the rest of the day is empty. */
void unknot_day_strip_set_spans (UnknotDayStrip *self, GArray *spans, gint64 now);

/* "Sitting" */
const char *unknot_day_kind_title (UnknotDayKind kind);

/* How the strip shows @kind, as a small square: for a legend. */
#define UNKNOT_TYPE_DAY_KEY (unknot_day_key_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDayKey, unknot_day_key, UNKNOT, DAY_KEY, GtkWidget)
GtkWidget *unknot_day_key_new (UnknotDayKind kind);

G_END_DECLS
