/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/journal.h"

#include <glib/gstdio.h>

struct _UnknotJournal
{
  char *path;
  gboolean own_folder; /* holds nothing but what is ours */
  UnknotHistory *history;
  gint64 day; /* local, since 1970; the day that today counts for */
  guint today;
  gboolean counted;
  gint64 looked; /* wall: when the whole file was looked through; 0: not in this run */
};

UnknotJournal *
unknot_journal_new (const char *path)
{
  UnknotJournal *self = g_new0 (UnknotJournal, 1);

  self->own_folder = path == NULL;
  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "unknot", "history.sqlite", NULL);

  return self;
}

void
unknot_journal_free (UnknotJournal *self)
{
  g_clear_pointer (&self->history, unknot_history_free);
  g_free (self->path);
  g_free (self);
}

gboolean
unknot_journal_rest (UnknotJournal *self)
{
  if (self->history == NULL || unknot_history_get_problem (self->history) != NULL)
    return FALSE;

  g_clear_pointer (&self->history, unknot_history_free);

  return TRUE;
}

/* What is in there tells where it hurts; older versions left it open to others. */
static void
make_private (const char *folder)
{
  GStatBuf info;

  if (g_stat (folder, &info) == 0 && (info.st_mode & 0077) != 0)
    (void) g_chmod (folder, 0700);
}

UnknotHistory *
unknot_journal_get_history (UnknotJournal *self, UnknotTime now)
{
  if (self->history == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self->path);
      gboolean again;

      /* A folder that cannot be made shows when the history is opened. */
      (void) g_mkdir_with_parents (folder, 0700);
      if (self->own_folder)
        make_private (folder);
      again = self->looked != 0 && now.wall >= self->looked && now.wall - self->looked < UNKNOT_DAY;

      self->history = again ? unknot_history_new_again (self->path, now.wall)
                            : unknot_history_new (self->path, now.wall);
      self->looked = again ? self->looked : now.wall;
    }

  return self->history;
}

static gint64
local_day (UnknotTime now)
{
  gint64 local = now.wall + now.utc_offset * UNKNOT_SECOND;

  /* Rounded down, also before 1970: a clock can be set to anything. */
  return local >= 0 ? local / UNKNOT_DAY : (local - UNKNOT_DAY + 1) / UNKNOT_DAY;
}

static gboolean
is_taken (const UnknotBreakRecord *record)
{
  return record->outcome == UNKNOT_OUTCOME_GUIDED || record->outcome == UNKNOT_OUTCOME_NATURAL;
}

guint
unknot_journal_count_today (UnknotJournal *self, UnknotTime now)
{
  gint64 day = local_day (now);
  gint64 midnight = day * UNKNOT_DAY - now.utc_offset * UNKNOT_SECOND;
  g_autoptr (GPtrArray) breaks = NULL;

  if (self->counted && self->day == day)
    return self->today;

  breaks = unknot_history_list_breaks (unknot_journal_get_history (self, now), midnight, G_MAXINT64);
  self->day = day;
  self->today = 0;
  for (guint i = 0; i < breaks->len; i++)
    {
      const UnknotHistoryBreak *row = g_ptr_array_index (breaks, i);

      self->today += is_taken (&row->record) ? 1 : 0;
    }
  self->counted = TRUE;

  return self->today;
}

void
unknot_journal_add_break (UnknotJournal *self, UnknotTime now, const UnknotBreakRecord *record, const char *guide)
{
  unknot_history_add_break (unknot_journal_get_history (self, now), record, guide);
  self->counted = FALSE;
}

void
unknot_journal_add_posture (UnknotJournal *self, UnknotTime now, gint64 asked, UnknotPosture answer,
                            const char *question)
{
  unknot_history_add_posture (unknot_journal_get_history (self, now), asked, answer, question);
}

void
unknot_journal_add_feeling (UnknotJournal *self, UnknotTime now, const char *guide, UnknotFeeling feeling)
{
  unknot_history_add_feeling (unknot_journal_get_history (self, now), now.wall, guide, feeling);
}

