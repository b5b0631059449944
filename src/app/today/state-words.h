/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the Today page for a moment of the day.  Pure. */
typedef struct {
  const char *state;         /* (nullable): as Service1's State; NULL: the service is away */
  gint64 due_in;             /* microseconds */
  gint64 left;               /* until the break, pause or postponement ends; negative: open end */
  GDateTime *paused_until;   /* (nullable): local time */
  guint postpones_left;
  const char *quiet;         /* (nullable): why it is quiet, without a full stop */
} UnknotMomentOfDay;

/* The headline: "Break in 13 min".  Returns: (transfer full). */
char *unknot_state_headline (const UnknotMomentOfDay *moment);
/* One more sentence, or "".  Returns: (transfer full). */
char *unknot_state_detail (const UnknotMomentOfDay *moment);
/* What the service complains of, a line each: the first three, and how many more "unknotctl doctor" tells.
 * Returns: (transfer full): "" if there is none. */
char *unknot_problems_text (const char *const *problems);
/* "32:05", "1:02:05".  Returns: (transfer full). */
char *unknot_clock_text (gint64 length);

G_END_DECLS
