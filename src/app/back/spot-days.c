/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/spot-days.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/back/spot-chart.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

#define LEAST_DAYS 7

struct _UnknotSpotDays {
  GtkWidget parent_instance;

  UnknotSpotChart *chart;
  GtkLabel *summary;
  GtkLabel *beside;
};

G_DEFINE_FINAL_TYPE (UnknotSpotDays, unknot_spot_days, GTK_TYPE_WIDGET)

/* What is shown, gathered once. */
typedef struct {
  gint64 from, now; /* wall */
  double days;
  GArray *points, *guides, *bars; /* UnknotSpotValue */
  guint first, last;              /* strengths */
  gint64 longest;                 /* sitting, microseconds */
  guint postures, slouching;
} Days;

static void
days_clear (Days *days)
{
  g_array_unref (days->points);
  g_array_unref (days->guides);
  g_array_unref (days->bars);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Days, days_clear)

/* Midnight of the user's clock before @wall. */
static gint64
midnight (gint64 wall)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (GDateTime) start =
    g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local), 0, 0, 0);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

static double
day_of (const Days *days, gint64 wall)
{
  return (double) (wall - days->from) / UNKNOT_DAY;
}

static void
take_marks (Days *days, GPtrArray *rows, const char *spot)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const UnknotHistoryMark *mark = rows->pdata[i];
      UnknotSpotValue value;

      if (!g_str_equal (mark->spot, spot))
        continue;
      if (!begun)
        {
          days->from = midnight (MIN (mark->marked, days->now - (LEAST_DAYS - 1) * UNKNOT_DAY));
          days->first = mark->strength;
        }
      begun = TRUE;
      days->last = mark->strength;
      value = (UnknotSpotValue) { day_of (days, mark->marked), mark->strength };
      g_array_append_val (days->points, value);
    }
  days->days = MAX (ceil (day_of (days, days->now)), 1);
}

static gboolean
is_for (UnknotCatalog *catalog, const char *guide, UnknotMuscle muscle)
{
  const UnknotCatalogEntry *entry = *guide != '\0' ? unknot_catalog_find (catalog, guide) : NULL;

  for (guint i = 0; entry != NULL && entry->muscles[i] != NULL; i++)
    {
      UnknotMuscle is;

      if (unknot_muscle_from_name (entry->muscles[i], &is, NULL, NULL) && is == muscle)
        return TRUE;
    }
  return FALSE;
}

/* The longest sitting of each day stands in the middle of that day. */
static void
add_sitting (Days *days, const UnknotMarksBreak *row)
{
  const double middle = floor (day_of (days, row->ended)) + 0.5, hours = (double) row->sat / UNKNOT_HOUR;
  UnknotSpotValue *last =
    days->bars->len > 0 ? &g_array_index (days->bars, UnknotSpotValue, days->bars->len - 1) : NULL;
  UnknotSpotValue value = { middle, hours };

  days->longest = MAX (days->longest, row->sat);
  if (last != NULL && fabs (last->day - middle) < 0.01)
    last->value = MAX (last->value, hours);
  else
    g_array_append_val (days->bars, value);
}

static void
take_breaks (Days *days, GArray *breaks, UnknotCatalog *catalog, UnknotMuscle muscle)
{
  for (guint i = 0; i < breaks->len; i++)
    {
      const UnknotMarksBreak *row = &g_array_index (breaks, UnknotMarksBreak, i);
      UnknotSpotValue value = { day_of (days, row->ended), 0 };

      if (row->ended < days->from || row->ended > days->now)
        continue;
      add_sitting (days, row);
      if (row->done && is_for (catalog, row->guide, muscle))
        g_array_append_val (days->guides, value);
    }
}

/* --- Words ------------------------------------------------------------------------------- */

