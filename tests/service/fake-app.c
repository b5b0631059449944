/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands for the window program in tests: remembers how it was activated.  Ends at the
 * action "quit".
 *
 * Interface io.github.unknot.Test.App: Calls () -> a(sss): action, parameter, token. */
#include <gio/gio.h>

static const char xml[] =
  "<node>"
  "<interface name='org.freedesktop.Application'>"
  "  <method name='Activate'><arg type='a{sv}' direction='in'/></method>"
  "  <method name='ActivateAction'>"
  "    <arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/>"
  "  </method>"
  "</interface>"
  "<interface name='io.github.unknot.Test.App'>"
  "  <method name='Calls'><arg type='a(sss)' direction='out'/></method>"
  "</interface>"
  "</node>";

static GMainLoop *loop;
static GVariantBuilder calls;
static GVariant *snapshot;

static void
remember (GVariant *parameters)
{
  g_autoptr (GVariant) arguments = NULL;
  g_autoptr (GVariant) platform = NULL;
  g_autoptr (GVariant) first = NULL;
  const char *action, *token = "", *other = "";

  g_variant_get (parameters, "(&s@av@a{sv})", &action, &arguments, &platform);
  if (g_variant_n_children (arguments) > 0)
    g_variant_get_child (arguments, 0, "v", &first);
  g_variant_lookup (platform, "activation-token", "&s", &token);
  g_variant_lookup (platform, "desktop-startup-id", "&s", &other);
  g_assert_cmpstr (token, ==, other);
  g_variant_builder_add (&calls, "(sss)", action, first != NULL ? g_variant_get_string (first, NULL) : "", token);
  if (g_str_equal (action, "quit"))
    g_main_loop_quit (loop);
}

static GVariant *
list_calls (void)
{
  GVariantIter iter;
  GVariant *call;

  g_clear_pointer (&snapshot, g_variant_unref);
  snapshot = g_variant_ref_sink (g_variant_builder_end (&calls));
  g_variant_builder_init (&calls, G_VARIANT_TYPE ("a(sss)"));
  g_variant_iter_init (&iter, snapshot);
  while ((call = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_variant_builder_add_value (&calls, call);
      g_variant_unref (call);
    }

  return g_variant_new ("(@a(sss))", snapshot);
}

static void
method_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  GVariant *reply = NULL;

  if (g_str_equal (method, "ActivateAction"))
    remember (parameters);
  else if (g_str_equal (method, "Calls"))
    reply = list_calls ();
  g_dbus_method_invocation_return_value (invocation, reply);
}

static void
bus_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  GDBusNodeInfo *node = user_data;

  for (guint i = 0; node->interfaces[i] != NULL; i++)
    g_assert_true (g_dbus_connection_register_object (connection, "/io/github/unknot/Unknot", node->interfaces[i],
                                                      &vtable, NULL, NULL, NULL) != 0);
}

static void
name_lost_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  guint id;

  g_assert_nonnull (node);
  g_variant_builder_init (&calls, G_VARIANT_TYPE ("a(sss)"));
  loop = g_main_loop_new (NULL, FALSE);
  id = g_bus_own_name (G_BUS_TYPE_SESSION, "io.github.unknot.Unknot", G_BUS_NAME_OWNER_FLAGS_NONE, bus_acquired_cb,
                       NULL, name_lost_cb, node, NULL);
  g_main_loop_run (loop);
  g_bus_unown_name (id);
  g_clear_pointer (&snapshot, g_variant_unref);
  g_variant_builder_clear (&calls);
  g_main_loop_unref (loop);

  return 0;
}
