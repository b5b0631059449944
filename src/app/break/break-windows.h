/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/break/break-bar.h"

G_BEGIN_DECLS

typedef enum {
  UNKNOT_BREAK_WINDOW_ALONE,  /* the guide in a window among others */
  UNKNOT_BREAK_ONE_MONITOR,   /* the guide over the whole of the primary monitor */
  UNKNOT_BREAK_EVERY_MONITOR, /* and a countdown over each of the others */
} UnknotBreakSpread;

/* The windows of a break.  Monitors may come and go.
 *
 * Signals: leave (), postpone (), skip (): as those of any of its windows */
#define UNKNOT_TYPE_BREAK_WINDOWS (unknot_break_windows_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreakWindows, unknot_break_windows, UNKNOT, BREAK_WINDOWS, GObject)

/* Makes the window of the guide ready without showing it.  @guide: what it shows. */
UnknotBreakWindows *unknot_break_windows_new (GtkApplication *app, GtkWidget *guide, UnknotBreakSpread spread);

void unknot_break_windows_set_spread (UnknotBreakWindows *self, UnknotBreakSpread spread);
void unknot_break_windows_show_moment (UnknotBreakWindows *self, const UnknotBreakMoment *moment);
/* Shows those on the other monitors.  Returns: (transfer none): the guide's, for the caller to present: it
 * comes last, and has the keyboard. */
GtkWindow *unknot_break_windows_show (UnknotBreakWindows *self);
/* @window, another one of the program's, is going to be shown: not under these. */
void unknot_break_windows_make_room (UnknotBreakWindows *self, GtkWindow *window);
/* Destroys them all. */
void unknot_break_windows_close (UnknotBreakWindows *self);

G_END_DECLS
