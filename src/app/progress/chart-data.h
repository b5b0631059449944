/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a chart and the table behind it show: places along the bottom, and one or more numbers at
 * each; beside them notes, further numbers that are no part of the bar and stand in the table alone.
 * Built once, then shared and never changed. */
typedef enum {
  UNKNOT_CHART_COUNT, /* how many */
  UNKNOT_CHART_TIME,  /* microseconds, shown as hours and minutes */
} UnknotChartUnit;

#define UNKNOT_CHART_MAX_SERIES 3
#define UNKNOT_CHART_MAX_NOTES 2

typedef struct _UnknotChartData UnknotChartData;

/* @place: what the places are, as a heading of the table: "Day". */
UnknotChartData *unknot_chart_data_new (UnknotChartUnit unit, const char *place);
UnknotChartData *unknot_chart_data_ref (UnknotChartData *self);
void unknot_chart_data_unref (UnknotChartData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotChartData, unknot_chart_data_unref)

/* All series come before the first place; at most UNKNOT_CHART_MAX_SERIES. */
void unknot_chart_data_add_series (UnknotChartData *self, const char *name);
/* After the series, before the first place; at most UNKNOT_CHART_MAX_NOTES. */
void unknot_chart_data_add_note (UnknotChartData *self, const char *name);
/* @mark: under the bar, short; @name: in full.  @values: one for each series, then for each note, 0 or more. */
void unknot_chart_data_add_place (UnknotChartData *self, const char *mark, const char *name, const gint64 *values);

guint unknot_chart_data_get_n_series (const UnknotChartData *self);
guint unknot_chart_data_get_n_places (const UnknotChartData *self);
const char *unknot_chart_data_get_series (const UnknotChartData *self, guint series);
const char *unknot_chart_data_get_mark (const UnknotChartData *self, guint place);
gint64 unknot_chart_data_get_value (const UnknotChartData *self, guint place, guint series);

/* The highest bar, all series on top of one another. */
gint64 unknot_chart_data_get_highest (const UnknotChartData *self);
/* A round step between the lines of a scale, so that there are two to five of them. */
gint64 unknot_chart_data_get_step (const UnknotChartData *self);
/* A value on the scale: "3", "1 h 30". */
char *unknot_chart_data_format (const UnknotChartData *self, gint64 value);

/* "Tuesday 14 May: With a guide 4, By walking away 2", and notes that are not 0.  Returns: (transfer full). */
char *unknot_chart_data_describe (const UnknotChartData *self, guint place);

/* The table: a column for the places, one for each series and one for each note. */
guint unknot_chart_data_get_n_columns (const UnknotChartData *self);
const char *unknot_chart_data_get_heading (const UnknotChartData *self, guint column);
/* Returns: (transfer full). */
char *unknot_chart_data_get_cell (const UnknotChartData *self, guint place, guint column);
/* The table with headings, cells parted by tabs: what spreadsheets take from the clipboard.
 * Returns: (transfer full). */
char *unknot_chart_data_to_tsv (const UnknotChartData *self);

G_END_DECLS
