/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

G_BEGIN_DECLS

/* The words for where the day stands, said once for tray, windows and command line. */

/* The name of what a status shows, as tray icons and D-Bus use it: "paused", "off-hours",
 * "break", "away", or that of the phase: "working", "soon", "landing", "held", "due",
 * "postponed".  Constant. */
const char *unknot_phrase_state_name (const UnknotStatus *status);

/* "45 s", "13 min", "1 h 5 min".  Below a minute only when @length is, and never "0 min":
 * lengths are rounded up, so that what is left is never said to be nothing.
 * Returns: (transfer full). */
char *unknot_phrase_length (gint64 length);

/* The same rounded down, for what has passed. */
char *unknot_phrase_passed (gint64 length);

/* How long a guide takes, not to the second: "45 s" in steps of five, then whole minutes, both
 * to the nearest.  @seconds: 0 or more.  Returns: (transfer full). */
char *unknot_phrase_guide_length (double seconds);

/* What shows a text and then goes on by itself waits a second for so many letters of it: adults read some 240
 * words a minute silently, of five letters each. */
#define UNKNOT_PHRASE_LETTERS_A_SECOND 20

/* One or two sentences: "Sitting for 32 min. Break in 13 min."
 * @state: a name of unknot_phrase_state_name(); another gives the words for "working".
 * @sat: how long the user has been sitting.
 * @left: until what comes next in this state: the break ("working", "soon"), the end of the
 *   break, of the pause, of the postponement; UNKNOT_NEVER when nothing ends by itself.
 * @quiet: (nullable): the sentences of the reasons that hold a break, without a full stop.
 * Returns: (transfer full). */
char *unknot_phrase_status (const char *state, gint64 sat, gint64 left, const char *quiet);

/* All reasons for quiet in a row: "A microphone is in use by Calls; Film keeps the screen on".
 * @reasons: (nullable): a(ss), names and sentences, as on the bus.
 * Returns: (transfer full) (nullable): NULL when there is none. */
char *unknot_phrase_quiet (GVariant *reasons);

/* Every reason for quiet: the schedule's own, "paused" and "working-hours", before those of others.
 * @state: a name of unknot_phrase_state_name().
 * @off_hours: whether it is outside the working hours, which @state need not tell.
 * @reasons: (nullable): a(ss), names and sentences, as on the bus.
 * Returns: (transfer full): a(ss), not floating. */
GVariant *unknot_phrase_every_quiet (const char *state, gboolean off_hours, GVariant *reasons);

/* What happens at a status's next moment: "A break is due." */
const char *unknot_phrase_next (UnknotNext next);

G_END_DECLS
