/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads aloud through speech-dispatcher, in the language of the session.  Never blocks; where
 * there is no speech-dispatcher, nothing is heard. */
typedef struct _UnknotVoice UnknotVoice;

/* Whether this build can speak. */
gboolean unknot_voice_is_built (void);

UnknotVoice *unknot_voice_new (void);
/* Falls silent. */
void unknot_voice_free (UnknotVoice *self);
/* In place of whatever is being said. */
void unknot_voice_say (UnknotVoice *self, const char *text);
void unknot_voice_hush (UnknotVoice *self);

G_END_DECLS
