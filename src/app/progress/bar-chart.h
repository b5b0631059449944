/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/progress/chart-data.h"

G_BEGIN_DECLS

/* Bars over places.  The place under the pointer, or the one that the arrow keys have gone to, is
 * the chosen one; its numbers are for the owner to write beside the chart, and are what a screen
 * reader hears.  Series differ by pattern as well as by colour.  CSS name "chart".
 *
 * Properties: selected (int: the chosen place; -1: none). */
#define UNKNOT_TYPE_BAR_CHART (unknot_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBarChart, unknot_bar_chart, UNKNOT, BAR_CHART, GtkWidget)

/* @data: (transfer none) (nullable). */
void unknot_bar_chart_set_data (UnknotBarChart *self, UnknotChartData *data);
int unknot_bar_chart_get_selected (UnknotBarChart *self);

/* The colour and pattern of a series as a small square: for a legend. */
#define UNKNOT_TYPE_CHART_KEY (unknot_chart_key_get_type ())
G_DECLARE_FINAL_TYPE (UnknotChartKey, unknot_chart_key, UNKNOT, CHART_KEY, GtkWidget)

GtkWidget *unknot_chart_key_new (guint series);

G_END_DECLS
