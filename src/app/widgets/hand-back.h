/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the keyboard back to @window once the question that stood over it has gone from the screen: a window
 * manager may give it to another one of ours, which lies below. */
void unknot_hand_back (GtkWindow *window);

G_END_DECLS
