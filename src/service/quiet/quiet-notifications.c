/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "service/quiet/quiet-source.h"

/* Do-not-disturb of notification servers, each in its own words on the session bus.  The
 * server that owns the name is asked what it is, then only its own state is watched. */

#define NOTIFICATIONS "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"
#define PROPERTIES "org.freedesktop.DBus.Properties"

typedef struct {
  const char *product; /* how GetServerInformation names it; NULL: any other */
  const char *name;
  const char *path;
  const char *iface; /* of the call that asks */
  const char *method;
  const char *args[2];
  const char *signal_iface; /* any signal of this interface and path: ask again */
  const char *signal;       /* (nullable) */
  gboolean silent;          /* it can change without a signal */
} Server;

static const Server servers[] = {
  { "dunst", NOTIFICATIONS, NOTIFICATIONS_PATH, PROPERTIES, "Get", { "org.dunstproject.cmd0", "paused" },
    PROPERTIES, "PropertiesChanged", TRUE },
  { "mako", NOTIFICATIONS, "/fr/emersion/Mako", "fr.emersion.Mako", "ListModes", { NULL }, PROPERTIES,
    "PropertiesChanged", TRUE },
  { "SwayNotificationCenter", "org.erikreider.swaync.cc", "/org/erikreider/swaync/cc",
    "org.erikreider.swaync.cc", "GetDnd", { NULL }, "org.erikreider.swaync.cc", NULL },
  { "Xfce Notify Daemon", "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty",
    { "xfce4-notifyd", "/do-not-disturb" }, "org.xfce.Xfconf", NULL },
  /* Plasma, and whoever follows it. */
  { NULL, NOTIFICATIONS, NOTIFICATIONS_PATH, PROPERTIES, "Get", { NOTIFICATIONS, "Inhibited" }, PROPERTIES,
    "PropertiesChanged" },
};

/* A mode of mako is a word of its user's; these are the ones that the manual and common
 * configurations use for this. */
static const char *const quiet_modes[] = { "do-not-disturb", "dnd", "silent", "quiet", "focus", NULL };

typedef struct {
  UnknotQuietSource parent;
  GCancellable *cancellable; /* of the calls to the present server */
  guint name_watch;
  guint signal;
  const Server *server;
} Notifications;

static gboolean
is_quiet (GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;
  GVariantIter modes;
  const char *mode;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      inner = g_variant_get_variant (value);
      return is_quiet (inner);
    }
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return FALSE;
  g_variant_iter_init (&modes, value);
  while (g_variant_iter_next (&modes, "&s", &mode))
    if (g_strv_contains (quiet_modes, mode))
      return TRUE;
  return FALSE;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Notifications *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply && g_variant_n_children (reply) > 0)
    value = g_variant_get_child_value (reply, 0);
  self->parent.silent = self->server->silent;
  /* An error: a property that was never set, or a server that knows no such thing. */
  unknot_quiet_source_set (&self->parent, value && is_quiet (value) ? _("Do not disturb is on") : NULL);
}

static void
ask (Notifications *self)
{
  const Server *server = self->server;
  GVariant *args = NULL;

  if (server->args[0])
    args = g_variant_new ("(ss)", server->args[0], server->args[1]);
  g_dbus_connection_call (self->parent.session, server->name, server->path, server->iface, server->method,
                          args, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, told_cb, self);
}

static void
signal_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *signal,
           GVariant *args, gpointer user_data)
{
  Notifications *self = user_data;

  ask (self);
}

static void
information_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Notifications *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *product = "";

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply)
    g_variant_get_child (reply, 0, "&s", &product);
  for (self->server = servers; self->server->product; self->server++)
    if (g_str_equal (self->server->product, product))
      break;
  self->signal = g_dbus_connection_signal_subscribe (
    self->parent.session, self->server->name, self->server->signal_iface, self->server->signal,
    self->server->path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
  ask (self);
}

static void
forget (Notifications *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->signal)
    g_dbus_connection_signal_unsubscribe (self->parent.session, self->signal);
  self->signal = 0;
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  Notifications *self = user_data;

  forget (self);
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (bus, owner, NOTIFICATIONS_PATH, NOTIFICATIONS, "GetServerInformation", NULL,
                          G_VARIANT_TYPE ("(ssss)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable,
                          information_told_cb, self);
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Notifications *self = user_data;

  forget (self);
  unknot_quiet_source_set (&self->parent, NULL);
}

static void
start (UnknotQuietSource *source)
{
  Notifications *self = (Notifications *) source;

  if (source->session)
    self->name_watch = g_bus_watch_name_on_connection (source->session, NOTIFICATIONS,
                                                       G_BUS_NAME_WATCHER_FLAGS_NONE, name_appeared_cb,
                                                       name_vanished_cb, self, NULL);
}

static void
stop (UnknotQuietSource *source)
{
  Notifications *self = (Notifications *) source;

  if (self->name_watch)
    g_bus_unwatch_name (self->name_watch);
  forget (self);
}

/* Elder releases of mako tell their modes only when asked, and dunst, when it is paused or goes on by
 * the signals SIGUSR1 and SIGUSR2, tells nobody.  Of all others it is known already. */
static void
look (UnknotQuietSource *source)
{
  Notifications *self = (Notifications *) source;

  if (self->signal && self->server->silent)
    ask (self);
}

static void
attend (UnknotQuietSource *source, gboolean attentive)
{
  if (attentive)
    look (source);
}

const UnknotQuietSourceClass unknot_quiet_notifications = {
  .reason = "do-not-disturb",
  .key = "quiet-do-not-disturb",
  .size = sizeof (Notifications),
  .start = start,
  .stop = stop,
  .attend = attend,
  .look = look,
};
