/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/voice.h"

#if HAVE_SPEECHD
#include <libspeechd.h>
#endif

#include "app/errands.h"

struct _UnknotVoice {
  UnknotErrands *errands;
};

#if HAVE_SPEECHD

/* Opening waits for a server that may have to be started: that is the thread's affair. */
static void
say (const char *text, gpointer data)
{
  SPDConnection **connection = data;

  if (unknot_errands_tell_file ("say", text))
    return;
  if (*connection == NULL)
    *connection = spd_open2 ("unknot", "guide", NULL, SPD_MODE_SINGLE, NULL, 1, NULL);
  if (*connection == NULL)
    return;
  spd_cancel (*connection);
  if (*text != '\0' && spd_say (*connection, SPD_TEXT, text) < 0)
    {
      /* The server went away; with the next step it is tried again. */
      spd_close (*connection);
      *connection = NULL;
    }
}

static void
close_connection (gpointer data)
{
  SPDConnection **connection = data;

  if (*connection != NULL)
    {
      spd_cancel (*connection);
      spd_close (*connection);
    }
  g_free (connection);
}

#else

static void
say (const char *text, gpointer data)
{
  unknot_errands_tell_file ("say", text);
}

#endif

gboolean
unknot_voice_is_built (void)
{
  return HAVE_SPEECHD;
}

UnknotVoice *
unknot_voice_new (void)
{
  UnknotVoice *self = g_new0 (UnknotVoice, 1);

#if HAVE_SPEECHD
  self->errands = unknot_errands_new (say, g_new0 (SPDConnection *, 1), close_connection);
#else
  self->errands = unknot_errands_new (say, NULL, NULL);
#endif
  return self;
}

void
unknot_voice_free (UnknotVoice *self)
{
  unknot_errands_free (self->errands);
  g_free (self);
}

void
unknot_voice_say (UnknotVoice *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  unknot_errands_post (self->errands, text);
}

void
unknot_voice_hush (UnknotVoice *self)
{
  g_return_if_fail (self != NULL);
  unknot_errands_post (self->errands, "");
}
