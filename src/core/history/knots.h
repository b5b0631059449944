/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/muscle.h"
#include "core/history/history-marks.h"

G_BEGIN_DECLS

/* What the marks add up to: which spots are open, and how strong they are by now. */

/* A spot that has not been spoken of for so long counts as gone: people mark what hurts and
 * forget to say that it stopped. */
#define UNKNOT_KNOT_DAYS 21

typedef struct {
  UnknotMuscle muscle;
  UnknotSide side;
  guint strength; /* 1 to 10, as it was marked last */
  gint64 marked;  /* wall: when that was */
  gint64 since;   /* wall: the first mark since it was gone last */
  double shine;   /* 0 to 1: how clearly a picture shows it; fades with strength and with time */
} UnknotKnot;

/* @marks: (element-type UnknotHistoryMark): oldest first.
 * Returns: (transfer full) (element-type UnknotKnot): the open ones, strongest first. */
GArray *unknot_knots_from_marks (GPtrArray *marks, gint64 wall_now);
/* Returns: (nullable): the one of that spot, owned by @knots. */
const UnknotKnot *unknot_knots_find (GArray *knots, UnknotMuscle muscle, UnknotSide side);

/* How far back marks must be listed to know what is open. */
gint64 unknot_knots_from (gint64 wall_now);

/* The open knots of the history as the advisor wants them: names of muscles, each once,
 * strongest first, NULL-terminated.  Returns: (transfer container); the names are static. */
const char **unknot_knots_list_muscles (UnknotHistory *history, gint64 wall_now);

/* A strength in one word or two, translated: "gone", "slight", ... "very strong". */
const char *unknot_knot_strength_word (guint strength);

G_END_DECLS
