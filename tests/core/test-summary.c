/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What weeks, months and years add up to, on the calendar of the user's zone. */
#include "core/history/history-rows.h"
#include "core/history/summary.h"

static GPtrArray *rows[UNKNOT_N_ROW_KINDS];

static void
set_up (void)
{
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    rows[kind] = unknot_row_list_new (kind);
}

static void
tear_down (void)
{
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_clear_pointer (&rows[kind], g_ptr_array_unref);
}

static UnknotSummaryRows
all_rows (void)
{
  return (UnknotSummaryRows) { rows[UNKNOT_ROW_BREAK], rows[UNKNOT_ROW_POSTURE], rows[UNKNOT_ROW_FEELING],
                               rows[UNKNOT_ROW_MARK] };
}

static GDateTime *
at (const char *zone, const char *iso)
{
  g_autoptr (GTimeZone) tz = g_time_zone_new_identifier (zone);
  GDateTime *moment;

  g_assert_nonnull (tz);
  moment = g_date_time_new_from_iso8601 (iso, tz);
  g_assert_nonnull (moment);
  return moment;
}

static gint64
wall (const char *zone, const char *iso)
{
  g_autoptr (GDateTime) moment = at (zone, iso);

  return g_date_time_to_unix (moment) * UNKNOT_SECOND;
}

static void
add_break (gint64 ended, UnknotOutcome outcome, guint sat_minutes, guint postponed)
{
  UnknotHistoryBreak row = { .record = { .ended = ended, .sat = sat_minutes * UNKNOT_MINUTE, .outcome = outcome,
                                         .postponed = postponed } };

  g_ptr_array_add (rows[UNKNOT_ROW_BREAK], unknot_row_copy (UNKNOT_ROW_BREAK, &row));
}

static void
add_mark (gint64 marked, const char *spot, guint strength, UnknotMarkContext context, const char *guide)
{
  UnknotHistoryMark row = { .marked = marked, .spot = (char *) spot, .strength = strength, .context = context,
                            .guide = (char *) guide };

  g_ptr_array_add (rows[UNKNOT_ROW_MARK], unknot_row_copy (UNKNOT_ROW_MARK, &row));
}

/* ---- the calendar ---- */

typedef struct {
  const char *zone, *moment;
  UnknotPeriod period;
  int first;
  const char *start, *next;
  guint parts;
} Span;

static const Span spans[] = {
  { "Europe/Berlin", "2024-05-15T13:00:00", UNKNOT_PERIOD_WEEK, 1, "2024-05-13T00:00:00", "2024-05-20T00:00:00", 7 },
  { "America/New_York", "2024-05-19T13:00:00", UNKNOT_PERIOD_WEEK, 7, "2024-05-19T00:00:00", "2024-05-26T00:00:00", 7 },
  { "Asia/Riyadh", "2024-05-17T00:00:00", UNKNOT_PERIOD_WEEK, 6, "2024-05-11T00:00:00", "2024-05-18T00:00:00", 7 },
  /* The clocks are changed within: 23 and 25 hours. */
  { "Europe/Berlin", "2024-03-31T12:00:00", UNKNOT_PERIOD_WEEK, 1, "2024-03-25T00:00:00", "2024-04-01T00:00:00", 7 },
  { "Europe/Berlin", "2024-10-27T23:30:00", UNKNOT_PERIOD_WEEK, 1, "2024-10-21T00:00:00", "2024-10-28T00:00:00", 7 },
  { "Europe/Berlin", "2024-03-31T12:00:00", UNKNOT_PERIOD_MONTH, 1, "2024-03-01T00:00:00", "2024-04-01T00:00:00", 31 },
  { "Europe/Berlin", "2024-02-29T12:00:00", UNKNOT_PERIOD_MONTH, 1, "2024-02-01T00:00:00", "2024-03-01T00:00:00", 29 },
  { "Europe/Berlin", "2023-12-31T23:59:59", UNKNOT_PERIOD_YEAR, 1, "2023-01-01T00:00:00", "2024-01-01T00:00:00", 12 },
  /* A midnight that does not exist, and a day that does not. */
  { "America/Sao_Paulo", "2018-11-04T12:00:00", UNKNOT_PERIOD_MONTH, 7, "2018-11-01T00:00:00", "2018-12-01T00:00:00", 30 },
  { "Pacific/Apia", "2011-12-29T12:00:00", UNKNOT_PERIOD_MONTH, 1, "2011-12-01T00:00:00", "2012-01-01T00:00:00", 30 },
  /* The oldest that is likely, and a half-hour zone. */
  { "Asia/Kolkata", "1970-01-05T01:00:00", UNKNOT_PERIOD_WEEK, 1, "1970-01-05T00:00:00", "1970-01-12T00:00:00", 7 },
};

