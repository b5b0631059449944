/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* A break on the screen: a player in a window of its own.  The break itself belongs to the
 * service; this window tells it how the break ended, also when it is closed early, and
 * follows when the break is ended elsewhere. */
#define UNKNOT_TYPE_PLAYER_WINDOW (unknot_player_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotPlayerWindow, unknot_player_window, UNKNOT, PLAYER_WINDOW, GtkWindow)

/* A window without a guide yet, not shown; it does not keep @app alive before it is. */
UnknotPlayerWindow *unknot_player_window_new (UnknotApplication *app);
/* Has all of @guide laid out that can be before the window is shown: playing it then only has to show it.
 * No break is ended by a window that is only prepared. */
void unknot_player_window_prepare (UnknotPlayerWindow *self, UnknotGuide *guide);
/* Plays @guide from its begin, unless it is just playing here.
 * @on_break: the service has begun a break for it, whether or not the client knows by now. */
void unknot_player_window_play (UnknotPlayerWindow *self, UnknotGuide *guide, gboolean on_break);
void unknot_player_window_pause (UnknotPlayerWindow *self);
/* The id of the guide that is not over yet; NULL: there is none. */
const char *unknot_player_window_get_playing (UnknotPlayerWindow *self);

G_END_DECLS
