/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule.h"

G_BEGIN_DECLS

/* One look at the schedule, in words.  Every text is computed when somebody looks, so that
 * nothing has to wake up for it. */
typedef struct {
  UnknotStatus status;
  UnknotTime now;      /* the moment @status was asked for */
  const char *quiet;   /* (nullable): a sentence saying what asks for quiet, without a full
                        * stop ("A microphone is in use by Calls"); owned by the giver and
                        * valid until its next call */
} UnknotLook;

/* Fills @look with the present state. */
typedef void (*UnknotLookFunc) (UnknotLook *look, gpointer user_data);

/* The one word for the whole state, as Service1.State and the tray icon use it: "working",
 * "soon", "landing", "held", "due", "postponed", "break", "away", "paused" or "off-hours". */
const char *unknot_look_get_state (const UnknotLook *look);

/* Two short sentences: "Sitting for 32 min. Break in 13 min."  Returns: (transfer full). */
char *unknot_look_to_sentences (const UnknotLook *look);

/* One line without a full stop, about the next break: "Next break in 13 min".
 * Returns: (transfer full). */
char *unknot_look_to_next_break (const UnknotLook *look);

/* A length in words, "32 min", "1 h 5 min"; always at least "1 min".
 * @length: microseconds.  @round_up: for time that is left; time that has passed is rounded
 *   down, so that nobody is told of minutes that have not been.
 * Returns: (transfer full). */
char *unknot_length_to_text (gint64 length, gboolean round_up);

G_END_DECLS
