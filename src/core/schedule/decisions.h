/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* The last decisions of the schedule in plain words, so that "Why did it remind me now?" has
 * an answer.  Kept as numbers; the words are made when somebody asks. */
typedef struct _UnknotDecisions UnknotDecisions;

#define UNKNOT_DECISIONS_MAX 50

UnknotDecisions *unknot_decisions_new (void);
void unknot_decisions_free (UnknotDecisions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotDecisions, unknot_decisions_free)

/* Keeps what the schedule has just said, @n events, and what is new in the @status after them as
 * unknot_decisions_add_status(): a cause stands before its effects. */
void unknot_decisions_add (UnknotDecisions *self, UnknotTime now, const UnknotEvent *events, guint n,
                           const UnknotStatus *status, GVariant *quiet);

/* The program begins: what it knows of itself is what it finds, and no change. */
void unknot_decisions_add_start (UnknotDecisions *self, UnknotTime now);

/* Keeps one event. */
void unknot_decisions_add_event (UnknotDecisions *self, UnknotTime now, const UnknotEvent *event);

/* Keeps what is new in @status since the last call: absence, pause, working hours, the wait for a
 * lull, and each reason for quiet that came or went.
 * @status: as of @now.
 * @quiet: a(ss), names and sentences without their full stop, as unknot_quiet_to_variant(); a
 *   floating one is taken. */
void unknot_decisions_add_status (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status, GVariant *quiet);

/* Oldest first.  Returns: (transfer full): floating, a(xs): wall time (microseconds UTC) and a
 * sentence. */
GVariant *unknot_decisions_to_variant (UnknotDecisions *self);

/* Forgets what was decided from @from to @to (wall time). */
void unknot_decisions_forget (UnknotDecisions *self, gint64 from, gint64 to);

/* For the disk: floating, of type UNKNOT_DECISIONS_TYPE. */
#define UNKNOT_DECISIONS_TYPE "a(xuuuuxs)"
GVariant *unknot_decisions_save (UnknotDecisions *self);
/* Puts what was saved before all that is there; what makes no sense is left out.
 * @saved: in normal form. */
void unknot_decisions_restore (UnknotDecisions *self, GVariant *saved);

G_END_DECLS
