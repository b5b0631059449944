/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Shows for real how a break comes at the level that is set, without taking one: the test
 * notification, or the break screen with the next guide, closed by any of its buttons and by Escape.
 *
 * @parent: on whose monitor; it closes with that window. */
void unknot_level_trial_show (UnknotApplication *app, GtkWindow *parent);

/* What to say when the test notification has gone without an answer.  There are servers that close it at a
 * click on its text, as if nobody wanted it: nobody but the user knows whether there was one. */
const char *unknot_level_trial_closed_words (void);

G_END_DECLS
