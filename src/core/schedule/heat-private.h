/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/heat.h"

G_BEGIN_DECLS

/* Moments are boot time unless they say wall. */
struct _UnknotHeat {
  UnknotHeatPhase phase;
  char *guide;
  char *stretch;
  gint64 boot;         /* of the latest call */
  gint64 started;
  gint64 started_wall;
  gint64 ends;
  gint64 skin_at;      /* UNKNOT_NEVER: no further look */
  gint64 skin_again;
  gint64 asked;        /* the open question, first */
  gint64 told;         /* the same, latest */
  guint reminded;
  gboolean unanswered;
  guint looks;
  gint64 off;          /* when it was taken away */
  gint64 off_wall;
  UnknotHeatOutcome outcome;

  /* Of sessions that are over, for unknot_heat_advise(). */
  gint64 day;          /* local, since 1970 */
  guint sessions;      /* on that day */
  gint64 last_wall;    /* when the last one ended, 0: never */

  guint news;
  UnknotHeatRecord record;
  char *record_guide;
};

G_END_DECLS
