/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remote.h"

#include "core/schedule/now.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>

#define OBJECT_PATH UNKNOT_RESOURCE_PATH "/Service"
#define INTERFACE "io.github.unknot.Unknot.Service1"
#define ERROR_PREFIX "io.github.unknot.Unknot.Error."

/* Long enough for a service that is being started on a busy machine. */
#define TIMEOUT_MS 10000
/* Ten years of rows on a slow disk. */
#define FILE_TIMEOUT_MS 120000
/* However fast the service's clock runs. */
#define SHORTEST_TICK_MS 50

static GDBusConnection *
connect_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  if (connection == NULL)
    g_printerr (_("There is no session bus to talk to Unknot: %s\n"), error->message);
  else
    g_dbus_connection_set_exit_on_close (connection, FALSE);
  return connection;
}

/* Tells the user, and finds the exit code. */
static UnknotExit
explain (GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
      || (name && g_str_has_prefix (name, "org.freedesktop.DBus.Error.Spawn.")))
    {
      g_printerr (_("Unknot is not running. Start it from the applications menu, or with: unknot\n"));
      return UNKNOT_EXIT_NOT_RUNNING;
    }

  g_dbus_error_strip_remote_error (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_printerr (_("Unknot does not answer. Please try again in a moment; if that does not help, log out and in.\n"));
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    g_printerr (_("Unknot has ended before it answered. Please try again.\n"));
  else
    g_printerr ("%s\n", error->message);
  if (g_strcmp0 (name, ERROR_PREFIX "NoGuide") == 0)
    return UNKNOT_EXIT_NOT_FOUND;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS))
    return UNKNOT_EXIT_USAGE;
  return UNKNOT_EXIT_REFUSED;
}

static GVariant *
call (GDBusConnection *connection, const char *interface, const char *method, GVariant *parameters, gboolean start,
      GError **error)
{
  return g_dbus_connection_call_sync (connection, UNKNOT_SERVICE_ID, OBJECT_PATH, interface, method, parameters, NULL,
                                      start ? G_DBUS_CALL_FLAGS_NONE : G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS,
                                      NULL, error);
}

UnknotExit
unknot_remote_call (const char *method, GVariant *parameters, gboolean start, GVariant **reply)
{
  g_autoptr (GVariant) sunk = parameters ? g_variant_ref_sink (parameters) : NULL;
  g_autoptr (GDBusConnection) connection = connect_bus ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  if (connection == NULL)
    return UNKNOT_EXIT_NOT_RUNNING;
  answer = call (connection, INTERFACE, method, sunk, start, &error);
  if (answer == NULL)
    return explain (error);
  if (reply != NULL)
    *reply = g_steal_pointer (&answer);
  return UNKNOT_EXIT_OK;
}

UnknotExit
unknot_remote_call_with_file (const char *method, int fd, GVariant **reply)
{
  g_autoptr (GDBusConnection) connection = connect_bus ();
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return UNKNOT_EXIT_NOT_RUNNING;
  if (g_unix_fd_list_append (files, fd, &error) < 0)
    return explain (error);
  *reply = g_dbus_connection_call_with_unix_fd_list_sync (
    connection, UNKNOT_SERVICE_ID, OBJECT_PATH, INTERFACE, method, g_variant_new ("(h)", 0), NULL,
    G_DBUS_CALL_FLAGS_NONE, FILE_TIMEOUT_MS, files, NULL, NULL, &error);
  return *reply != NULL ? UNKNOT_EXIT_OK : explain (error);
}

