/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-rows.h"

#include <string.h>

/* Columns, names and words are on disk, in exports and on the bus: never change one. */
static const char *const outcomes[] = { "guided", "natural", "skipped", "cut-short", "let-go", NULL };
static const char *const answers[] = { "unanswered", "good", "slouching", NULL };
static const char *const feelings[] = { "better", "same", "worse", NULL };
static const char *const contexts[] = { "alone", "before", "after", NULL };
static const char *const heat_outcomes[] = { "completed", "ended", "sore", "unanswered", NULL };

#define ID(type) { UNKNOT_FIELD_ID, offsetof (type, id), "id", NULL, NULL, FALSE, 0 }
#define FIELD(kind, type, member, column, name) \
  { UNKNOT_FIELD_##kind, offsetof (type, member), column, name, NULL, FALSE, 0 }
#define WORD(type, member, column, name, words) \
  { UNKNOT_FIELD_WORD, offsetof (type, member), column, name, words, FALSE, 0 }
#define NEEDED(type, member, column, name) \
  { UNKNOT_FIELD_TEXT, offsetof (type, member), column, name, NULL, TRUE, 0 }

static const UnknotRowField break_fields[] = {
  ID (UnknotHistoryBreak),
  FIELD (MOMENT, UnknotHistoryBreak, record.ended, "ended", "time"),
  FIELD (MOMENT, UnknotHistoryBreak, record.due, "due", "due"),
  FIELD (MOMENT, UnknotHistoryBreak, record.offered, "offered", "offered"),
  FIELD (MOMENT, UnknotHistoryBreak, record.started, "started", "started"),
  FIELD (LENGTH, UnknotHistoryBreak, record.sat, "sat", "sat_seconds"),
  FIELD (LENGTH, UnknotHistoryBreak, record.length, "length", "rest_seconds"),
  FIELD (COUNT, UnknotHistoryBreak, record.postponed, "postponed", "postponed"),
  FIELD (COUNT, UnknotHistoryBreak, record.reminded, "reminded", "reminded"),
  WORD (UnknotHistoryBreak, record.outcome, "outcome", "outcome", outcomes),
  FIELD (TEXT, UnknotHistoryBreak, guide, "guide", "guide"),
};

static const UnknotRowField posture_fields[] = {
  ID (UnknotHistoryPosture),
  FIELD (MOMENT, UnknotHistoryPosture, asked, "asked", "time"),
  WORD (UnknotHistoryPosture, answer, "answer", "answer", answers),
  FIELD (TEXT, UnknotHistoryPosture, question, "question", "question"),
};

static const UnknotRowField feeling_fields[] = {
  ID (UnknotHistoryFeeling),
  FIELD (MOMENT, UnknotHistoryFeeling, felt, "felt", "time"),
  WORD (UnknotHistoryFeeling, feeling, "feeling", "answer", feelings),
  NEEDED (UnknotHistoryFeeling, guide, "guide", "guide"),
};

static const UnknotRowField spot_fields[] = {
  FIELD (DAY, UnknotHistorySpot, day, "day", "day"),
  NEEDED (UnknotHistorySpot, spot, "spot", "spot"),
  FIELD (LENGTH, UnknotHistorySpot, length, "length", "pressed_seconds"),
  FIELD (MOMENT, UnknotHistorySpot, pressed, "pressed", "time"),
};

static const UnknotRowField mark_fields[] = {
  ID (UnknotHistoryMark),
  FIELD (MOMENT, UnknotHistoryMark, marked, "marked", "time"),
  NEEDED (UnknotHistoryMark, spot, "spot", "spot"),
  { UNKNOT_FIELD_COUNT, offsetof (UnknotHistoryMark, strength), "strength", "strength", NULL, FALSE,
    UNKNOT_MARK_MAX_STRENGTH },
  FIELD (TEXT, UnknotHistoryMark, note, "note", "note"),
  WORD (UnknotHistoryMark, context, "context", "context", contexts),
  FIELD (TEXT, UnknotHistoryMark, guide, "guide", "guide"),
};

static const UnknotRowField heat_fields[] = {
  ID (UnknotHistoryHeat),
  FIELD (MOMENT, UnknotHistoryHeat, record.ended, "ended", "time"),
  FIELD (MOMENT, UnknotHistoryHeat, record.started, "started", "started"),
  FIELD (LENGTH, UnknotHistoryHeat, record.length, "length", "heat_seconds"),
  FIELD (LENGTH, UnknotHistoryHeat, record.planned, "planned", "planned_seconds"),
  FIELD (COUNT, UnknotHistoryHeat, record.looks, "looks", "looks"),
  WORD (UnknotHistoryHeat, record.outcome, "outcome", "outcome", heat_outcomes),
  NEEDED (UnknotHistoryHeat, guide, "guide", "guide"),
};

/* ---- fields ---- */

static gpointer
place (const UnknotRowField *field, gconstpointer row)
{
  return (char *) row + field->offset;
}

gint64
unknot_row_get_int (const UnknotRowField *field, gconstpointer row)
{
  switch (field->type)
    {
    case UNKNOT_FIELD_COUNT:
      return *(guint *) place (field, row);
    case UNKNOT_FIELD_WORD:
      return *(int *) place (field, row);
    case UNKNOT_FIELD_TEXT:
      g_return_val_if_reached (0);
    default:
      return *(gint64 *) place (field, row);
    }
}

const char *
unknot_row_get_text (const UnknotRowField *field, gconstpointer row)
{
  g_return_val_if_fail (field->type == UNKNOT_FIELD_TEXT, NULL);

  return *(char **) place (field, row);
}

void
unknot_row_set_int (const UnknotRowField *field, gpointer row, gint64 value)
{
  switch (field->type)
    {
    case UNKNOT_FIELD_COUNT:
      *(guint *) place (field, row) = (guint) CLAMP (value, 0, field->most > 0 ? field->most : G_MAXUINT);
      break;
    case UNKNOT_FIELD_WORD:
      *(int *) place (field, row) = (int) CLAMP (value, 0, (gint64) g_strv_length ((char **) field->words) - 1);
      break;
    case UNKNOT_FIELD_TEXT:
      g_return_if_reached ();
    default:
      *(gint64 *) place (field, row) = value;
      break;
    }
}

void
unknot_row_set_text (const UnknotRowField *field, gpointer row, const char *value)
{
  char **text = place (field, row);

  g_return_if_fail (field->type == UNKNOT_FIELD_TEXT);

  g_free (*text);
  *text = value != NULL && *value != '\0' ? g_strdup (value) : field->needed ? g_strdup ("") : NULL;
}

/* ---- rows ---- */

static void
free_row (UnknotRowKind kind, gpointer row)
{
  const UnknotRowInfo *info = unknot_row_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == UNKNOT_FIELD_TEXT)
      g_free (*(char **) place (&info->fields[i], row));
  g_free (row);
}

