/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/summary.h"

/* How long after the mark before a guide the one after it can come. */
#define PAIR_SPAN (3 * UNKNOT_HOUR)

/* ---- the calendar ---- */

static gint64
to_wall (GDateTime *moment)
{
  return g_date_time_to_unix (moment) * UNKNOT_SECOND;
}

static GDateTime *
midnight (GDateTime *day)
{
  return g_date_time_new (g_date_time_get_timezone (day), g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), 0, 0, 0);
}

GDateTime *
unknot_period_start (UnknotPeriod period, GDateTime *moment, int first_weekday)
{
  g_autoptr (GDateTime) day = NULL;
  int back;

  g_return_val_if_fail (moment != NULL, NULL);

  if (period == UNKNOT_PERIOD_WEEK)
    back = (g_date_time_get_day_of_week (moment) - first_weekday + 7) % 7;
  else if (period == UNKNOT_PERIOD_MONTH)
    back = g_date_time_get_day_of_month (moment) - 1;
  else
    back = g_date_time_get_day_of_year (moment) - 1;
  day = g_date_time_add_days (moment, -back);
  return midnight (day);
}

GDateTime *
unknot_period_shift (UnknotPeriod period, GDateTime *start, int n)
{
  g_autoptr (GDateTime) shifted = NULL;

  g_return_val_if_fail (start != NULL, NULL);

  if (period == UNKNOT_PERIOD_WEEK)
    shifted = g_date_time_add_weeks (start, n);
  else if (period == UNKNOT_PERIOD_MONTH)
    shifted = g_date_time_add_months (start, n);
  else
    shifted = g_date_time_add_years (start, n);
  return shifted != NULL ? midnight (shifted) : g_date_time_ref (start);
}

/* ---- days ---- */

typedef struct {
  UnknotTally tally;
  int month;   /* 1 to 12 */
  int weekday; /* 0: Monday */
} Day;

/* A day that a zone has skipped is none. */
static GArray *
make_days (GDateTime *start, GDateTime *end)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (Day));
  g_autoptr (GDateTime) at = g_date_time_ref (start);

  for (int i = 1; g_date_time_compare (at, end) < 0; i++)
    {
      g_autoptr (GDateTime) tomorrow = g_date_time_add_days (start, i);
      g_autoptr (GDateTime) next = midnight (tomorrow);
      Day day = { .tally = { .from = to_wall (at), .to = to_wall (next) },
                  .month = g_date_time_get_month (at),
                  .weekday = g_date_time_get_day_of_week (at) - 1 };

      if (day.tally.to <= day.tally.from)
        continue;
      g_array_append_val (days, day);
      g_date_time_unref (at);
      at = g_steal_pointer (&next);
    }
  return days;
}

static GDateTime *
days_later (GDateTime *start, guint n)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (start, (int) n);

  return midnight (day);
}

/* (nullable): NULL outside of all days. */
static UnknotTally *
find_day (GArray *days, gint64 wall)
{
  guint low = 0, high = days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      Day *day = &g_array_index (days, Day, middle);

      if (wall < day->tally.from)
        high = middle;
      else if (wall >= day->tally.to)
        low = middle + 1;
      else
        return &day->tally;
    }
  return NULL;
}

static void
count_break (UnknotTally *day, const UnknotBreakRecord *record)
{
  switch (record->outcome)
    {
    case UNKNOT_OUTCOME_GUIDED:
      day->guided++;
      break;
    case UNKNOT_OUTCOME_CUT_SHORT:
      day->left_early++;
      break;
    case UNKNOT_OUTCOME_NATURAL:
      day->natural++;
      break;
    case UNKNOT_OUTCOME_SKIPPED:
    case UNKNOT_OUTCOME_LET_GO:
      day->left_out++;
      break;
    }
  day->put_off += record->postponed > 0 ? 1 : 0;
  day->longest = MAX (day->longest, record->sat);
  /* Nobody has rested: the sitting goes on, and the next row counts all of it. */
  if (record->outcome != UNKNOT_OUTCOME_LET_GO)
    day->sat += MAX (record->sat, 0);
}

