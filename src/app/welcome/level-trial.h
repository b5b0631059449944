/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Shows for real how a break comes at the level that is set, without taking one: the test
 * notification, or the break screen with the next guide, closed by any of its buttons and by Escape.
 *
 * @parent: on whose monitor; it closes with that window. */
void unknot_level_trial_show (UnknotApplication *app, GtkWindow *parent);

G_END_DECLS
