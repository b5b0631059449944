/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/heat.h"
#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* One look at the schedule, for whoever puts it into words.  Every text is computed when
 * somebody looks, so that nothing has to wake up for it. */
typedef struct {
  UnknotStatus status;
  UnknotTime now;      /* the moment @status was asked for */
  UnknotHeatStatus heat;
  gboolean water;      /* what is drunk is counted */
  const char *quiet;   /* (nullable): the sentences of the reasons for quiet, without a full stop;
                        * owned by the giver, valid until its next call */
} UnknotLook;

/* Fills @look with the present state. */
typedef void (*UnknotLookFunc) (UnknotLook *look, gpointer user_data);

/* What the icon says: "Sitting for over 32 min. Break at 14:45.", and a heat session before it.
 * Panels ask for it when they are told of a change and show it whenever the pointer comes, so
 * that it names times and bounds, which stay true, and no lengths that run.
 * Returns: (transfer full). */
char *unknot_look_to_tooltip (const UnknotLook *look);

/* What the heat session is about, in one line without a full stop: "Heat: 12 min left"; NULL when
 * there is none.  Returns: (transfer full) (nullable). */
char *unknot_look_to_heat (const UnknotLook *look);

/* What asks for quiet, in one line without a full stop, unless unknot_look_to_next_break() says it:
 * "Quiet: A microphone is in use by Calls".  NULL when nothing does.
 * Returns: (transfer full) (nullable). */
char *unknot_look_to_quiet (const UnknotLook *look);

/* The same in one line without a full stop, about what comes next: "Next break in 13 min".
 * Returns: (transfer full). */
char *unknot_look_to_next_break (const UnknotLook *look);

G_END_DECLS
