/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* What can be decided.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_DECISION_STARTED_UP = 0,
  UNKNOT_DECISION_SOON = 1,
  UNKNOT_DECISION_DUE = 2,
  UNKNOT_DECISION_REMIND = 3,
  UNKNOT_DECISION_WITHDRAWN = 4,
  UNKNOT_DECISION_HELD = 5,
  UNKNOT_DECISION_ON_CALL = 6,
  UNKNOT_DECISION_POSTPONED = 7,
  UNKNOT_DECISION_STARTED = 8,
  UNKNOT_DECISION_OVER = 9,
  UNKNOT_DECISION_ENDED = 10,
  UNKNOT_DECISION_POSTURE_DUE = 11,
  UNKNOT_DECISION_POSTURE_ENDED = 12,
  UNKNOT_DECISION_LANDING = 13,
  UNKNOT_DECISION_AWAY = 14,
  UNKNOT_DECISION_BACK = 15,
  UNKNOT_DECISION_PAUSED = 16,
  UNKNOT_DECISION_RESUMED = 17,
  UNKNOT_DECISION_HOURS_END = 18,
  UNKNOT_DECISION_HOURS_BEGIN = 19,
  UNKNOT_DECISION_QUIET = 20,
  UNKNOT_DECISION_QUIET_TOO = 21,
  UNKNOT_DECISION_QUIET_LESS = 22,
  UNKNOT_DECISION_QUIET_OVER = 23,
  UNKNOT_N_DECISIONS
} UnknotDecisionKind;

/* Whether the sit clock, for AWAY and BACK: in .number.  Written to disk: never renumber. */
enum {
  UNKNOT_DECISION_CLOCK_STANDS = 0, /* stood before, and does now */
  UNKNOT_DECISION_CLOCK_GOES = 1,   /* went before, or goes on now */
  UNKNOT_DECISION_CLOCK_ANEW = 2,   /* starts again */
};

typedef struct {
  gint64 wall;
  UnknotDecisionKind kind;
  guint number;    /* of the reminder, or the outcome, or the answer, or of the clock above */
  UnknotCause cause;
  UnknotLanding landing;
  gint64 length;   /* of what the sentence tells; UNKNOT_NEVER: no end */
  char *reason;    /* for quiet; "" where there is none */
} UnknotDecision;

/* One sentence or two.  Every number may be one that no decision has, from a disk.
 * Returns: (transfer full). */
char *unknot_decision_to_words (const UnknotDecision *decision);

G_END_DECLS
