/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/chime.h"

#if HAVE_GSOUND
#include <gsound.h>
#endif

#include "app/errands.h"

struct _UnknotChime {
  UnknotErrands *errands;
};

/* Of the sound naming specification. */
static const char *const names[] = {
  [UNKNOT_CHIME_STEP] = "message", [UNKNOT_CHIME_ASK] = "bell", [UNKNOT_CHIME_DONE] = "complete",
};

#if HAVE_GSOUND

/* The way to the sound server can take its time: it is opened in the thread, with the first
 * sound. */
static void
play (const char *name, gpointer data)
{
  GSoundContext **context = data;
  g_autoptr (GError) error = NULL;

  if (unknot_errands_tell_file ("chime", name))
    return;
  if (*context == NULL)
    *context = gsound_context_new (NULL, &error);
  if (*context != NULL)
    gsound_context_play_simple (*context, NULL, &error, GSOUND_ATTR_EVENT_ID, name, GSOUND_ATTR_MEDIA_ROLE, "event",
                                GSOUND_ATTR_CANBERRA_CACHE_CONTROL, "permanent", NULL);
  if (error != NULL)
    g_debug ("Sound: %s", error->message);
}

static void
close_context (gpointer data)
{
  GSoundContext **context = data;

  g_clear_object (context);
  g_free (context);
}

#else

static void
play (const char *name, gpointer data)
{
  unknot_errands_tell_file ("chime", name);
}

#endif

gboolean
unknot_chime_is_built (void)
{
  return HAVE_GSOUND;
}

UnknotChime *
unknot_chime_new (void)
{
  UnknotChime *self = g_new0 (UnknotChime, 1);

#if HAVE_GSOUND
  self->errands = unknot_errands_new (play, g_new0 (GSoundContext *, 1), close_context);
#else
  self->errands = unknot_errands_new (play, NULL, NULL);
#endif
  return self;
}

void
unknot_chime_free (UnknotChime *self)
{
  unknot_errands_free (self->errands);
  g_free (self);
}

void
unknot_chime_play (UnknotChime *self, UnknotChimeKind kind)
{
  g_return_if_fail (self != NULL && (guint) kind < G_N_ELEMENTS (names));
  unknot_errands_post (self->errands, names[kind]);
}
