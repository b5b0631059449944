/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words of an export back to rows, and from rows back into the history. */
#include "core/history/history-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/body/muscle.h"
#include "core/history/history-private.h"

#define MAX_TEXT_BYTES 4096
#define MAX_COUNT 100000

G_DEFINE_QUARK (unknot-import-error-quark, unknot_import_error)

/* ---- bags ---- */

UnknotHistoryBag *
unknot_history_bag_new (void)
{
  UnknotHistoryBag *bag = g_new0 (UnknotHistoryBag, 1);

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    bag->rows[kind] = unknot_row_list_new (kind);
  return bag;
}

void
unknot_history_bag_free (UnknotHistoryBag *bag)
{
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_clear_pointer (&bag->rows[kind], g_ptr_array_unref);
  g_free (bag);
}

guint
unknot_history_bag_count (const UnknotHistoryBag *bag)
{
  guint count = 0;

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    count += bag->rows[kind]->len;
  return count;
}

/* ---- one row ---- */

gboolean
unknot_import_fail (GError **error, guint line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: where in a file, and what is wrong there */
  g_set_error (error, UNKNOT_IMPORT_ERROR, UNKNOT_IMPORT_ERROR_BROKEN, _("Nothing was imported. Line %u: %s"), line,
               reason);
  return FALSE;
}

static gboolean
read_moment (const char *text, gint64 *value)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = strlen (text) <= 40 ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (moment == NULL || g_date_time_to_unix (moment) <= 0 || g_date_time_get_year (moment) > 2500)
    return FALSE;
  *value = g_date_time_to_unix (moment) * UNKNOT_SECOND;
  return TRUE;
}

static gboolean
read_day (const char *text, gint64 *value)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);

  if (strlen (text) != 10 || !read_moment (midnight, value))
    return FALSE;
  *value /= UNKNOT_DAY;
  return TRUE;
}

static gboolean
read_word (const UnknotRowField *field, const char *text, gint64 *value)
{
  for (gint64 i = 0; field->words[i] != NULL; i++)
    if (g_str_equal (field->words[i], text))
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_int (const UnknotRowField *field, const char *text, gint64 *value)
{
  guint64 number;

  switch (field->type)
    {
    case UNKNOT_FIELD_MOMENT:
      return read_moment (text, value);
    case UNKNOT_FIELD_DAY:
      return read_day (text, value);
    case UNKNOT_FIELD_WORD:
      return read_word (field, text, value);
    case UNKNOT_FIELD_LENGTH:
      if (!g_ascii_string_to_unsigned (text, 10, 0, 366 * 86400, &number, NULL))
        return FALSE;
      *value = (gint64) number * UNKNOT_SECOND;
      return TRUE;
    default:
      if (!g_ascii_string_to_unsigned (text, 10, 0, field->most > 0 ? field->most : MAX_COUNT, &number, NULL))
        return FALSE;
      *value = (gint64) number;
      return TRUE;
    }
}

static gboolean
read_text (const UnknotRowField *field, gpointer row, const char *text, guint line, GError **error)
{
  if (field->needed && (text == NULL || *text == '\0'))
    return unknot_import_fail (error, line, _("“%s” is missing."), field->name);
  if (text != NULL && (strlen (text) > MAX_TEXT_BYTES || !g_utf8_validate (text, -1, NULL)))
    return unknot_import_fail (error, line, _("“%s” is too long or not readable text."), field->name);
  unknot_row_set_text (field, row, text);
  return TRUE;
}

/* A moment that never came and a day from before days were exported may be left out. */
static gboolean
read_field (const UnknotRowField *field, gpointer row, const char *text, guint line, GError **error)
{
  gboolean own_moment = field->type == UNKNOT_FIELD_MOMENT && g_str_equal (field->name, "time");
  gint64 value = 0;

  if (field->type == UNKNOT_FIELD_TEXT)
    return read_text (field, row, text, line, error);
  if (text == NULL || *text == '\0')
    {
      if (own_moment || (field->type != UNKNOT_FIELD_MOMENT && field->type != UNKNOT_FIELD_DAY))
        return unknot_import_fail (error, line, _("“%s” is missing."), field->name);
    }
  else if (!read_int (field, text, &value))
    {
      g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 40));

      return unknot_import_fail (error, line, _("“%s” cannot be “%s”."), field->name, valid);
    }
  unknot_row_set_int (field, row, value);
  return TRUE;
}

static gint64
local_day (gint64 wall, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / UNKNOT_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return (wall + g_date_time_get_utc_offset (local)) / UNKNOT_DAY;
}

/* What no single field can tell. */
static gboolean
check_row (UnknotRowKind kind, gpointer row, GTimeZone *zone, guint line, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (kind == UNKNOT_ROW_SPOT)
    {
      UnknotHistorySpot *spot = row;

      if (!unknot_muscle_from_name (spot->spot, NULL, NULL, NULL))
        return unknot_import_fail (error, line, _("There is no muscle “%s”."), spot->spot);
      if (spot->day == 0)
        spot->day = local_day (spot->pressed, zone);
    }
  if (kind == UNKNOT_ROW_MARK && !unknot_history_mark_check (row, &reason))
    return unknot_import_fail (error, line, "%s", reason->message);
  return TRUE;
}

