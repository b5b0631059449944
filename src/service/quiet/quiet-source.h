/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One who knows a reason to be quiet.  Several can know the same reason: the first one in
 * quiet.c's order that holds gives the sentence. */
typedef struct _UnknotQuietSource UnknotQuietSource;
typedef struct _UnknotQuietSourceClass UnknotQuietSourceClass;

struct _UnknotQuietSourceClass {
  const char *reason; /* as in quiet.h */
  const char *key;    /* the setting that switches the reason */
  gboolean watched;   /* who keeps the screen on has a viewer: that is wanted also where it is no reason */
  gsize size;         /* of the struct that begins with UnknotQuietSource */
  void (*start) (UnknotQuietSource *source);
  /* Drops every connection, watch and call. */
  void (*stop) (UnknotQuietSource *source);
  /* (nullable): a reminder is near, or no longer: for what costs wake-ups to know all day.
   * Called after start() with TRUE when it is near already. */
  void (*attend) (UnknotQuietSource *source, gboolean attentive);
  /* (nullable): the reminder comes in a moment, or is held by what may have ended: look once more
   * for what nobody tells.  Only called while attentive. */
  void (*look) (UnknotQuietSource *source);
};

struct _UnknotQuietSource {
  const UnknotQuietSourceClass *klass;
  void (*changed) (UnknotQuietSource *source, gpointer user_data);
  gpointer user_data;
  GDBusConnection *session; /* (nullable) */
  GSettings *settings;      /* (nullable) */
  char *text;               /* the sentence; NULL: the reason does not hold */
  gboolean silent;          /* it can end without a word: only look() finds out */
};

extern const UnknotQuietSourceClass unknot_quiet_desktop;
extern const UnknotQuietSourceClass unknot_quiet_fullscreen_kde;
extern const UnknotQuietSourceClass unknot_quiet_fullscreen_wayland;
extern const UnknotQuietSourceClass unknot_quiet_fullscreen_x11;
extern const UnknotQuietSourceClass unknot_quiet_logind;
extern const UnknotQuietSourceClass unknot_quiet_notifications;
extern const UnknotQuietSourceClass unknot_quiet_session;
extern const UnknotQuietSourceClass unknot_quiet_wayland;
/* Only where built with PipeWire. */
extern const UnknotQuietSourceClass unknot_quiet_camera;
extern const UnknotQuietSourceClass unknot_quiet_microphone;
extern const UnknotQuietSourceClass unknot_quiet_screen;

/* @text: (nullable) (transfer none): a sentence for a person; NULL: no longer. */
static inline void
unknot_quiet_source_set (UnknotQuietSource *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->changed (self, self->user_data);
}

G_END_DECLS
