/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The main window: one page at a time, or one guide in full.  It comes back with the size and the
 * page it was left with. */
#define UNKNOT_TYPE_WINDOW (unknot_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotWindow, unknot_window, UNKNOT, WINDOW, GtkApplicationWindow)

UnknotWindow *unknot_window_new (UnknotApplication *app);

/* @page: "today", "guides", "back", "progress", "back:SPOT", "guide:ID" or "search:WORDS"; another
 * one changes nothing. */
void unknot_window_show_page (UnknotWindow *self, const char *page);

/* A message that goes away by itself: why a command did not succeed. */
void unknot_window_say (UnknotWindow *self, const char *message);

G_END_DECLS
