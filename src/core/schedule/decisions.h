/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* The last decisions of the schedule in plain words, so that "Why did it remind me now?" has
 * an answer.  Kept in memory only, as numbers; the words are made when somebody asks. */
typedef struct _UnknotDecisions UnknotDecisions;

#define UNKNOT_DECISIONS_MAX 50

UnknotDecisions *unknot_decisions_new (void);
void unknot_decisions_free (UnknotDecisions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotDecisions, unknot_decisions_free)

/* Keeps what the schedule has just said. */
void unknot_decisions_add_event (UnknotDecisions *self, gint64 wall, const UnknotEvent *event);

/* Keeps what is new in @status since the last call: absence, pause, working hours, quiet.
 * @quiet: (nullable): the sentence of the reason that asks for quiet, without a full stop. */
void unknot_decisions_add_status (UnknotDecisions *self, gint64 wall, const UnknotStatus *status, const char *quiet);

/* Oldest first.  Returns: (transfer full): floating, a(xs): wall time (microseconds UTC) and a
 * sentence. */
GVariant *unknot_decisions_to_variant (UnknotDecisions *self);

G_END_DECLS
