/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/session-environment.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SYSTEMD "org.freedesktop.systemd1"
#define SYSTEMD_PATH "/org/freedesktop/systemd1"
#define BUS "org.freedesktop.DBus"

#define X11_FOLDER "/tmp/.X11-unix"
/* logind keeps a file for each session, for everybody to look at. */
#define SESSIONS "/run/systemd/sessions"

/* EX_TEMPFAIL: the unit is restarted on failure. */
#define TRY_AGAIN 75

/* After a sign of a desktop, systemd is asked at once, then after 1 s, 2 s, 4 s ... */
#define MAX_TRIES 6

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
  guint signals[G_N_ELEMENTS (signs)];
  guint again; /* timeout */
  guint tries; /* since the last sign */
  char **environment; /* NULL: not arrived */
};

/* Returns: (nullable): NULL also when it is empty. */
static const char *
get (char **environment, const char *name)
{
  const char *value = g_environ_getenv (environment, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
has_display (char **environment)
{
  return get (environment, "DISPLAY") != NULL || get (environment, "WAYLAND_DISPLAY") != NULL;
}

/* --- whether a session is still there ------------------------------------------------------- */

/* Asks the kernel alone: a local socket is connected to, or refused, at once, and who listens but is
 * busy is there.
 * @hidden: its name is no file's. */
static gboolean
answers (const char *socket_path, gboolean hidden)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const gsize length = strlen (socket_path), start = hidden ? 1 : 0;
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  gboolean connected;

  if (fd < 0 || start + length >= sizeof address.sun_path)
    connected = TRUE; /* not known; so it is not given up */
  else
    {
      memcpy (address.sun_path + start, socket_path, length);
      connected = connect (fd, (struct sockaddr *) &address,
                           offsetof (struct sockaddr_un, sun_path) + start + length + (hidden ? 0 : 1)) == 0 ||
                  errno == EAGAIN;
    }
  if (fd >= 0)
    close (fd);

  return connected;
}

static gboolean
x_answers (char **environment)
{
  const char *display = get (environment, "DISPLAY"), *authority = get (environment, "XAUTHORITY");
  g_autofree char *path = NULL;

  if (*display != ':') /* on another machine */
    return TRUE;
  if (authority != NULL && !g_file_test (authority, G_FILE_TEST_EXISTS))
    return FALSE;
  path = g_strdup_printf (X11_FOLDER "/X%.*s", (int) strspn (display + 1, "0123456789"), display + 1);

  return answers (path, FALSE) || answers (path, TRUE);
}

static gboolean
wayland_answers (char **environment)
{
  const char *display = get (environment, "WAYLAND_DISPLAY"), *folder = get (environment, "XDG_RUNTIME_DIR");
  g_autofree char *path = NULL;

  if (folder == NULL && !g_path_is_absolute (display))
    return FALSE;
  path = g_path_is_absolute (display) ? g_strdup (display) : g_build_filename (folder, display, NULL);

  return answers (path, FALSE);
}

/* Whether there is no session, or none any more, behind @environment. */
static gboolean
is_gone (char **environment)
{
  const char *id = get (environment, "XDG_SESSION_ID");
  g_autofree char *file = id != NULL ? g_build_filename (SESSIONS, id, NULL) : NULL;

  if (!has_display (environment))
    return TRUE;
  if (file != NULL && g_file_test (SESSIONS, G_FILE_TEST_IS_DIR) && !g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;

  return get (environment, "WAYLAND_DISPLAY") != NULL ? !wayland_answers (environment) : !x_answers (environment);
}

/* --- another one ---------------------------------------------------------------------------- */

/* Returns: (transfer full): @own with what matters of @theirs, and nothing left of @own's session. */
static char **
merge (char **own, const char *const *theirs)
{
  char **merged = g_strdupv (own);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const char *value = g_environ_getenv ((char **) theirs, wanted[i]);

      merged = value != NULL ? g_environ_setenv (merged, wanted[i], value, TRUE)
                             : g_environ_unsetenv (merged, wanted[i]);
    }

  return merged;
}

static gboolean
differ (char **a, char **b)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_strcmp0 (get (a, wanted[i]), get (b, wanted[i])) != 0)
      return TRUE;

  return FALSE;
}