static void
test_calendar (void)
{
  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const Span *span = &spans[i];
      g_autoptr (GDateTime) moment = at (span->zone, span->moment);
      g_autoptr (GDateTime) start = unknot_period_start (span->period, moment, span->first);
      g_autoptr (GDateTime) next = unknot_period_shift (span->period, start, 1);
      g_autoptr (GDateTime) back = unknot_period_shift (span->period, next, -1);
      UnknotSummaryRows none = all_rows ();
      g_autoptr (UnknotSummary) summary = unknot_summary_new (span->period, start, &none);

      g_test_message ("%s %s", span->zone, span->moment);
      g_assert_cmpint (g_date_time_to_unix (start) * UNKNOT_SECOND, ==, wall (span->zone, span->start));
      g_assert_cmpint (g_date_time_to_unix (next) * UNKNOT_SECOND, ==, wall (span->zone, span->next));
      g_assert_cmpint (g_date_time_compare (back, start), ==, 0);
      g_assert_cmpuint (summary->n_parts, ==, span->parts);
      g_assert_cmpint (summary->whole.from, ==, wall (span->zone, span->start));
      g_assert_cmpint (summary->whole.to, ==, wall (span->zone, span->next));
      /* No moment belongs to no part or to two. */
      for (guint part = 1; part < summary->n_parts; part++)
        g_assert_cmpint (summary->parts[part].from, ==, summary->parts[part - 1].to);
      g_assert_true (unknot_summary_is_empty (summary));
    }
  tear_down ();
}

/* A break at either end of a day belongs to that day, whatever the clocks do on it. */
static void
test_days (void)
{
  static const char *const days[] = { "2024-03-30", "2024-03-31", "2024-10-27", "2024-10-28", "2024-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *first = g_strdup_printf ("%sT00:00:00", days[i]), *last = g_strdup_printf ("%sT23:59:59", days[i]);
      g_autoptr (GDateTime) moment = at ("Europe/Berlin", first);
      g_autoptr (GDateTime) start = unknot_period_start (UNKNOT_PERIOD_MONTH, moment, 1);
      guint part = (guint) g_date_time_get_day_of_month (moment) - 1;

      set_up ();
      add_break (wall ("Europe/Berlin", first), UNKNOT_OUTCOME_GUIDED, 40, 0);
      add_break (wall ("Europe/Berlin", last), UNKNOT_OUTCOME_NATURAL, 50, 0);
      UnknotSummaryRows all = all_rows ();
      g_autoptr (UnknotSummary) summary = unknot_summary_new (UNKNOT_PERIOD_MONTH, start, &all);
      g_assert_cmpuint (summary->parts[part].guided, ==, 1);
      g_assert_cmpuint (summary->parts[part].natural, ==, 1);
      g_assert_cmpint (summary->parts[part].longest, ==, 50 * UNKNOT_MINUTE);
      g_assert_cmpint (summary->parts[part].sat, ==, 90 * UNKNOT_MINUTE);
      g_assert_cmpuint (summary->whole.days, ==, 1);
      tear_down ();
    }
}

