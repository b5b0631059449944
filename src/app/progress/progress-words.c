/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/progress-words.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "app/back/back-words.h"
#include "app/guides/guide-words.h"
#include "core/schedule/phrase.h"

int
unknot_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* The C library hands numbers out in the place of the pointer; the origin is a date that was a
   * Sunday or a Monday. */
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int sunday_based = (guint) GPOINTER_TO_SIZE (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == 19971201 ? first : first - 1;

  return (sunday_based + 6) % 7 + 1;
#else
  return 1;
#endif
}

/* ---- dates ---- */

static GDateTime *
from_wall (gint64 wall, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / UNKNOT_SECOND);

  return g_date_time_to_timezone (utc, zone);
}

char *
unknot_progress_span (UnknotPeriod period, GDateTime *start)
{
  g_autoptr (GDateTime) last = g_date_time_add_days (start, 6);
  g_autofree char *from = NULL, *to = NULL;
  gboolean same_month = g_date_time_get_month (start) == g_date_time_get_month (last);
  gboolean same_year = g_date_time_get_year (start) == g_date_time_get_year (last);

  if (period == UNKNOT_PERIOD_YEAR)
    return g_date_time_format (start, "%Y");
  if (period == UNKNOT_PERIOD_MONTH)
    /* Translators: a month and its year, for g_date_time_format() */
    return g_date_time_format (start, _("%OB %Y"));
  /* Two months in full do not fit beside the buttons of a narrow window. */
  /* Translators: the first day of a week: in the month, in the year, or in the year before that of the last */
  from = g_date_time_format (start, same_month ? _("%-e") : same_year ? _("%-e %b") : _("%-e %b %Y"));
  /* Translators: the last day of a week, with its year: in the month of the first, or in the next */
  to = g_date_time_format (last, same_month ? _("%-e %B %Y") : _("%-e %b %Y"));
  /* Translators: the first and the last day of a week */
  return g_strdup_printf (_("%s – %s"), from, to);
}

/* The names of a part of @period that begins with @day: under the bar, and in full. */
static void
name_part (UnknotPeriod period, GDateTime *day, char **mark, char **name)
{
  if (period == UNKNOT_PERIOD_YEAR)
    {
      *mark = g_date_time_format (day, "%Ob");
      *name = g_date_time_format (day, _("%OB %Y"));
      return;
    }
  *mark = g_date_time_format (day, period == UNKNOT_PERIOD_WEEK ? "%a" : "%-e");
  /* Translators: a day with its weekday, for g_date_time_format() */
  *name = g_date_time_format (day, _("%A %-e %B"));
}

/* ---- charts ---- */

static void
add_part (UnknotChartData *data, const UnknotSummary *summary, guint part, GTimeZone *zone, const gint64 *values)
{
  g_autoptr (GDateTime) day = from_wall (summary->parts[part].from, zone);
  g_autofree char *mark = NULL, *name = NULL;

  name_part (summary->period, day, &mark, &name);
  unknot_chart_data_add_place (data, mark, name, values);
}

static const char *
place_heading (const UnknotSummary *summary)
{
  return summary->period == UNKNOT_PERIOD_YEAR ? _("Month") : _("Day");
}

UnknotChartData *
unknot_progress_breaks (const UnknotSummary *summary, GTimeZone *zone)
{
  UnknotChartData *data = unknot_chart_data_new (UNKNOT_CHART_COUNT, place_heading (summary));

  unknot_chart_data_add_series (data, _("With a guide"));
  unknot_chart_data_add_series (data, _("By walking away"));
  unknot_chart_data_add_series (data, _("Left out"));
  /* No part of the bar: what was begun and left is none of the three, and what was put off is one of them
   * besides. */
  unknot_chart_data_add_note (data, _("Left early"));
  unknot_chart_data_add_note (data, _("Put off"));
  for (guint i = 0; i < summary->n_parts; i++)
    {
      const UnknotTally *part = &summary->parts[i];

      add_part (data, summary, i, zone,
                (gint64[]) { part->guided, part->natural, part->left_out, part->left_early, part->put_off });
    }
  return data;
}

UnknotChartData *
unknot_progress_longest (const UnknotSummary *summary, GTimeZone *zone)
{
  UnknotChartData *data = unknot_chart_data_new (UNKNOT_CHART_TIME, place_heading (summary));
  gboolean year = summary->period == UNKNOT_PERIOD_YEAR;

  unknot_chart_data_add_series (data, year ? _("Longest sitting, average of the days") : _("Longest sitting"));
  for (guint i = 0; i < summary->n_parts; i++)
    add_part (data, summary, i, zone, year ? &summary->parts[i].usual : &summary->parts[i].longest);
  return data;
}

