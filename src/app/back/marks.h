/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"
#include "core/history/knots.h"

G_BEGIN_DECLS

/* What the page knows of the last weeks: marks, what of them is open, and what else happened
 * on those days.  Read from the service when asked to, and again when marks change.
 *
 * Signals:
 *   changed ()               there is something new to show
 *   failed (const char *)    it could not be read: a sentence for the user */
#define UNKNOT_TYPE_MARKS (unknot_marks_get_type ())
G_DECLARE_FINAL_TYPE (UnknotMarks, unknot_marks, UNKNOT, MARKS, GObject)

/* How far back it looks. */
#define UNKNOT_MARKS_DAYS 42

UnknotMarks *unknot_marks_new (UnknotClient *client);
UnknotClient *unknot_marks_get_client (UnknotMarks *self);
void unknot_marks_load (UnknotMarks *self);

/* Owned by the marks, until "changed". */
GArray *unknot_marks_get_knots (UnknotMarks *self);
/* (element-type UnknotHistoryMark): of all spots, oldest first. */
GPtrArray *unknot_marks_get_rows (UnknotMarks *self);

/* A break that took place. */
typedef struct {
  gint64 ended; /* wall */
  gint64 sat;   /* before it, microseconds */
  char *guide;  /* "" without one */
  gboolean done; /* followed to its end */
} UnknotMarksBreak;
/* (element-type UnknotMarksBreak): oldest first. */
GArray *unknot_marks_get_breaks (UnknotMarks *self);

/* Posture checks answered since @from, and how many of them with "slouching". */
guint unknot_marks_count_postures (UnknotMarks *self, gint64 from, guint *slouching);

G_END_DECLS
