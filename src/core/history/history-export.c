/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as text.  Column and member names are read by other programs: never change
 * one, add new ones at the end. */
#include "core/history/history-rows.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* ISO 8601, UTC, to the second; empty for a moment that never came. */
static char *
format_moment (gint64 wall)
{
  g_autoptr (GDateTime) moment = wall != 0 ? g_date_time_new_from_unix_utc (wall / UNKNOT_SECOND) : NULL;

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* A day of the calendar. */
static char *
format_day (gint64 day)
{
  g_autoptr (GDateTime) date = ABS (day) < 3000000 ? g_date_time_new_from_unix_utc (day * 86400) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

typedef struct {
  gint64 moment;
  UnknotRowKind kind;
  gconstpointer row; /* held by its list */
} Row;

typedef struct {
  GPtrArray *lists[UNKNOT_N_ROW_KINDS];
  GArray *rows; /* Row: all of them in the order of time */
} Rows;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  if (x->moment != y->moment)
    return x->moment < y->moment ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static void
rows_clear (Rows *rows)
{
  for (guint i = 0; i < UNKNOT_N_ROW_KINDS; i++)
    g_clear_pointer (&rows->lists[i], g_ptr_array_unref);
  g_clear_pointer (&rows->rows, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

/* Returns: FALSE when the history cannot be read; then nothing is exported rather than half. */
static gboolean
read_all (UnknotHistory *self, Rows *rows, GError **error)
{
  g_autofree char *known = g_strdup (unknot_history_get_problem (self));
  const char *after;

  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    rows->lists[kind] = unknot_history_list (self, kind, G_MININT64, G_MAXINT64);
  after = unknot_history_get_problem (self);
  if (after != NULL && g_strcmp0 (known, after) != 0)
    {
      g_set_error_literal (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED, after);
      return FALSE;
    }
  rows->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    for (guint i = 0; i < rows->lists[kind]->len; i++)
      {
        gconstpointer row = rows->lists[kind]->pdata[i];

        g_array_append_vals (rows->rows, &(Row) { unknot_row_moment (kind, row), kind, row }, 1);
      }
  g_array_sort (rows->rows, compare_rows);
  return TRUE;
}

/* ---- CSV ---- */

/* In the order of the table; the members of JSON come in the same one. */
static const char *const columns[] = {
  "time", "due", "offered", "started", "sat_seconds", "rest_seconds", "postponed", "reminded",
  "outcome", "guide", "answer", "question", "spot", "pressed_seconds",
  "strength", "note", "context", "day",
  "heat_seconds", "planned_seconds", "looks",
};

static const UnknotRowField *
find_field (const UnknotRowInfo *info, const char *name)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (info->fields[i].name, name) == 0)
      return &info->fields[i];
  return NULL;
}

/* A field as both kinds of export write it: empty for a moment that never came and a text that
 * is not there. */
static char *
format_field (const UnknotRowField *field, gconstpointer row)
{
  switch (field->type)
    {
    case UNKNOT_FIELD_MOMENT:
      return format_moment (unknot_row_get_int (field, row));
    case UNKNOT_FIELD_DAY:
      return format_day (unknot_row_get_int (field, row));
    case UNKNOT_FIELD_LENGTH:
      return g_strdup_printf ("%" G_GINT64_FORMAT, unknot_row_get_int (field, row) / UNKNOT_SECOND);
    case UNKNOT_FIELD_WORD:
      return g_strdup (field->words[unknot_row_get_int (field, row)]);
    case UNKNOT_FIELD_TEXT:
      return g_utf8_make_valid (unknot_row_get_text (field, row) != NULL ? unknot_row_get_text (field, row) : "", -1);
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, unknot_row_get_int (field, row));
    }
}

/* RFC 4180: quoted where it must be, quotes doubled. */
static void
append_quoted (GString *text, const char *field)
{
  if (strpbrk (field, ",\"\r\n") == NULL)
    {
      g_string_append (text, field);
      return;
    }
  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *field);
    }
  g_string_append_c (text, '"');
}

void
unknot_row_append_csv_heading (GString *text)
{
  g_string_append (text, "kind");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, ",%s", columns[i]);
  g_string_append (text, "\r\n");
}

void
unknot_row_append_csv (UnknotRowKind kind, gconstpointer row, GString *text)
{
  const UnknotRowInfo *info = unknot_row_info (kind);

  g_string_append (text, info->name);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const UnknotRowField *field = find_field (info, columns[i]);
      g_autofree char *value = field != NULL ? format_field (field, row) : NULL;

      g_string_append_c (text, ',');
      if (value != NULL)
        append_quoted (text, value);
    }
  g_string_append (text, "\r\n");
}

char *
unknot_history_export_csv (UnknotHistory *self, GError **error)
{
  g_auto (Rows) rows = { 0 };
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_all (self, &rows, error))
    return NULL;
  text = g_string_new (NULL);
  unknot_row_append_csv_heading (text);
  for (guint i = 0; i < rows.rows->len; i++)
    {
      const Row *row = &g_array_index (rows.rows, Row, i);

      unknot_row_append_csv (row->kind, row->row, text);
    }
  return g_string_free (text, FALSE);
}

/* ---- JSON ---- */

static void
append_json_member (GString *text, const UnknotRowField *field, gconstpointer row)
{
  g_autofree char *value = format_field (field, row);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *quoted = NULL;

  if (field->type == UNKNOT_FIELD_LENGTH || field->type == UNKNOT_FIELD_COUNT)
    {
      g_string_append_printf (text, ", \"%s\": %s", field->name, value);
      return;
    }
  if (*value == '\0' && !field->needed)
    return;
  node = json_node_init_string (json_node_alloc (), value);
  quoted = json_to_string (node, FALSE);
  g_string_append_printf (text, ", \"%s\": %s", field->name, quoted);
}

static void
append_json_row (GString *text, const Row *row)
{
  const UnknotRowInfo *info = unknot_row_info (row->kind);

  g_string_append_printf (text, "    {\"kind\": \"%s\"", info->name);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const UnknotRowField *field = find_field (info, columns[i]);

      if (field != NULL)
        append_json_member (text, field, row->row);
    }
  g_string_append_c (text, '}');
}

char *
unknot_history_export_json (UnknotHistory *self, GError **error)
{
  g_auto (Rows) rows = { 0 };
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_all (self, &rows, error))
    return NULL;
  text = g_string_new ("{\n  \"format\": \"unknot-history\",\n  \"version\": 1,\n  \"rows\": [\n");
  for (guint i = 0; i < rows.rows->len; i++)
    {
      if (i > 0)
        g_string_append (text, ",\n");
      append_json_row (text, &g_array_index (rows.rows, Row, i));
    }
  g_string_append (text, "\n  ]\n}\n");
  return g_string_free (text, FALSE);
}
