/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "service/presence/lock.h"
#include "service/system-bus.h"

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"
#define PROPERTIES "org.freedesktop.DBus.Properties"

typedef struct {
  gulong id;
  void (*changed) (gpointer user_data);
  gpointer user_data;
} Watch;

struct _UnknotLockLogind {
  GDBusConnection *bus;
  GCancellable *opening;     /* of the bus, while we exist */
  GCancellable *cancellable; /* of the calls to the present logind */
  guint name_watch;
  guint sleep_signal;
  guint session_signals; /* everything our session says */
  guint removed_signal;
  guint new_signal;      /* only while there is no session of ours */
  GArray *watches;
  gulong last_watch;
  gboolean settled;

  char *path; /* of the session; NULL: none */
  char *id;
  gboolean graphical;
  gboolean inactive;
  gboolean locked_hint;
  gboolean lock_asked;
  gboolean asleep;
  gboolean idle_hint;
  guint64 idle_since; /* CLOCK_MONOTONIC, microseconds; 0: unknown */
};

static void find_session (UnknotLockLogind *self, const char *id);

static void
changed (UnknotLockLogind *self)
{
  for (guint i = self->watches->len; i > 0; i--)
    {
      /* A watch may remove itself, or another. */
      if (i <= self->watches->len)
        {
          Watch watch = g_array_index (self->watches, Watch, i - 1);

          watch.changed (watch.user_data);
        }
    }
}

static void
settle (UnknotLockLogind *self)
{
  self->settled = TRUE;
  changed (self);
}

static void
call (UnknotLockLogind *self, const char *path, const char *iface, const char *method, GVariant *args,
      const char *reply, GAsyncReadyCallback done)
{
  g_dbus_connection_call (self->bus, NAME, path, iface, method, args, G_VARIANT_TYPE (reply),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, done, self);
}

static guint
subscribe (UnknotLockLogind *self, const char *iface, const char *member, const char *path, const char *arg0,
           GDBusSignalCallback func)
{
  return g_dbus_connection_signal_subscribe (self->bus, NAME, iface, member, path, arg0,
                                             G_DBUS_SIGNAL_FLAGS_NONE, func, self, NULL);
}

/* Returns: (transfer full): NULL on an error.  @cancelled: then the caller's self is gone. */
static GVariant *
finish (GObject *source, GAsyncResult *result, gboolean *cancelled)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  *cancelled = !reply && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!reply && !*cancelled)
    g_debug ("logind: %s", error->message);
  return reply;
}

static gboolean
apply (UnknotLockLogind *self, GVariant *properties)
{
  const char *type;
  gboolean flag, touched = FALSE;

  if (g_variant_lookup (properties, "Active", "b", &flag) && self->inactive != !flag)
    touched = (self->inactive = !flag, TRUE);
  if (g_variant_lookup (properties, "LockedHint", "b", &flag) && self->locked_hint != flag)
    touched = (self->locked_hint = flag, TRUE);
  if (g_variant_lookup (properties, "IdleHint", "b", &flag) && self->idle_hint != flag)
    touched = (self->idle_hint = flag, TRUE);
  if (g_variant_lookup (properties, "IdleSinceHintMonotonic", "t", &self->idle_since))
    touched = TRUE;
  if (g_variant_lookup (properties, "Type", "&s", &type))
    {
      self->graphical = g_str_equal (type, "x11") || g_str_equal (type, "wayland");
      touched = TRUE;
    }
  /* The lock that was asked for is there now, or is over. */
  if (touched && self->locked_hint)
    self->lock_asked = FALSE;
  return touched;
}

static void
properties_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean cancelled;
  g_autoptr (GVariant) reply = finish (source, result, &cancelled);
  g_autoptr (GVariant) properties = NULL;

  if (cancelled)
    return;
  if (reply)
    {
      properties = g_variant_get_child_value (reply, 0);
      apply (user_data, properties);
    }
  settle (user_data);
}

static void
ask_properties (UnknotLockLogind *self)
{
  call (self, self->path, PROPERTIES, "GetAll", g_variant_new ("(s)", SESSION), "(a{sv})",
        properties_told_cb);
}

