/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-marks.h"

#include "core/body/muscle.h"
#include "core/history/history-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- rows as values ---- */

UnknotHistoryMark *
unknot_history_mark_new (gint64 id, gint64 marked, const char *spot, guint strength, const char *note,
                         UnknotMarkContext context, const char *guide)
{
  UnknotHistoryMark *mark = g_new0 (UnknotHistoryMark, 1);

  mark->id = id;
  mark->marked = marked;
  mark->spot = g_strdup (spot);
  mark->strength = strength;
  mark->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  mark->context = context;
  mark->guide = guide != NULL && *guide != '\0' ? g_strdup (guide) : NULL;
  return mark;
}

void
unknot_history_mark_free (gpointer data)
{
  UnknotHistoryMark *mark = data;

  g_free (mark->spot);
  g_free (mark->note);
  g_free (mark->guide);
  g_free (mark);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_MARK, message);
  return FALSE;
}

static gboolean
check_spot (const char *spot, GError **error)
{
  gboolean left, right;

  if (spot == NULL || !g_utf8_validate (spot, -1, NULL) || !unknot_muscle_from_name (spot, NULL, &left, &right))
    {
      g_autofree char *valid = g_utf8_make_valid (spot != NULL ? spot : "", -1);

      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_MARK, _("There is no muscle “%s”."), valid);
      return FALSE;
    }
  if (left && right)
    {
      g_set_error (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_MARK,
                   _("Which side is it: “%s-left” or “%s-right”?"), spot, spot);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_unseen_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n' && *p != '\t')
      return TRUE;
  return FALSE;
}

gboolean
unknot_history_mark_check (const UnknotHistoryMark *mark, GError **error)
{
  g_return_val_if_fail (mark != NULL, FALSE);

  if (!check_spot (mark->spot, error))
    return FALSE;
  if (mark->strength > UNKNOT_MARK_MAX_STRENGTH)
    return refuse (error, _("How strong it is goes from 0 to 10."));
  if (mark->note != NULL && !g_utf8_validate (mark->note, -1, NULL))
    return refuse (error, _("The note is not readable text."));
  if (mark->note != NULL && has_unseen_character (mark->note))
    return refuse (error, _("The note holds a character that cannot be shown. Please type it anew."));
  if (mark->note != NULL && g_utf8_strlen (mark->note, -1) > UNKNOT_MARK_MAX_NOTE)
    return refuse (error, _("A note has at most 500 characters."));
  if ((guint) mark->context > UNKNOT_MARK_AFTER)
    return refuse (error, _("A mark is made alone, before or after a guide."));
  if ((mark->guide != NULL) != (mark->context != UNKNOT_MARK_ALONE))
    return refuse (error, _("A mark before or after a guide names it, and no other does."));
  if (mark->guide != NULL && (strlen (mark->guide) > UNKNOT_MARK_MAX_GUIDE || !g_utf8_validate (mark->guide, -1, NULL)))
    return refuse (error, _("There is no such guide."));
  if (mark->marked <= 0)
    return refuse (error, _("A mark needs a moment after 1970."));
  return TRUE;
}

/* ---- the table ---- */

static gint64
insert_mark (UnknotHistoryStore *store, const UnknotHistoryMark *mark, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) mark);
  if (!unknot_history_store_add (store, (GPtrArray *[UNKNOT_N_ROW_KINDS]) { [UNKNOT_ROW_MARK] = one }, error))
    return 0;
  return sqlite3_last_insert_rowid (unknot_history_store_get_db (store));
}

/* Marks are deleted seldom: nothing is kept prepared for it. */
static gboolean
remove_mark (UnknotHistoryStore *store, gint64 id, gboolean *found, GError **error)
{
  sqlite3 *db = unknot_history_store_get_db (store);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, "DELETE FROM marks WHERE id = ?", -1, &statement, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_bind_int64 (statement, 1, id);
      code = sqlite3_step (statement);
    }
  if (code != SQLITE_DONE)
    unknot_history_store_fail (store, code, error);
  sqlite3_finalize (statement);
  *found = code == SQLITE_DONE && sqlite3_changes (db) > 0;
  sqlite3_db_release_memory (db);
  return code == SQLITE_DONE;
}

/* ---- the history ---- */

gint64
unknot_history_add_mark (UnknotHistory *self, const UnknotHistoryMark *mark, GError **error)
{
  g_return_val_if_fail (self != NULL && mark != NULL, 0);

  if (!unknot_history_mark_check (mark, error))
    return 0;
  for (guint attempt = 0;; attempt++)
    {
      UnknotHistoryStore *store = unknot_history_ensure_open (self, error);
      g_autoptr (GError) reason = NULL;
      gint64 id = store != NULL ? insert_mark (store, mark, &reason) : 0;

      if (store == NULL || id > 0)
        return id;
      /* A damaged file has been set aside: the new one takes the mark. */
      if (unknot_history_take_failure (self, reason) && attempt == 0)
        continue;
      g_propagate_error (error, g_steal_pointer (&reason));
      return 0;
    }
}

gboolean
unknot_history_delete_mark (UnknotHistory *self, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (GError) reason = NULL;
  UnknotHistoryStore *store;

  g_return_val_if_fail (self != NULL && found != NULL, FALSE);

  *found = FALSE;
  store = unknot_history_ensure_open (self, error);
  if (store == NULL)
    return FALSE;
  if (remove_mark (store, id, found, &reason))
    return TRUE;
  unknot_history_take_failure (self, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

GPtrArray *
unknot_history_list_marks (UnknotHistory *self, gint64 from, gint64 to)
{
  return unknot_history_list (self, UNKNOT_ROW_MARK, from, to);
}