UnknotChartData *
unknot_progress_weekdays (const UnknotSummary *summary, int first_weekday)
{
  UnknotChartData *data = unknot_chart_data_new (UNKNOT_CHART_TIME, _("Weekday"));

  unknot_chart_data_add_series (data, _("Sitting on an average day"));
  for (int i = 0; i < 7; i++)
    {
      int weekday = (first_weekday - 1 + i) % 7;
      /* The first of January 2024 was a Monday. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, 1 + weekday, 0, 0, 0);
      g_autofree char *mark = g_date_time_format (day, "%a"), *name = g_date_time_format (day, "%A");

      unknot_chart_data_add_place (data, mark, name, &summary->weekday_sat[weekday]);
    }
  return data;
}

/* ---- sentences ---- */

char *
unknot_progress_breaks_words (const UnknotSummary *summary)
{
  const UnknotTally *all = &summary->whole;
  guint taken = all->guided + all->natural;
  g_autofree char *first = g_strdup_printf (ngettext ("%u break", "%u breaks", taken), taken);
  /* Translators: "12 breaks" and how many were begun and soon ended: "12 breaks in all, and 2 left early" */
  g_autofree char *counted = all->left_early == 0
                               ? g_strdup_printf (_("%s in all"), first)
                               : g_strdup_printf (_("%s in all, and %u left early"), first, all->left_early);
  g_autofree char *put_off = NULL;

  if (all->put_off == 0)
    /* Translators: a sentence: "12 breaks in all." */
    return g_strdup_printf (_("%s."), counted);
  put_off = g_strdup_printf (ngettext ("%u was put off first", "%u were put off first", all->put_off), all->put_off);
  /* Translators: "12 breaks in all; 3 were put off first." */
  return g_strdup_printf (_("%s; %s."), counted, put_off);
}

char *
unknot_progress_longest_words (const UnknotSummary *summary)
{
  const UnknotTally *all = &summary->whole;
  g_autofree char *longest = unknot_phrase_passed (all->longest), *usual = unknot_phrase_passed (all->usual);

  if (all->days == 0)
    return g_strdup (_("No sitting was counted here."));
  if (all->days == 1)
    return g_strdup_printf (_("%s at most without a break."), longest);
  return g_strdup_printf (_("%s at most without a break; %s at most on a usual day."), longest, usual);
}

char *
unknot_progress_weekdays_words (const UnknotSummary *summary)
{
  if (summary->whole.days == 0)
    return g_strdup (_("No sitting was counted here."));
  return g_strdup_printf (ngettext ("Sitting that ended with a break, on %u day.",
                                    "Sitting that ended with a break, average of %u days.", summary->whole.days),
                          summary->whole.days);
}

char *
unknot_progress_posture_words (const UnknotSummary *summary)
{
  guint good = summary->whole.good, all = good + summary->whole.slouching;

  if (all == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("Of %u posture check that was answered, %u found you at ease.",
                                    "Of %u posture checks that were answered, %u found you at ease.", all),
                          all, good);
}

char *
unknot_progress_spot (const char *name)
{
  UnknotSpot spot;

  return unknot_muscle_from_spot (name, &spot.muscle, &spot.side) ? unknot_spot_text (spot) : unknot_muscle_text (name);
}

static char *
eased_words (const UnknotEased *eased, UnknotCatalog *catalog)
{
  const UnknotCatalogEntry *entry = catalog != NULL ? unknot_catalog_find (catalog, eased->guide) : NULL;
  const char *title = entry != NULL ? entry->title : eased->guide;
  g_autofree char *worse = eased->worse > 0
                             ? g_strdup_printf (ngettext ("; worse %u time", "; worse %u times", eased->worse), eased->worse)
                             : g_strdup ("");
  g_autofree char *spot = NULL;

  if (eased->spot == NULL)
    /* Translators: a guide; how often it was better after it, and of how many times; perhaps "; worse 1 time" */
    return g_strdup_printf (_("%s: better afterwards %u of %u times%s"), title, eased->better, eased->times, worse);
  spot = unknot_progress_spot (eased->spot);
  /* Translators: a guide, a muscle with its side; how often it eased, and of how many times; perhaps
   * "; worse 1 time"; how strong it was before and after, 0 to 10 */
  return g_strdup_printf (_("%s · %s: eased %u of %u times%s, from %.1f to %.1f on average"), title, spot, eased->better,
                          eased->times, worse, eased->before, eased->after);
}

char **
unknot_progress_eased (const UnknotSummary *summary, UnknotCatalog *catalog)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < summary->eased->len; i++)
    g_ptr_array_add (lines, eased_words (summary->eased->pdata[i], catalog));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}