static void
session_signal_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                   const char *signal, GVariant *args, gpointer user_data)
{
  UnknotLockLogind *self = user_data;

  if (g_str_equal (iface, SESSION) && g_str_equal (signal, "Lock") && !self->locked_hint)
    self->lock_asked = TRUE;
  else if (g_str_equal (iface, SESSION) && g_str_equal (signal, "Unlock"))
    self->lock_asked = FALSE;
  else if (g_str_equal (iface, PROPERTIES) && g_variant_is_of_type (args, G_VARIANT_TYPE ("(sa{sv}as)")))
    {
      g_autoptr (GVariant) properties = g_variant_get_child_value (args, 1);
      g_autoptr (GVariant) invalidated = g_variant_get_child_value (args, 2);

      if (g_variant_n_children (invalidated) > 0)
        ask_properties (self);
      if (!apply (self, properties))
        return;
    }
  else
    return;
  changed (self);
}

static void
forget_session (UnknotLockLogind *self)
{
  guint *subscriptions[] = { &self->session_signals, &self->removed_signal, &self->new_signal };

  for (guint i = 0; i < G_N_ELEMENTS (subscriptions); i++)
    {
      if (*subscriptions[i])
        g_dbus_connection_signal_unsubscribe (self->bus, *subscriptions[i]);
      *subscriptions[i] = 0;
    }
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->id, g_free);
  self->graphical = self->inactive = self->locked_hint = self->lock_asked = self->idle_hint = FALSE;
  self->idle_since = 0;
}

static void
session_removed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                    const char *signal, GVariant *args, gpointer user_data)
{
  forget_session (user_data);
  find_session (user_data, "auto");
}

static void
session_new_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                const char *signal, GVariant *args, gpointer user_data)
{
  find_session (user_data, "auto");
}

static void
take_session (UnknotLockLogind *self, const char *id, const char *path)
{
  forget_session (self);
  self->path = g_strdup (path);
  self->id = g_strdup (id);
  self->session_signals = subscribe (self, NULL, NULL, path, NULL, session_signal_cb);
  /* By its id: other sessions end all day (cron), and must not wake us. */
  self->removed_signal = subscribe (self, MANAGER, "SessionRemoved", PATH, id, session_removed_cb);
  ask_properties (self);
}

static void
display_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UnknotLockLogind *self = user_data;
  gboolean cancelled;
  g_autoptr (GVariant) reply = finish (source, result, &cancelled);
  g_autoptr (GVariant) value = NULL;
  const char *id = "", *path = "/";

  if (cancelled)
    return;
  if (reply)
    g_variant_get (reply, "(v)", &value);
  if (value && g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    g_variant_get (value, "(&s&o)", &id, &path);
  if (*id)
    {
      take_session (self, id, path);
      return;
    }
  if (!self->new_signal)
    self->new_signal = subscribe (self, MANAGER, "SessionNew", PATH, NULL, session_new_cb);
  settle (self);
}

static void
id_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UnknotLockLogind *self = user_data;
  gboolean cancelled;
  g_autoptr (GVariant) reply = finish (source, result, &cancelled);
  g_autoptr (GVariant) value = NULL;

  if (cancelled || !self->path)
    return;
  if (reply)
    g_variant_get (reply, "(v)", &value);
  if (value && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      g_autofree char *path = g_strdup (self->path);

      take_session (self, g_variant_get_string (value, NULL), path);
    }
}

static void
session_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  UnknotLockLogind *self = user_data;
  gboolean cancelled;
  g_autoptr (GVariant) reply = finish (source, result, &cancelled);
  g_autofree char *path = NULL;

  if (cancelled)
    return;
  if (reply)
    {
      /* The name "auto" is not the session's id, nor need the path be its real one. */
      g_variant_get (reply, "(o)", &path);
      forget_session (self);
      self->path = g_steal_pointer (&path);
      call (self, self->path, PROPERTIES, "Get", g_variant_new ("(ss)", SESSION, "Id"), "(v)", id_told_cb);
    }
  else
    {
      /* A service of the user's systemd belongs to no session: the user's display then. */
      g_autofree char *user = g_strdup_printf (PATH "/user/_%u", (guint) getuid ());

      call (self, user, PROPERTIES, "Get", g_variant_new ("(ss)", "org.freedesktop.login1.User", "Display"),
            "(v)", display_told_cb);
    }
}

