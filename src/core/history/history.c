/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that wait, files set aside, and what to tell the user.  The file itself is
 * history-store.c's. */
#include "core/history/history.h"

#include "core/history/history-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A year of rows, in case a disk stays full for that long. */
#define PENDING_LIMIT 20000

G_DEFINE_QUARK (unknot-history-error-quark, unknot_history_error)

static void
set_problem (UnknotHistory *self, const char *message)
{
  g_free (self->problem);
  self->problem = g_strdup (message);
}

/* ---- a damaged file ---- */

static char *
choose_aside (UnknotHistory *self)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (self->wall / UNKNOT_SECOND);
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("unknown");
  g_autofree char *base = g_strdup_printf ("%s.damaged-%s", self->path, day);
  char *name = g_strdup (base);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS) && i < 1000; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, i);
    }
  return name;
}

/* The journal goes along: whoever repairs the file wants it too. */
static void
move_companion (const char *path, const char *aside, const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  g_rename (from, to);
}

static gboolean
set_aside (UnknotHistory *self)
{
  g_autofree char *aside = choose_aside (self);
  g_autofree char *message = NULL;

  g_clear_pointer (&self->store, unknot_history_store_close);
  if (g_rename (self->path, aside) != 0)
    {
      message = g_strdup_printf (_("The history in %s is damaged and cannot be renamed (%s)."),
                                 self->path, g_strerror (errno));
      set_problem (self, message);
      return FALSE;
    }
  move_companion (self->path, aside, "-wal");
  move_companion (self->path, aside, "-shm");
  g_free (self->set_aside);
  self->set_aside = g_strdup_printf (_("The history was damaged. It is kept as %s, and a new one was begun."),
                                     aside);
  return TRUE;
}

/* ---- opening ---- */

static UnknotHistoryStore *
open_store (UnknotHistory *self, GError **error)
{
  g_autoptr (UnknotHistoryStore) store = unknot_history_store_open (self->path, self->writable, error);

  if (store == NULL)
    return NULL;
  if (!self->checked && !unknot_history_store_check (store, error))
    return NULL;
  self->checked = TRUE;
  return g_steal_pointer (&store);
}

