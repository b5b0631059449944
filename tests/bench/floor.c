/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest program that could be mistaken for the service: a name and a tray icon on the
 * bus, and a timer that goes off once a minute.  What it costs, nobody can go below. */
#include <gio/gio.h>
#include <unistd.h>

static const char xml[] =
  "<node><interface name='org.kde.StatusNotifierItem'>"
  "<property name='Category' type='s' access='read'/>"
  "<property name='Id' type='s' access='read'/>"
  "<property name='Title' type='s' access='read'/>"
  "<property name='Status' type='s' access='read'/>"
  "<property name='IconName' type='s' access='read'/>"
  "</interface></node>";

static GVariant *
property_read_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *name, GError **error, gpointer user_data)
{
  if (g_str_equal (name, "Category"))
    return g_variant_new_string ("ApplicationStatus");
  if (g_str_equal (name, "Status"))
    return g_variant_new_string ("Active");
  if (g_str_equal (name, "IconName"))
    return g_variant_new_string ("appointment-soon");

  return g_variant_new_string ("floor");
}

static void
bus_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .get_property = property_read_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);

  g_dbus_connection_register_object (connection, "/StatusNotifierItem", node->interfaces[0], &vtable, NULL, NULL,
                                     NULL);
}

static void
name_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  g_dbus_connection_call (connection, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher",
                          "org.kde.StatusNotifierWatcher", "RegisterStatusNotifierItem", g_variant_new ("(s)", name),
                          NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static gboolean
minute_passed_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

int
main (void)
{
  g_autofree char *name = g_strdup_printf ("org.kde.StatusNotifierItem-%d-1", (int) getpid ());
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  g_bus_own_name (G_BUS_TYPE_SESSION, name, G_BUS_NAME_OWNER_FLAGS_NONE, bus_acquired_cb, name_acquired_cb, NULL,
                  NULL, NULL);
  g_timeout_add_seconds (60, minute_passed_cb, NULL);
  g_main_loop_run (loop);

  return 0;
}
