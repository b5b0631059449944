/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/progress/chart-data.h"
#include "core/guide/catalog.h"
#include "core/history/summary.h"

G_BEGIN_DECLS

/* A summary as charts and sentences.  None of them judges: nothing is a score, and what was left
 * out is said as plainly as what was taken. */

/* What a week begins with where the user lives: 1 (Monday) to 7. */
int unknot_first_weekday (void);

/* "13 – 19 May 2024", "May 2024", "2024".  Returns: (transfer full). */
char *unknot_progress_span (UnknotPeriod period, GDateTime *start);
/* @zone: of the summary's days; all three return (transfer full). */
UnknotChartData *unknot_progress_breaks (const UnknotSummary *summary, GTimeZone *zone);
UnknotChartData *unknot_progress_longest (const UnknotSummary *summary, GTimeZone *zone);
UnknotChartData *unknot_progress_weekdays (const UnknotSummary *summary, int first_weekday);

/* "Between spine and shoulder blade (rhomboids), left side"; the name itself for one that is not
 * known.  Returns: (transfer full). */
char *unknot_progress_spot (const char *spot);

/* One or two sentences for each of the charts, and for posture checks (empty without any).
 * Return: (transfer full). */
char *unknot_progress_breaks_words (const UnknotSummary *summary);
char *unknot_progress_longest_words (const UnknotSummary *summary);
char *unknot_progress_weekdays_words (const UnknotSummary *summary);
char *unknot_progress_posture_words (const UnknotSummary *summary);

/* What helped, a sentence each: "Thread the needle, for the left rhomboids: eased 4 of 5 times,
 * from 6.0 to 3.5 on average".  @catalog: (nullable): for the titles.
 * Returns: (transfer full) (array zero-terminated=1). */
char **unknot_progress_eased (const UnknotSummary *summary, UnknotCatalog *catalog);

G_END_DECLS
