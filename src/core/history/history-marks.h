/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history.h"

G_BEGIN_DECLS

/* Where it hurts, in the user's own words: a mark says how strong a spot is at a moment.
 *
 * Unlike breaks, marks are made by somebody who is looking: one that cannot be written is
 * an error there and then, and is not kept in memory. */

/* When a mark was made.  On disk: numbers are never changed. */
typedef enum {
  UNKNOT_MARK_ALONE = 0,  /* by itself */
  UNKNOT_MARK_BEFORE = 1, /* before a guide */
  UNKNOT_MARK_AFTER = 2,  /* after one */
} UnknotMarkContext;

#define UNKNOT_MARK_MAX_STRENGTH 10 /* 0: gone */
#define UNKNOT_MARK_MAX_NOTE 500    /* characters */
#define UNKNOT_MARK_MAX_GUIDE 128   /* bytes */

typedef struct {
  gint64 id;     /* 0 before it is stored */
  gint64 marked; /* wall */
  char *spot;    /* muscle with its side: "rhomboids-left" */
  guint strength;
  char *note;    /* (nullable) */
  UnknotMarkContext context;
  char *guide;   /* (nullable): only before and after one, and then always */
} UnknotHistoryMark;

/* The strings are copied. */
UnknotHistoryMark *unknot_history_mark_new (gint64 id, gint64 marked, const char *spot, guint strength,
                                            const char *note, UnknotMarkContext context, const char *guide);
void unknot_history_mark_free (gpointer mark);

/* The lowercase names "alone", "before", "after" that files and D-Bus use. */
const char *unknot_mark_context_to_string (UnknotMarkContext context);
gboolean unknot_mark_context_from_string (const char *name, UnknotMarkContext *context);

/* Whether everything about @mark is in range.
 * @error: UNKNOT_HISTORY_ERROR_MARK; the message says what is not. */
gboolean unknot_history_mark_check (const UnknotHistoryMark *mark, GError **error);

/* Stores @mark; its id is not looked at.
 * Returns: its id, above 0; 0 with UNKNOT_HISTORY_ERROR. */
gint64 unknot_history_add_mark (UnknotHistory *self, const UnknotHistoryMark *mark, GError **error);
/* @found: (out): whether there was one of that id. */
gboolean unknot_history_delete_mark (UnknotHistory *self, gint64 id, gboolean *found, GError **error);
/* Marks made in [from, to), oldest first.
 * Returns: (transfer full) (element-type UnknotHistoryMark), never NULL. */
GPtrArray *unknot_history_list_marks (UnknotHistory *self, gint64 from, gint64 to);

G_END_DECLS
