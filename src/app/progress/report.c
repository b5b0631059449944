/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/report.h"

#include <glib/gi18n.h>

#include "app/progress/progress-words.h"
#include "core/history/summary.h"
#include "core/schedule/phrase.h"

/* The newest notes of a spot that are shown. */
#define MAX_NOTES 3

static void
line_free (gpointer data)
{
  g_free (((UnknotReportLine *) data)->text);
  g_free (data);
}

/* @text: (transfer full). */
static void
take (GPtrArray *lines, UnknotReportStyle style, char *text)
{
  UnknotReportLine *line = g_new0 (UnknotReportLine, 1);

  line->style = style;
  line->text = text;
  g_ptr_array_add (lines, line);
}

static void
add (GPtrArray *lines, UnknotReportStyle style, const char *text)
{
  take (lines, style, g_strdup (text));
}

static char *
day_of (gint64 wall, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / UNKNOT_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  /* Translators: a day within the year, for g_date_time_format() */
  return g_date_time_format (local, _("%-e %B"));
}

/* ---- things counted by a name ---- */

typedef struct {
  char *name;
  guint times;
  gint64 length;
  GPtrArray *rows; /* not owned */
} Named;

static void
named_free (gpointer data)
{
  Named *named = data;

  g_free (named->name);
  g_ptr_array_unref (named->rows);
  g_free (named);
}

static Named *
find_named (GPtrArray *list, const char *name)
{
  Named *named;

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((Named *) list->pdata[i])->name, name))
      return list->pdata[i];
  named = g_new0 (Named, 1);
  named->name = g_strdup (name);
  named->rows = g_ptr_array_new ();
  g_ptr_array_add (list, named);
  return named;
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *x = *(gconstpointer *) a, *y = *(gconstpointer *) b;

  if (x->times != y->times)
    return x->times > y->times ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static const char *
guide_title (UnknotCatalog *catalog, const char *guide)
{
  const UnknotCatalogEntry *entry = catalog != NULL ? unknot_catalog_find (catalog, guide) : NULL;

  return entry != NULL ? entry->title : guide;
}

/* ---- where it hurt ---- */

static void
add_notes (GPtrArray *lines, const Named *spot, GTimeZone *zone)
{
  guint shown = 0;

  for (guint i = spot->rows->len; i > 0 && shown < MAX_NOTES; i--)
    {
      const UnknotHistoryMark *mark = spot->rows->pdata[i - 1];
      g_autofree char *day = NULL;

      if (mark->note == NULL)
        continue;
      day = day_of (mark->marked, zone);
      /* Translators: a day, and what was noted on it in the user's own words */
      take (lines, UNKNOT_REPORT_NOTE, g_strdup_printf (_("%s: “%s”"), day, mark->note));
      shown++;
    }
}

static void
add_spot (GPtrArray *lines, const Named *spot, GTimeZone *zone)
{
  const UnknotHistoryMark *first = spot->rows->pdata[0], *last = spot->rows->pdata[spot->rows->len - 1];
  g_autofree char *name = unknot_progress_spot (spot->name);
  g_autofree char *day = day_of (last->marked, zone);
  guint most = 0;

  for (guint i = 0; i < spot->rows->len; i++)
    most = MAX (most, ((const UnknotHistoryMark *) spot->rows->pdata[i])->strength);
  if (spot->rows->len == 1)
    /* Translators: a muscle with its side; how strong it was, 0 to 10; a day */
    take (lines, UNKNOT_REPORT_ITEM, g_strdup_printf (_("%s: %u of 10 on %s"), name, last->strength, day));
  else
    /* Translators: a muscle with its side; how often it was marked; how strong at first, at most and at last; the
     * day of the last */
    take (lines, UNKNOT_REPORT_ITEM,
          g_strdup_printf (ngettext ("%s: marked %u time; %u of 10 at first, %u at most, %u on %s",
                                     "%s: marked %u times; %u of 10 at first, %u at most, %u on %s", spot->rows->len),
                           name, spot->rows->len, first->strength, most, last->strength, day));
  add_notes (lines, spot, zone);
}

static void
add_spots (GPtrArray *lines, UnknotHistory *history, gint64 from, gint64 to, GTimeZone *zone)
{
  g_autoptr (GPtrArray) marks = unknot_history_list_marks (history, from, to);
  g_autoptr (GPtrArray) spots = g_ptr_array_new_with_free_func (named_free);

  add (lines, UNKNOT_REPORT_HEADING, _("Where it hurt"));
  for (guint i = 0; i < marks->len; i++)
    {
      UnknotHistoryMark *mark = marks->pdata[i];
      Named *spot = find_named (spots, mark->spot);

      spot->times++;
      g_ptr_array_add (spot->rows, mark);
    }
  g_ptr_array_sort (spots, compare_named);
  for (guint i = 0; i < spots->len; i++)
    add_spot (lines, spots->pdata[i], zone);
  if (spots->len == 0)
    add (lines, UNKNOT_REPORT_TEXT, _("No spot was marked."));
}

/* ---- what was done ---- */

