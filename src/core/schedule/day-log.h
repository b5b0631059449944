/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* How the last day or two went, hour by hour: what the page of today shows as one strip.  No
 * history: it forgets what is older than two days, and only breaks are kept beyond that. */

typedef enum {
  UNKNOT_DAY_OFF, /* nobody counted: not running, or out of hours */
  UNKNOT_DAY_SITTING,
  UNKNOT_DAY_HELD, /* sitting, with a break that is held back */
  UNKNOT_DAY_BREAK,
  UNKNOT_DAY_AWAY,
  UNKNOT_DAY_PAUSED,
  UNKNOT_N_DAY_KINDS
} UnknotDayKind;

/* Names on disk and on the bus, never to be changed: "off", "sitting", "held", "break", "away",
 * "paused". */
const char *unknot_day_kind_to_string (UnknotDayKind kind);
gboolean unknot_day_kind_from_string (const char *name, UnknotDayKind *kind);
/* What a moment with that status counts as. */
UnknotDayKind unknot_day_kind_of (const UnknotStatus *status);

/* Wall time, microseconds; @to is exclusive. */
typedef struct {
  gint64 from, to;
  UnknotDayKind kind;
} UnknotDaySpan;

typedef struct _UnknotDayLog UnknotDayLog;

UnknotDayLog *unknot_day_log_new (void);
/* @text: as unknot_day_log_to_text() made it.  Lines that make no sense are left out. */
UnknotDayLog *unknot_day_log_new_from_text (const char *text);
void unknot_day_log_free (UnknotDayLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotDayLog, unknot_day_log_free)

/* From @at (wall) on it is @kind.  Absence is noticed late: an @at in the past takes back the
 * sitting since then, but nothing that was done.  Returns: whether that is news. */
gboolean unknot_day_log_note (UnknotDayLog *self, UnknotDayKind kind, gint64 at);

/* The kind that was noted last; UNKNOT_DAY_OFF when nothing was.  @since: (out) (optional). */
UnknotDayKind unknot_day_log_get_last (UnknotDayLog *self, gint64 *since);

/* What is known of [@from, @to), in order, without gaps of UNKNOT_DAY_OFF.
 * Returns: (transfer full) (element-type UnknotDaySpan) */
GArray *unknot_day_log_get_spans (UnknotDayLog *self, gint64 from, gint64 to);

/* Makes [@from, @to) unknown. */
void unknot_day_log_forget (UnknotDayLog *self, gint64 from, gint64 to);

/* One line a change: microseconds, a space, the kind.  Returns: (transfer full) */
char *unknot_day_log_to_text (UnknotDayLog *self);

G_END_DECLS
