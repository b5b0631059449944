/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-day.h"

#include "app/client-private.h"

void
unknot_client_get_day (UnknotClient *self, gint64 from, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetDay", g_variant_new ("(x)", from), callback, user_data);
}

GArray *
unknot_client_get_day_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) rows = unknot_client_ask_finish_first (self, result, error);
  GArray *spans;
  UnknotDaySpan span;
  GVariantIter iter;
  const char *kind;

  if (rows == NULL)
    return NULL;
  spans = g_array_new (FALSE, FALSE, sizeof (UnknotDaySpan));
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xx&s)", &span.from, &span.to, &kind))
    /* A newer service may know more kinds. */
    if (unknot_day_kind_from_string (kind, &span.kind))
      g_array_append_val (spans, span);
  return spans;
}