static void
count_rows (GArray *days, const UnknotSummaryRows *rows)
{
  UnknotTally *day;

  for (guint i = 0; rows->breaks != NULL && i < rows->breaks->len; i++)
    {
      const UnknotHistoryBreak *row = rows->breaks->pdata[i];

      if ((day = find_day (days, row->record.ended)) != NULL)
        count_break (day, &row->record);
    }
  for (guint i = 0; rows->postures != NULL && i < rows->postures->len; i++)
    {
      const UnknotHistoryPosture *row = rows->postures->pdata[i];

      if ((day = find_day (days, row->asked)) == NULL)
        continue;
      day->good += row->answer == UNKNOT_POSTURE_GOOD ? 1 : 0;
      day->slouching += row->answer == UNKNOT_POSTURE_SLOUCHING ? 1 : 0;
    }
}

/* ---- sums ---- */

/* usual holds the sum of the days' longest until close_tally() makes the average of it. */
static void
add_day (UnknotTally *sum, const UnknotTally *day)
{
  sum->from = sum->to == 0 ? day->from : sum->from;
  sum->to = day->to;
  sum->guided += day->guided;
  sum->natural += day->natural;
  sum->left_early += day->left_early;
  sum->left_out += day->left_out;
  sum->put_off += day->put_off;
  sum->good += day->good;
  sum->slouching += day->slouching;
  sum->sat += day->sat;
  sum->longest = MAX (sum->longest, day->longest);
  sum->usual += day->longest;
  sum->days += day->longest > 0 ? 1 : 0;
}

static void
close_tally (UnknotTally *tally)
{
  if (tally->days > 0)
    tally->usual /= tally->days;
}

static void
add_up (UnknotSummary *self, GArray *days, gboolean by_month)
{
  self->n_parts = by_month ? 12 : days->len;
  self->parts = g_new0 (UnknotTally, self->n_parts);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = &g_array_index (days, Day, i);

      add_day (&self->parts[by_month ? (guint) day->month - 1 : i], &day->tally);
      add_day (&self->whole, &day->tally);
      if (day->tally.sat == 0)
        continue;
      self->weekday_sat[day->weekday] += day->tally.sat;
      self->weekday_days[day->weekday]++;
    }
  for (guint i = 0; i < self->n_parts; i++)
    close_tally (&self->parts[i]);
  close_tally (&self->whole);
  for (guint i = 0; i < G_N_ELEMENTS (self->weekday_sat); i++)
    if (self->weekday_days[i] > 0)
      self->weekday_sat[i] /= self->weekday_days[i];
}

/* ---- what helped ---- */

static void
eased_free (gpointer data)
{
  UnknotEased *eased = data;

  g_free (eased->guide);
  g_free (eased->spot);
  g_free (eased);
}

static UnknotEased *
find_eased (GPtrArray *list, const char *guide, const char *spot)
{
  UnknotEased *eased;

  for (guint i = 0; i < list->len; i++)
    {
      eased = list->pdata[i];
      if (g_str_equal (eased->guide, guide) && g_strcmp0 (eased->spot, spot) == 0)
        return eased;
    }
  eased = g_new0 (UnknotEased, 1);
  eased->guide = g_strdup (guide);
  eased->spot = g_strdup (spot);
  g_ptr_array_add (list, eased);
  return eased;
}

/* The latest mark of the same spot before the same guide, unless another one after it used it up. */
static const UnknotHistoryMark *
find_before (GPtrArray *marks, guint after)
{
  const UnknotHistoryMark *mark = marks->pdata[after];

  for (guint i = after; i > 0; i--)
    {
      const UnknotHistoryMark *other = marks->pdata[i - 1];

      if (mark->marked - other->marked > PAIR_SPAN)
        return NULL;
      if (g_str_equal (other->spot, mark->spot) && g_strcmp0 (other->guide, mark->guide) == 0)
        return other->context == UNKNOT_MARK_BEFORE ? other : NULL;
    }
  return NULL;
}

static void
count_marks (GPtrArray *list, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const UnknotHistoryMark *after = marks->pdata[i], *before;
      UnknotEased *eased;

      if (after->context != UNKNOT_MARK_AFTER || after->guide == NULL || (before = find_before (marks, i)) == NULL)
        continue;
      eased = find_eased (list, after->guide, after->spot);
      eased->times++;
      eased->better += after->strength < before->strength ? 1 : 0;
      eased->worse += after->strength > before->strength ? 1 : 0;
      eased->before += before->strength;
      eased->after += after->strength;
    }
}