/* ---- counting ---- */

static void
test_tally (void)
{
  g_autoptr (GDateTime) start = at ("UTC", "2024-05-13T00:00:00");
  gint64 monday = wall ("UTC", "2024-05-13T00:00:00");

  set_up ();
  add_break (monday - 1, UNKNOT_OUTCOME_GUIDED, 400, 0); /* the week before */
  add_break (monday + 9 * UNKNOT_HOUR, UNKNOT_OUTCOME_GUIDED, 45, 2);
  add_break (monday + 10 * UNKNOT_HOUR, UNKNOT_OUTCOME_CUT_SHORT, 30, 0);
  add_break (monday + 11 * UNKNOT_HOUR, UNKNOT_OUTCOME_NATURAL, 60, 0);
  add_break (monday + UNKNOT_DAY, UNKNOT_OUTCOME_SKIPPED, 50, 1);
  /* Let go, and the same sitting goes on until somebody walks away. */
  add_break (monday + UNKNOT_DAY + UNKNOT_HOUR, UNKNOT_OUTCOME_LET_GO, 90, 0);
  add_break (monday + UNKNOT_DAY + 2 * UNKNOT_HOUR, UNKNOT_OUTCOME_NATURAL, 120, 0);
  add_break (monday + 7 * UNKNOT_DAY, UNKNOT_OUTCOME_GUIDED, 400, 0); /* the week after */
  UnknotSummaryRows all = all_rows ();
  g_autoptr (UnknotSummary) week = unknot_summary_new (UNKNOT_PERIOD_WEEK, start, &all);

  g_assert_cmpuint (week->parts[0].guided, ==, 1);
  g_assert_cmpuint (week->parts[0].left_early, ==, 1);
  g_assert_cmpuint (week->parts[0].natural, ==, 1);
  g_assert_cmpuint (week->parts[0].put_off, ==, 1);
  g_assert_cmpint (week->parts[0].sat, ==, 135 * UNKNOT_MINUTE);
  g_assert_cmpint (week->parts[0].longest, ==, 60 * UNKNOT_MINUTE);
  g_assert_cmpuint (week->parts[1].left_out, ==, 2);
  g_assert_cmpint (week->parts[1].longest, ==, 120 * UNKNOT_MINUTE);
  g_assert_cmpint (week->parts[1].sat, ==, 170 * UNKNOT_MINUTE);
  g_assert_cmpuint (week->parts[2].guided + week->parts[2].natural + week->parts[2].left_out, ==, 0);
  g_assert_cmpuint (week->whole.guided, ==, 1);
  g_assert_cmpuint (week->whole.left_early, ==, 1);
  g_assert_cmpuint (week->whole.natural, ==, 2);
  g_assert_cmpuint (week->whole.put_off, ==, 2);
  g_assert_cmpint (week->whole.longest, ==, 120 * UNKNOT_MINUTE);
  g_assert_cmpint (week->whole.usual, ==, 90 * UNKNOT_MINUTE);
  g_assert_cmpuint (week->whole.days, ==, 2);
  g_assert_cmpint (week->weekday_sat[0], ==, 135 * UNKNOT_MINUTE);
  g_assert_cmpint (week->weekday_sat[1], ==, 170 * UNKNOT_MINUTE);
  g_assert_cmpuint (week->weekday_days[2], ==, 0);
  g_assert_false (unknot_summary_is_empty (week));
  tear_down ();
}

