/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/session-environment.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SYSTEMD "org.freedesktop.systemd1"
#define SYSTEMD_PATH "/org/freedesktop/systemd1"

/* EX_TEMPFAIL: the unit is restarted on failure. */
#define TRY_AGAIN 75

/* Their owners come with a desktop. */
static const char *const signs[] = { "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications" };

/* What of a session's environment matters to us. */
static const char *const wanted[] = {
  "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_ID", "XDG_SESSION_TYPE", NULL,
};

struct _UnknotSessionEnvironment {
  GDBusConnection *session;
  void (*arrived) (gpointer user_data);
  gpointer user_data;
  GCancellable *cancellable;
  guint watches[G_N_ELEMENTS (signs)];
  char **environment; /* NULL: not arrived */
};

static gboolean
has_display (char **environment)
{
  const char *x = g_environ_getenv (environment, "DISPLAY");
  const char *wayland = g_environ_getenv (environment, "WAYLAND_DISPLAY");

  return (x != NULL && *x != '\0') || (wayland != NULL && *wayland != '\0');
}

/* Returns: (transfer full): this process's environment with what matters of @theirs. */
static char **
merge (const char *const *theirs)
{
  char **merged = g_get_environ ();

  for (guint i = 0; theirs[i] != NULL; i++)
    {
      const char *value = strchr (theirs[i], '=');
      g_autofree char *name = value != NULL ? g_strndup (theirs[i], value - theirs[i]) : NULL;

      if (name != NULL && g_strv_contains (wanted, name))
        merged = g_environ_setenv (merged, name, value + 1, TRUE);
    }

  return merged;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UnknotSessionEnvironment *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **theirs = NULL;
  g_auto (GStrv) merged = NULL;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("systemd: %s", error->message);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  if (self->environment != NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return;
  theirs = g_variant_get_strv (value, NULL);
  merged = merge (theirs);
  if (!has_display (merged))
    return;

  self->environment = g_steal_pointer (&merged);
  self->arrived (self->user_data);
}

static void
sign_seen_cb (GDBusConnection *session, const char *name, const char *owner, gpointer user_data)
{
  UnknotSessionEnvironment *self = user_data;

  g_dbus_connection_call (session, SYSTEMD, SYSTEMD_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", SYSTEMD ".Manager", "Environment"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, told_cb, self);
}

UnknotSessionEnvironment *
unknot_session_environment_new (GDBusConnection *session, void (*arrived) (gpointer), gpointer user_data)
{
  g_auto (GStrv) own = g_get_environ ();
  UnknotSessionEnvironment *self;

  if (has_display (own))
    return NULL;

  self = g_new0 (UnknotSessionEnvironment, 1);
  self->session = g_object_ref (session);
  self->arrived = arrived;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    self->watches[i] = g_bus_watch_name_on_connection (session, signs[i], G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                       sign_seen_cb, NULL, self, NULL);

  return self;
}

void
unknot_session_environment_free (UnknotSessionEnvironment *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_bus_unwatch_name (self->watches[i]);
  g_object_unref (self->session);
  g_strfreev (self->environment);
  g_free (self);
}

int
unknot_session_environment_restart (UnknotSessionEnvironment *self, char **argv)
{
  const char *unit = g_getenv ("SYSTEMD_EXEC_PID");

  /* systemd takes a unit whose bus name was given up for ended, whoever takes its place. */
  if (unit == NULL || strtol (unit, NULL, 10) != getpid ())
    execve ("/proc/self/exe", argv, self->environment);

  return TRY_AGAIN;
}
