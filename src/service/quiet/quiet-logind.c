/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "service/quiet/app-name.h"
#include "service/quiet/quiet-source.h"
#include "service/system-bus.h"

/* Idle inhibitors of logind: a video in a program that asks nobody nearer, or
 * systemd-inhibit on the command line. */

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define PROPERTIES "org.freedesktop.DBus.Properties"

typedef struct {
  UnknotQuietSource parent;
  GCancellable *opening;
  GCancellable *cancellable; /* of the calls to the present logind */
  GDBusConnection *bus;
  guint name_watch;
  guint signal;
} Logind;

/* Whether "idle:sleep" holds "idle". */
static gboolean
has_idle (const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, ":", -1);

  return g_strv_contains ((const char *const *) parts, "idle");
}

static void
list_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Logind *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariantIter) inhibitors = NULL;
  const char *what, *who, *mode;
  gboolean found = FALSE;
  g_autofree char *name = NULL, *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply)
    g_variant_get (reply, "(a(ssssuu))", &inhibitors);
  while (inhibitors && !found &&
         g_variant_iter_next (inhibitors, "(&s&s&s&suu)", &what, &who, NULL, &mode, NULL, NULL))
    {
      found = has_idle (what) && g_str_equal (mode, "block");
      if (found)
        name = unknot_app_name (who);
    }
  if (name)
    text = g_strdup_printf (_("%s keeps the screen on"), name);
  else if (found)
    text = g_strdup (_("A program keeps the screen on"));
  unknot_quiet_source_set (&self->parent, text);
}

static void
look (Logind *self, const char *blocked)
{
  if (has_idle (blocked))
    g_dbus_connection_call (self->bus, NAME, PATH, MANAGER, "ListInhibitors", NULL,
                            G_VARIANT_TYPE ("(a(ssssuu))"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                            self->cancellable, list_told_cb, self);
  else
    unknot_quiet_source_set (&self->parent, NULL);
}

static void
changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *signal,
            GVariant *args, gpointer user_data)
{
  Logind *self = user_data;
  g_autoptr (GVariant) properties = NULL;
  const char *blocked;

  if (!self->cancellable || !g_variant_is_of_type (args, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  properties = g_variant_get_child_value (args, 1);
  if (g_variant_lookup (properties, "BlockInhibited", "&s", &blocked))
    look (self, blocked);
}

static void
blocked_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (!reply)
    return;
  g_variant_get (reply, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    look (user_data, g_variant_get_string (value, NULL));
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  Logind *self = user_data;

  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (bus, NAME, PATH, PROPERTIES, "Get",
                          g_variant_new ("(ss)", MANAGER, "BlockInhibited"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, blocked_told_cb, self);
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Logind *self = user_data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  unknot_quiet_source_set (&self->parent, NULL);
}

static void
bus_opened_cb (GDBusConnection *bus, gpointer user_data)
{
  Logind *self = user_data;

  if (!bus)
    return;
  self->bus = g_object_ref (bus);
  self->signal = g_dbus_connection_signal_subscribe (bus, NAME, PROPERTIES, "PropertiesChanged", PATH,
                                                     MANAGER, G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, self,
                                                     NULL);
  self->name_watch = g_bus_watch_name_on_connection (bus, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     name_appeared_cb, name_vanished_cb, self, NULL);
}

static void
start (UnknotQuietSource *source)
{
  Logind *self = (Logind *) source;

  self->opening = g_cancellable_new ();
  unknot_system_bus_get (self->opening, bus_opened_cb, self);
}

static void
stop (UnknotQuietSource *source)
{
  Logind *self = (Logind *) source;

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->bus)
    return;
  g_dbus_connection_signal_unsubscribe (self->bus, self->signal);
  g_bus_unwatch_name (self->name_watch);
  g_clear_object (&self->bus);
}

const UnknotQuietSourceClass unknot_quiet_logind = {
  .reason = "inhibited",
  .key = "quiet-inhibited",
  .watched = TRUE,
  .size = sizeof (Logind),
  .start = start,
  .stop = stop,
};
