/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window that covers a monitor with everything on it, panels too: an overlay of the compositor's, where
 * it has layer-shell and the build gtk4-layer-shell. */

gboolean unknot_overlay_is_possible (void);

/* Makes an overlay of @window, for good; to be called before it is realised.  It gets the keyboard when it
 * appears, and gives it to whom the user turns to. */
void unknot_overlay_make (GtkWindow *window);
/* @monitor: a new one moves a window that is shown already, or shows it again if its monitor has gone. */
void unknot_overlay_set_monitor (GtkWindow *window, GdkMonitor *monitor);
/* @behind: whether it stays under all windows, as a background does, or over them. */
void unknot_overlay_set_behind (GtkWindow *window, gboolean behind);

G_END_DECLS
