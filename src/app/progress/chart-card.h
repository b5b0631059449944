/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/progress/chart-data.h"

G_BEGIN_DECLS

/* A chart under its title, with a line of words below it, and the same numbers as a table for who
 * would rather read or copy them (Ctrl+C).
 *
 * Properties: title. */
#define UNKNOT_TYPE_CHART_CARD (unknot_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (UnknotChartCard, unknot_chart_card, UNKNOT, CHART_CARD, GtkWidget)

/* @summary: what is said while no place is chosen. */
void unknot_chart_card_set_data (UnknotChartCard *self, UnknotChartData *data, const char *summary);

G_END_DECLS