#define FREE_FUNC(name, kind) static void free_##name (gpointer row) { free_row (kind, row); }
FREE_FUNC (break, UNKNOT_ROW_BREAK)
FREE_FUNC (posture, UNKNOT_ROW_POSTURE)
FREE_FUNC (feeling, UNKNOT_ROW_FEELING)
FREE_FUNC (spot, UNKNOT_ROW_SPOT)
FREE_FUNC (mark, UNKNOT_ROW_MARK)
FREE_FUNC (heat, UNKNOT_ROW_HEAT)

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

static const UnknotRowInfo infos[UNKNOT_N_ROW_KINDS] = {
  [UNKNOT_ROW_BREAK] = { .name = "break", .table = "breaks", .order = "id", .since = 1, FIELDS (break_fields),
                         .size = sizeof (UnknotHistoryBreak), .free = free_break },
  [UNKNOT_ROW_POSTURE] = { .name = "posture", .table = "postures", .order = "id", .since = 1,
                           FIELDS (posture_fields), .size = sizeof (UnknotHistoryPosture), .free = free_posture },
  [UNKNOT_ROW_FEELING] = { .name = "feeling", .table = "feelings", .order = "id", .since = 3,
                           FIELDS (feeling_fields), .size = sizeof (UnknotHistoryFeeling), .free = free_feeling },
  [UNKNOT_ROW_SPOT] = { .name = "spot", .table = "spots", .order = "spot", .since = 3, FIELDS (spot_fields),
                        .size = sizeof (UnknotHistorySpot), .free = free_spot,
                        .merge = "ON CONFLICT (day, spot) DO UPDATE SET length = length + excluded.length,"
                                 " pressed = max (pressed, excluded.pressed)",
                        .import = "ON CONFLICT (day, spot) DO UPDATE SET length = max (length, excluded.length),"
                                  " pressed = max (pressed, excluded.pressed)" },
  [UNKNOT_ROW_MARK] = { .name = "mark", .table = "marks", .order = "id", .since = 4, FIELDS (mark_fields),
                        .size = sizeof (UnknotHistoryMark), .free = free_mark },
  [UNKNOT_ROW_HEAT] = { .name = "heat", .table = "heats", .order = "id", .since = 5, FIELDS (heat_fields),
                        .size = sizeof (UnknotHistoryHeat), .free = free_heat },
};

