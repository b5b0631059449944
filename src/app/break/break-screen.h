/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "core/guide/guide.h"

G_BEGIN_DECLS

/* A due break, put before the user: the guide in a window, or on every monitor, the guide on
 * the primary one and a countdown on the others.  The break begins when the guide does.
 *
 * It goes away by itself as soon as the service no longer offers the break, and a while after
 * the guide is over.  Monitors may come and go.
 *
 * Signal gone (): it has closed all its windows. */
#define UNKNOT_TYPE_BREAK_SCREEN (unknot_break_screen_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreakScreen, unknot_break_screen, UNKNOT, BREAK_SCREEN, GObject)

/* Makes it ready, without showing anything. */
UnknotBreakScreen *unknot_break_screen_new (UnknotApplication *app, gboolean full);

/* Shows it with @guide; when it is shown already, only another guide changes anything. */
void unknot_break_screen_show (UnknotBreakScreen *self, UnknotGuide *guide);
gboolean unknot_break_screen_is_shown (UnknotBreakScreen *self);
/* @window, one of the program's others, is going to be shown: not under it. */
void unknot_break_screen_make_room (UnknotBreakScreen *self, GtkWindow *window);
/* Its guide waits for the user. */
void unknot_break_screen_pause (UnknotBreakScreen *self);
/* Closes it without an answer to the service. */
void unknot_break_screen_close (UnknotBreakScreen *self);

G_END_DECLS
