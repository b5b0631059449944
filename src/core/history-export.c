/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as text.  Column and member names are read by other programs: never change
 * one, add new ones at the end. */
#include "core/history.h"

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

/* Everything, breaks and postures in the order of time; @is_break tells them apart. */
typedef void (*RowFunc) (GString *text, const UnknotHistoryBreak *rest, const UnknotHistoryPosture *posture);

static void
append_merged (GString *text, GPtrArray *breaks, GPtrArray *postures, RowFunc func)
{
  guint i = 0, j = 0;

  while (i < breaks->len || j < postures->len)
    {
      const UnknotHistoryBreak *rest = i < breaks->len ? breaks->pdata[i] : NULL;
      const UnknotHistoryPosture *posture = j < postures->len ? postures->pdata[j] : NULL;

      if (rest != NULL && (posture == NULL || rest->record.ended <= posture->asked))
        {
          func (text, rest, NULL);
          i++;
        }
      else
        {
          func (text, NULL, posture);
          j++;
        }
    }
}

/* Returns: FALSE when the history cannot be read; then nothing is exported rather than half. */
static gboolean
read_all (UnknotHistory *self, GPtrArray **breaks, GPtrArray **postures, GError **error)
{
  const char *before = unknot_history_get_problem (self);
  g_autofree char *known = g_strdup (before);
  const char *after;

  *breaks = unknot_history_list_breaks (self, G_MININT64, G_MAXINT64);
  *postures = unknot_history_list_postures (self, G_MININT64, G_MAXINT64);
  after = unknot_history_get_problem (self);
  if (after == NULL || g_strcmp0 (known, after) == 0)
    return TRUE;
  g_set_error_literal (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_DAMAGED, after);
  g_clear_pointer (breaks, g_ptr_array_unref);
  g_clear_pointer (postures, g_ptr_array_unref);
  return FALSE;
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
append_csv_row (GString *text, const UnknotHistoryBreak *rest, const UnknotHistoryPosture *posture)
{
  if (rest != NULL)
    {
      append_field (text, "break");
      append_moment_field (text, rest->record.ended);
      append_moment_field (text, rest->record.due);
      append_moment_field (text, rest->record.offered);
      append_moment_field (text, rest->record.started);
      append_seconds_field (text, rest->record.sat);
      append_seconds_field (text, rest->record.length);
      append_count_field (text, rest->record.postponed);
      append_count_field (text, rest->record.reminded);
      append_field (text, outcome_name (rest->record.outcome));
      append_text_field (text, rest->guide);
      g_string_append (text, ",,\r\n");
      return;
    }
  append_field (text, "posture");
  append_moment_field (text, posture->asked);
  g_string_append (text, ",,,,,,,,,");
  append_field (text, answer_name (posture->answer));
  append_text_field (text, posture->question);
  g_string_append (text, "\r\n");
}

char *
unknot_history_export_csv (UnknotHistory *self, GError **error)
{
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (GPtrArray) postures = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_all (self, &breaks, &postures, error))
    return NULL;
  text = g_string_new ("kind,time,due,offered,started,sat_seconds,rest_seconds,postponed,reminded,"
                       "outcome,guide,answer,question\r\n");
  append_merged (text, breaks, postures, append_csv_row);
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
append_json_row (GString *text, const UnknotHistoryBreak *rest, const UnknotHistoryPosture *posture)
{
  if (text->str[text->len - 1] == '}')
    g_string_append (text, ",\n");
  g_string_append_printf (text, "    {\"kind\": \"%s\"", rest != NULL ? "break" : "posture");
  if (rest != NULL)
    {
      append_json_moment (text, "time", rest->record.ended);
      append_json_moment (text, "due", rest->record.due);
      append_json_moment (text, "offered", rest->record.offered);
      append_json_moment (text, "started", rest->record.started);
      g_string_append_printf (text, ", \"sat_seconds\": %" G_GINT64_FORMAT, rest->record.sat / UNKNOT_SECOND);
      g_string_append_printf (text, ", \"rest_seconds\": %" G_GINT64_FORMAT,
                              rest->record.length / UNKNOT_SECOND);
      g_string_append_printf (text, ", \"postponed\": %u, \"reminded\": %u",
                              rest->record.postponed, rest->record.reminded);
      append_json_string (text, "outcome", outcome_name (rest->record.outcome));
      if (rest->guide != NULL)
        append_json_string (text, "guide", rest->guide);
    }
  else
    {
      append_json_moment (text, "time", posture->asked);
      append_json_string (text, "answer", answer_name (posture->answer));
      if (posture->question != NULL)
        append_json_string (text, "question", posture->question);
    }
  g_string_append_c (text, '}');
}

char *
unknot_history_export_json (UnknotHistory *self, GError **error)
{
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (GPtrArray) postures = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!read_all (self, &breaks, &postures, error))
    return NULL;
  text = g_string_new ("{\n  \"format\": \"unknot-history\",\n  \"version\": 1,\n  \"rows\": [\n");
  append_merged (text, breaks, postures, append_json_row);
  g_string_append (text, "\n  ]\n}\n");
  return g_string_free (text, FALSE);
}
