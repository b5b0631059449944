/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/heat.h"
#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* What happened: breaks, posture checks, how guides felt, what was pressed, heat sessions and
 * where it hurts (history-marks.h), in one SQLite file (WAL), readable years from now.  The
 * service writes; others open it read-only.
 *
 * No call ever fails the program: a history that cannot be written keeps the rows of this
 * run in memory, tries again at the next row, and says so through unknot_history_get_problem(). */
typedef struct _UnknotHistory UnknotHistory;

typedef enum {
  UNKNOT_HISTORY_ERROR_OPEN,    /* cannot be opened or created */
  UNKNOT_HISTORY_ERROR_NEWER,   /* written by a newer Unknot; left alone */
  UNKNOT_HISTORY_ERROR_DAMAGED, /* not a database, or a broken one */
  UNKNOT_HISTORY_ERROR_WRITE,   /* full disk, read-only folder */
  UNKNOT_HISTORY_ERROR_MARK,    /* a mark with something out of range */
} UnknotHistoryError;
#define UNKNOT_HISTORY_ERROR (unknot_history_error_quark ())
GQuark unknot_history_error_quark (void);

typedef struct {
  gint64 id;
  UnknotBreakRecord record;
  char *guide; /* (nullable): the guide that was shown */
} UnknotHistoryBreak;

typedef struct {
  gint64 id;
  gint64 asked; /* wall */
  UnknotPosture answer;
  char *question; /* (nullable) */
} UnknotHistoryPosture;

/* How it is after a guide.  On disk: numbers are never changed. */
typedef enum {
  UNKNOT_FEELING_BETTER = 0,
  UNKNOT_FEELING_SAME = 1,
  UNKNOT_FEELING_WORSE = 2,
} UnknotFeeling;

typedef struct {
  gint64 id;
  gint64 felt; /* wall */
  UnknotFeeling feeling;
  char *guide;
} UnknotHistoryFeeling;

typedef struct {
  gint64 day;     /* of the user's calendar, since 1970 */
  char *spot;     /* muscle with its side, as in UnknotStep */
  gint64 length;  /* how long it was pressed that day, microseconds */
  gint64 pressed; /* wall: when it was pressed last */
} UnknotHistorySpot;

typedef struct {
  gint64 id;
  UnknotHeatRecord record;
  char *guide;
} UnknotHistoryHeat;

/* Opens, creates and migrates @path for writing, when the first row or question comes, and
 * looks through the whole of it once (about 50 ms after ten years of days): a damaged index is
 * made anew; a file damaged beyond that is renamed to "PATH.damaged-DATE" and a new one begun;
 * unknot_history_get_problem() then says so.  Never NULL. */
UnknotHistory *unknot_history_new (const char *path, gint64 wall_now);
/* The same for a file that was looked through a moment or some hours ago: not again. */
UnknotHistory *unknot_history_new_again (const char *path, gint64 wall_now);
/* For reading only; nothing is created or moved.  NULL with UNKNOT_HISTORY_ERROR. */
UnknotHistory *unknot_history_open_readonly (const char *path, GError **error);
void unknot_history_free (UnknotHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotHistory, unknot_history_free)

/* A sentence for the user, or NULL when all is well. */
const char *unknot_history_get_problem (UnknotHistory *self);

void unknot_history_add_break (UnknotHistory *self, const UnknotBreakRecord *record, const char *guide);
void unknot_history_add_posture (UnknotHistory *self, gint64 asked, UnknotPosture answer, const char *question);

void unknot_history_add_feeling (UnknotHistory *self, gint64 felt, const char *guide, UnknotFeeling feeling);
/* Adds @length to what @spot has had on @day. */
void unknot_history_add_spot (UnknotHistory *self, gint64 day, gint64 pressed, const char *spot, gint64 length);

void unknot_history_add_heat (UnknotHistory *self, const UnknotHeatRecord *record, const char *guide);

/* Rows whose end (breaks) or asking (posture) lies in [from, to), wall microseconds, oldest
 * first.  Returns: (transfer full) (element-type UnknotHistoryBreak), never NULL. */
GPtrArray *unknot_history_list_breaks (UnknotHistory *self, gint64 from, gint64 to);
GPtrArray *unknot_history_list_postures (UnknotHistory *self, gint64 from, gint64 to);
/* The same for feelings (by felt) and spots (by pressed; a spot once for each day). */
GPtrArray *unknot_history_list_feelings (UnknotHistory *self, gint64 from, gint64 to);
GPtrArray *unknot_history_list_spots (UnknotHistory *self, gint64 from, gint64 to);
/* The same for heat sessions (by their end). */
GPtrArray *unknot_history_list_heats (UnknotHistory *self, gint64 from, gint64 to);

/* The lowercase names that files and D-Bus use: "better", "same", "worse"; "guided", "natural",
 * "skipped", "cut-short", "let-go"; "good", "slouching", "unanswered". */
const char *unknot_feeling_to_string (UnknotFeeling feeling);
gboolean unknot_feeling_from_string (const char *name, UnknotFeeling *feeling);
const char *unknot_outcome_to_string (UnknotOutcome outcome);
const char *unknot_posture_to_string (UnknotPosture answer);

/* Whether anything was ever kept: cheap, however much that is. */
gboolean unknot_history_has_rows (UnknotHistory *self);

/* When @guide was last shown to the user, wall; 0: never. */
gint64 unknot_history_guide_last_shown (UnknotHistory *self, const char *guide);

/* Deletes rows in [from, to) and gives the space back. */
gboolean unknot_history_delete (UnknotHistory *self, gint64 from, gint64 to, GError **error);

/* The whole history as text, RFC 4180 CSV (one table of all rows, first column its kind) or
 * JSON.  Returns: (transfer full). */
char *unknot_history_export_csv (UnknotHistory *self, GError **error);
char *unknot_history_export_json (UnknotHistory *self, GError **error);

G_END_DECLS
