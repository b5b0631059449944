/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-watcher.h"

#include "service/tray-interfaces.h"

#define WATCHER "org.kde.StatusNotifierWatcher"
#define PATH "/StatusNotifierWatcher"

struct _FakeWatcher {
  GDBusConnection *connection;
  guint registration;
  GPtrArray *items; /* char * */
  gboolean has_host;
  gboolean refuses;
};

static void
method_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeWatcher *self = user_data;
  const char *service = NULL;

  g_variant_get (parameters, "(&s)", &service);
  if (self->refuses) {
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED,
                                                   "No room for icons");
    return;
  }
  if (g_str_equal (method, "RegisterStatusNotifierItem"))
    g_ptr_array_add (self->items, g_strdup (service));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
property_read_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *name, GError **error, gpointer user_data)
{
  FakeWatcher *self = user_data;

  if (g_str_equal (name, "IsStatusNotifierHostRegistered"))
    return g_variant_new_boolean (self->has_host);
  if (g_str_equal (name, "ProtocolVersion"))
    return g_variant_new_int32 (0);
  return g_variant_new_strv ((const char *const *) self->items->pdata, self->items->len);
}

static void
call_bus (FakeWatcher *self, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", method, parameters, G_VARIANT_TYPE ("(u)"), 0, -1, NULL, &error);
  guint code;

  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &code);
  g_assert_cmpuint (code, ==, 1); /* the owner of the name; given back */
}

FakeWatcher *
fake_watcher_new (GDBusConnection *connection, gboolean has_host)
{
  static const GDBusInterfaceVTable vtable = { method_called_cb, property_read_cb, NULL };
  FakeWatcher *self = g_new0 (FakeWatcher, 1);
  g_autoptr (GError) error = NULL;

  self->connection = g_object_ref (connection);
  self->items = g_ptr_array_new_with_free_func (g_free);
  self->has_host = has_host;
  self->registration = g_dbus_connection_register_object (
    connection, PATH, (GDBusInterfaceInfo *) &org_kde_status_notifier_watcher_interface, &vtable, self, NULL, &error);
  g_assert_no_error (error);
  call_bus (self, "RequestName", g_variant_new ("(su)", WATCHER, 4));
  return self;
}

void
fake_watcher_free (FakeWatcher *self)
{
  call_bus (self, "ReleaseName", g_variant_new ("(s)", WATCHER));
  g_dbus_connection_unregister_object (self->connection, self->registration);
  g_ptr_array_unref (self->items);
  g_object_unref (self->connection);
  g_free (self);
}

void
fake_watcher_set_host (FakeWatcher *self, gboolean has_host)
{
  self->has_host = has_host;
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, WATCHER,
                                 has_host ? "StatusNotifierHostRegistered" : "StatusNotifierHostUnregistered", NULL,
                                 NULL);
}

void
fake_watcher_refuse (FakeWatcher *self)
{
  self->refuses = TRUE;
}

guint
fake_watcher_get_n_items (FakeWatcher *self)
{
  return self->items->len;
}

const char *
fake_watcher_get_last_item (FakeWatcher *self)
{
  return self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;
}
