/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The seconds that pass while a widget moves, told with each frame it draws.  No frames are
 * asked for while it stands still, and the next one only when everything else that waits for
 * the main loop had its turn. */
typedef struct _UnknotTicker UnknotTicker;

/* @seconds: since the frame before, 0 or more.  A frame that comes more than a second late was
 * not late: the window was hidden or the machine asleep, and no time counts for it. */
typedef void (*UnknotTickerFunc) (GtkWidget *widget, double seconds);

/* @widget: not owned; must live as long as the ticker. */
UnknotTicker *unknot_ticker_new (GtkWidget *widget, UnknotTickerFunc func);
void unknot_ticker_free (UnknotTicker *self);
void unknot_ticker_set_running (UnknotTicker *self, gboolean running);

/* The seconds that count from the frame at @before to the one at @now, microseconds of the frame
 * clock. */
double unknot_ticker_count (gint64 before, gint64 now);

G_END_DECLS
