/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/marks.h"

#include "app/client-marks.h"
#include "app/client-private.h"

struct _UnknotMarks {
  GObject parent_instance;

  UnknotClient *client;
  GPtrArray *rows;
  GArray *knots;
  GArray *breaks;
  GVariant *postures; /* a(xss) */
  gboolean loading, again;
};

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotMarks, unknot_marks, G_TYPE_OBJECT)

static void
clear_break (gpointer row)
{
  g_free (((UnknotMarksBreak *) row)->guide);
}

static void
finish (UnknotMarks *self, const GError *error)
{
  self->loading = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->again)
    {
      self->again = FALSE;
      unknot_marks_load (self);
    }
}

static void
take_breaks (UnknotMarks *self, GVariant *rows)
{
  const char *outcome, *guide;
  gint64 ended, sat;
  GVariantIter iter;

  g_array_set_size (self->breaks, 0);
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xxxxxxuu&s&s)", &ended, NULL, NULL, NULL, &sat, NULL, NULL, NULL, &outcome,
                              &guide))
    {
      UnknotMarksBreak row = { ended, sat, g_strdup (guide), g_str_equal (outcome, "guided") };

      g_array_append_val (self->breaks, row);
    }
}

static void
got_history_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotMarks) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = unknot_client_ask_finish (UNKNOT_CLIENT (source), result, &error);

  if (answer != NULL)
    {
      g_autoptr (GVariant) breaks = g_variant_get_child_value (answer, 0);

      take_breaks (self, breaks);
      g_clear_pointer (&self->postures, g_variant_unref);
      self->postures = g_variant_get_child_value (answer, 1);
    }
  finish (self, error);
}

static void
got_marks_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotMarks) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = unknot_client_get_marks_finish (UNKNOT_CLIENT (source), result, &error);
  gint64 now = g_get_real_time ();

  if (rows == NULL)
    {
      finish (self, error);
      return;
    }
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  g_array_unref (self->knots);
  self->knots = unknot_knots_from_marks (rows, now);
  unknot_client_ask (self->client, "GetHistory",
                     g_variant_new ("(xx)", now - UNKNOT_MARKS_DAYS * UNKNOT_DAY, G_MAXINT64), got_history_cb,
                     g_object_ref (self));
}

void
unknot_marks_load (UnknotMarks *self)
{
  g_return_if_fail (UNKNOT_IS_MARKS (self));

  if (self->loading)
    {
      self->again = TRUE;
      return;
    }
  self->loading = TRUE;
  unknot_client_get_marks (self->client, g_get_real_time () - UNKNOT_MARKS_DAYS * UNKNOT_DAY, got_marks_cb,
                           g_object_ref (self));
}

UnknotClient *
unknot_marks_get_client (UnknotMarks *self)
{
  g_return_val_if_fail (UNKNOT_IS_MARKS (self), NULL);
  return self->client;
}

GArray *
unknot_marks_get_knots (UnknotMarks *self)
{
  g_return_val_if_fail (UNKNOT_IS_MARKS (self), NULL);
  return self->knots;
}

GPtrArray *
unknot_marks_get_rows (UnknotMarks *self)
{
  g_return_val_if_fail (UNKNOT_IS_MARKS (self), NULL);
  return self->rows;
}

GArray *
unknot_marks_get_breaks (UnknotMarks *self)
{
  g_return_val_if_fail (UNKNOT_IS_MARKS (self), NULL);
  return self->breaks;
}

guint
unknot_marks_count_postures (UnknotMarks *self, gint64 from, guint *slouching)
{
  const char *answer;
  GVariantIter iter;
  gint64 asked;
  guint n = 0;

  g_return_val_if_fail (UNKNOT_IS_MARKS (self) && slouching != NULL, 0);

  *slouching = 0;
  if (self->postures == NULL)
    return 0;
  g_variant_iter_init (&iter, self->postures);
  while (g_variant_iter_next (&iter, "(x&ss)", &asked, &answer, NULL))
    if (asked >= from && !g_str_equal (answer, "unanswered"))
      {
        n++;
        *slouching += g_str_equal (answer, "slouching");
      }
  return n;
}

static void
unknot_marks_finalize (GObject *object)
{
  UnknotMarks *self = UNKNOT_MARKS (object);

  g_clear_object (&self->client);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->knots);
  g_array_unref (self->breaks);
  g_clear_pointer (&self->postures, g_variant_unref);
  G_OBJECT_CLASS (unknot_marks_parent_class)->finalize (object);
}

static void
unknot_marks_class_init (UnknotMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_marks_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", UNKNOT_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", UNKNOT_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unknot_marks_init (UnknotMarks *self)
{
  self->rows = g_ptr_array_new_with_free_func (unknot_history_mark_free);
  self->knots = g_array_new (FALSE, FALSE, sizeof (UnknotKnot));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (UnknotMarksBreak));
  g_array_set_clear_func (self->breaks, clear_break);
}

UnknotMarks *
unknot_marks_new (UnknotClient *client)
{
  UnknotMarks *self = g_object_new (UNKNOT_TYPE_MARKS, NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (client, "marks-changed", G_CALLBACK (unknot_marks_load), self, G_CONNECT_SWAPPED);
  return self;
}
