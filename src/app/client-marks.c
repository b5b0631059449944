/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-marks.h"
#include "app/client-private.h"


/* Where it hurts: the service's marks, and what else it keeps about those days. */

void
unknot_client_add_mark (UnknotClient *self, const UnknotHistoryMark *mark, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (mark != NULL);

  unknot_client_ask (self, "AddMark",
                     g_variant_new ("(susssx)", mark->spot, mark->strength, mark->note != NULL ? mark->note : "",
                                    unknot_mark_context_to_string (mark->context),
                                    mark->guide != NULL ? mark->guide : "", mark->marked),
                     callback, user_data);
}

gboolean
unknot_client_add_mark_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  return answer != NULL;
}

void
unknot_client_say_mark (UnknotClient *self, const UnknotHistoryMark *mark)
{
  g_return_if_fail (mark != NULL);

  unknot_client_call (self, "AddMark",
                      g_variant_new ("(susssx)", mark->spot, mark->strength, mark->note != NULL ? mark->note : "",
                                     unknot_mark_context_to_string (mark->context),
                                     mark->guide != NULL ? mark->guide : "", mark->marked));
}

void
unknot_client_delete_mark (UnknotClient *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "DeleteMark", g_variant_new ("(x)", id), callback, user_data);
}

gboolean
unknot_client_delete_mark_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  return answer != NULL;
}

void
unknot_client_get_marks (UnknotClient *self, gint64 from, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetMarks", g_variant_new ("(xx)", from, G_MAXINT64), callback, user_data);
}

GPtrArray *
unknot_client_get_marks_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) rows = unknot_client_ask_finish_first (self, result, error);
  const char *spot, *note, *context_name, *guide;
  gint64 id, marked;
  guint strength;
  GVariantIter iter;
  GPtrArray *marks;

  if (rows == NULL)
    return NULL;
  marks = g_ptr_array_new_with_free_func (unknot_history_mark_free);
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xx&su&s&s&s)", &id, &marked, &spot, &strength, &note, &context_name, &guide))
    {
      UnknotMarkContext context = UNKNOT_MARK_ALONE;

      unknot_mark_context_from_string (context_name, &context);
      g_ptr_array_add (marks, unknot_history_mark_new (id, marked, spot, strength, note, context, guide));
    }
  return marks;
}
