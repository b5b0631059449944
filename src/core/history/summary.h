/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-marks.h"

G_BEGIN_DECLS

/* What the rows of a week, a month or a year add up to.  Pure: the rows, the time zone and the
 * moment are handed in.
 *
 * Days are those of the zone's calendar: 23 or 25 hours long where the clocks are changed.  Rows
 * carry UTC alone, so who has moved to another zone sees all days in the present one.
 *
 * A break that was begun and soon ended (UNKNOT_OUTCOME_CUT_SHORT, see schedule.h) rested nobody, and
 * Today and the state of the service do not count it as taken either.  Yet it was no refusal: whoever looks
 * at a guide, sees that it does not suit and closes it has not left the break out.  So it is counted apart. */

typedef enum {
  UNKNOT_PERIOD_WEEK,  /* seven days */
  UNKNOT_PERIOD_MONTH, /* 28 to 31 days */
  UNKNOT_PERIOD_YEAR,  /* twelve months */
} UnknotPeriod;

/* The first moment of the period around @moment, in the zone of @moment.
 * @first_weekday: 1 (Monday) to 7: what a week begins with.
 * Returns: (transfer full). */
GDateTime *unknot_period_start (UnknotPeriod period, GDateTime *moment, int first_weekday);
/* The start of the period @n after (or before) the one that begins with @start.
 * Returns: (transfer full). */
GDateTime *unknot_period_shift (UnknotPeriod period, GDateTime *start, int n);

/* A day of a week or month, a month of a year, or the whole of it. */
typedef struct {
  gint64 from, to;   /* wall, [from, to) */
  guint guided;      /* breaks taken with a guide */
  guint natural;     /* breaks taken by walking away */
  guint left_early;  /* begun and soon ended: see above */
  guint left_out;    /* skipped, or let go */
  guint put_off;     /* breaks that were postponed first, whatever became of them */
  gint64 sat;        /* microseconds of sitting that ended with a break */
  gint64 longest;    /* the longest sitting of all, microseconds */
  gint64 usual;      /* the longest sitting of a day, on average of the days that have one */
  guint days;        /* with any sitting */
  guint good, slouching; /* posture checks answered so */
} UnknotTally;

/* What was said of a guide before and after it, or after it alone. */
typedef struct {
  char *guide;
  char *spot;     /* (nullable): of marks; NULL: how it felt as a whole */
  guint times;
  guint better, worse;
  double before, after; /* of marks: average strength, 0 to 10 */
} UnknotEased;

/* Fewer answers than that are chance, and are not shown. */
#define UNKNOT_EASED_LEAST 3

typedef struct {
  UnknotPeriod period;
  UnknotTally *parts;
  guint n_parts;
  UnknotTally whole;
  gint64 weekday_sat[7];   /* sitting on an average day of that kind, Monday first */
  guint weekday_days[7];   /* how many of them have any */
  GPtrArray *eased;        /* (element-type UnknotEased): at least UNKNOT_EASED_LEAST times; most often first */
} UnknotSummary;

typedef struct {
  GPtrArray *breaks, *postures, *feelings, *marks; /* (nullable): of the period, oldest first */
} UnknotSummaryRows;

/* @start: as unknot_period_start() gives it. */
UnknotSummary *unknot_summary_new (UnknotPeriod period, GDateTime *start, const UnknotSummaryRows *rows);
void unknot_summary_free (UnknotSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSummary, unknot_summary_free)

/* The same with the rows read from @history. */
UnknotSummary *unknot_summary_read (UnknotHistory *history, UnknotPeriod period, GDateTime *start);
/* The same for @days whole days from @start on, a part for each. */
UnknotSummary *unknot_summary_read_days (UnknotHistory *history, GDateTime *start, guint days);

/* Whether there is nothing at all to show. */
gboolean unknot_summary_is_empty (const UnknotSummary *self);

G_END_DECLS
