/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The levels of the break screen, each with its picture; the chosen one is the setting. */
#define UNKNOT_TYPE_LEVEL_CHOOSER (unknot_level_chooser_get_type ())
G_DECLARE_FINAL_TYPE (UnknotLevelChooser, unknot_level_chooser, UNKNOT, LEVEL_CHOOSER, GtkWidget)

void unknot_level_chooser_set_application (UnknotLevelChooser *self, UnknotApplication *app);

G_END_DECLS
