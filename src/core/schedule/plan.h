/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/now.h"

G_BEGIN_DECLS

/* What the user asked for: an immutable value.  Lengths are microseconds.
 *
 * The ranges are those of the settings schema; unknot_plan_check() holds them for whoever
 * builds a plan by another way. */
typedef struct {
  gint64 break_interval;    /* 30 to 60 min in steps of 5; how long one sits before a break */
  gint64 break_length;      /* 1 to 15 min */
  gint64 posture_interval;  /* 10 to 60 min; 0: no posture checks */
  gint64 away_threshold;    /* 1 to 15 min of idleness count as time away */
  gint64 heads_up;          /* 0 (none) to 60 s before a break */
  gint64 postpone_length;   /* 5 min */
  guint postpone_limit;     /* 0 to 10 for one break */
  guint reminder_limit;     /* 0 to 2: how often an unanswered reminder comes back */
  gint64 reminder_interval; /* 5 min */
  gint64 on_call_after;     /* 5 to 60 min of a held break before a small movement; 0: never */
  gboolean soft_landing;    /* wait for a lull of 5 s in typing, at most 2 min */
  gboolean reading_counts;  /* idleness is not absence: only lock, sleep, user switching are */
  gboolean hours_enabled;
  /* Minutes after local midnight, Monday first; from == to: no work that day; from > to:
   * a shift that ends on the next day. */
  guint16 hours_from[7];
  guint16 hours_to[7];
} UnknotPlan;

#define UNKNOT_LULL (5 * UNKNOT_SECOND)
#define UNKNOT_LANDING_LIMIT (2 * UNKNOT_MINUTE)
#define UNKNOT_POSTURE_DISTANCE (5 * UNKNOT_MINUTE)

typedef enum {
  UNKNOT_PLAN_ERROR_RANGE, /* a member is outside its range; the message names it */
} UnknotPlanError;
#define UNKNOT_PLAN_ERROR (unknot_plan_error_quark ())
GQuark unknot_plan_error_quark (void);

/* The plan of a user who never opened the settings. */
UnknotPlan unknot_plan_default (void);

/* Returns: whether every member is in its range; else @error is UNKNOT_PLAN_ERROR_RANGE. */
gboolean unknot_plan_check (const UnknotPlan *plan, GError **error);

/* Whether @now lies in the plan's working hours (always, when they are off). */
gboolean unknot_plan_in_hours (const UnknotPlan *plan, UnknotTime now);

/* The boot time at which unknot_plan_in_hours() changes next, UNKNOT_NEVER if it does not
 * within a week.  Exact as long as the wall clock is not set and the offset does not change;
 * ask again when either happens. */
gint64 unknot_plan_next_hours (const UnknotPlan *plan, UnknotTime now);

G_END_DECLS
