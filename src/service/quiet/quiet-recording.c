/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "service/quiet/app-name.h"
#include "service/quiet/pipewire.h"
#include "service/quiet/quiet-source.h"

/* A microphone or camera in use, or the screen shown to others: a call, most likely. */

typedef struct {
  UnknotQuietSource parent;
  guint watch;
  gulong ignored_handler;
} Recording;

static char *
sentence (UnknotPipewireUse use, const char *name)
{
  switch (use)
    {
    case UNKNOT_PIPEWIRE_MICROPHONE:
      return name ? g_strdup_printf (_("A microphone is in use by %s"), name)
                  : g_strdup (_("A microphone is in use"));
    case UNKNOT_PIPEWIRE_CAMERA:
      return name ? g_strdup_printf (_("A camera is in use by %s"), name)
                  : g_strdup (_("A camera is in use"));
    case UNKNOT_PIPEWIRE_SCREEN:
    default:
      return name ? g_strdup_printf (_("The screen is shown in %s"), name)
                  : g_strdup (_("The screen is being shown"));
    }
}

static void
look (Recording *self, UnknotPipewireUse use)
{
  GSettings *settings = self->parent.settings;
  g_auto (GStrv) ignored =
    settings ? g_settings_get_strv (settings, "quiet-ignored-programs") : g_new0 (char *, 1);
  g_autofree char *app = NULL, *name = NULL, *text = NULL;

  if (unknot_pipewire_find (use, (const char *const *) ignored, &app))
    {
      name = unknot_app_name (app);
      text = sentence (use, name);
    }
  unknot_quiet_source_set (&self->parent, text);
}

static void
start_with (UnknotQuietSource *source, void (*changed) (gpointer))
{
  Recording *self = (Recording *) source;

  self->watch = unknot_pipewire_attach (changed, self);
  if (source->settings)
    self->ignored_handler = g_signal_connect_swapped (source->settings, "changed::quiet-ignored-programs",
                                                      G_CALLBACK (changed), self);
  /* The connection may be there already, and somebody recording. */
  changed (self);
}

static void
stop (UnknotQuietSource *source)
{
  Recording *self = (Recording *) source;

  if (source->settings)
    g_clear_signal_handler (&self->ignored_handler, source->settings);
  unknot_pipewire_detach (self->watch);
}

static void
microphone_changed_cb (gpointer self)
{
  look (self, UNKNOT_PIPEWIRE_MICROPHONE);
}

static void
camera_changed_cb (gpointer self)
{
  look (self, UNKNOT_PIPEWIRE_CAMERA);
}

static void
screen_changed_cb (gpointer self)
{
  look (self, UNKNOT_PIPEWIRE_SCREEN);
}

static void
start_microphone (UnknotQuietSource *source)
{
  start_with (source, microphone_changed_cb);
}

static void
start_camera (UnknotQuietSource *source)
{
  start_with (source, camera_changed_cb);
}

static void
start_screen (UnknotQuietSource *source)
{
  start_with (source, screen_changed_cb);
}

const UnknotQuietSourceClass unknot_quiet_microphone = {
  .reason = "microphone",
  .key = "quiet-microphone",
  .size = sizeof (Recording),
  .start = start_microphone,
  .stop = stop,
};

const UnknotQuietSourceClass unknot_quiet_camera = {
  .reason = "camera",
  .key = "quiet-camera",
  .size = sizeof (Recording),
  .start = start_camera,
  .stop = stop,
};

const UnknotQuietSourceClass unknot_quiet_screen = {
  .reason = "screen",
  .key = "quiet-screen",
  .size = sizeof (Recording),
  .start = start_screen,
  .stop = stop,
};
