/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-sound.h"

#include "app/player/chime.h"
#include "app/player/voice.h"

struct _UnknotPlayerSound {
  GSettings *settings; /* (nullable) */
  UnknotChime *chime;  /* NULL until the first */
  UnknotVoice *voice;
  gboolean quiet;
};

static gboolean
is_on (UnknotPlayerSound *self, const char *key)
{
  return !self->quiet && self->settings != NULL && g_settings_get_boolean (self->settings, key);
}

UnknotPlayerSound *
unknot_player_sound_new (GSettings *settings)
{
  UnknotPlayerSound *self = g_new0 (UnknotPlayerSound, 1);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  return self;
}

void
unknot_player_sound_free (UnknotPlayerSound *self)
{
  g_clear_object (&self->settings);
  g_clear_pointer (&self->chime, unknot_chime_free);
  g_clear_pointer (&self->voice, unknot_voice_free);
  g_free (self);
}

void
unknot_player_sound_set_quiet (UnknotPlayerSound *self, gboolean quiet)
{
  g_return_if_fail (self != NULL);

  if (quiet && !self->quiet)
    unknot_player_sound_hush (self);
  self->quiet = quiet;
}

static void
sound (UnknotPlayerSound *self, UnknotChimeKind kind, const char *text)
{
  if (is_on (self, "guide-sounds"))
    {
      if (self->chime == NULL)
        self->chime = unknot_chime_new ();
      unknot_chime_play (self->chime, kind);
    }
  if (is_on (self, "guide-aloud"))
    {
      if (self->voice == NULL)
        self->voice = unknot_voice_new ();
      unknot_voice_say (self->voice, text);
    }
}

void
unknot_player_sound_step (UnknotPlayerSound *self, const char *side, const char *text)
{
  g_autofree char *both = side != NULL ? g_strdup_printf ("%s. %s", side, text) : g_strdup (text);

  g_return_if_fail (self != NULL);
  sound (self, UNKNOT_CHIME_STEP, both);
}

void
unknot_player_sound_ask (UnknotPlayerSound *self, const char *text)
{
  g_return_if_fail (self != NULL);
  sound (self, UNKNOT_CHIME_ASK, text);
}

void
unknot_player_sound_done (UnknotPlayerSound *self, const char *text)
{
  g_return_if_fail (self != NULL);
  sound (self, UNKNOT_CHIME_DONE, text);
}

void
unknot_player_sound_hush (UnknotPlayerSound *self)
{
  g_return_if_fail (self != NULL);

  if (self->voice != NULL)
    unknot_voice_hush (self->voice);
}
