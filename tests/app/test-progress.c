/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as tables and words, and the page for a physiotherapist down to the PDF. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "app/progress/progress-words.h"
#include "app/progress/report-pages.h"
#include "core/history/history-rows.h"

#define HOUR UNKNOT_HOUR

/* ---- charts ---- */

static void
test_scale (void)
{
  static const struct { UnknotChartUnit unit; gint64 highest, step; } table[] = {
    { UNKNOT_CHART_COUNT, 0, 1 },    { UNKNOT_CHART_COUNT, 5, 1 },     { UNKNOT_CHART_COUNT, 6, 2 },
    { UNKNOT_CHART_COUNT, 11, 5 },   { UNKNOT_CHART_COUNT, 26, 10 },   { UNKNOT_CHART_COUNT, 300, 100 },
    { UNKNOT_CHART_TIME, 0, 5 * UNKNOT_MINUTE }, { UNKNOT_CHART_TIME, 50 * UNKNOT_MINUTE, 10 * UNKNOT_MINUTE },
    { UNKNOT_CHART_TIME, 74 * UNKNOT_MINUTE, 15 * UNKNOT_MINUTE }, { UNKNOT_CHART_TIME, 9 * HOUR, 2 * HOUR },
    { UNKNOT_CHART_TIME, 100 * HOUR, 24 * HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (UnknotChartData) data = unknot_chart_data_new (table[i].unit, "Day");

      unknot_chart_data_add_series (data, "One");
      unknot_chart_data_add_place (data, "a", "A", &table[i].highest);
      g_assert_cmpint (unknot_chart_data_get_step (data), ==, table[i].step);
    }
}

static UnknotSummary *
make_week (const char *iso, GTimeZone *zone)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (iso, zone);
  g_autoptr (GPtrArray) breaks = unknot_row_list_new (UNKNOT_ROW_BREAK);
  gint64 monday = g_date_time_to_unix (start) * UNKNOT_SECOND;
  const UnknotSummaryRows rows = { .breaks = breaks };

  for (guint i = 0; i < 4; i++)
    {
      UnknotHistoryBreak row = { .record = { .ended = monday + (9 + i) * HOUR, .sat = (30 + i * 20) * UNKNOT_MINUTE,
                                             .outcome = (UnknotOutcome) i, .postponed = i == 1 } };

      g_ptr_array_add (breaks, unknot_row_copy (UNKNOT_ROW_BREAK, &row));
    }
  return unknot_summary_new (UNKNOT_PERIOD_WEEK, start, &rows);
}

static void
test_table (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (UnknotSummary) week = make_week ("2024-05-13T00:00:00", zone);
  g_autoptr (UnknotChartData) data = unknot_progress_breaks (week, zone);
  g_autofree char *tsv = unknot_chart_data_to_tsv (data), *words = unknot_chart_data_describe (data, 0);
  g_autofree char *quiet = unknot_chart_data_describe (data, 1);
  g_autofree char *sentence = unknot_progress_breaks_words (week), *longest = unknot_progress_longest_words (week);
  g_autoptr (UnknotChartData) weekdays = unknot_progress_weekdays (week, 7);
  g_autofree char *sunday = unknot_chart_data_get_cell (weekdays, 0, 0), *monday = unknot_chart_data_describe (weekdays, 1);

  g_assert_true (g_str_has_prefix (tsv, "Day\tWith a guide\tBy walking away\tLeft out\tLeft early\tPut off\n"
                                        "Monday 13 May\t1\t1\t1\t1\t1\n"
                                        "Tuesday 14 May\t0\t0\t0\t0\t0\n"));
  g_assert_cmpstr (words, ==, "Monday 13 May: With a guide 1, By walking away 1, Left out 1, Left early 1, Put off 1");
  g_assert_cmpstr (quiet, ==, "Tuesday 14 May: With a guide 0, By walking away 0, Left out 0");
  /* A note is no part of the bar, nor of the legend. */
  g_assert_cmpint (unknot_chart_data_get_highest (data), ==, 3);
  g_assert_cmpuint (unknot_chart_data_get_n_series (data), ==, 3);
  g_assert_cmpstr (sentence, ==, "2 breaks in all, and 1 left early; 1 was put off first.");
  g_assert_cmpstr (longest, ==, "1 h 30 min at most without a break.");
  g_assert_cmpstr (sunday, ==, "Sunday");
  g_assert_cmpstr (monday, ==, "Monday: 4 h");
}