static char *
summary_text (const Days *days)
{
  const guint n = days->points->len;
  g_autofree char *guides =
    g_strdup_printf (ngettext ("%u guide done for it", "%u guides done for it", days->guides->len), days->guides->len);

  if (n == 1)
    {
      g_autofree char *last = unknot_strength_text (days->last);

      /* Translators: how strong a spot is, and "3 guides done for it" */
      return g_strdup_printf (_("Marked once: %s. %s since."), last, guides);
    }
  /* Translators: how often a spot was marked, how strong it was first and last (of 10), and
   * "3 guides done for it" */
  return g_strdup_printf (ngettext ("Marked %u time, from %u to %u of 10. %s in these days.",
                                    "Marked %u times, from %u to %u of 10. %s in these days.", n),
                          n, days->first, days->last, guides);
}

/* Beside it, not because of it. */
static char *
beside_text (const Days *days)
{
  GString *text = g_string_new (NULL);

  if (days->longest > 0)
    {
      g_autofree char *length = unknot_phrase_passed (days->longest);

      /* Translators: %s is a length of time */
      g_string_append_printf (text, _("Longest sitting: %s."), length);
    }
  if (days->postures > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("Posture: slouching in %u of %u answer.",
                                        "Posture: slouching in %u of %u answers.", days->postures),
                              days->slouching, days->postures);
    }
  if (text->len > 0)
    g_string_append (text, _(" These days happened side by side; what came from what, this cannot tell."));
  return g_string_free (text, FALSE);
}

/* The picture in words: every point of the curve, so that nobody misses any. */
static char *
description_text (const Days *days, const char *summary, const char *beside)
{
  GString *text = g_string_new (_("Curve of this place, 0 to 10: "));

  for (guint i = 0; i < days->points->len; i++)
    {
      const UnknotSpotValue *point = &g_array_index (days->points, UnknotSpotValue, i);
      g_autofree char *when = unknot_moment_text (days->from + (gint64) (point->day * UNKNOT_DAY), days->now);

      g_string_append_printf (text, "%s: %.0f; ", when, point->value);
    }
  g_string_append_printf (text, "%s %s", summary, beside);
  return g_string_free (text, FALSE);
}

static char *
date_text (gint64 wall)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, _("%-d %B"));
}

static void
fill (UnknotSpotDays *self, const Days *days)
{
  g_autofree char *summary = summary_text (days), *beside = beside_text (days);
  g_autofree char *description = description_text (days, summary, beside), *first = date_text (days->from);

  unknot_spot_chart_set (self->chart, days->days, days->points, days->guides, days->bars, first, _("today"));
  unknot_spot_chart_set_description (self->chart, description);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->beside, beside);
  gtk_widget_set_visible (GTK_WIDGET (self->beside), *beside != '\0');
}

void
unknot_spot_days_show (UnknotSpotDays *self, UnknotMarks *marks, UnknotCatalog *catalog, UnknotSpot spot)
{
  g_auto (Days) days = { .now = g_get_real_time () };

  g_return_if_fail (UNKNOT_IS_SPOT_DAYS (self) && UNKNOT_IS_MARKS (marks));

  days.points = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  days.guides = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  days.bars = g_array_new (FALSE, FALSE, sizeof (UnknotSpotValue));
  take_marks (&days, unknot_marks_get_rows (marks), unknot_muscle_get_spot (spot.muscle, spot.side));
  gtk_widget_set_visible (GTK_WIDGET (self), days.points->len > 0);
  if (days.points->len == 0)
    return;
  take_breaks (&days, unknot_marks_get_breaks (marks), catalog, spot.muscle);
  days.postures = unknot_marks_count_postures (marks, days.from, &days.slouching);
  fill (self, &days);
}

static void
unknot_spot_days_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_spot_days_parent_class)->dispose (object);
}

static void
unknot_spot_days_class_init (UnknotSpotDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_spot_days_dispose;
  g_type_ensure (UNKNOT_TYPE_SPOT_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/back-spot-days.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotDays, chart);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotDays, summary);
  gtk_widget_class_bind_template_child (widget_class, UnknotSpotDays, beside);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_spot_days_init (UnknotSpotDays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
