/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The questions of posture checks: short, kind, to be answered with "good" or "I was
 * slouching".  They are bundled beside the guides (posture-questions.json). */

/* How many there are, 24 or more. */
guint unknot_question_get_count (void);

/* The question for the @nth check (from 0) of day @day (any count that grows by one each
 * day).  The checks of one day go through all questions before one comes again, and another
 * day begins elsewhere.
 * Returns: (transfer full): in the user's language. */
char *unknot_question_get (guint day, guint nth);

G_END_DECLS