/* Each outcome is counted once, in a place of its own; one that was left early is no break taken. */
static void
test_outcomes (void)
{
  static const struct { UnknotOutcome outcome; guint guided, natural, left_early, left_out; } table[] = {
    { UNKNOT_OUTCOME_GUIDED, 1, 0, 0, 0 },    { UNKNOT_OUTCOME_NATURAL, 0, 1, 0, 0 },
    { UNKNOT_OUTCOME_CUT_SHORT, 0, 0, 1, 0 }, { UNKNOT_OUTCOME_SKIPPED, 0, 0, 0, 1 },
    { UNKNOT_OUTCOME_LET_GO, 0, 0, 0, 1 },
  };
  g_autoptr (GDateTime) start = at ("UTC", "2024-05-13T00:00:00");
  gint64 monday = wall ("UTC", "2024-05-13T00:00:00");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      set_up ();
      add_break (monday + UNKNOT_HOUR, table[i].outcome, 0, 0);
      UnknotSummaryRows all = all_rows ();
      g_autoptr (UnknotSummary) week = unknot_summary_new (UNKNOT_PERIOD_WEEK, start, &all);
      const UnknotTally *tallies[] = { &week->parts[0], &week->whole };

      for (guint t = 0; t < G_N_ELEMENTS (tallies); t++)
        {
          g_assert_cmpuint (tallies[t]->guided, ==, table[i].guided);
          g_assert_cmpuint (tallies[t]->natural, ==, table[i].natural);
          g_assert_cmpuint (tallies[t]->left_early, ==, table[i].left_early);
          g_assert_cmpuint (tallies[t]->left_out, ==, table[i].left_out);
        }
      g_assert_false (unknot_summary_is_empty (week));
      tear_down ();
    }
}

/* Weekdays are averages of the days that have any sitting: holidays do not shorten them. */
static void
test_weekdays (void)
{
  g_autoptr (GDateTime) start = at ("UTC", "2024-05-01T00:00:00");
  gint64 monday = wall ("UTC", "2024-05-06T12:00:00");

  set_up ();
  add_break (monday, UNKNOT_OUTCOME_GUIDED, 60, 0);
  add_break (monday + 7 * UNKNOT_DAY, UNKNOT_OUTCOME_GUIDED, 120, 0);
  UnknotSummaryRows all = all_rows ();
  g_autoptr (UnknotSummary) month = unknot_summary_new (UNKNOT_PERIOD_MONTH, start, &all);
  g_assert_cmpint (month->weekday_sat[0], ==, 90 * UNKNOT_MINUTE);
  g_assert_cmpuint (month->weekday_days[0], ==, 2);
  tear_down ();
}

/* ---- what helped ---- */

static const UnknotEased *
find (const UnknotSummary *summary, const char *guide, const char *spot)
{
  for (guint i = 0; i < summary->eased->len; i++)
    {
      const UnknotEased *eased = summary->eased->pdata[i];

      if (g_str_equal (eased->guide, guide) && g_strcmp0 (eased->spot, spot) == 0)
        return eased;
    }
  return NULL;
}

