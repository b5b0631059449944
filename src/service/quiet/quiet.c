/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/quiet/quiet-source.h"
#include "service/quiet/quiet.h"

/* In the order of the reasons. */
static const UnknotQuietSourceClass *const classes[] = {
  &unknot_quiet_desktop,
  &unknot_quiet_notifications,
  &unknot_quiet_session,
  &unknot_quiet_logind,
  &unknot_quiet_wayland,
#ifdef UNKNOT_HAVE_PIPEWIRE
  &unknot_quiet_microphone,
  &unknot_quiet_camera,
  &unknot_quiet_screen,
#endif
  &unknot_quiet_fullscreen_x11,
  &unknot_quiet_fullscreen_wayland,
  &unknot_quiet_fullscreen_kde,
};

#define N_SOURCES G_N_ELEMENTS (classes)

struct _UnknotQuiet {
  GObject parent_instance;

  GSettings *settings;
  GDBusConnection *session;
  gboolean started;
  gboolean attentive;
  UnknotQuietSource *source[N_SOURCES]; /* NULL: not wanted, or not started yet */
};

G_DEFINE_FINAL_TYPE (UnknotQuiet, unknot_quiet, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
source_changed_cb (UnknotQuietSource *source, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGED], 0);
}

static void
start_source (UnknotQuiet *self, guint i)
{
  UnknotQuietSource *source = g_malloc0 (classes[i]->size);

  source->klass = classes[i];
  source->changed = source_changed_cb;
  source->user_data = self;
  source->session = self->session;
  source->settings = self->settings;
  self->source[i] = source;
  classes[i]->start (source);
  if (self->attentive && classes[i]->attend)
    classes[i]->attend (source, TRUE);
}

static gboolean
is_switched_on (UnknotQuiet *self, guint i)
{
  return !self->settings || g_settings_get_boolean (self->settings, classes[i]->key);
}

static gboolean
holds (UnknotQuiet *self, guint i)
{
  return self->source[i] && self->source[i]->text && is_switched_on (self, i);
}

static void
stop_source (UnknotQuiet *self, guint i)
{
  UnknotQuietSource *source = g_steal_pointer (&self->source[i]);

  if (!source)
    return;
  classes[i]->stop (source);
  g_free (source->text);
  g_free (source);
}

/* Starts and stops sources as their switches say. */
static void
follow_switches (UnknotQuiet *self)
{
  for (guint i = 0; i < N_SOURCES; i++)
    {
      const gboolean wanted = classes[i]->watched || is_switched_on (self, i);

      if (wanted && !self->source[i])
        start_source (self, i);
      else if (!wanted)
        stop_source (self, i);
    }
}

static void
switched_cb (UnknotQuiet *self)
{
  follow_switches (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
unknot_quiet_finalize (GObject *object)
{
  UnknotQuiet *self = UNKNOT_QUIET (object);

  for (guint i = 0; i < N_SOURCES; i++)
    stop_source (self, i);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_quiet_parent_class)->finalize (object);
}

static void
unknot_quiet_class_init (UnknotQuietClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_quiet_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_quiet_init (UnknotQuiet *self)
{
}

UnknotQuiet *
unknot_quiet_new (GSettings *settings)
{
  UnknotQuiet *self = g_object_new (UNKNOT_TYPE_QUIET, NULL);

  g_set_object (&self->settings, settings);
  return self;
}

void
unknot_quiet_start (UnknotQuiet *self, GDBusConnection *session)
{
  g_return_if_fail (UNKNOT_IS_QUIET (self));
  g_return_if_fail (!self->started);

  self->started = TRUE;
  g_set_object (&self->session, session);
  for (guint i = 0; self->settings && i < N_SOURCES; i++)
    if (i == 0 || !g_str_equal (classes[i]->key, classes[i - 1]->key))
      {
        g_autofree char *detail = g_strconcat ("changed::", classes[i]->key, NULL);

        g_signal_connect_object (self->settings, detail, G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
      }
  follow_switches (self);
}

void
unknot_quiet_set_attentive (UnknotQuiet *self, gboolean attentive)
{
  g_return_if_fail (UNKNOT_IS_QUIET (self));

  if (self->attentive == !!attentive)
    return;
  self->attentive = !!attentive;
  for (guint i = 0; i < N_SOURCES; i++)
    if (self->source[i] && classes[i]->attend)
      classes[i]->attend (self->source[i], self->attentive);
}

void
unknot_quiet_look (UnknotQuiet *self)
{
  g_return_if_fail (UNKNOT_IS_QUIET (self));

  for (guint i = 0; self->attentive && i < N_SOURCES; i++)
    if (self->source[i] && classes[i]->look)
      classes[i]->look (self->source[i]);
}

gboolean
unknot_quiet_is_active (UnknotQuiet *self)
{
  g_return_val_if_fail (UNKNOT_IS_QUIET (self), FALSE);

  for (guint i = 0; i < N_SOURCES; i++)
    if (holds (self, i))
      return TRUE;
  return FALSE;
}

gboolean
unknot_quiet_is_silent (UnknotQuiet *self)
{
  gboolean silent = FALSE;

  g_return_val_if_fail (UNKNOT_IS_QUIET (self), FALSE);

  for (guint i = 0; i < N_SOURCES; i++)
    if (holds (self, i))
      {
        if (!self->source[i]->silent)
          return FALSE;
        silent = TRUE;
      }
  return silent;
}

GVariant *
unknot_quiet_to_variant (UnknotQuiet *self)
{
  const char *last = NULL;
  GVariantBuilder reasons;

  g_return_val_if_fail (UNKNOT_IS_QUIET (self), NULL);

  g_variant_builder_init (&reasons, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < N_SOURCES; i++)
    if (holds (self, i) && g_strcmp0 (last, classes[i]->reason) != 0)
      {
        last = classes[i]->reason;
        g_variant_builder_add (&reasons, "(ss)", last, self->source[i]->text);
      }
  return g_variant_builder_end (&reasons);
}

gboolean
unknot_quiet_has (UnknotQuiet *self, const char *name)
{
  g_return_val_if_fail (UNKNOT_IS_QUIET (self) && name, FALSE);

  for (guint i = 0; i < N_SOURCES; i++)
    if (holds (self, i) && g_str_equal (classes[i]->reason, name))
      return TRUE;
  return FALSE;
}

gboolean
unknot_quiet_is_watched (UnknotQuiet *self)
{
  g_return_val_if_fail (UNKNOT_IS_QUIET (self), FALSE);

  for (guint i = 0; i < N_SOURCES; i++)
    if (self->source[i] && self->source[i]->text && classes[i]->watched)
      return TRUE;
  return FALSE;
}