char **
unknot_session_environment_describe (void)
{
  g_auto (GStrv) own = g_get_environ ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const char *value = get (own, wanted[i]);
      g_autofree char *entry = value != NULL ? g_strconcat (wanted[i], "=", value, NULL) : NULL;

      if (entry != NULL)
        g_strv_builder_add (builder, entry);
    }

  return g_strv_builder_end (builder);
}

gboolean
unknot_session_environment_check (const char *const *theirs, GError **error)
{
  g_auto (GStrv) own = g_get_environ ();
  g_auto (GStrv) merged = merge (own, theirs);
  const char *wayland = get (merged, "WAYLAND_DISPLAY");

  if (!has_display (merged) || !is_gone (merged))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
               _("The display %s does not answer. Please ask again from the session that is on the screen."),
               wayland != NULL ? wayland : get (merged, "DISPLAY"));

  return FALSE;
}

gboolean
unknot_session_environment_offer (UnknotSessionEnvironment *self, const char *const *theirs)
{
  g_auto (GStrv) own = g_get_environ ();
  g_auto (GStrv) merged = merge (own, theirs);

  if (self->environment != NULL || is_gone (merged) || !differ (own, merged) || !is_gone (own))
    return FALSE;

  self->environment = g_steal_pointer (&merged);
  self->arrived (self->user_data);

  return TRUE;
}

/* --- asking systemd ------------------------------------------------------------------------- */

static void ask (UnknotSessionEnvironment *self);

static gboolean
again_cb (gpointer user_data)
{
  UnknotSessionEnvironment *self = user_data;

  self->again = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UnknotSessionEnvironment *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **theirs = NULL;
  g_auto (GStrv) own = NULL;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("systemd: %s", error->message);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return;
  theirs = g_variant_get_strv (value, NULL);
  if (unknot_session_environment_offer (self, theirs))
    return;

  own = g_get_environ ();
  if (self->again == 0 && self->tries < MAX_TRIES && is_gone (own))
    self->again = g_timeout_add_seconds (1u << self->tries++, again_cb, self);
}

static void
ask (UnknotSessionEnvironment *self)
{
  g_dbus_connection_call (self->session, SYSTEMD, SYSTEMD_PATH, BUS ".Properties", "Get",
                          g_variant_new ("(ss)", SYSTEMD ".Manager", "Environment"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, told_cb, self);
}

static void
sign_changed_cb (GDBusConnection *session, const char *sender, const char *path, const char *iface,
                 const char *signal, GVariant *args, gpointer user_data)
{
  UnknotSessionEnvironment *self = user_data;
  g_auto (GStrv) own = g_get_environ ();
  const char *owner = "";

  if (g_variant_is_of_type (args, G_VARIANT_TYPE ("(sss)")))
    g_variant_get_child (args, 2, "&s", &owner);
  if (*owner == '\0' || !is_gone (own))
    return;
  self->tries = 0;
  ask (self);
}

/* --- life ----------------------------------------------------------------------------------- */

UnknotSessionEnvironment *
unknot_session_environment_new (GDBusConnection *session, void (*arrived) (gpointer), gpointer user_data)
{
  UnknotSessionEnvironment *self = g_new0 (UnknotSessionEnvironment, 1);
  g_auto (GStrv) own = g_get_environ ();

  self->session = g_object_ref (session);
  self->arrived = arrived;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    self->signals[i] = g_dbus_connection_signal_subscribe (session, BUS, BUS, "NameOwnerChanged",
                                                           "/org/freedesktop/DBus", signs[i],
                                                           G_DBUS_SIGNAL_FLAGS_NONE, sign_changed_cb, self, NULL);
  if (!has_display (own))
    ask (self);

  return self;
}

void
unknot_session_environment_free (UnknotSessionEnvironment *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->again, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_dbus_connection_signal_unsubscribe (self->session, self->signals[i]);
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