/* What a period adds up to, in a sentence: what was left early or put off is said where there was any. */
static void
test_breaks_words (void)
{
  static const struct { guint guided, natural, left_early, put_off; const char *words; } table[] = {
    { 0, 0, 0, 0, "0 breaks in all." },
    { 1, 0, 0, 0, "1 break in all." },
    { 4, 3, 0, 0, "7 breaks in all." },
    { 0, 0, 1, 0, "0 breaks in all, and 1 left early." },
    { 4, 3, 2, 0, "7 breaks in all, and 2 left early." },
    { 4, 3, 0, 1, "7 breaks in all; 1 was put off first." },
    { 4, 3, 2, 5, "7 breaks in all, and 2 left early; 5 were put off first." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const UnknotSummary summary = { .whole = { .guided = table[i].guided, .natural = table[i].natural,
                                                 .left_early = table[i].left_early, .put_off = table[i].put_off } };
      g_autofree char *words = unknot_progress_breaks_words (&summary);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_spans (void)
{
  static const struct { UnknotPeriod period; const char *start, *words; } table[] = {
    { UNKNOT_PERIOD_WEEK, "2024-05-13T00:00:00", "13 – 19 May 2024" },
    { UNKNOT_PERIOD_WEEK, "2024-04-29T00:00:00", "29 Apr – 5 May 2024" },
    { UNKNOT_PERIOD_WEEK, "2024-12-30T00:00:00", "30 Dec 2024 – 5 Jan 2025" },
    { UNKNOT_PERIOD_MONTH, "2024-05-01T00:00:00", "May 2024" },
    { UNKNOT_PERIOD_YEAR, "2024-01-01T00:00:00", "2024" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (table[i].start, zone);
      g_autofree char *words = unknot_progress_span (table[i].period, start);

      g_assert_cmpstr (words, ==, table[i].words);
    }
  g_assert_cmpint (unknot_first_weekday (), >=, 1);
  g_assert_cmpint (unknot_first_weekday (), <=, 7);
}

/* ---- the report ---- */

typedef struct {
  char *folder;
  UnknotHistory *history;
  GDateTime *today;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("unknot-report-XXXXXX", NULL);
  path = g_build_filename (f->folder, "history", NULL);
  f->history = unknot_history_new (path, 0);
  f->today = g_date_time_new_from_iso8601 ("2024-05-31T15:00:00", zone);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  unknot_history_free (f->history);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_date_time_unref (f->today);
}

static void
add_mark (Fixture *f, gint64 marked, guint strength, const char *note)
{
  UnknotHistoryMark mark = { .marked = marked, .spot = (char *) "rhomboids-left", .strength = strength,
                             .note = (char *) note };

  g_assert_cmpint (unknot_history_add_mark (f->history, &mark, NULL), >, 0);
}

static void
fill (Fixture *f, guint guides)
{
  gint64 now = g_date_time_to_unix (f->today) * UNKNOT_SECOND;

  add_mark (f, now - 40 * UNKNOT_DAY, 10, "long ago");
  add_mark (f, now - 20 * UNKNOT_DAY, 7, "after the move");
  add_mark (f, now - 2 * UNKNOT_DAY, 2, NULL);
  for (guint i = 0; i < guides; i++)
    {
      g_autofree char *guide = g_strdup_printf ("guide-%u", i);
      UnknotBreakRecord record = { .ended = now - i * HOUR, .sat = 50 * UNKNOT_MINUTE,
                                   .outcome = i % 2 ? UNKNOT_OUTCOME_CUT_SHORT : UNKNOT_OUTCOME_GUIDED };

      unknot_history_add_break (f->history, &record, guide);
    }
  unknot_history_add_posture (f->history, now, UNKNOT_POSTURE_GOOD, NULL);
  unknot_history_add_spot (f->history, 19870, now, "rhomboids-left", 90 * UNKNOT_SECOND);
  for (guint i = 0; i < 3; i++)
    unknot_history_add_feeling (f->history, now - i, "guide-0", UNKNOT_FEELING_BETTER);
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", ((UnknotReportLine *) lines->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
test_report (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  fill (f, 3);
  lines = unknot_report_new (f->history, NULL, f->today);
  text = join (lines);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "4 May 2024 to 31 May 2024"));
  g_assert_nonnull (strstr (text, "(rhomboids), left side: marked 2 times; 7 of 10 at first, 7 at most, 2 on 29 May"));
  g_assert_nonnull (strstr (text, "11 May: “after the move”"));
  g_assert_null (strstr (text, "long ago"));
  g_assert_nonnull (strstr (text, "guide-0: 1 time\n"));
  /* Left early: not done. */
  g_assert_null (strstr (text, "guide-1: 1 time\n"));
  g_assert_nonnull (strstr (text, "guide-0: better afterwards 3 of 3 times"));
  g_assert_nonnull (strstr (text, "1 min on 1 day"));
  g_assert_nonnull (strstr (text, "Breaks: 2 with a guide, 0 by walking away, 1 left early, 0 left out."));
}

static void
test_report_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  unknot_history_add_posture (f->history, 1, UNKNOT_POSTURE_GOOD, NULL);
  lines = unknot_report_new (f->history, NULL, f->today);
  text = join (lines);
  g_assert_nonnull (strstr (text, "No spot was marked."));
  g_assert_nonnull (strstr (text, "No guide was followed."));
  g_assert_null (strstr (text, "Posture checks"));
}

/* Every line of it is on one of the sheets, in its order, and a sheet has its number. */
static void
test_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (f->folder, "report.pdf", NULL), *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *at;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  fill (f, 120);
  lines = unknot_report_new (f->history, NULL, f->today);
  g_assert_true (unknot_report_save_pdf (lines, 595, 842, file, NULL));
  const char *arguments[] = { program, "-enc", "UTF-8", "-nopgbrk", path, "-", NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL));
  for (char *c = text; *c != '\0'; c++)
    *c = *c == '\n' ? ' ' : *c;
  g_test_message ("%s", text);
  at = text;
  for (guint i = 0; i < lines->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (((UnknotReportLine *) lines->pdata[i])->text, " ", -1);

      for (guint word = 0; words[word] != NULL; word++)
        {
          at = strstr (at, words[word]);
          g_assert_nonnull (at);
        }
    }
  g_assert_nonnull (strstr (text, "page 1 of 3"));
  g_assert_nonnull (strstr (text, "page 3 of 3"));
  g_assert_null (strstr (text, "page 4"));
}

/* A printer's sheet as small as a label, and lines longer than it. */
static void
test_small_sheet (Fixture *f, gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 200);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autofree char *note = g_strnfill (500, 'w');
  g_autoptr (GPtrArray) lines = NULL;

  add_mark (f, g_date_time_to_unix (f->today) * UNKNOT_SECOND, 3, note);
  lines = unknot_report_new (f->history, NULL, f->today);
  g_autoptr (UnknotReportPages) pages = unknot_report_pages_new (lines, context, 0, 0);
  g_assert_cmpuint (unknot_report_pages_count (pages), >, 3);
  for (guint i = 0; i < unknot_report_pages_count (pages); i++)
    unknot_report_pages_draw (pages, cr, i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/scale", test_scale);
  g_test_add_func ("/progress/table", test_table);
  g_test_add_func ("/progress/breaks-words", test_breaks_words);
  g_test_add_func ("/progress/spans", test_spans);
#define ADD(path, function) g_test_add ("/progress/report/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_report);
  ADD ("empty", test_report_empty);
  ADD ("pdf", test_pdf);
  ADD ("small-sheet", test_small_sheet);
#undef ADD
  return g_test_run ();
}