static void
find_session (UnknotLockLogind *self, const char *id)
{
  call (self, PATH, MANAGER, "GetSession", g_variant_new ("(s)", id), "(o)", session_told_cb);
}

static void
prepare_for_sleep_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                      const char *signal, GVariant *args, gpointer user_data)
{
  UnknotLockLogind *self = user_data;
  gboolean asleep;

  if (!g_variant_is_of_type (args, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (args, "(b)", &asleep);
  if (asleep == self->asleep)
    return;
  self->asleep = asleep;
  changed (self);
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  UnknotLockLogind *self = user_data;
  const char *id = g_getenv ("XDG_SESSION_ID");

  self->cancellable = g_cancellable_new ();
  find_session (self, id && *id ? id : "auto");
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  UnknotLockLogind *self = user_data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_session (self);
  self->asleep = FALSE;
  settle (self);
}

static void
bus_opened_cb (GDBusConnection *bus, gpointer user_data)
{
  UnknotLockLogind *self = user_data;

  if (!bus)
    {
      settle (self);
      return;
    }
  self->bus = g_object_ref (bus);
  self->sleep_signal = subscribe (self, MANAGER, "PrepareForSleep", PATH, NULL, prepare_for_sleep_cb);
  self->name_watch = g_bus_watch_name_on_connection (self->bus, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     name_appeared_cb, name_vanished_cb, self, NULL);
}

UnknotLockLogind *
unknot_lock_logind_new (void)
{
  UnknotLockLogind *self = g_new0 (UnknotLockLogind, 1);

  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  return self;
}

void
unknot_lock_logind_free (UnknotLockLogind *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->bus)
    {
      forget_session (self);
      g_dbus_connection_signal_unsubscribe (self->bus, self->sleep_signal);
      g_bus_unwatch_name (self->name_watch);
      g_object_unref (self->bus);
    }
  g_array_unref (self->watches);
  g_free (self);
}

void
unknot_lock_logind_start (UnknotLockLogind *self)
{
  if (self->opening)
    return;
  self->opening = g_cancellable_new ();
  unknot_system_bus_get (self->opening, bus_opened_cb, self);
}

gulong
unknot_lock_logind_add_watch (UnknotLockLogind *self, void (*func) (gpointer), gpointer user_data)
{
  Watch watch = { ++self->last_watch, func, user_data };

  g_array_append_val (self->watches, watch);
  return watch.id;
}

void
unknot_lock_logind_remove_watch (UnknotLockLogind *self, gulong id)
{
  for (guint i = 0; i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).id == id)
      {
        g_array_remove_index (self->watches, i);
        return;
      }
}

gboolean
unknot_lock_logind_is_settled (UnknotLockLogind *self)
{
  return self->settled;
}

gboolean
unknot_lock_logind_is_there (UnknotLockLogind *self)
{
  return self->path != NULL;
}

gboolean
unknot_lock_logind_is_graphical (UnknotLockLogind *self)
{
  return self->graphical;
}

UnknotLockReason
unknot_lock_logind_get_reasons (UnknotLockLogind *self)
{
  return (self->locked_hint ? UNKNOT_LOCK_HINT : 0) | (self->lock_asked ? UNKNOT_LOCK_ASKED : 0) |
         (self->inactive ? UNKNOT_LOCK_INACTIVE : 0) | (self->asleep ? UNKNOT_LOCK_ASLEEP : 0);
}

gboolean
unknot_lock_logind_get_idle (UnknotLockLogind *self, gint64 *idle)
{
  gint64 now = g_get_monotonic_time ();

  *idle = self->idle_since > 0 && (gint64) self->idle_since < now ? now - (gint64) self->idle_since : 0;
  return self->idle_hint;
}

void
unknot_lock_logind_note_activity (UnknotLockLogind *self)
{
  if (!self->lock_asked && !self->asleep)
    return;
  self->lock_asked = FALSE;
  self->asleep = FALSE;
  changed (self);
}