void
unknot_journal_add_spot (UnknotJournal *self, UnknotTime now, const char *spot, guint seconds)
{
  unknot_history_add_spot (unknot_journal_get_history (self, now), local_day (now), now.wall, spot,
                           seconds * UNKNOT_SECOND);
}

void
unknot_journal_add_heat (UnknotJournal *self, UnknotTime now, const UnknotHeatRecord *record, const char *guide)
{
  unknot_history_add_heat (unknot_journal_get_history (self, now), record, guide);
}

GHashTable *
unknot_journal_count_pressed (UnknotJournal *self, UnknotTime now)
{
  /* A day is as long as two at most, wherever the user travels; the number of the day decides. */
  g_autoptr (GPtrArray) rows = unknot_history_list_spots (unknot_journal_get_history (self, now),
                                                          now.wall - 2 * UNKNOT_DAY, G_MAXINT64);
  GHashTable *pressed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 day = local_day (now);

  for (guint i = 0; i < rows->len; i++)
    {
      const UnknotHistorySpot *row = g_ptr_array_index (rows, i);

      if (row->day == day)
        g_hash_table_insert (pressed, g_strdup (row->spot),
                             GUINT_TO_POINTER ((guint) MIN (row->length / UNKNOT_SECOND, G_MAXUINT)));
    }

  return pressed;
}

GVariant *
unknot_journal_list_spots (UnknotJournal *self, UnknotTime now)
{
  g_autoptr (GHashTable) pressed = unknot_journal_count_pressed (self, now);
  GHashTableIter iter;
  gpointer spot, seconds;
  GVariantBuilder spots;

  g_variant_builder_init (&spots, G_VARIANT_TYPE ("a{su}"));
  g_hash_table_iter_init (&iter, pressed);
  while (g_hash_table_iter_next (&iter, &spot, &seconds))
    g_variant_builder_add (&spots, "{su}", spot, GPOINTER_TO_UINT (seconds));

  return g_variant_builder_end (&spots);
}

GVariant *
unknot_journal_list (UnknotJournal *self, UnknotTime now, gint64 from, gint64 to, guint limit)
{
  UnknotHistory *history = unknot_journal_get_history (self, now);
  g_autoptr (GPtrArray) breaks = unknot_history_list_breaks (history, from, to);
  g_autoptr (GPtrArray) postures = unknot_history_list_postures (history, from, to);
  GVariantBuilder break_rows, posture_rows;

  g_variant_builder_init (&break_rows, G_VARIANT_TYPE ("a(xxxxxxuuss)"));
  for (guint i = breaks->len > limit ? breaks->len - limit : 0; i < breaks->len; i++)
    {
      const UnknotHistoryBreak *row = g_ptr_array_index (breaks, i);
      const UnknotBreakRecord *record = &row->record;

      g_variant_builder_add (&break_rows, "(xxxxxxuuss)", record->ended, record->due, record->offered,
                             record->started, record->sat, record->length, record->postponed, record->reminded,
                             unknot_outcome_to_string (record->outcome), row->guide != NULL ? row->guide : "");
    }

  g_variant_builder_init (&posture_rows, G_VARIANT_TYPE ("a(xss)"));
  for (guint i = postures->len > limit ? postures->len - limit : 0; i < postures->len; i++)
    {
      const UnknotHistoryPosture *row = g_ptr_array_index (postures, i);

      g_variant_builder_add (&posture_rows, "(xss)", row->asked, unknot_posture_to_string (row->answer),
                             row->question != NULL ? row->question : "");
    }

  return g_variant_new ("(a(xxxxxxuuss)a(xss))", &break_rows, &posture_rows);
}

gboolean
unknot_journal_delete (UnknotJournal *self, UnknotTime now, gint64 from, gint64 to, GError **error)
{
  self->counted = FALSE;

  return unknot_history_delete (unknot_journal_get_history (self, now), from, to, error);
}

void
unknot_journal_forget_count (UnknotJournal *self)
{
  self->counted = FALSE;
}

const char *
unknot_journal_get_problem (UnknotJournal *self)
{
  return self->history != NULL ? unknot_history_get_problem (self->history) : NULL;
}
