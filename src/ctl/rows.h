/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/json.h"
#include "ctl/remote.h"

G_BEGIN_DECLS

/* Rows of the history as Service1 lists them.  Each kind says what one of its rows means; lists,
 * order and JSON are the same for all. */
typedef struct {
  const char *name; /* of its array in JSON */
  /* @what: (out) (transfer full): the row in plain words.  Returns: when it was, wall. */
  gint64 (*describe) (GVariant *row, char **what);
  void (*add_members) (JsonBuilder *builder, GVariant *row);
} UnknotRowKind;

extern const UnknotRowKind unknot_row_break;   /* (xxxxxxuuss), of GetHistory */
extern const UnknotRowKind unknot_row_posture; /* (xss), of GetHistory */
extern const UnknotRowKind unknot_row_heat;    /* (xxxxuss), of GetHeats */
extern const UnknotRowKind unknot_row_mark;    /* (xxsusss), of GetMarks */

/* Calls @method with the span from @from, wall, until for ever.
 * @rows: (out) (transfer full): its answer, a tuple of arrays; untouched on failure. */
UnknotExit unknot_rows_read (const char *method, gint64 from, GVariant **rows);

/* The array @rows as a member of the object that @builder is in. */
void unknot_rows_add_json (const UnknotRowKind *kind, JsonBuilder *builder, GVariant *rows);

/* What happened, of all kinds, in the order in which it did. */
typedef struct _UnknotStory UnknotStory;
UnknotStory *unknot_story_new (void);
void unknot_story_free (UnknotStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotStory, unknot_story_free)
void unknot_story_add (UnknotStory *self, const UnknotRowKind *kind, GVariant *rows);
/* One line for each row, newest last.  Returns: (transfer full). */
char *unknot_story_to_text (UnknotStory *self);

G_END_DECLS
