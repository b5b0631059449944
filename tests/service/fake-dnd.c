/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-dnd.h"

#define NOTIFICATIONS "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"
#define DUNST "org.dunstproject.cmd0"
#define MAKO "fr.emersion.Mako"
#define MAKO_PATH "/fr/emersion/Mako"
#define SWAYNC "org.erikreider.swaync.cc"
#define SWAYNC_PATH "/org/erikreider/swaync/cc"
#define XFCONF "org.xfce.Xfconf"
#define XFCONF_PATH "/org/xfce/Xfconf"

#define INFORMATION                                                   \
  "<method name='GetServerInformation'>"                              \
  "  <arg type='s' direction='out'/><arg type='s' direction='out'/>"  \
  "  <arg type='s' direction='out'/><arg type='s' direction='out'/>"  \
  "</method>"

static const char plain_xml[] = "<interface name='" NOTIFICATIONS "'>" INFORMATION "</interface>";
static const char plasma_xml[] = "<interface name='" NOTIFICATIONS "'>" INFORMATION
                                 "<property name='Inhibited' type='b' access='read'/></interface>";
static const char dunst_xml[] = "<interface name='" DUNST "'>"
                                "<property name='paused' type='b' access='read'/></interface>";
static const char mako_xml[] = "<interface name='" MAKO "'><method name='ListModes'>"
                               "<arg type='as' direction='out'/></method></interface>";
static const char swaync_xml[] = "<interface name='" SWAYNC "'><method name='GetDnd'>"
                                 "<arg type='b' direction='out'/></method></interface>";
static const char xfconf_xml[] = "<interface name='" XFCONF "'><method name='GetProperty'>"
                                 "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
                                 "<arg type='v' direction='out'/></method></interface>";

static const char *const products[] = {
  "Plasma", "dunst", "mako", "SwayNotificationCenter", "Xfce Notify Daemon", "plain",
};

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *method,
           GVariant *args, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeDnd *self = user_data;
  const char *modes[] = { "default", self->on ? "do-not-disturb" : NULL, NULL };
  GVariant *reply;

  if (g_str_equal (method, "GetServerInformation"))
    {
      reply = g_variant_new ("(ssss)", products[self->kind], "nobody", "1", "1.2");
    }
  else
    {
      self->asked++;
      if (g_str_equal (method, "ListModes"))
        reply = g_variant_new ("(^as)", modes);
      else if (g_str_equal (method, "GetDnd"))
        reply = g_variant_new ("(b)", self->on);
      else
        reply = g_variant_new ("(v)", g_variant_new_boolean (self->on));
    }
  g_dbus_method_invocation_return_value (invocation, reply);
}

static GVariant *
get_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *property,
        GError **error, gpointer user_data)
{
  FakeDnd *self = user_data;

  self->asked++;
  return g_variant_new_boolean (self->on);
}

FakeDnd *
fake_dnd_new (UnknotFixture *fixture, FakeDndKind kind, gboolean on)
{
  static const GDBusInterfaceVTable vtable = { method_cb, get_cb };
  FakeDnd *self = g_new0 (FakeDnd, 1);

  self->kind = kind;
  self->on = on;
  if (kind == FAKE_DND_SWAYNC || kind == FAKE_DND_XFCE)
    fake_owner_init (&self->other, fixture, kind == FAKE_DND_SWAYNC ? SWAYNC : XFCONF);
  if (kind == FAKE_DND_SWAYNC)
    fake_owner_export (&self->other, SWAYNC_PATH, swaync_xml, &vtable, self);
  if (kind == FAKE_DND_XFCE)
    fake_owner_export (&self->other, XFCONF_PATH, xfconf_xml, &vtable, self);
  if (self->other.bus)
    fake_owner_appear (&self->other);
  fake_owner_init (&self->owner, fixture, NOTIFICATIONS);
  fake_owner_export (&self->owner, NOTIFICATIONS_PATH, kind == FAKE_DND_PLASMA ? plasma_xml : plain_xml,
                     &vtable, self);
  if (kind == FAKE_DND_DUNST)
    fake_owner_export (&self->owner, NOTIFICATIONS_PATH, dunst_xml, &vtable, self);
  if (kind == FAKE_DND_MAKO)
    fake_owner_export (&self->owner, MAKO_PATH, mako_xml, &vtable, self);
  fake_owner_appear (&self->owner);
  return self;
}

void
fake_dnd_free (FakeDnd *self)
{
  fake_owner_clear (&self->owner);
  fake_owner_clear (&self->other);
  g_free (self);
}

void
fake_dnd_set_silently (FakeDnd *self, gboolean on)
{
  self->on = on;
}

void
fake_dnd_set (FakeDnd *self, gboolean on)
{
  GVariant *value = g_variant_new_boolean (on);

  self->on = on;
  switch (self->kind)
    {
    case FAKE_DND_PLASMA:
      fake_owner_emit_property (&self->owner, NOTIFICATIONS_PATH, NOTIFICATIONS, "Inhibited", value);
      break;
    case FAKE_DND_DUNST:
      fake_owner_emit_property (&self->owner, NOTIFICATIONS_PATH, DUNST, "paused", value);
      break;
    case FAKE_DND_MAKO:
      fake_owner_emit_property (&self->owner, MAKO_PATH, MAKO, "Modes", value);
      break;
    case FAKE_DND_SWAYNC:
      fake_owner_emit (&self->other, SWAYNC_PATH, SWAYNC, "Subscribe",
                       g_variant_new ("(u@bb)", 0, value, FALSE));
      break;
    case FAKE_DND_XFCE:
      fake_owner_emit (&self->other, XFCONF_PATH, XFCONF, "PropertyChanged",
                       g_variant_new ("(ssv)", "xfce4-notifyd", "/do-not-disturb", value));
      break;
    case FAKE_DND_NONE:
      g_variant_unref (g_variant_ref_sink (value));
    }
}