static gboolean
ensure_open (UnknotHistory *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *folder = NULL;

  if (self->store != NULL)
    return TRUE;
  if (self->writable)
    {
      folder = g_path_get_dirname (self->path);
      g_mkdir_with_parents (folder, 0700);
    }
  self->store = open_store (self, &reason);
  if (g_error_matches (reason, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED) && self->writable &&
      set_aside (self))
    {
      g_clear_error (&reason);
      self->store = open_store (self, &reason);
    }
  if (self->store != NULL)
    {
      set_problem (self, NULL);
      return TRUE;
    }
  if (self->problem == NULL || !g_error_matches (reason, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED))
    set_problem (self, reason->message);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* What a failed call means for the next one.  Returns: whether a second try makes sense. */
static gboolean
take_failure (UnknotHistory *self, const GError *error)
{
  set_problem (self, error->message);
  if (!g_error_matches (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED) || !self->writable)
    return FALSE;
  return set_aside (self) && ensure_open (self, NULL);
}

/* ---- life ---- */

static UnknotHistory *
history_new (const char *path, gboolean writable, gboolean checked, gint64 wall)
{
  UnknotHistory *self = g_new0 (UnknotHistory, 1);

  self->path = g_strdup (path);
  self->writable = writable;
  self->wall = wall;
  self->checked = checked;
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    self->pending[kind] = unknot_row_list_new (kind);
  return self;
}

UnknotHistory *
unknot_history_new (const char *path, gint64 wall_now)
{
  g_return_val_if_fail (path != NULL, NULL);

  return history_new (path, TRUE, FALSE, wall_now);
}

UnknotHistory *
unknot_history_new_again (const char *path, gint64 wall_now)
{
  g_return_val_if_fail (path != NULL, NULL);

  return history_new (path, TRUE, TRUE, wall_now);
}

UnknotHistory *
unknot_history_open_readonly (const char *path, GError **error)
{
  g_autoptr (UnknotHistory) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* A reader has nothing to mend with. */
  self = history_new (path, FALSE, TRUE, 0);
  if (!ensure_open (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
unknot_history_count_pending (UnknotHistory *self)
{
  guint count = 0;

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    count += self->pending[kind]->len;
  return count;
}

static gboolean
store_pending (UnknotHistory *self, GError **error)
{
  if (!unknot_history_store_add (self->store, self->pending, error))
    return FALSE;
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_ptr_array_set_size (self->pending[kind], 0);
  return TRUE;
}

gboolean
unknot_history_flush (UnknotHistory *self, GError **error)
{
  gboolean again = TRUE;

  while (unknot_history_count_pending (self) > 0)
    {
      g_autoptr (GError) reason = NULL;

      if (!ensure_open (self, error))
        return FALSE;
      if (store_pending (self, &reason))
        set_problem (self, NULL);
      else if (!take_failure (self, reason) || !again)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      else
        again = FALSE;
    }
  return TRUE;
}

void
unknot_history_free (UnknotHistory *self)
{
  if (self->writable && !unknot_history_flush (self, NULL))
    g_message ("%u rows of the history could not be written", unknot_history_count_pending (self));
  g_clear_pointer (&self->store, unknot_history_store_close);
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_ptr_array_unref (self->pending[kind]);
  g_free (self->set_aside);
  g_free (self->problem);
  g_free (self->path);
  g_free (self);
}

UnknotHistoryStore *
unknot_history_ensure_open (UnknotHistory *self, GError **error)
{
  return ensure_open (self, error) ? self->store : NULL;
}

gboolean
unknot_history_take_failure (UnknotHistory *self, const GError *error)
{
  return take_failure (self, error);
}

UnknotHistoryStore *
unknot_history_get_store (UnknotHistory *self)
{
  return self->store;
}

const char *
unknot_history_get_problem (UnknotHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->store == NULL && self->problem == NULL)
    ensure_open (self, NULL);
  return self->problem != NULL ? self->problem : self->set_aside;
}

/* ---- writing ---- */

static void
add (UnknotHistory *self, UnknotRowKind kind, gconstpointer row)
{
  self->wall = MAX (self->wall, unknot_row_moment (kind, row));
  if (self->pending[kind]->len < PENDING_LIMIT)
    g_ptr_array_add (self->pending[kind], unknot_row_copy (kind, row));
  unknot_history_flush (self, NULL);
}

void
unknot_history_add_break (UnknotHistory *self, const UnknotBreakRecord *record, const char *guide)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (record != NULL);

  add (self, UNKNOT_ROW_BREAK, &(UnknotHistoryBreak) { .record = *record, .guide = (char *) guide });
}

void
unknot_history_add_posture (UnknotHistory *self, gint64 asked, UnknotPosture answer, const char *question)
{
  g_return_if_fail (self != NULL && self->writable);

  add (self, UNKNOT_ROW_POSTURE,
       &(UnknotHistoryPosture) { .asked = asked, .answer = answer, .question = (char *) question });
}

void
unknot_history_add_feeling (UnknotHistory *self, gint64 felt, const char *guide, UnknotFeeling feeling)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (guide != NULL);

  add (self, UNKNOT_ROW_FEELING,
       &(UnknotHistoryFeeling) { .felt = felt, .feeling = feeling, .guide = (char *) guide });
}

void
unknot_history_add_spot (UnknotHistory *self, gint64 day, gint64 pressed, const char *spot, gint64 length)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (spot != NULL && length >= 0);

  add (self, UNKNOT_ROW_SPOT,
       &(UnknotHistorySpot) { .day = day, .spot = (char *) spot, .length = length, .pressed = pressed });
}

void
unknot_history_add_heat (UnknotHistory *self, const UnknotHeatRecord *record, const char *guide)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (record != NULL && guide != NULL);

  add (self, UNKNOT_ROW_HEAT, &(UnknotHistoryHeat) { .record = *record, .guide = (char *) guide });
}

static void
delete_pending (UnknotHistory *self, UnknotRowKind kind, gint64 from, gint64 to)
{
  GPtrArray *rows = self->pending[kind];

  for (guint i = rows->len; i > 0; i--)
    if (unknot_history_lies_in (kind, rows->pdata[i - 1], from, to))
      g_ptr_array_remove_index (rows, i - 1);
}

gboolean
unknot_history_delete (UnknotHistory *self, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL && self->writable, FALSE);

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    delete_pending (self, kind, from, to);
  if (!ensure_open (self, error))
    return FALSE;
  if (unknot_history_store_delete (self->store, from, to, &reason))
    return TRUE;
  take_failure (self, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
