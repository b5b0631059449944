/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180, as history-export.c writes it and spreadsheets save it again. */
#include <glib/gi18n.h>
#include <string.h>

#include "core/history/history-import.h"

#define MAX_COLUMNS 64
#define MAX_FIELD_BYTES 8192

typedef struct {
  const char *at, *end;
  guint line;
  GPtrArray *fields; /* (element-type GString): of the record, reused */
  guint n;
} Reader;

static GString *
next_field (Reader *reader)
{
  if (reader->n == reader->fields->len)
    g_ptr_array_add (reader->fields, g_string_new (NULL));
  return g_string_truncate (reader->fields->pdata[reader->n++], 0);
}

static void
free_field (gpointer field)
{
  g_string_free (field, TRUE);
}

/* Returns: FALSE when the quotes are not closed, or hold what is no text. */
static gboolean
read_quoted (Reader *reader, GString *field)
{
  for (reader->at++; reader->at < reader->end && *reader->at != '\0'; reader->at++)
    {
      if (*reader->at == '"' && (reader->at + 1 == reader->end || reader->at[1] != '"'))
        {
          reader->at++;
          return TRUE;
        }
      if (*reader->at == '"')
        reader->at++; /* the second of two */
      reader->line += *reader->at == '\n' ? 1 : 0;
      if (field->len < MAX_FIELD_BYTES)
        g_string_append_c (field, *reader->at);
    }
  return FALSE;
}

/* strchr() would find its own end, and nobody would ever come past a byte of zero. */
static gboolean
is_field_end (char c)
{
  return c == ',' || c == '\r' || c == '\n';
}

/* Returns: FALSE with an error when the record is not CSV. */
static gboolean
read_record (Reader *reader, GError **error)
{
  guint line = reader->line;

  reader->n = 0;
  for (;;)
    {
      GString *field = next_field (reader);

      if (reader->n > MAX_COLUMNS)
        return unknot_import_fail (error, line, _("There are too many columns."));
      if (reader->at < reader->end && *reader->at == '"' && !read_quoted (reader, field))
        return unknot_import_fail (error, line, _("A quotation mark is not closed."));
      for (; reader->at < reader->end && !is_field_end (*reader->at); reader->at++)
        {
          if (*reader->at == '\0')
            return unknot_import_fail (error, reader->line, _("This is not text."));
          if (field->len < MAX_FIELD_BYTES)
            g_string_append_c (field, *reader->at);
        }
      if (reader->at < reader->end && *reader->at == ',')
        {
          reader->at++;
          continue;
        }
      if (reader->at < reader->end && *reader->at == '\r')
        reader->at++;
      if (reader->at < reader->end && *reader->at == '\n')
        reader->at++;
      reader->line++;
      return TRUE;
    }
}

static const char *
field_text (Reader *reader, guint i)
{
  return i < reader->n ? ((GString *) reader->fields->pdata[i])->str : NULL;
}

/* ---- the columns ---- */

static gboolean
is_column (const char *name)
{
  if (g_str_equal (name, "kind"))
    return TRUE;
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    for (guint i = 0; i < unknot_row_info (kind)->n_fields; i++)
      if (g_strcmp0 (unknot_row_info (kind)->fields[i].name, name) == 0)
        return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the names; NULL with an error when they are not ours. */
static GPtrArray *
read_header (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!read_record (reader, NULL) || g_strcmp0 (field_text (reader, 0), "kind") != 0 ||
      g_strcmp0 (field_text (reader, 1), "time") != 0)
    {
      g_set_error_literal (error, UNKNOT_IMPORT_ERROR, UNKNOT_IMPORT_ERROR_FOREIGN,
                           _("Nothing was imported: this is not a history that Unknot has exported."));
      return NULL;
    }
  for (guint i = 0; i < reader->n; i++)
    {
      if (!is_column (field_text (reader, i)))
        {
          g_autofree char *valid = g_utf8_make_valid (field_text (reader, i), -1);

          unknot_import_fail (error, 1, _("The column “%s” is not known here; a newer Unknot may have written it."),
                              valid);
          return NULL;
        }
      g_ptr_array_add (names, g_strdup (field_text (reader, i)));
    }
  return g_steal_pointer (&names);
}

static gboolean
find_kind (const char *name, UnknotRowKind *kind)
{
  for (guint i = 0; i < UNKNOT_N_ROW_KINDS; i++)
    if (g_str_equal (unknot_row_info (i)->name, name))
      {
        *kind = (UnknotRowKind) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_record (Reader *reader, GPtrArray *names, UnknotHistoryBag *bag, GTimeZone *zone, guint line, GError **error)
{
  const char *values[MAX_COLUMNS] = { NULL };
  const UnknotRowInfo *info;
  UnknotRowKind kind;

  if (!find_kind (field_text (reader, 0), &kind))
    {
      g_autofree char *valid = g_utf8_make_valid (field_text (reader, 0), -1);

      return unknot_import_fail (error, line, _("“%s” is no kind of row that is known here."), valid);
    }
  if (reader->n != names->len)
    return unknot_import_fail (error, line, _("There are %u columns instead of %u."), reader->n, names->len);
  info = unknot_row_info (kind);
  for (guint i = 0; i < info->n_fields; i++)
    for (guint column = 1; column < names->len; column++)
      if (g_strcmp0 (info->fields[i].name, names->pdata[column]) == 0)
        values[i] = field_text (reader, column);
  return unknot_import_row (bag, kind, values, zone, line, error);
}

gboolean
unknot_import_csv (UnknotHistoryBag *bag, const char *text, gsize length, GTimeZone *zone, GError **error)
{
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  Reader reader = { .at = text + mark, .end = text + length, .line = 1 };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (free_field);
  g_autoptr (GPtrArray) names = NULL;

  reader.fields = fields;
  names = read_header (&reader, error);
  if (names == NULL)
    return FALSE;
  while (reader.at < reader.end)
    {
      guint line = reader.line;

      if (!read_record (&reader, error))
        return FALSE;
      /* An empty line at the end. */
      if (reader.n == 1 && *field_text (&reader, 0) == '\0')
        continue;
      if (!take_record (&reader, names, bag, zone, line, error))
        return FALSE;
    }
  return TRUE;
}