static void
test_eased (void)
{
  g_autoptr (GDateTime) start = at ("UTC", "2024-05-13T00:00:00");
  gint64 monday = wall ("UTC", "2024-05-13T00:00:00");

  set_up ();
  for (guint i = 0; i < 3; i++)
    {
      add_mark (monday + i * UNKNOT_DAY, "rhomboids-left", 6, UNKNOT_MARK_BEFORE, "thread-the-needle");
      add_mark (monday + i * UNKNOT_DAY + 2 * UNKNOT_MINUTE, "rhomboids-right", 4, UNKNOT_MARK_BEFORE, "thread-the-needle");
      add_mark (monday + i * UNKNOT_DAY + 5 * UNKNOT_MINUTE, "rhomboids-left", 3 + i * 2, UNKNOT_MARK_AFTER,
                "thread-the-needle");
    }
  /* Not a pair: too late, another guide, another spot, an after without a before, one before for two. */
  add_mark (monday + 4 * UNKNOT_DAY, "rhomboids-left", 9, UNKNOT_MARK_BEFORE, "thread-the-needle");
  add_mark (monday + 4 * UNKNOT_DAY + 4 * UNKNOT_HOUR, "rhomboids-left", 1, UNKNOT_MARK_AFTER, "thread-the-needle");
  add_mark (monday + 4 * UNKNOT_DAY + 4 * UNKNOT_HOUR + 1, "rhomboids-left", 1, UNKNOT_MARK_AFTER, "thread-the-needle");
  add_mark (monday + 5 * UNKNOT_DAY, "scalenes-left", 9, UNKNOT_MARK_AFTER, "chin-tuck");
  for (guint i = 0; i < 5; i++)
    {
      UnknotHistoryFeeling row = { .felt = monday + i, .guide = (char *) (i < 3 ? "chin-tuck" : "open-book"),
                                   .feeling = i == 2 ? UNKNOT_FEELING_SAME : UNKNOT_FEELING_BETTER };

      g_ptr_array_add (rows[UNKNOT_ROW_FEELING], unknot_row_copy (UNKNOT_ROW_FEELING, &row));
    }
  UnknotSummaryRows all = all_rows ();
  g_autoptr (UnknotSummary) week = unknot_summary_new (UNKNOT_PERIOD_WEEK, start, &all);

  g_assert_cmpuint (week->eased->len, ==, 2);
  const UnknotEased *left = find (week, "thread-the-needle", "rhomboids-left");
  g_assert_cmpuint (left->times, ==, 3);
  g_assert_cmpuint (left->better, ==, 2);
  g_assert_cmpuint (left->worse, ==, 1);
  g_assert_cmpfloat (left->before, ==, 6);
  g_assert_cmpfloat (left->after, ==, 5);
  g_assert_cmpuint (find (week, "chin-tuck", NULL)->better, ==, 2);
  /* Two answers are chance. */
  g_assert_null (find (week, "open-book", NULL));
  tear_down ();
}

/* ---- ten years ---- */

static guint
all_breaks (const UnknotSummary *summary)
{
  const UnknotTally *all = &summary->whole;

  return all->guided + all->natural + all->left_early + all->left_out;
}

/* The parts of every year, and of every month of it, add up to what was put in. */
static void
test_ten_years (void)
{
  guint sum = 0, months = 0;
  gint64 first = wall ("Europe/Berlin", "2014-01-01T00:30:00");

  set_up ();
  for (guint day = 0; day < 3652; day++)
    for (guint i = 0; i < 10; i++)
      add_break (first + day * UNKNOT_DAY + (gint64) i * 2 * UNKNOT_HOUR, (UnknotOutcome) (i % 5), 30 + i, i % 3);
  UnknotSummaryRows all = all_rows ();
  for (int year = 2014; year < 2024; year++)
    {
      g_autofree char *iso = g_strdup_printf ("%d-01-01T00:00:00", year);
      g_autoptr (GDateTime) start = at ("Europe/Berlin", iso);
      g_autoptr (UnknotSummary) summary = unknot_summary_new (UNKNOT_PERIOD_YEAR, start, &all);

      sum += all_breaks (summary);
      for (int month = 0; month < 12; month++)
        {
          g_autoptr (GDateTime) begin = g_date_time_add_months (start, month);
          g_autoptr (UnknotSummary) one = unknot_summary_new (UNKNOT_PERIOD_MONTH, begin, &all);

          months += all_breaks (one);
          g_assert_cmpint (one->whole.sat, ==, summary->parts[month].sat);
          g_assert_cmpint (one->whole.usual, ==, summary->parts[month].usual);
        }
    }
  g_assert_cmpuint (sum, ==, rows[UNKNOT_ROW_BREAK]->len);
  g_assert_cmpuint (months, ==, sum);
  tear_down ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/calendar", test_calendar);
  g_test_add_func ("/summary/days", test_days);
  g_test_add_func ("/summary/tally", test_tally);
  g_test_add_func ("/summary/outcomes", test_outcomes);
  g_test_add_func ("/summary/weekdays", test_weekdays);
  g_test_add_func ("/summary/eased", test_eased);
  g_test_add_func ("/summary/ten-years", test_ten_years);
  return g_test_run ();
}
