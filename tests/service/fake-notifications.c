/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notification server for tests: shows nothing, remembers everything, and does what the
 * test says through the interface io.github.unknot.Test.Notifications.
 *
 *   fake-notifications [CAPABILITY...]     default: actions body body-markup
 *   fake-notifications none                no capability at all */
#include <gio/gio.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char xml[] =
  "<node>"
  "<interface name='org.freedesktop.Notifications'>"
  "  <method name='Notify'>"
  "    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "    <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>"
  "  </method>"
  "  <method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "  <method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "  <method name='GetServerInformation'>"
  "    <arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "    <arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "  </method>"
  "  <signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "  <signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
  "  <property name='Inhibited' type='b' access='read'/>"
  "</interface>"
  "<interface name='io.github.unknot.Test.Notifications'>"
  /* What is open: id, summary, body, actions, hints, expiry in ms, oldest first. */
  "  <method name='List'><arg type='a(ussasa{sv}i)' direction='out'/></method>"
  /* How often Notify was called. */
  "  <method name='Count'><arg type='u' direction='out'/></method>"
  /* A click: with an activation token unless that is empty. */
  "  <method name='Click'>"
  "    <arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "  </method>"
  /* Do-not-disturb; everything is shown all the same. */
  "  <method name='SetInhibited'><arg type='b' direction='in'/></method>"
  "  <method name='Close'><arg type='u' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface>"
  "</node>";

static GMainLoop *loop;
static const char *const *capabilities;
static GList *open_list; /* GVariant (ussasa{sv}i), owned */
static guint last_id;
static guint count;
static gboolean inhibited;

static GList *
find (guint id)
{
  for (GList *link = open_list; link != NULL; link = link->next)
    {
      guint other;

      g_variant_get_child (link->data, 0, "u", &other);
      if (other == id)
        return link;
    }

  return NULL;
}

static void
tell (GDBusConnection *connection, const char *signal, GVariant *parameters)
{
  g_dbus_connection_emit_signal (connection, NULL, PATH, NAME, signal, parameters, NULL);
}

static void
close_one (GDBusConnection *connection, guint id, guint reason)
{
  GList *link = find (id);

  if (link == NULL)
    return;
  g_variant_unref (link->data);
  open_list = g_list_delete_link (open_list, link);
  tell (connection, "NotificationClosed", g_variant_new ("(uu)", id, reason));
}

static guint
open_one (GVariant *parameters)
{
  g_autoptr (GVariant) actions = NULL;
  g_autoptr (GVariant) hints = NULL;
  const char *summary, *body;
  GVariant *entry;
  GList *link;
  guint id;
  int expiry;

  g_variant_get (parameters, "(&su&s&s&s@as@a{sv}i)", NULL, &id, NULL, &summary, &body, &actions, &hints, &expiry);
  link = find (id);
  if (link == NULL)
    id = ++last_id;

  entry = g_variant_ref_sink (g_variant_new ("(uss@as@a{sv}i)", id, summary, body, actions, hints, expiry));
  if (link != NULL)
    {
      g_variant_unref (link->data);
      link->data = entry;
    }
  else
    {
      open_list = g_list_append (open_list, entry);
    }
  count++;

  return id;
}

static GVariant *
list_open (void)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(ussasa{sv}i)"));
  for (GList *link = open_list; link != NULL; link = link->next)
    g_variant_builder_add_value (&list, link->data);

  return g_variant_new ("(a(ussasa{sv}i))", &list);
}

static void
click (GDBusConnection *connection, GVariant *parameters)
{
  const char *action, *token;
  guint id;

  g_variant_get (parameters, "(u&s&s)", &id, &action, &token);
  if (token[0] != '\0')
    tell (connection, "ActivationToken", g_variant_new ("(us)", id, token));
  tell (connection, "ActionInvoked", g_variant_new ("(us)", id, action));
  close_one (connection, id, 2);
}

static void
set_inhibited (GDBusConnection *connection, gboolean value)
{
  GVariantBuilder changed;

  inhibited = value;
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", "Inhibited", g_variant_new_boolean (value));
  g_dbus_connection_emit_signal (connection, NULL, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", NAME, &changed, NULL), NULL);
}

static GVariant *
get_property_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                 const char *property, GError **error, gpointer user_data)
{
  return g_variant_new_boolean (inhibited);
}

static void
method_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  GVariant *reply = NULL;
  guint id, reason;

  if (g_str_equal (method, "Notify"))
    reply = g_variant_new ("(u)", open_one (parameters));
  else if (g_str_equal (method, "GetCapabilities"))
    reply = g_variant_new ("(^as)", capabilities);
  else if (g_str_equal (method, "GetServerInformation"))
    reply = g_variant_new ("(ssss)", "fake", "unknot", "1", "1.2");
  else if (g_str_equal (method, "List"))
    reply = list_open ();
  else if (g_str_equal (method, "Count"))
    reply = g_variant_new ("(u)", count);
  else if (g_str_equal (method, "Click"))
    click (connection, parameters);
  else if (g_str_equal (method, "SetInhibited"))
    {
      gboolean value;

      g_variant_get (parameters, "(b)", &value);
      set_inhibited (connection, value);
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      g_variant_get (parameters, "(u)", &id);
      close_one (connection, id, 3);
    }
  else
    {
      g_variant_get (parameters, "(uu)", &id, &reason);
      close_one (connection, id, reason);
    }

  g_dbus_method_invocation_return_value (invocation, reply);
}

static void
name_lost_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  g_main_loop_quit (loop);
}

static void
bus_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb, .get_property = get_property_cb };
  GDBusNodeInfo *node = user_data;

  for (guint i = 0; node->interfaces[i] != NULL; i++)
    g_assert_true (
      g_dbus_connection_register_object (connection, PATH, node->interfaces[i], &vtable, NULL, NULL, NULL) != 0);
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = { "actions", "body", "body-markup", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);

  if (argc == 1)
    capabilities = usual;
  else if (g_str_equal (argv[1], "none"))
    capabilities = none;
  else
    capabilities = (const char *const *) argv + 1;

  g_assert_nonnull (node);
  loop = g_main_loop_new (NULL, FALSE);
  g_bus_own_name (G_BUS_TYPE_SESSION, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, bus_acquired_cb, NULL, name_lost_cb, node,
                  NULL);
  g_main_loop_run (loop);

  return 0;
}
