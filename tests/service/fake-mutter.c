/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-mutter.h"

#define PATH "/org/gnome/Mutter/IdleMonitor/Core"
#define IFACE "org.gnome.Mutter.IdleMonitor"

typedef struct {
  guint32 id;
  guint64 interval; /* 0: an active watch */
  gboolean fired;
} Watch;

static const char xml[] =
  "<interface name='" IFACE "'>"
  "  <method name='GetIdletime'><arg type='t' direction='out'/></method>"
  "  <method name='AddIdleWatch'><arg type='t' direction='in'/><arg type='u' direction='out'/></method>"
  "  <method name='AddUserActiveWatch'><arg type='u' direction='out'/></method>"
  "  <method name='RemoveWatch'><arg type='u' direction='in'/></method>"
  "  <signal name='WatchFired'><arg type='u'/></signal>"
  "</interface>";

static void
fire (FakeMutter *self, guint32 id)
{
  fake_owner_emit (&self->owner, PATH, IFACE, "WatchFired", g_variant_new ("(u)", id));
}

static void
fire_due (FakeMutter *self)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch *watch = &g_array_index (self->watches, Watch, i);

      if (watch->interval > 0 && !watch->fired && self->idle >= watch->interval && !self->inhibited)
        {
          watch->fired = TRUE;
          fire (self, watch->id);
        }
    }
}

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *method,
           GVariant *args, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeMutter *self = user_data;

  self->calls++;
  if (g_str_equal (method, "GetIdletime"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(t)", self->idle));
    }
  else if (g_str_equal (method, "RemoveWatch"))
    {
      guint32 id;

      g_variant_get (args, "(u)", &id);
      for (guint i = 0; i < self->watches->len; i++)
        if (g_array_index (self->watches, Watch, i).id == id)
          {
            g_array_remove_index (self->watches, i);
            break;
          }
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else
    {
      Watch watch = { ++self->last_id, 0, FALSE };

      if (g_str_equal (method, "AddIdleWatch"))
        g_variant_get (args, "(t)", &watch.interval);
      g_array_append_val (self->watches, watch);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", watch.id));
      fire_due (self);
    }
}

FakeMutter *
fake_mutter_new (UnknotFixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { method_cb };
  FakeMutter *self = g_new0 (FakeMutter, 1);

  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  fake_owner_init (&self->owner, fixture, IFACE);
  fake_owner_export (&self->owner, PATH, xml, &vtable, self);
  fake_owner_appear (&self->owner);
  return self;
}

void
fake_mutter_free (FakeMutter *self)
{
  fake_owner_clear (&self->owner);
  g_array_unref (self->watches);
  g_free (self);
}

void
fake_mutter_idle (FakeMutter *self, guint64 milliseconds)
{
  self->idle = milliseconds;
  fire_due (self);
}

void
fake_mutter_input (FakeMutter *self)
{
  self->idle = 0;
  for (guint i = self->watches->len; i > 0; i--)
    {
      Watch *watch = &g_array_index (self->watches, Watch, i - 1);

      watch->fired = FALSE;
      if (watch->interval == 0)
        {
          fire (self, watch->id);
          g_array_remove_index (self->watches, i - 1);
        }
    }
}

void
fake_mutter_inhibit (FakeMutter *self, gboolean inhibited)
{
  self->inhibited = inhibited;
  fire_due (self);
}

gboolean
fake_mutter_has_watch (FakeMutter *self, guint64 milliseconds)
{
  for (guint i = 0; i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).interval == milliseconds)
      return TRUE;
  return FALSE;
}
