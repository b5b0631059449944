/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The monitor that holds the panel, where the platform tells; else the first.
 * Returns: (transfer none) (nullable): NULL when there is no monitor just now. */
GdkMonitor *unknot_monitors_get_primary (GdkDisplay *display);

/* The monitors that show something of their own: of two with the same picture, one.
 * Returns: (transfer container). */
GPtrArray *unknot_monitors_list (GdkDisplay *display);

/* To be called before @window is realised if it is going to cover a monitor.
 * Returns: whether it becomes an overlay of the compositor's; else it is made full screen. */
gboolean unknot_monitors_prepare_cover (GtkWindow *window);
/* @overlay: what unknot_monitors_prepare_cover() said. */
void unknot_monitors_cover (GtkWindow *window, GdkMonitor *monitor, gboolean overlay);

G_END_DECLS
