/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/chart-data.h"

#include <glib/gi18n.h>

#include "core/schedule/now.h"
#include "core/schedule/phrase.h"

typedef struct {
  char *mark;
  char *name;
  gint64 values[UNKNOT_CHART_MAX_SERIES + UNKNOT_CHART_MAX_NOTES];
} Place;

struct _UnknotChartData {
  gatomicrefcount refs;
  UnknotChartUnit unit;
  char *place;
  GPtrArray *names; /* of the series, then of the notes */
  guint n_series;
  GArray *places; /* Place */
};

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_free (place->mark);
  g_free (place->name);
}

UnknotChartData *
unknot_chart_data_new (UnknotChartUnit unit, const char *place)
{
  UnknotChartData *self = g_new0 (UnknotChartData, 1);

  g_atomic_ref_count_init (&self->refs);
  self->unit = unit;
  self->place = g_strdup (place);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  return self;
}

UnknotChartData *
unknot_chart_data_ref (UnknotChartData *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
unknot_chart_data_unref (UnknotChartData *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->places);
  g_ptr_array_unref (self->names);
  g_free (self->place);
  g_free (self);
}

void
unknot_chart_data_add_series (UnknotChartData *self, const char *name)
{
  g_return_if_fail (self->n_series < UNKNOT_CHART_MAX_SERIES && self->names->len == self->n_series &&
                    self->places->len == 0);

  g_ptr_array_add (self->names, g_strdup (name));
  self->n_series++;
}

void
unknot_chart_data_add_note (UnknotChartData *self, const char *name)
{
  g_return_if_fail (self->names->len - self->n_series < UNKNOT_CHART_MAX_NOTES && self->places->len == 0);

  g_ptr_array_add (self->names, g_strdup (name));
}

void
unknot_chart_data_add_place (UnknotChartData *self, const char *mark, const char *name, const gint64 *values)
{
  Place place = { .mark = g_strdup (mark), .name = g_strdup (name) };

  for (guint i = 0; i < self->names->len; i++)
    place.values[i] = MAX (values[i], 0);
  g_array_append_val (self->places, place);
}

guint
unknot_chart_data_get_n_series (const UnknotChartData *self)
{
  return self->n_series;
}

guint
unknot_chart_data_get_n_places (const UnknotChartData *self)
{
  return self->places->len;
}

const char *
unknot_chart_data_get_series (const UnknotChartData *self, guint series)
{
  return self->names->pdata[series];
}

const char *
unknot_chart_data_get_mark (const UnknotChartData *self, guint place)
{
  return g_array_index (self->places, Place, place).mark;
}

gint64
unknot_chart_data_get_value (const UnknotChartData *self, guint place, guint series)
{
  return g_array_index (self->places, Place, place).values[series];
}

gint64
unknot_chart_data_get_highest (const UnknotChartData *self)
{
  gint64 highest = 0;

  for (guint place = 0; place < self->places->len; place++)
    {
      gint64 sum = 0;

      for (guint series = 0; series < self->n_series; series++)
        sum += unknot_chart_data_get_value (self, place, series);
      highest = MAX (highest, sum);
    }
  return highest;
}

gint64
unknot_chart_data_get_step (const UnknotChartData *self)
{
  static const gint64 minutes[] = { 5, 10, 15, 30, 60, 120, 180, 240, 360, 480 };
  gint64 highest = unknot_chart_data_get_highest (self), step = 1;

  if (self->unit == UNKNOT_CHART_TIME)
    {
      for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
        if (highest <= 5 * minutes[i] * UNKNOT_MINUTE)
          return minutes[i] * UNKNOT_MINUTE;
      return (highest / (5 * UNKNOT_DAY) + 1) * UNKNOT_DAY;
    }
  /* 1, 2, 5, 10, 20, 50, ... */
  for (guint i = 0; highest > 5 * step; i++)
    step = i % 3 == 1 ? step / 2 * 5 : step * 2;
  return step;
}

char *
unknot_chart_data_format (const UnknotChartData *self, gint64 value)
{
  if (self->unit == UNKNOT_CHART_COUNT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (value == 0)
    return g_strdup ("0");
  return unknot_phrase_passed (value);
}

char *
unknot_chart_data_describe (const UnknotChartData *self, guint place)
{
  GString *text = g_string_new (g_array_index (self->places, Place, place).name);

  for (guint i = 0; i < self->names->len; i++)
    {
      gint64 number = unknot_chart_data_get_value (self, place, i);
      g_autofree char *value = unknot_chart_data_format (self, number);

      if (i >= self->n_series && number == 0)
        continue;
      g_string_append (text, i == 0 ? ": " : ", ");
      if (self->names->len > 1)
        /* Translators: what is counted, and how many: "With a guide 4" */
        g_string_append_printf (text, _("%s %s"), (const char *) self->names->pdata[i], value);
      else
        g_string_append (text, value);
    }
  return g_string_free (text, FALSE);
}

guint
unknot_chart_data_get_n_columns (const UnknotChartData *self)
{
  return 1 + self->names->len;
}

const char *
unknot_chart_data_get_heading (const UnknotChartData *self, guint column)
{
  return column == 0 ? self->place : self->names->pdata[column - 1];
}

char *
unknot_chart_data_get_cell (const UnknotChartData *self, guint place, guint column)
{
  if (column == 0)
    return g_strdup (g_array_index (self->places, Place, place).name);
  return unknot_chart_data_format (self, unknot_chart_data_get_value (self, place, column - 1));
}

char *
unknot_chart_data_to_tsv (const UnknotChartData *self)
{
  GString *text = g_string_new (NULL);
  guint columns = unknot_chart_data_get_n_columns (self);

  for (guint column = 0; column < columns; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", unknot_chart_data_get_heading (self, column));
  g_string_append_c (text, '\n');
  for (guint place = 0; place < self->places->len; place++)
    for (guint column = 0; column < columns; column++)
      {
        g_autofree char *cell = unknot_chart_data_get_cell (self, place, column);

        g_string_append_printf (text, "%s%s", cell, column + 1 < columns ? "\t" : "\n");
      }
  return g_string_free (text, FALSE);
}
