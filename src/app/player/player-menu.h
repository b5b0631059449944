/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How guides are played, as the user likes it: the speed of the movement, the mirrored
 * picture, sounds and spoken steps.  Kept in the settings, so that it stays from break to
 * break.  @settings may be NULL everywhere: then all is as usual. */

/* Gives @player the actions of the menu: "kept.KEY" for each key, and "kept.slower":
 * to the next slower speed, from the slowest back to the usual one. */
void unknot_player_menu_add_actions (GtkWidget *player, GSettings *settings);
/* Returns: (transfer full). */
GMenuModel *unknot_player_menu_new (void);

/* How fast: 1, 0.75 or 0.5. */
double unknot_player_menu_get_speed (GSettings *settings);
gboolean unknot_player_menu_get_mirror (GSettings *settings);
/* What differs from the usual, in words; "" when nothing does.  Returns: (transfer full). */
char *unknot_player_menu_describe (GSettings *settings);

G_END_DECLS
