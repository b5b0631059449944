/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The first run: four short pages, each of which can be the last.  What is chosen there are the
 * settings themselves, so there is nothing to save or to cancel. */
#define UNKNOT_TYPE_WELCOME (unknot_welcome_get_type ())
G_DECLARE_FINAL_TYPE (UnknotWelcome, unknot_welcome, UNKNOT, WELCOME, GtkWindow)

UnknotWelcome *unknot_welcome_new (UnknotApplication *app);
/* The test notification was clicked. */
void unknot_welcome_test_arrived (UnknotWelcome *self);

G_END_DECLS
