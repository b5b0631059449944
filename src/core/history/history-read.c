/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading: what is in the file, and what waits in memory. */
#include "core/history/history-private.h"

/* What is to be read.  A file that cannot be opened as usual, for want of space or permission, is read as
 * it lies; who asks has been told of that. */
typedef struct {
  UnknotHistoryStore *store; /* NULL: nothing can be read */
  UnknotHistoryStore *alone; /* to be closed */
} Reader;

static Reader
begin_reading (UnknotHistory *self)
{
  Reader reader = { .store = unknot_history_ensure_open (self, NULL) };

  if (reader.store == NULL && self->writable)
    reader.store = reader.alone = unknot_history_store_open_alone (self->path, NULL);
  return reader;
}

/* @failure: (nullable) */
static void
end_reading (UnknotHistory *self, Reader *reader, const GError *failure)
{
  if (failure != NULL && reader->alone == NULL)
    unknot_history_take_failure (self, failure);
  g_clear_pointer (&reader->alone, unknot_history_store_close);
}

static void
list_stored (UnknotHistory *self, UnknotRowKind kind, gint64 from, gint64 to, GPtrArray *rows)
{
  Reader reader = begin_reading (self);
  g_autoptr (GError) reason = NULL;

  /* What could be read before the damage is still true. */
  if (reader.store != NULL)
    unknot_history_store_list (reader.store, kind, from, to, rows, &reason);
  end_reading (self, &reader, reason);
}

static int
compare_moments (gconstpointer a, gconstpointer b, gpointer kind)
{
  gint64 x = unknot_row_moment (GPOINTER_TO_UINT (kind), *(gconstpointer *) a);
  gint64 y = unknot_row_moment (GPOINTER_TO_UINT (kind), *(gconstpointer *) b);

  return x < y ? -1 : x > y;
}

/* What waits in memory is added to its day and spot, as the file does it. */
static gboolean
add_up_spot (GPtrArray *rows, const UnknotHistorySpot *add)
{
  for (guint i = 0; i < rows->len; i++)
    {
      UnknotHistorySpot *row = rows->pdata[i];

      if (row->day != add->day || !g_str_equal (row->spot, add->spot))
        continue;
      row->length += add->length;
      row->pressed = MAX (row->pressed, add->pressed);
      return TRUE;
    }
  return FALSE;
}

GPtrArray *
unknot_history_list (UnknotHistory *self, UnknotRowKind kind, gint64 from, gint64 to)
{
  GPtrArray *rows = unknot_row_list_new (kind), *pending;

  g_return_val_if_fail (self != NULL, rows);

  unknot_history_flush (self, NULL);
  list_stored (self, kind, from, to, rows);
  pending = self->pending[kind];
  for (guint i = 0; i < pending->len; i++)
    if (unknot_history_lies_in (kind, pending->pdata[i], from, to) &&
        (kind != UNKNOT_ROW_SPOT || !add_up_spot (rows, pending->pdata[i])))
      g_ptr_array_add (rows, unknot_row_copy (kind, pending->pdata[i]));
  if (pending->len > 0)
    g_ptr_array_sort_with_data (rows, compare_moments, GUINT_TO_POINTER (kind));
  return rows;
}

GPtrArray *
unknot_history_list_breaks (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_BREAK, from, to);
}

GPtrArray *
unknot_history_list_postures (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_POSTURE, from, to);
}

GPtrArray *
unknot_history_list_feelings (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_FEELING, from, to);
}

GPtrArray *
unknot_history_list_spots (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_SPOT, from, to);
}

GPtrArray *
unknot_history_list_heats (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_HEAT, from, to);
}

gboolean
unknot_history_has_rows (UnknotHistory *self)
{
  g_autoptr (GError) reason = NULL;
  gboolean any = FALSE;
  Reader reader;

  g_return_val_if_fail (self != NULL, FALSE);

  if (unknot_history_count_pending (self) > 0)
    return TRUE;
  reader = begin_reading (self);
  if (reader.store != NULL)
    unknot_history_store_has_rows (reader.store, &any, &reason);
  end_reading (self, &reader, reason);
  return any;
}

gint64
unknot_history_guide_last_shown (UnknotHistory *self, const char *guide)
{
  g_autoptr (GError) reason = NULL;
  gint64 when = 0;
  Reader reader;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (guide != NULL, 0);

  reader = begin_reading (self);
  if (reader.store != NULL)
    unknot_history_store_guide_last_shown (reader.store, guide, &when, &reason);
  end_reading (self, &reader, reason);
  for (guint i = 0; i < self->pending[UNKNOT_ROW_BREAK]->len; i++)
    {
      const UnknotHistoryBreak *row = self->pending[UNKNOT_ROW_BREAK]->pdata[i];

      if (g_strcmp0 (row->guide, guide) == 0)
        when = MAX (when, row->record.started);
    }
  return when;
}
