/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-owner.h"

void
fake_owner_init (FakeOwner *self, UnknotFixture *fixture, const char *name)
{
  self->name = g_strdup (name);
  self->bus = unknot_fixture_connect (fixture);
}

void
fake_owner_appear (FakeOwner *self)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", self->name, 4),
                                       G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

void
fake_owner_clear (FakeOwner *self)
{
  if (self->bus)
    g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->name, g_free);
}

void
fake_owner_export (FakeOwner *self, const char *path, const char *xml, const GDBusInterfaceVTable *vtable,
                   gpointer user_data)
{
  g_autofree char *node = g_strdup_printf ("<node>%s</node>", xml);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (node, &error);

  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, path, info->interfaces[0], vtable, user_data, NULL, &error);
  g_assert_no_error (error);
}

void
fake_owner_emit (FakeOwner *self, const char *path, const char *iface, const char *signal,
                 GVariant *args)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->bus, NULL, path, iface, signal, args, &error);
  g_assert_no_error (error);
}

void
fake_owner_emit_property (FakeOwner *self, const char *path, const char *iface, const char *property,
                          GVariant *value)
{
  GVariantBuilder changed;

  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", property, value);
  fake_owner_emit (self, path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                   g_variant_new ("(sa{sv}as)", iface, &changed, NULL));
}
