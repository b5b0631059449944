/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presence and quiet of a session in which nobody can tell: the user is present, and nothing
 * asks for quiet.  Goes when presence.c and quiet.c come. */
#include "service/presence.h"
#include "service/quiet.h"

struct _UnknotPresenceMonitor
{
  GObject parent_instance;

  gint64 since;
};

G_DEFINE_FINAL_TYPE (UnknotPresenceMonitor, unknot_presence_monitor, G_TYPE_OBJECT)

static void
presence_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, unknot_presence_monitor_get_source (UNKNOT_PRESENCE_MONITOR (object)));
}

static void
unknot_presence_monitor_class_init (UnknotPresenceMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = presence_get_property;
  g_object_class_install_property (
    G_OBJECT_CLASS (klass), 1,
    g_param_spec_string ("source", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_presence_monitor_init (UnknotPresenceMonitor *self)
{
}

UnknotPresenceMonitor *
unknot_presence_monitor_new (UnknotBootClock clock, gpointer user_data, guint scale)
{
  UnknotPresenceMonitor *self = g_object_new (UNKNOT_TYPE_PRESENCE_MONITOR, NULL);

  self->since = clock (user_data);

  return self;
}

void
unknot_presence_monitor_start (UnknotPresenceMonitor *self, GDBusConnection *session)
{
}

void
unknot_presence_monitor_set_away (UnknotPresenceMonitor *self, gint64 threshold)
{
}

void
unknot_presence_monitor_set_wants_lull (UnknotPresenceMonitor *self, gboolean wanted)
{
}

UnknotPresence
unknot_presence_monitor_get (UnknotPresenceMonitor *self, gint64 *since)
{
  if (since != NULL)
    *since = self->since;

  return UNKNOT_PRESENCE_ACTIVE;
}

gboolean
unknot_presence_monitor_can_lull (UnknotPresenceMonitor *self)
{
  return FALSE;
}

void
unknot_presence_monitor_check_suspend (UnknotPresenceMonitor *self)
{
}

const char *
unknot_presence_monitor_get_source (UnknotPresenceMonitor *self)
{
  return "unlocked";
}

struct _UnknotQuiet
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (UnknotQuiet, unknot_quiet, G_TYPE_OBJECT)

static void
unknot_quiet_class_init (UnknotQuietClass *klass)
{
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_quiet_init (UnknotQuiet *self)
{
}

UnknotQuiet *
unknot_quiet_new (GSettings *settings)
{
  return g_object_new (UNKNOT_TYPE_QUIET, NULL);
}

void
unknot_quiet_start (UnknotQuiet *self, GDBusConnection *session)
{
}

gboolean
unknot_quiet_is_active (UnknotQuiet *self)
{
  return FALSE;
}

GVariant *
unknot_quiet_to_variant (UnknotQuiet *self)
{
  return g_variant_new ("a(ss)", NULL);
}

gboolean
unknot_quiet_has (UnknotQuiet *self, const char *name)
{
  return FALSE;
}