static void
count_feelings (GPtrArray *list, GPtrArray *feelings)
{
  for (guint i = 0; i < feelings->len; i++)
    {
      const UnknotHistoryFeeling *row = feelings->pdata[i];
      UnknotEased *eased = find_eased (list, row->guide, NULL);

      eased->times++;
      eased->better += row->feeling == UNKNOT_FEELING_BETTER ? 1 : 0;
      eased->worse += row->feeling == UNKNOT_FEELING_WORSE ? 1 : 0;
    }
}

static int
compare_eased (gconstpointer a, gconstpointer b)
{
  const UnknotEased *x = *(gconstpointer *) a, *y = *(gconstpointer *) b;

  if (x->times != y->times)
    return x->times > y->times ? -1 : 1;
  if (!g_str_equal (x->guide, y->guide))
    return g_strcmp0 (x->guide, y->guide);
  return g_strcmp0 (x->spot, y->spot);
}

static GPtrArray *
list_eased (const UnknotSummaryRows *rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (eased_free);

  if (rows->feelings != NULL)
    count_feelings (list, rows->feelings);
  if (rows->marks != NULL)
    count_marks (list, rows->marks);
  for (guint i = list->len; i > 0; i--)
    {
      UnknotEased *eased = list->pdata[i - 1];

      eased->before /= eased->times;
      eased->after /= eased->times;
      if (eased->times < UNKNOT_EASED_LEAST)
        g_ptr_array_remove_index (list, i - 1);
    }
  g_ptr_array_sort (list, compare_eased);
  return list;
}

/* ---- the summary ---- */

static UnknotSummary *
summarise (UnknotPeriod period, GDateTime *start, GDateTime *end, const UnknotSummaryRows *rows)
{
  UnknotSummary *self = g_new0 (UnknotSummary, 1);
  g_autoptr (GArray) days = make_days (start, end);

  self->period = period;
  count_rows (days, rows);
  add_up (self, days, period == UNKNOT_PERIOD_YEAR);
  self->eased = list_eased (rows);
  return self;
}

UnknotSummary *
unknot_summary_new (UnknotPeriod period, GDateTime *start, const UnknotSummaryRows *rows)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (start != NULL && rows != NULL, NULL);

  end = unknot_period_shift (period, start, 1);
  return summarise (period, start, end, rows);
}

static UnknotSummary *
read_span (UnknotHistory *history, UnknotPeriod period, GDateTime *start, GDateTime *end)
{
  gint64 from = to_wall (start), to = to_wall (end);
  g_autoptr (GPtrArray) breaks = unknot_history_list_breaks (history, from, to);
  g_autoptr (GPtrArray) postures = unknot_history_list_postures (history, from, to);
  g_autoptr (GPtrArray) feelings = unknot_history_list_feelings (history, from, to);
  g_autoptr (GPtrArray) marks = unknot_history_list_marks (history, from, to);

  return summarise (period, start, end, &(UnknotSummaryRows) { breaks, postures, feelings, marks });
}

UnknotSummary *
unknot_summary_read (UnknotHistory *history, UnknotPeriod period, GDateTime *start)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (history != NULL && start != NULL, NULL);

  end = unknot_period_shift (period, start, 1);
  return read_span (history, period, start, end);
}

UnknotSummary *
unknot_summary_read_days (UnknotHistory *history, GDateTime *start, guint days)
{
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (history != NULL && start != NULL, NULL);

  end = days_later (start, days);
  return read_span (history, UNKNOT_PERIOD_MONTH, start, end);
}

void
unknot_summary_free (UnknotSummary *self)
{
  g_free (self->parts);
  g_ptr_array_unref (self->eased);
  g_free (self);
}

gboolean
unknot_summary_is_empty (const UnknotSummary *self)
{
  const UnknotTally *all = &self->whole;

  g_return_val_if_fail (self != NULL, TRUE);

  return all->guided + all->natural + all->left_early + all->left_out + all->good + all->slouching == 0 &&
         all->sat == 0 && self->eased->len == 0;
}
