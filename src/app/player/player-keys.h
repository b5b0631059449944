/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the player, each for one of its actions or of its menu's: Space pauses, the arrows go from step
 * to step in the direction of reading, S and M are slower and mirrored, Escape leaves. */
void unknot_player_keys_bind (GtkWidgetClass *klass);

G_END_DECLS
