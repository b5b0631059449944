/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The days of one spot: a curve of how strong it was, a dot for each guide done for it, and
 * below, for each day, a bar for the longest sitting.  They stand beside each other; none is
 * said to cause another.
 *
 * What is drawn is also said: see unknot_spot_chart_set_description(). */
#define UNKNOT_TYPE_SPOT_CHART (unknot_spot_chart_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSpotChart, unknot_spot_chart, UNKNOT, SPOT_CHART, GtkWidget)

typedef struct {
  double day;   /* since the first one, with its fraction */
  double value; /* of a point: 0 to 10; of a bar: hours */
} UnknotSpotValue;

/* Shows @days days; values outside them are left out.  Everything is copied.
 * @points, @guides, @bars: (element-type UnknotSpotValue): in the order of time.
 * @first, @last: what the ends of the axis are called. */
void unknot_spot_chart_set (UnknotSpotChart *self, double days, GArray *points, GArray *guides, GArray *bars,
                            const char *first, const char *last);
void unknot_spot_chart_set_description (UnknotSpotChart *self, const char *text);

G_END_DECLS