static void
add_guides (GPtrArray *lines, UnknotHistory *history, gint64 from, gint64 to, UnknotCatalog *catalog)
{
  g_autoptr (GPtrArray) breaks = unknot_history_list_breaks (history, from, to);
  g_autoptr (GPtrArray) guides = g_ptr_array_new_with_free_func (named_free);

  add (lines, UNKNOT_REPORT_HEADING, _("Guides done"));
  for (guint i = 0; i < breaks->len; i++)
    {
      const UnknotHistoryBreak *row = breaks->pdata[i];

      if (row->guide != NULL && row->record.outcome == UNKNOT_OUTCOME_GUIDED)
        find_named (guides, row->guide)->times++;
    }
  g_ptr_array_sort (guides, compare_named);
  for (guint i = 0; i < guides->len; i++)
    {
      const Named *guide = guides->pdata[i];

      take (lines, UNKNOT_REPORT_ITEM,
            g_strdup_printf (ngettext ("%s: %u time", "%s: %u times", guide->times), guide_title (catalog, guide->name),
                             guide->times));
    }
  if (guides->len == 0)
    add (lines, UNKNOT_REPORT_TEXT, _("No guide was followed."));
}

static void
add_pressed (GPtrArray *lines, UnknotHistory *history, gint64 from, gint64 to)
{
  g_autoptr (GPtrArray) rows = unknot_history_list_spots (history, from, to);
  g_autoptr (GPtrArray) spots = g_ptr_array_new_with_free_func (named_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const UnknotHistorySpot *row = rows->pdata[i];
      Named *spot = find_named (spots, row->spot);

      spot->times++;
      spot->length += row->length;
    }
  g_ptr_array_sort (spots, compare_named);
  if (spots->len > 0)
    add (lines, UNKNOT_REPORT_HEADING, _("Self-massage"));
  for (guint i = 0; i < spots->len; i++)
    {
      const Named *spot = spots->pdata[i];
      g_autofree char *name = unknot_progress_spot (spot->name), *length = unknot_phrase_passed (spot->length);

      /* Translators: a muscle with its side; how long it was pressed in all; on how many days */
      take (lines, UNKNOT_REPORT_ITEM,
            g_strdup_printf (ngettext ("%s: %s on %u day", "%s: %s on %u days", spot->times), name, length, spot->times));
    }
}

static void
add_eased (GPtrArray *lines, const UnknotSummary *summary, UnknotCatalog *catalog)
{
  g_auto (GStrv) eased = unknot_progress_eased (summary, catalog);

  if (eased[0] == NULL)
    return;
  add (lines, UNKNOT_REPORT_HEADING, _("How it was before and after"));
  for (guint i = 0; eased[i] != NULL; i++)
    add (lines, UNKNOT_REPORT_ITEM, eased[i]);
}

/* ---- the days ---- */

static void
add_sitting (GPtrArray *lines, const UnknotSummary *summary)
{
  const UnknotTally *all = &summary->whole;
  g_autofree char *longest = unknot_progress_longest_words (summary);
  g_autofree char *average = all->days > 0 ? unknot_phrase_passed (all->sat / all->days) : NULL;

  add (lines, UNKNOT_REPORT_HEADING, _("Sitting and breaks"));
  if (average != NULL)
    take (lines, UNKNOT_REPORT_TEXT,
          g_strdup_printf (ngettext ("Sitting was counted on %u day: %s.",
                                     "Sitting was counted on %u days: %s a day on average.", all->days),
                           all->days, average));
  add (lines, UNKNOT_REPORT_TEXT, longest);
  take (lines, UNKNOT_REPORT_TEXT,
        g_strdup_printf (_("Breaks: %u with a guide, %u by walking away, %u left early, %u left out."), all->guided,
                         all->natural, all->left_early, all->left_out));
}

static void
add_posture (GPtrArray *lines, const UnknotSummary *summary)
{
  const UnknotTally *all = &summary->whole;

  if (all->good + all->slouching == 0)
    return;
  add (lines, UNKNOT_REPORT_HEADING, _("Posture checks"));
  take (lines, UNKNOT_REPORT_TEXT,
        g_strdup_printf (_("Answered: %u. In the user's own view, sitting well: %u, slouching: %u."),
                         all->good + all->slouching, all->good, all->slouching));
}

/* ---- the whole ---- */

static void
add_head (GPtrArray *lines, GDateTime *first, GDateTime *last)
{
  g_autofree char *from = g_date_time_format (first, _("%-e %B %Y")), *to = g_date_time_format (last, _("%-e %B %Y"));

  add (lines, UNKNOT_REPORT_TITLE, _("Four weeks of back and breaks"));
  /* Translators: the first and the last day */
  take (lines, UNKNOT_REPORT_TEXT, g_strdup_printf (_("%s to %s"), from, to));
  add (lines, UNKNOT_REPORT_QUIET,
       _("Put together by Unknot, a break reminder, from what was counted and noted at the computer. "
         "How strong: 0 is gone, 10 the worst. It is a memory aid, not a finding."));
}

GPtrArray *
unknot_report_new (UnknotHistory *history, UnknotCatalog *catalog, GDateTime *today)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GDateTime) first = g_date_time_add_days (today, 1 - UNKNOT_REPORT_DAYS);
  g_autoptr (GDateTime) start = g_date_time_new (g_date_time_get_timezone (today), g_date_time_get_year (first),
                                                 g_date_time_get_month (first), g_date_time_get_day_of_month (first),
                                                 0, 0, 0);
  g_autoptr (UnknotSummary) summary = unknot_summary_read_days (history, start, UNKNOT_REPORT_DAYS);
  gint64 from = summary->whole.from, to = summary->whole.to;

  add_head (lines, start, today);
  add_spots (lines, history, from, to, g_date_time_get_timezone (today));
  add_guides (lines, history, from, to, catalog);
  add_eased (lines, summary, catalog);
  add_pressed (lines, history, from, to);
  add_posture (lines, summary);
  add_sitting (lines, summary);
  return lines;
}
