/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/hand-over.h"

#include "config.h"

#define BUS "org.freedesktop.DBus"
#define SYSTEMD "org.freedesktop.systemd1"

/* A session begins, and much else with it. */
#define ASK_MS 2000
#define START_MS 20000

/* Returns: (transfer full) (nullable) */
static GVariant *
call (GDBusConnection *session, const char *name, const char *path, const char *interface, const char *method,
      GVariant *parameters, const char *reply, int milliseconds)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (session, name, path, interface, method, parameters,
                                                  G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                                  milliseconds, NULL, &error);

  if (answer == NULL)
    g_debug ("%s: %s", method, error->message);

  return answer;
}

static gboolean
is_same (char **theirs, const char *name)
{
  const char *mine = g_getenv (name);
  const char *other = g_environ_getenv (theirs, name);

  return g_strcmp0 (mine != NULL ? mine : "", other != NULL ? other : "") == 0;
}

static gboolean
knows_display (GDBusConnection *session)
{
  g_autoptr (GVariant) reply = call (session, SYSTEMD, "/org/freedesktop/systemd1", BUS ".Properties", "Get",
                                     g_variant_new ("(ss)", SYSTEMD ".Manager", "Environment"), "(v)", ASK_MS);
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **theirs = NULL;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return FALSE;
  theirs = g_variant_get_strv (value, NULL);

  return is_same ((char **) theirs, "DISPLAY") && is_same ((char **) theirs, "WAYLAND_DISPLAY");
}

gboolean
unknot_hand_over (GDBusConnection *session)
{
  g_autoptr (GVariant) reply = NULL;

  if (!knows_display (session))
    return FALSE;
  reply = call (session, BUS, "/org/freedesktop/DBus", BUS, "StartServiceByName",
                g_variant_new ("(su)", UNKNOT_SERVICE_ID, 0), "(u)", START_MS);

  return reply != NULL;
}
