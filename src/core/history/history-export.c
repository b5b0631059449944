/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as text.  Column and member names are read by other programs: never change
 * one, add new ones at the end. */
#include "core/history/history-marks.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *
outcome_name (UnknotOutcome outcome)
{
  static const char *const names[] = { "guided", "natural", "skipped", "cut-short", "let-go" };
  return (guint) outcome < G_N_ELEMENTS (names) ? names[outcome] : "unknown";
}

static const char *
answer_name (UnknotPosture answer)
{
  static const char *const names[] = { "unanswered", "good", "slouching" };
  return (guint) answer < G_N_ELEMENTS (names) ? names[answer] : "unknown";
}

/* ISO 8601, UTC, to the second; empty for a moment that never came. */
static char *
format_moment (gint64 wall)
{
  g_autoptr (GDateTime) moment = wall != 0 ? g_date_time_new_from_unix_utc (wall / UNKNOT_SECOND) : NULL;

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

typedef enum { ROW_BREAK, ROW_POSTURE, ROW_FEELING, ROW_SPOT, ROW_MARK, N_ROW_KINDS } RowKind;

static const char *const row_names[N_ROW_KINDS] = { "break", "posture", "feeling", "spot", "mark" };

typedef struct {
  gint64 moment;
  RowKind kind;
  gconstpointer row; /* held by its list */
} Row;

typedef struct {
  GPtrArray *lists[N_ROW_KINDS];
  GArray *rows; /* Row: all of them in the order of time */
} Rows;

static gint64
row_moment (RowKind kind, gconstpointer row)
{
  switch (kind)
    {
    case ROW_BREAK:
      return ((const UnknotHistoryBreak *) row)->record.ended;
    case ROW_POSTURE:
      return ((const UnknotHistoryPosture *) row)->asked;
    case ROW_FEELING:
      return ((const UnknotHistoryFeeling *) row)->felt;
    case ROW_SPOT:
      return ((const UnknotHistorySpot *) row)->pressed;
    default:
      return ((const UnknotHistoryMark *) row)->marked;
    }
}

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
  for (guint i = 0; i < N_ROW_KINDS; i++)
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

  rows->lists[ROW_BREAK] = unknot_history_list_breaks (self, G_MININT64, G_MAXINT64);
  rows->lists[ROW_POSTURE] = unknot_history_list_postures (self, G_MININT64, G_MAXINT64);
  rows->lists[ROW_FEELING] = unknot_history_list_feelings (self, G_MININT64, G_MAXINT64);
  rows->lists[ROW_SPOT] = unknot_history_list_spots (self, G_MININT64, G_MAXINT64);
  rows->lists[ROW_MARK] = unknot_history_list_marks (self, G_MININT64, G_MAXINT64);
  after = unknot_history_get_problem (self);
  if (after != NULL && g_strcmp0 (known, after) != 0)
    {
      g_set_error_literal (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED, after);
      return FALSE;
    }
  rows->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (RowKind kind = 0; kind < N_ROW_KINDS; kind++)
    for (guint i = 0; i < rows->lists[kind]->len; i++)
      {
        gconstpointer row = rows->lists[kind]->pdata[i];

        g_array_append_vals (rows->rows, &(Row) { row_moment (kind, row), kind, row }, 1);
      }
  g_array_sort (rows->rows, compare_rows);
  return TRUE;
}

/* ---- CSV ---- */

/* RFC 4180: quoted where it must be, quotes doubled. */
static void
append_field (GString *text, const char *field)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ',');
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

static void
append_text_field (GString *text, const char *field)
{
  g_autofree char *valid = g_utf8_make_valid (field != NULL ? field : "", -1);

  append_field (text, valid);
}

static void
append_moment_field (GString *text, gint64 wall)
{
  g_autofree char *moment = format_moment (wall);

  append_field (text, moment);
}

static void
append_seconds_field (GString *text, gint64 length)
{
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, length / UNKNOT_SECOND);

  append_field (text, seconds);
}

static void
append_count_field (GString *text, guint count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  append_field (text, number);
}

static void
append_csv_break (GString *text, const UnknotHistoryBreak *row)
{
  append_moment_field (text, row->record.due);
  append_moment_field (text, row->record.offered);
  append_moment_field (text, row->record.started);
  append_seconds_field (text, row->record.sat);
  append_seconds_field (text, row->record.length);
  append_count_field (text, row->record.postponed);
  append_count_field (text, row->record.reminded);
  append_field (text, outcome_name (row->record.outcome));
  append_text_field (text, row->guide);
  g_string_append (text, ",,,,,,,");
}

static void
append_csv_mark (GString *text, const UnknotHistoryMark *row)
{
  g_string_append (text, ",,,,,,,,");
  append_text_field (text, row->guide);
  g_string_append (text, ",,");
  append_text_field (text, row->spot);
  append_field (text, "");
  append_count_field (text, row->strength);
  append_text_field (text, row->note);
  append_field (text, unknot_mark_context_to_string (row->context));
}