static GVariant *
get_all (GDBusConnection *connection, gint64 *clock_now, GError **error)
{
  g_autoptr (GVariant) clock_reply = NULL;
  g_autoptr (GVariant) reply = NULL;
  GVariant *properties;

  reply = call (connection, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", INTERFACE), FALSE, error);
  if (reply == NULL)
    return NULL;
  clock_reply = call (connection, INTERFACE, "ClockNow", NULL, FALSE, error);
  if (clock_reply == NULL)
    return NULL;
  g_variant_get (reply, "(@a{sv})", &properties);
  g_variant_get (clock_reply, "(x)", clock_now);
  return properties;
}

UnknotExit
unknot_remote_get (GVariant **properties, gint64 *clock_now)
{
  g_autoptr (GDBusConnection) connection = connect_bus ();
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return UNKNOT_EXIT_NOT_RUNNING;
  *properties = get_all (connection, clock_now, &error);
  return *properties ? UNKNOT_EXIT_OK : explain (error);
}

/* --- watching ---------------------------------------------------------------------------- */

typedef struct {
  GMainLoop *loop;
  UnknotRemoteFunc changed;
  gpointer user_data;
  guint tell_id;
  guint tick_id;
  GDBusConnection *connection;
  GVariant *properties; /* (nullable): as they were read last, */
  gint64 clock_now;     /* at this moment of the service's clock, */
  gint64 read_at;       /* which was this one of ours */
} Watch;

static void tell (Watch *watch);

static gboolean
tick_cb (gpointer data)
{
  Watch *watch = data;

  watch->tick_id = 0;
  tell (watch);
  return G_SOURCE_REMOVE;
}

/* The service does not signal that a minute has passed: that is counted here. */
static void
tell (Watch *watch)
{
  gint64 passed = g_get_monotonic_time () - watch->read_at, wait;
  guint scale = 1;

  if (watch->properties != NULL)
    g_variant_lookup (watch->properties, "TimeScale", "u", &scale);
  scale = MAX (scale, 1);
  wait = watch->changed (watch->properties, watch->clock_now + passed * scale, watch->user_data);
  g_clear_handle_id (&watch->tick_id, g_source_remove);
  /* Rounded up: the moment must have come. */
  if (wait < UNKNOT_DAY)
    watch->tick_id = g_timeout_add (CLAMP (wait / scale / 1000 + 1, SHORTEST_TICK_MS, G_MAXINT), tick_cb, watch);
}

static void
take (Watch *watch, GVariant *properties, gint64 clock_now)
{
  g_clear_pointer (&watch->properties, g_variant_unref);
  watch->properties = properties;
  watch->clock_now = clock_now;
  watch->read_at = g_get_monotonic_time ();
  tell (watch);
}

static gboolean
tell_cb (gpointer data)
{
  Watch *watch = data;
  GVariant *properties;
  gint64 clock_now = 0;

  watch->tell_id = 0;
  /* A service that has just ended answers nothing; its return is told by its name. */
  properties = get_all (watch->connection, &clock_now, NULL);
  if (properties != NULL)
    take (watch, properties, clock_now);
  return G_SOURCE_REMOVE;
}

/* Several properties that change together are told once. */
static void
tell_soon (Watch *watch)
{
  if (watch->tell_id == 0)
    watch->tell_id = g_idle_add (tell_cb, watch);
}

static void
properties_changed_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                       const char *signal, GVariant *parameters, gpointer data)
{
  tell_soon (data);
}

static void
service_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer data)
{
  tell_soon (data);
}

/* Also at the beginning, when it does not run. */
static void
service_vanished_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->tell_id, g_source_remove);
  if (connection != NULL)
    take (watch, NULL, 0);
}

static void
connection_closed_cb (GDBusConnection *connection, gboolean remote, GError *error, gpointer data)
{
  g_main_loop_quit (((Watch *) data)->loop);
}

UnknotExit
unknot_remote_watch (UnknotRemoteFunc changed, gpointer user_data)
{
  g_autoptr (GDBusConnection) connection = connect_bus ();
  g_autoptr (GMainLoop) loop = NULL;
  Watch watch = { .changed = changed, .user_data = user_data };
  guint name_id, signal_id;

  if (connection == NULL)
    return UNKNOT_EXIT_NOT_RUNNING;

  watch.loop = loop = g_main_loop_new (NULL, FALSE);
  watch.connection = connection;
  g_signal_connect (connection, "closed", G_CALLBACK (connection_closed_cb), &watch);
  signal_id = g_dbus_connection_signal_subscribe (connection, UNKNOT_SERVICE_ID, "org.freedesktop.DBus.Properties",
                                                  "PropertiesChanged", OBJECT_PATH, INTERFACE,
                                                  G_DBUS_SIGNAL_FLAGS_NONE, properties_changed_cb, &watch, NULL);
  name_id = g_bus_watch_name_on_connection (connection, UNKNOT_SERVICE_ID, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                            service_appeared_cb, service_vanished_cb, &watch, NULL);
  g_main_loop_run (loop);

  g_bus_unwatch_name (name_id);
  g_dbus_connection_signal_unsubscribe (connection, signal_id);
  g_signal_handlers_disconnect_by_data (connection, &watch);
  g_clear_handle_id (&watch.tell_id, g_source_remove);
  g_clear_handle_id (&watch.tick_id, g_source_remove);
  g_clear_pointer (&watch.properties, g_variant_unref);
  g_printerr (_("The session bus has gone.\n"));
  return UNKNOT_EXIT_NOT_RUNNING;
}
