/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/break/break-bar.h"

G_BEGIN_DECLS

/* One window of the break screen: the bar with the ways out, and below it the guide or the
 * countdown.  In its first second it takes no keys, so that a hand which comes back to the
 * keyboard just then answers nothing.
 *
 * Signals:
 *   leave ()               Escape, or closed by the window manager; it stays until it is destroyed
 *   postpone (), skip ()   as those of the bar */
#define UNKNOT_TYPE_BREAK_WINDOW (unknot_break_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreakWindow, unknot_break_window, UNKNOT, BREAK_WINDOW, GtkWindow)

/* @covers: it is going to cover a monitor. */
UnknotBreakWindow *unknot_break_window_new (GtkWidget *content, gboolean covers);
/* Returns: (transfer full): what it showed, for another window. */
GtkWidget *unknot_break_window_take_content (UnknotBreakWindow *self);

/* Whether it covers its monitor as an overlay, which it does as long as it lives. */
gboolean unknot_break_window_is_overlay (UnknotBreakWindow *self);
/* What covers a monitor lies over all windows; or, while the user looks at one of them, under them: a window that
 * fills the screen becomes one among others. */
void unknot_break_window_set_behind (UnknotBreakWindow *self, gboolean behind);

/* @monitor: (nullable): NULL for a window among others. */
void unknot_break_window_set_monitor (UnknotBreakWindow *self, GdkMonitor *monitor);
void unknot_break_window_show_moment (UnknotBreakWindow *self, const UnknotBreakMoment *moment);

G_END_DECLS
