/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presence-world.h"

static gint64
clock_read (gpointer user_data)
{
  PresenceWorld *self = user_data;

  return self->now + g_get_monotonic_time () * self->scale;
}

gint64
presence_world_clock (PresenceWorld *self)
{
  return clock_read (self);
}

static void
changed_cb (UnknotPresenceMonitor *monitor, PresenceWorld *self)
{
  self->seen[self->changes++ % G_N_ELEMENTS (self->seen)] = unknot_presence_monitor_get (monitor, NULL);
}

void
presence_world_init (PresenceWorld *self, guint scale)
{
  *self = (PresenceWorld) { .now = 1000 * UNKNOT_HOUR };
  self->fixture = unknot_fixture_new ();
  self->session = unknot_fixture_connect (self->fixture);
  self->monitor = unknot_presence_monitor_new (clock_read, self, scale);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

void
presence_world_init_running (PresenceWorld *self, guint scale)
{
  presence_world_init (self, scale);
  self->scale = scale;
}

void
presence_world_start (PresenceWorld *self)
{
  unknot_presence_monitor_start (self->monitor, self->session);
}

void
presence_world_clear (PresenceWorld *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->monitor), (gpointer *) &self->monitor);
  g_object_unref (self->monitor);
  g_assert_null (self->monitor);
  g_dbus_connection_close_sync (self->session, NULL, NULL);
  g_object_unref (self->session);
  unknot_fixture_free (self->fixture);
}

UnknotPresence
presence_world_get (PresenceWorld *self)
{
  return unknot_presence_monitor_get (self->monitor, NULL);
}

gint64
presence_world_since (PresenceWorld *self)
{
  gint64 since;

  unknot_presence_monitor_get (self->monitor, &since);
  return since;
}

static void
idle_told_cb (gint64 idle, gpointer user_data)
{
  *(gint64 *) user_data = idle;
}

gint64
presence_world_ask_idle (PresenceWorld *self)
{
  gint64 idle = G_MININT64;

  unknot_presence_monitor_ask_idle (self->monitor, idle_told_cb, &idle);
  unknot_wait (idle != G_MININT64);
  return idle;
}

static void
pinged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  *(gboolean *) user_data = TRUE;
}

void
presence_world_settle (PresenceWorld *self)
{
  /* Each round lets one answer come back; no exchange here takes more than this many. */
  for (guint i = 0; i < 6; i++)
    {
      gboolean pinged = FALSE;

      g_dbus_connection_call (self->session, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                              "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                              pinged_cb, &pinged);
      unknot_wait (pinged);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}
