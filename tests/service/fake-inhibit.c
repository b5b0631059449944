/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-inhibit.h"

#define INHIBITOR_PATH "/org/gnome/SessionManager/Inhibitor7"

static const struct {
  const char *name;
  const char *path;
  const char *iface;
  const char *xml;
} kinds[] = {
  { "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager",
    "<interface name='org.gnome.SessionManager'>"
    "<method name='IsInhibited'><arg type='u' direction='in'/><arg type='b' direction='out'/></method>"
    "<method name='GetInhibitors'><arg type='ao' direction='out'/></method></interface>" },
  { "org.kde.Solid.PowerManagement.PolicyAgent", "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "<interface name='org.kde.Solid.PowerManagement.PolicyAgent'>"
    "<method name='HasInhibition'><arg type='u' direction='in'/><arg type='b' direction='out'/></method>"
    "<method name='ListInhibitions'><arg type='a(ss)' direction='out'/></method></interface>" },
  { "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
    "<interface name='org.freedesktop.PowerManagement.Inhibit'>"
    "<method name='HasInhibit'><arg type='b' direction='out'/></method>"
    "<method name='GetInhibitors'><arg type='as' direction='out'/></method></interface>" },
};

static const char inhibitor_xml[] =
  "<interface name='org.gnome.SessionManager.Inhibitor'>"
  "<method name='GetAppId'><arg type='s' direction='out'/></method>"
  "<method name='GetFlags'><arg type='u' direction='out'/></method></interface>";

static GVariant *
is_inhibited (FakeInhibit *self, GVariant *args)
{
  /* GNOME: idle is 8; Solid: the screen's settings are 4. */
  guint32 asked = self->kind == FAKE_INHIBIT_GNOME ? self->flags : 4;

  if (self->kind != FAKE_INHIBIT_FREEDESKTOP)
    g_variant_get (args, "(u)", &asked);
  return g_variant_new ("(b)", self->who && (self->kind != FAKE_INHIBIT_GNOME || (asked & self->flags)) &&
                                 (self->kind != FAKE_INHIBIT_SOLID || (asked & 4)));
}

static GVariant *
list (FakeInhibit *self)
{
  GVariantBuilder builder;

  if (self->kind == FAKE_INHIBIT_GNOME)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE ("ao"));
      if (self->who)
        g_variant_builder_add (&builder, "o", INHIBITOR_PATH);
      return g_variant_new ("(ao)", &builder);
    }
  if (self->kind == FAKE_INHIBIT_SOLID)
    {
      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
      if (self->who)
        g_variant_builder_add (&builder, "(ss)", self->who, "Playing a video");
      return g_variant_new ("(a(ss))", &builder);
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  if (self->who)
    g_variant_builder_add (&builder, "s", self->who);
  return g_variant_new ("(as)", &builder);
}

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *method,
           GVariant *args, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeInhibit *self = user_data;
  GVariant *reply;

  if (g_str_equal (method, "GetAppId"))
    reply = g_variant_new ("(s)", self->who ? self->who : "");
  else if (g_str_equal (method, "GetFlags"))
    reply = g_variant_new ("(u)", self->flags);
  else if (g_str_has_prefix (method, "Get") || g_str_has_prefix (method, "List"))
    reply = list (self);
  else
    reply = is_inhibited (self, args);
  g_dbus_method_invocation_return_value (invocation, reply);
}

FakeInhibit *
fake_inhibit_new (UnknotFixture *fixture, FakeInhibitKind kind)
{
  static const GDBusInterfaceVTable vtable = { method_cb };
  FakeInhibit *self = g_new0 (FakeInhibit, 1);

  self->kind = kind;
  self->flags = 8;
  fake_owner_init (&self->owner, fixture, kinds[kind].name);
  fake_owner_export (&self->owner, kinds[kind].path, kinds[kind].xml, &vtable, self);
  if (kind == FAKE_INHIBIT_GNOME)
    fake_owner_export (&self->owner, INHIBITOR_PATH, inhibitor_xml, &vtable, self);
  fake_owner_appear (&self->owner);
  return self;
}

void
fake_inhibit_free (FakeInhibit *self)
{
  fake_owner_clear (&self->owner);
  g_free (self->who);
  g_free (self);
}

void
fake_inhibit_set (FakeInhibit *self, const char *who)
{
  g_free (self->who);
  self->who = g_strdup (who);
  if (self->kind == FAKE_INHIBIT_GNOME)
    fake_owner_emit (&self->owner, kinds[0].path, kinds[0].iface, who ? "InhibitorAdded" : "InhibitorRemoved",
                     g_variant_new ("(o)", INHIBITOR_PATH));
  else if (self->kind == FAKE_INHIBIT_SOLID)
    fake_owner_emit (&self->owner, kinds[1].path, kinds[1].iface, "InhibitionsChanged",
                     g_variant_new ("(a(ss)as)", NULL, NULL));
  else
    fake_owner_emit (&self->owner, kinds[2].path, kinds[2].iface, "HasInhibitChanged",
                     g_variant_new ("(b)", who != NULL));
}
