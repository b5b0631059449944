/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-screensaver.h"

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *method,
           GVariant *args, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeScreensaver *self = user_data;

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", self->active));
}

FakeScreensaver *
fake_screensaver_new (UnknotFixture *fixture, const char *name, const char *path, gboolean active)
{
  static const GDBusInterfaceVTable vtable = { method_cb };
  FakeScreensaver *self = g_new0 (FakeScreensaver, 1);
  g_autofree char *xml =
    g_strdup_printf ("<interface name='%s'>"
                     "  <method name='GetActive'><arg type='b' direction='out'/></method>"
                     "  <signal name='ActiveChanged'><arg type='b'/></signal>"
                     "</interface>",
                     name);

  self->path = g_strdup (path);
  self->active = active;
  fake_owner_init (&self->owner, fixture, name);
  fake_owner_export (&self->owner, path, xml, &vtable, self);
  fake_owner_appear (&self->owner);
  return self;
}

void
fake_screensaver_free (FakeScreensaver *self)
{
  fake_owner_clear (&self->owner);
  g_free (self->path);
  g_free (self);
}

void
fake_screensaver_set_active (FakeScreensaver *self, gboolean active)
{
  self->active = active;
  fake_owner_emit (&self->owner, self->path, self->owner.name, "ActiveChanged",
                   g_variant_new ("(b)", active));
}
