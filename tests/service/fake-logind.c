/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-logind.h"

#include <unistd.h>

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"

static const char manager_xml[] =
  "<interface name='" MANAGER "'>"
  "  <method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "  <method name='ListInhibitors'><arg type='a(ssssuu)' direction='out'/></method>"
  "  <property name='BlockInhibited' type='s' access='read'/>"
  "</interface>";
static const char user_xml[] =
  "<interface name='org.freedesktop.login1.User'>"
  "  <property name='Display' type='(so)' access='read'/>"
  "</interface>";
static const char session_xml[] =
  "<interface name='" SESSION "'>"
  "  <property name='Id' type='s' access='read'/>"
  "  <property name='Type' type='s' access='read'/>"
  "  <property name='Active' type='b' access='read'/>"
  "  <property name='LockedHint' type='b' access='read'/>"
  "  <property name='IdleHint' type='b' access='read'/>"
  "  <property name='IdleSinceHintMonotonic' type='t' access='read'/>"
  "</interface>";

static void
manager_method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                   const char *method, GVariant *args, GDBusMethodInvocation *invocation, gpointer user_data)
{
  FakeLogind *self = user_data;
  const char *id;

  if (g_str_equal (method, "ListInhibitors"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@a(ssssuu))", self->inhibitors));
      return;
    }
  g_variant_get (args, "(&s)", &id);
  if (self->has_session && (g_str_equal (id, "1") || (g_str_equal (id, "auto") && self->knows_callers)))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", FAKE_LOGIND_SESSION));
  else
    g_dbus_method_invocation_return_dbus_error (invocation, NAME ".NoSuchSession", "No session");
}

static GVariant *
manager_get_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                const char *property, GError **error, gpointer user_data)
{
  return g_variant_new_string (((FakeLogind *) user_data)->block_inhibited);
}

static GVariant *
user_get_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
             const char *property, GError **error, gpointer user_data)
{
  FakeLogind *self = user_data;

  if (!self->has_session)
    return g_variant_new ("(so)", "", "/");
  return g_variant_new ("(so)", "1", FAKE_LOGIND_SESSION);
}

static GVariant *
session_get_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                const char *property, GError **error, gpointer user_data)
{
  return g_variant_ref (g_hash_table_lookup (((FakeLogind *) user_data)->session, property));
}

static void
keep (FakeLogind *self, const char *property, GVariant *value)
{
  g_hash_table_insert (self->session, g_strdup (property), g_variant_ref_sink (value));
}

FakeLogind *
fake_logind_new (UnknotFixture *fixture)
{
  static const GDBusInterfaceVTable manager = { manager_method_cb, manager_get_cb };
  static const GDBusInterfaceVTable user = { NULL, user_get_cb };
  static const GDBusInterfaceVTable session = { NULL, session_get_cb };
  g_autofree char *user_path = g_strdup_printf (PATH "/user/_%u", (guint) getuid ());
  FakeLogind *self = g_new0 (FakeLogind, 1);

  self->knows_callers = self->has_session = TRUE;
  self->block_inhibited = g_strdup ("");
  self->inhibitors = g_variant_ref_sink (g_variant_new ("a(ssssuu)", NULL));
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  keep (self, "Id", g_variant_new_string ("1"));
  keep (self, "Type", g_variant_new_string ("wayland"));
  keep (self, "Active", g_variant_new_boolean (TRUE));
  keep (self, "LockedHint", g_variant_new_boolean (FALSE));
  keep (self, "IdleHint", g_variant_new_boolean (FALSE));
  keep (self, "IdleSinceHintMonotonic", g_variant_new_uint64 (0));
  fake_owner_init (&self->owner, fixture, NAME);
  fake_owner_export (&self->owner, PATH, manager_xml, &manager, self);
  fake_owner_export (&self->owner, user_path, user_xml, &user, self);
  fake_owner_export (&self->owner, FAKE_LOGIND_SESSION, session_xml, &session, self);
  fake_owner_appear (&self->owner);
  return self;
}

void
fake_logind_free (FakeLogind *self)
{
  fake_owner_clear (&self->owner);
  g_hash_table_unref (self->session);
  g_variant_unref (self->inhibitors);
  g_free (self->block_inhibited);
  g_free (self);
}

void
fake_logind_set (FakeLogind *self, const char *property, GVariant *value)
{
  keep (self, property, value);
  fake_owner_emit_property (&self->owner, FAKE_LOGIND_SESSION, SESSION, property, value);
}

void
fake_logind_set_idle (FakeLogind *self, gboolean idle, guint64 since_monotonic)
{
  GVariantBuilder changed;

  keep (self, "IdleHint", g_variant_new_boolean (idle));
  keep (self, "IdleSinceHintMonotonic", g_variant_new_uint64 (since_monotonic));
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", "IdleHint", g_variant_new_boolean (idle));
  g_variant_builder_add (&changed, "{sv}", "IdleSinceHintMonotonic", g_variant_new_uint64 (since_monotonic));
  fake_owner_emit (&self->owner, FAKE_LOGIND_SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                   g_variant_new ("(sa{sv}as)", SESSION, &changed, NULL));
}

void
fake_logind_session_signal (FakeLogind *self, const char *signal)
{
  fake_owner_emit (&self->owner, FAKE_LOGIND_SESSION, SESSION, signal, NULL);
}

void
fake_logind_prepare_for_sleep (FakeLogind *self, gboolean asleep)
{
  fake_owner_emit (&self->owner, PATH, MANAGER, "PrepareForSleep", g_variant_new ("(b)", asleep));
}

void
fake_logind_inhibit (FakeLogind *self, const char *what, const char *who, const char *why)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(ssssuu)"));
  if (*what)
    g_variant_builder_add (&list, "(ssssuu)", what, who, why, "block", (guint32) getuid (),
                           (guint32) getpid ());
  g_variant_unref (self->inhibitors);
  self->inhibitors = g_variant_ref_sink (g_variant_builder_end (&list));
  g_free (self->block_inhibited);
  self->block_inhibited = g_strdup (what);
  fake_owner_emit_property (&self->owner, PATH, MANAGER, "BlockInhibited", g_variant_new_string (what));
}

void
fake_logind_set_has_session (FakeLogind *self, gboolean has_session)
{
  self->has_session = has_session;
  fake_owner_emit (&self->owner, PATH, MANAGER, has_session ? "SessionNew" : "SessionRemoved",
                   g_variant_new ("(so)", "1", FAKE_LOGIND_SESSION));
}
