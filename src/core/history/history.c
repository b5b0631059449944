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

struct _UnknotHistory {
  char *path;
  gboolean writable;
  gint64 wall; /* the latest moment heard of; dates a damaged file */
  UnknotHistoryStore *store; /* NULL until needed, or while it cannot be opened */
  GPtrArray *pending_breaks;
  GPtrArray *pending_postures;
  GPtrArray *pending_feelings;
  GPtrArray *pending_spots;
  char *set_aside; /* what was damaged, and where it lies now: true for this run */
  char *problem;   /* what does not work at present */
};

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
  self->store = unknot_history_store_open (self->path, self->writable, &reason);
  if (g_error_matches (reason, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED) && self->writable &&
      set_aside (self))
    {
      g_clear_error (&reason);
      self->store = unknot_history_store_open (self->path, TRUE, &reason);
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
history_new (const char *path, gboolean writable, gint64 wall)
{
  UnknotHistory *self = g_new0 (UnknotHistory, 1);

  self->path = g_strdup (path);
  self->writable = writable;
  self->wall = wall;
  self->pending_breaks = g_ptr_array_new_with_free_func (unknot_history_break_free);
  self->pending_postures = g_ptr_array_new_with_free_func (unknot_history_posture_free);
  self->pending_feelings = g_ptr_array_new_with_free_func (unknot_history_feeling_free);
  self->pending_spots = g_ptr_array_new_with_free_func (unknot_history_spot_free);
  return self;
}

UnknotHistory *
unknot_history_new (const char *path, gint64 wall_now)
{
  g_return_val_if_fail (path != NULL, NULL);

  return history_new (path, TRUE, wall_now);
}

UnknotHistory *
unknot_history_open_readonly (const char *path, GError **error)
{
  g_autoptr (UnknotHistory) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = history_new (path, FALSE, 0);
  if (!ensure_open (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static guint
count_pending (UnknotHistory *self)
{
  return self->pending_breaks->len + self->pending_postures->len + self->pending_feelings->len +
         self->pending_spots->len;
}

static gboolean
store_pending (UnknotHistory *self, GError **error)
{
  if (!unknot_history_store_add (self->store, self->pending_breaks, self->pending_postures, error))
    return FALSE;
  g_ptr_array_set_size (self->pending_breaks, 0);
  g_ptr_array_set_size (self->pending_postures, 0);
  if (self->pending_feelings->len + self->pending_spots->len == 0)
    return TRUE;
  if (!unknot_history_store_add_care (self->store, self->pending_feelings, self->pending_spots, error))
    return FALSE;
  g_ptr_array_set_size (self->pending_feelings, 0);
  g_ptr_array_set_size (self->pending_spots, 0);
  return TRUE;
}

static gboolean
flush (UnknotHistory *self, GError **error)
{
  gboolean again = TRUE;

  while (count_pending (self) > 0)
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
  if (self->writable && !flush (self, NULL))
    g_message ("%u rows of the history could not be written", count_pending (self));
  g_clear_pointer (&self->store, unknot_history_store_close);
  g_ptr_array_unref (self->pending_breaks);
  g_ptr_array_unref (self->pending_postures);
  g_ptr_array_unref (self->pending_feelings);
  g_ptr_array_unref (self->pending_spots);
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

void
unknot_history_add_break (UnknotHistory *self, const UnknotBreakRecord *record, const char *guide)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (record != NULL);

  self->wall = MAX (self->wall, record->ended);
  if (self->pending_breaks->len < PENDING_LIMIT)
    g_ptr_array_add (self->pending_breaks, unknot_history_break_new (0, record, guide));
  flush (self, NULL);
}

void
unknot_history_add_posture (UnknotHistory *self, gint64 asked, UnknotPosture answer, const char *question)
{
  g_return_if_fail (self != NULL && self->writable);

  self->wall = MAX (self->wall, asked);
  if (self->pending_postures->len < PENDING_LIMIT)
    g_ptr_array_add (self->pending_postures, unknot_history_posture_new (0, asked, answer, question));
  flush (self, NULL);
}

void
unknot_history_add_feeling (UnknotHistory *self, gint64 felt, const char *guide, UnknotFeeling feeling)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (guide != NULL);

  self->wall = MAX (self->wall, felt);
  if (self->pending_feelings->len < PENDING_LIMIT)
    g_ptr_array_add (self->pending_feelings, unknot_history_feeling_new (0, felt, guide, feeling));
  flush (self, NULL);
}

void
unknot_history_add_spot (UnknotHistory *self, gint64 day, gint64 pressed, const char *spot, gint64 length)
{
  g_return_if_fail (self != NULL && self->writable);
  g_return_if_fail (spot != NULL && length >= 0);

  self->wall = MAX (self->wall, pressed);
  if (self->pending_spots->len < PENDING_LIMIT)
    g_ptr_array_add (self->pending_spots, unknot_history_spot_new (day, pressed, spot, length));
  flush (self, NULL);
}

static gint64
break_moment (gconstpointer row)
{
  return ((const UnknotHistoryBreak *) row)->record.ended;
}

static gint64
posture_moment (gconstpointer row)
{
  return ((const UnknotHistoryPosture *) row)->asked;
}

static gint64
feeling_moment (gconstpointer row)
{
  return ((const UnknotHistoryFeeling *) row)->felt;
}

static gint64
spot_moment (gconstpointer row)
{
  return ((const UnknotHistorySpot *) row)->pressed;
}

static void
delete_pending (GPtrArray *rows, gint64 (*moment) (gconstpointer), gint64 from, gint64 to)
{
  for (guint i = rows->len; i > 0; i--)
    if (moment (rows->pdata[i - 1]) >= from && moment (rows->pdata[i - 1]) < to)
      g_ptr_array_remove_index (rows, i - 1);
}

gboolean
unknot_history_delete (UnknotHistory *self, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL && self->writable, FALSE);

  delete_pending (self->pending_breaks, break_moment, from, to);
  delete_pending (self->pending_postures, posture_moment, from, to);
  delete_pending (self->pending_feelings, feeling_moment, from, to);
  delete_pending (self->pending_spots, spot_moment, from, to);
  if (!ensure_open (self, error))
    return FALSE;
  if (unknot_history_store_delete (self->store, from, to, &reason))
    return TRUE;
  take_failure (self, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* ---- reading ---- */

typedef gboolean (*ListFunc) (UnknotHistoryStore *, gint64, gint64, GPtrArray *, GError **);

static gboolean
list_stored (UnknotHistory *self, ListFunc func, gint64 from, gint64 to, GPtrArray *rows)
{
  g_autoptr (GError) reason = NULL;

  if (!ensure_open (self, NULL))
    return FALSE;
  if (func (self->store, from, to, rows, &reason))
    return TRUE;
  /* What could be read before the damage is still true. */
  take_failure (self, reason);
  return FALSE;
}

static int
compare_breaks (gconstpointer a, gconstpointer b)
{
  gint64 x = break_moment (*(gconstpointer *) a), y = break_moment (*(gconstpointer *) b);
  return x < y ? -1 : x > y;
}

static int
compare_postures (gconstpointer a, gconstpointer b)
{
  gint64 x = posture_moment (*(gconstpointer *) a), y = posture_moment (*(gconstpointer *) b);
  return x < y ? -1 : x > y;
}

GPtrArray *
unknot_history_list_breaks (UnknotHistory *self, gint64 from, gint64 to)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (unknot_history_break_free);

  g_return_val_if_fail (self != NULL, rows);

  flush (self, NULL);
  list_stored (self, unknot_history_store_list_breaks, from, to, rows);
  for (guint i = 0; i < self->pending_breaks->len; i++)
    {
      const UnknotHistoryBreak *row = self->pending_breaks->pdata[i];

      if (row->record.ended >= from && row->record.ended < to)
        g_ptr_array_add (rows, unknot_history_break_new (0, &row->record, row->guide));
    }
  if (self->pending_breaks->len > 0)
    g_ptr_array_sort (rows, compare_breaks);
  return rows;
}

GPtrArray *
unknot_history_list_postures (UnknotHistory *self, gint64 from, gint64 to)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (unknot_history_posture_free);

  g_return_val_if_fail (self != NULL, rows);

  flush (self, NULL);
  list_stored (self, unknot_history_store_list_postures, from, to, rows);
  for (guint i = 0; i < self->pending_postures->len; i++)
    {
      const UnknotHistoryPosture *row = self->pending_postures->pdata[i];

      if (row->asked >= from && row->asked < to)
        g_ptr_array_add (rows, unknot_history_posture_new (0, row->asked, row->answer, row->question));
    }
  if (self->pending_postures->len > 0)
    g_ptr_array_sort (rows, compare_postures);
  return rows;
}

GPtrArray *
unknot_history_list_feelings (UnknotHistory *self, gint64 from, gint64 to)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (unknot_history_feeling_free);

  g_return_val_if_fail (self != NULL, rows);

  flush (self, NULL);
  list_stored (self, unknot_history_store_list_feelings, from, to, rows);
  for (guint i = 0; i < self->pending_feelings->len; i++)
    {
      const UnknotHistoryFeeling *row = self->pending_feelings->pdata[i];

      if (row->felt >= from && row->felt < to)
        g_ptr_array_add (rows, unknot_history_feeling_new (0, row->felt, row->guide, row->feeling));
    }
  return rows;
}

/* What waits in memory is added to its day and spot, as the file does it. */
static void
add_up_spot (GPtrArray *rows, const UnknotHistorySpot *add)
{
  for (guint i = 0; i < rows->len; i++)
    {
      UnknotHistorySpot *row = rows->pdata[i];

      if (row->day != add->day || !g_str_equal (row->spot, add->spot))
        continue;
      row->length += add->length;
      row->pressed = MAX (row->pressed, add->pressed);
      return;
    }
  g_ptr_array_add (rows, unknot_history_spot_new (add->day, add->pressed, add->spot, add->length));
}

GPtrArray *
unknot_history_list_spots (UnknotHistory *self, gint64 from, gint64 to)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (unknot_history_spot_free);

  g_return_val_if_fail (self != NULL, rows);

  flush (self, NULL);
  list_stored (self, unknot_history_store_list_spots, from, to, rows);
  for (guint i = 0; i < self->pending_spots->len; i++)
    if (spot_moment (self->pending_spots->pdata[i]) >= from && spot_moment (self->pending_spots->pdata[i]) < to)
      add_up_spot (rows, self->pending_spots->pdata[i]);
  return rows;
}

gint64
unknot_history_guide_last_shown (UnknotHistory *self, const char *guide)
{
  g_autoptr (GError) reason = NULL;
  gint64 when = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (guide != NULL, 0);

  if (ensure_open (self, NULL) && !unknot_history_store_guide_last_shown (self->store, guide, &when, &reason))
    take_failure (self, reason);
  for (guint i = 0; i < self->pending_breaks->len; i++)
    {
      const UnknotHistoryBreak *row = self->pending_breaks->pdata[i];

      if (g_strcmp0 (row->guide, guide) == 0)
        when = MAX (when, row->record.started);
    }
  return when;
}