static void
append_csv_row (GString *text, const Row *row)
{
  append_field (text, row_names[row->kind]);
  append_moment_field (text, row->moment);
  switch (row->kind)
    {
    case ROW_BREAK:
      append_csv_break (text, row->row);
      break;
    case ROW_POSTURE:
      g_string_append (text, ",,,,,,,,,");
      append_field (text, answer_name (((const UnknotHistoryPosture *) row->row)->answer));
      append_text_field (text, ((const UnknotHistoryPosture *) row->row)->question);
      g_string_append (text, ",,,,,");
      break;
    case ROW_FEELING:
      g_string_append (text, ",,,,,,,,");
      append_text_field (text, ((const UnknotHistoryFeeling *) row->row)->guide);
      append_field (text, unknot_feeling_to_string (((const UnknotHistoryFeeling *) row->row)->feeling));
      g_string_append (text, ",,,,,,");
      break;
    case ROW_SPOT:
      g_string_append (text, ",,,,,,,,,,,");
      append_text_field (text, ((const UnknotHistorySpot *) row->row)->spot);
      append_seconds_field (text, ((const UnknotHistorySpot *) row->row)->length);
      g_string_append (text, ",,,");
      break;
    default:
      append_csv_mark (text, row->row);
      break;
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
  text = g_string_new ("kind,time,due,offered,started,sat_seconds,rest_seconds,postponed,reminded,"
                       "outcome,guide,answer,question,spot,pressed_seconds,"
                       "strength,note,context\r\n");
  for (guint i = 0; i < rows.rows->len; i++)
    append_csv_row (text, &g_array_index (rows.rows, Row, i));
  return g_string_free (text, FALSE);
}

/* ---- JSON ---- */

static void
append_json_string (GString *text, const char *member, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), valid);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append_printf (text, ", \"%s\": %s", member, quoted);
}

static void
append_json_moment (GString *text, const char *member, gint64 wall)
{
  g_autofree char *moment = format_moment (wall);

  if (*moment != '\0')
    g_string_append_printf (text, ", \"%s\": \"%s\"", member, moment);
}

static void
append_json_seconds (GString *text, const char *member, gint64 length)
{
  g_string_append_printf (text, ", \"%s\": %" G_GINT64_FORMAT, member, length / UNKNOT_SECOND);
}

static void
append_json_break (GString *text, const UnknotHistoryBreak *row)
{
  append_json_moment (text, "due", row->record.due);
  append_json_moment (text, "offered", row->record.offered);
  append_json_moment (text, "started", row->record.started);
  append_json_seconds (text, "sat_seconds", row->record.sat);
  append_json_seconds (text, "rest_seconds", row->record.length);
  g_string_append_printf (text, ", \"postponed\": %u, \"reminded\": %u", row->record.postponed,
                          row->record.reminded);
  append_json_string (text, "outcome", outcome_name (row->record.outcome));
  if (row->guide != NULL)
    append_json_string (text, "guide", row->guide);
}

static void
append_json_posture (GString *text, const UnknotHistoryPosture *row)
{
  append_json_string (text, "answer", answer_name (row->answer));
  if (row->question != NULL)
    append_json_string (text, "question", row->question);
}

static void
append_json_mark (GString *text, const UnknotHistoryMark *row)
{
  append_json_string (text, "spot", row->spot);
  g_string_append_printf (text, ", \"strength\": %u", row->strength);
  append_json_string (text, "context", unknot_mark_context_to_string (row->context));
  if (row->note != NULL)
    append_json_string (text, "note", row->note);
  if (row->guide != NULL)
    append_json_string (text, "guide", row->guide);
}

static void
append_json_row (GString *text, const Row *row)
{
  g_string_append_printf (text, "    {\"kind\": \"%s\"", row_names[row->kind]);
  append_json_moment (text, "time", row->moment);
  switch (row->kind)
    {
    case ROW_BREAK:
      append_json_break (text, row->row);
      break;
    case ROW_POSTURE:
      append_json_posture (text, row->row);
      break;
    case ROW_FEELING:
      append_json_string (text, "guide", ((const UnknotHistoryFeeling *) row->row)->guide);
      append_json_string (text, "answer",
                          unknot_feeling_to_string (((const UnknotHistoryFeeling *) row->row)->feeling));
      break;
    case ROW_SPOT:
      append_json_string (text, "spot", ((const UnknotHistorySpot *) row->row)->spot);
      append_json_seconds (text, "pressed_seconds", ((const UnknotHistorySpot *) row->row)->length);
      break;
    default:
      append_json_mark (text, row->row);
      break;
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
