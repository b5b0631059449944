/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-marks.h"

G_BEGIN_DECLS

/* The rows of the history, described once: file, memory, exports and imports all follow these
 * tables.  A new kind of row is a struct in history.h, an entry here, and a step of
 * history-schema.c. */
typedef enum {
  UNKNOT_ROW_BREAK,    /* UnknotHistoryBreak */
  UNKNOT_ROW_POSTURE,  /* UnknotHistoryPosture */
  UNKNOT_ROW_FEELING,  /* UnknotHistoryFeeling */
  UNKNOT_ROW_SPOT,     /* UnknotHistorySpot */
  UNKNOT_ROW_MARK,     /* UnknotHistoryMark */
  UNKNOT_ROW_HEAT,     /* UnknotHistoryHeat */
  UNKNOT_N_ROW_KINDS,
} UnknotRowKind;

typedef enum {
  UNKNOT_FIELD_ID,     /* gint64, given by the file; in no export */
  UNKNOT_FIELD_MOMENT, /* gint64, wall microseconds, 0 for never; exported as ISO 8601 */
  UNKNOT_FIELD_LENGTH, /* gint64, microseconds; exported as seconds */
  UNKNOT_FIELD_DAY,    /* gint64, of the user's calendar since 1970; exported as a date */
  UNKNOT_FIELD_COUNT,  /* guint */
  UNKNOT_FIELD_WORD,   /* an enumeration; exported as a word */
  UNKNOT_FIELD_TEXT,   /* char *, owned by the row */
} UnknotFieldType;

typedef struct {
  UnknotFieldType type;
  gsize offset;             /* in the struct */
  const char *column;       /* in the file */
  const char *name;         /* in exports */
  const char *const *words; /* of WORD: by its number, NULL-terminated */
  gboolean needed;          /* of TEXT: never NULL */
  guint most;               /* of COUNT; 0: whatever fits */
} UnknotRowField;

typedef struct {
  const char *name;   /* in exports */
  const char *table;  /* in the file */
  const char *order;  /* SQL: what decides between rows of one moment */
  const char *merge;  /* SQL (nullable): what becomes of a row that is there already */
  const char *import; /* the same for one that is read from an export */
  guint since;        /* the version of the file that first had the table */
  gsize size;         /* of the struct */
  const UnknotRowField *fields; /* the first MOMENT is the row's own; it is "time" in exports */
  guint n_fields;
  GDestroyNotify free;
} UnknotRowInfo;

const UnknotRowInfo *unknot_row_info (UnknotRowKind kind);

/* The wall time that puts a row among the others. */
gint64 unknot_row_moment (UnknotRowKind kind, gconstpointer row);
const char *unknot_row_moment_column (UnknotRowKind kind);
/* Returns: (transfer full): freed by its kind's free. */
gpointer unknot_row_copy (UnknotRowKind kind, gconstpointer row);
/* Returns: (transfer full): an empty list that owns its rows. */
GPtrArray *unknot_row_list_new (UnknotRowKind kind);

/* What unknot_history_list_breaks() and its likes do, for any kind.  Returns: (transfer full). */
GPtrArray *unknot_history_list (UnknotHistory *self, UnknotRowKind kind, gint64 from, gint64 to);

/* The heading of the exported table, and the line of a row in it, each with its end. */
void unknot_row_append_csv_heading (GString *text);
void unknot_row_append_csv (UnknotRowKind kind, gconstpointer row, GString *text);

/* A field of @row, by its type. */
gint64 unknot_row_get_int (const UnknotRowField *field, gconstpointer row); /* all but TEXT */
const char *unknot_row_get_text (const UnknotRowField *field, gconstpointer row);
/* A WORD or COUNT out of its range becomes the nearest; an empty text that is not needed NULL. */
void unknot_row_set_int (const UnknotRowField *field, gpointer row, gint64 value);
void unknot_row_set_text (const UnknotRowField *field, gpointer row, const char *value);

G_END_DECLS