gboolean
unknot_import_row (UnknotHistoryBag *bag, UnknotRowKind kind, const char *const *values, GTimeZone *zone, guint line,
                   GError **error)
{
  const UnknotRowInfo *info = unknot_row_info (kind);
  gpointer row = g_malloc0 (info->size);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type != UNKNOT_FIELD_ID && !read_field (&info->fields[i], row, values[i], line, error))
      {
        info->free (row);
        return FALSE;
      }
  if (!check_row (kind, row, zone, line, error))
    {
      info->free (row);
      return FALSE;
    }
  g_ptr_array_add (bag->rows[kind], row);
  return TRUE;
}

UnknotHistoryBag *
unknot_history_parse_export (const char *text, gsize length, GTimeZone *zone, GError **error)
{
  g_autoptr (UnknotHistoryBag) bag = unknot_history_bag_new ();
  gsize at = 0;
  gboolean fine;

  g_return_val_if_fail (text != NULL && zone != NULL, NULL);

  /* What some programs put in front of UTF-8. */
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (text[at]))
    at++;
  fine = at < length && text[at] == '{' ? unknot_import_json (bag, text, length, zone, error)
                                        : unknot_import_csv (bag, text, length, zone, error);
  return fine ? g_steal_pointer (&bag) : NULL;
}

/* ---- into the history ---- */

/* Exports know seconds, the history microseconds: rows are the same when they are exported alike. */
static char *
key_of (UnknotRowKind kind, gconstpointer row)
{
  GString *line = g_string_new (NULL);

  unknot_row_append_csv (kind, row, line);
  return g_string_free (line, FALSE);
}

static GHashTable *
count_stored (UnknotHistory *self, UnknotRowKind kind)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) stored = unknot_history_list (self, kind, G_MININT64, G_MAXINT64);

  for (guint i = 0; i < stored->len; i++)
    {
      char *key = key_of (kind, stored->pdata[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (count + 1));
    }
  return counts;
}

/* Takes one of the rows that are exported as @row is; two alike can be in one second. */
static gboolean
take_stored (GHashTable *counts, UnknotRowKind kind, gconstpointer row)
{
  g_autofree char *key = key_of (kind, row);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  if (count == 0)
    return FALSE;
  g_hash_table_replace (counts, g_steal_pointer (&key), GUINT_TO_POINTER (count - 1));
  return TRUE;
}

/* A spot has one row a day, which grows: one that has grown since the export is known, too. */
static gboolean
spot_is_known (GPtrArray *stored, const UnknotHistorySpot *spot)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const UnknotHistorySpot *other = stored->pdata[i];

      if (other->day == spot->day && g_str_equal (other->spot, spot->spot))
        return other->length >= spot->length && other->pressed >= spot->pressed;
    }
  return FALSE;
}

static void
choose_new (UnknotHistory *self, const UnknotHistoryBag *bag, GPtrArray *fresh[UNKNOT_N_ROW_KINDS], guint *known)
{
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    {
      g_autoptr (GPtrArray) stored = NULL;
      g_autoptr (GHashTable) counts = NULL;

      fresh[kind] = g_ptr_array_new ();
      if (bag->rows[kind]->len == 0)
        continue;
      if (kind == UNKNOT_ROW_SPOT)
        stored = unknot_history_list_spots (self, G_MININT64, G_MAXINT64);
      else
        counts = count_stored (self, kind);
      for (guint i = 0; i < bag->rows[kind]->len; i++)
        {
          gpointer row = bag->rows[kind]->pdata[i];

          if (stored != NULL ? spot_is_known (stored, row) : take_stored (counts, kind, row))
            ++*known;
          else
            g_ptr_array_add (fresh[kind], row);
        }
    }
}

static gboolean
add_all (UnknotHistory *self, GPtrArray *const rows[UNKNOT_N_ROW_KINDS], gboolean merge, GError **error)
{
  UnknotHistoryStore *store = unknot_history_ensure_open (self, error);
  g_autoptr (GError) reason = NULL;

  if (store == NULL)
    return FALSE;
  if (merge ? unknot_history_store_merge (store, rows, &reason) : unknot_history_store_add (store, rows, &reason))
    return TRUE;
  unknot_history_take_failure (self, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
unknot_history_import (UnknotHistory *self, const UnknotHistoryBag *bag, guint *added, guint *known, GError **error)
{
  GPtrArray *fresh[UNKNOT_N_ROW_KINDS] = { NULL };
  gboolean done;

  g_return_val_if_fail (self != NULL && bag != NULL && added != NULL && known != NULL, FALSE);

  *known = 0;
  if (unknot_history_ensure_open (self, error) == NULL)
    return FALSE;
  choose_new (self, bag, fresh, known);
  *added = unknot_history_bag_count (bag) - *known;
  done = *added == 0 || add_all (self, fresh, TRUE, error);
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_ptr_array_unref (fresh[kind]);
  return done;
}

UnknotHistoryBag *
unknot_history_copy (UnknotHistory *self, gint64 from, gint64 to)
{
  UnknotHistoryBag *bag = g_new0 (UnknotHistoryBag, 1);

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    bag->rows[kind] = unknot_history_list (self, kind, from, to);
  return bag;
}

gboolean
unknot_history_put_back (UnknotHistory *self, const UnknotHistoryBag *bag, GError **error)
{
  g_return_val_if_fail (self != NULL && bag != NULL, FALSE);

  return add_all (self, bag->rows, FALSE, error);
}