const UnknotRowInfo *
unknot_row_info (UnknotRowKind kind)
{
  g_assert ((guint) kind < UNKNOT_N_ROW_KINDS);

  return &infos[kind];
}

static const UnknotRowField *
moment_field (UnknotRowKind kind)
{
  const UnknotRowField *field = unknot_row_info (kind)->fields;

  while (field->type != UNKNOT_FIELD_MOMENT)
    field++;
  return field;
}

gint64
unknot_row_moment (UnknotRowKind kind, gconstpointer row)
{
  return unknot_row_get_int (moment_field (kind), row);
}

const char *
unknot_row_moment_column (UnknotRowKind kind)
{
  return moment_field (kind)->column;
}

gpointer
unknot_row_copy (UnknotRowKind kind, gconstpointer row)
{
  const UnknotRowInfo *info = unknot_row_info (kind);
  gpointer copy = g_memdup2 (row, info->size);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == UNKNOT_FIELD_TEXT)
      {
        char **text = place (&info->fields[i], copy);

        *text = g_strdup (*text);
      }
  return copy;
}

GPtrArray *
unknot_row_list_new (UnknotRowKind kind)
{
  return g_ptr_array_new_with_free_func (unknot_row_info (kind)->free);
}

/* ---- words ---- */

static const char *
word (const char *const *words, guint number)
{
  return number < g_strv_length ((char **) words) ? words[number] : "unknown";
}

const char *
unknot_outcome_to_string (UnknotOutcome outcome)
{
  return word (outcomes, outcome);
}

const char *
unknot_posture_to_string (UnknotPosture answer)
{
  return word (answers, answer);
}

const char *
unknot_feeling_to_string (UnknotFeeling feeling)
{
  return word (feelings, feeling);
}

const char *
unknot_mark_context_to_string (UnknotMarkContext context)
{
  return word (contexts, context);
}

static gboolean
from_word (const char *const *words, const char *name, int *number)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (name, words[i]))
      {
        *number = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
unknot_feeling_from_string (const char *name, UnknotFeeling *feeling)
{
  int number;

  g_return_val_if_fail (name != NULL && feeling != NULL, FALSE);

  if (!from_word (feelings, name, &number))
    return FALSE;
  *feeling = (UnknotFeeling) number;
  return TRUE;
}

gboolean
unknot_mark_context_from_string (const char *name, UnknotMarkContext *context)
{
  int number;

  g_return_val_if_fail (name != NULL && context != NULL, FALSE);

  if (!from_word (contexts, name, &number))
    return FALSE;
  *context = (UnknotMarkContext) number;
  return TRUE;
}
