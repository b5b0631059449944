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

G_END_DECLS
