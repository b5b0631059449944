/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a player lets be heard: a chime at each change and the steps read aloud, each when its
 * setting ("guide-sounds", "guide-aloud") is on, and neither while something asks for quiet. */
typedef struct _UnknotPlayerSound UnknotPlayerSound;

/* @settings: (nullable): without them nothing is ever heard. */
UnknotPlayerSound *unknot_player_sound_new (GSettings *settings);
void unknot_player_sound_free (UnknotPlayerSound *self);

/* Falls silent, too. */
void unknot_player_sound_set_quiet (UnknotPlayerSound *self, gboolean quiet);

/* @side: (nullable): said before the step. */
void unknot_player_sound_step (UnknotPlayerSound *self, const char *side, const char *text);
void unknot_player_sound_ask (UnknotPlayerSound *self, const char *text);
void unknot_player_sound_done (UnknotPlayerSound *self, const char *text);
/* What was being said is no longer true: paused, left. */
void unknot_player_sound_hush (UnknotPlayerSound *self);

G_END_DECLS
