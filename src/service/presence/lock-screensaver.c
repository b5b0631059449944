/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/lock.h"

/* Lockers that say "active" on the session bus.  A blank screen without a lock counts as
 * well: nobody reads it. */

static const struct {
  const char *name;
  const char *path[3];
} savers[] = {
  { "org.gnome.ScreenSaver", { "/org/gnome/ScreenSaver" } },
  { "org.freedesktop.ScreenSaver", { "/org/freedesktop/ScreenSaver", "/ScreenSaver" } },
  { "org.cinnamon.ScreenSaver", { "/org/cinnamon/ScreenSaver" } },
  { "org.mate.ScreenSaver", { "/org/mate/ScreenSaver", "/" } },
  { "org.xfce.ScreenSaver", { "/org/xfce/ScreenSaver", "/" } },
};

typedef struct {
  UnknotLockScreensaver *owner;
  guint index;
  guint name_watch;
  gboolean there;
  char *sender; /* unique name of who said "active"; NULL: not active */
  guint sender_watch;
} Saver;

struct _UnknotLockScreensaver {
  GDBusConnection *bus;
  GCancellable *cancellable;
  void (*changed) (gpointer user_data);
  gpointer user_data;
  guint signal;
  Saver saver[G_N_ELEMENTS (savers)];
  char *source;
};

static void set_active (Saver *saver, const char *sender);

static void
sender_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  /* A locker that crashed can no longer say that it is over. */
  set_active (user_data, NULL);
}

static void
update_source (UnknotLockScreensaver *self)
{
  GString *source = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (self->saver[i].there)
      g_string_append_printf (source, "%s%s", source->len ? ", " : "", savers[i].name);
  g_free (self->source);
  self->source = g_string_free (source, FALSE);
}

/* @sender: (nullable): who is active now; NULL: no longer. */
static void
set_active (Saver *saver, const char *sender)
{
  UnknotLockScreensaver *self = saver->owner;

  if (g_strcmp0 (sender, saver->sender) == 0)
    return;
  if (saver->sender_watch)
    g_bus_unwatch_name (saver->sender_watch);
  saver->sender_watch = 0;
  g_free (saver->sender);
  saver->sender = g_strdup (sender);
  if (sender)
    saver->sender_watch = g_bus_watch_name_on_connection (self->bus, sender, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                          NULL, sender_vanished_cb, saver, NULL);
  self->changed (self->user_data);
}

static void
note (Saver *saver, gboolean active, const char *sender)
{
  if (!saver->there)
    {
      saver->there = TRUE;
      update_source (saver->owner);
      saver->owner->changed (saver->owner->user_data);
    }
  if (active)
    set_active (saver, sender);
  else if (saver->sender)
    set_active (saver, NULL);
}

static void
active_changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                   const char *signal, GVariant *args, gpointer user_data)
{
  UnknotLockScreensaver *self = user_data;
  gboolean active;

  if (!g_variant_is_of_type (args, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (args, "(b)", &active);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (g_str_equal (iface, savers[i].name))
      note (&self->saver[i], active, sender);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDBusMessage *message;
  g_autoptr (GDBusMessage) reply = NULL;
  Saver *saver = user_data;
  GVariant *body;
  gboolean active;

  message = g_dbus_connection_send_message_with_reply_finish (G_DBUS_CONNECTION (source), result, NULL);
  reply = message;
  /* NULL also when cancelled, and then @saver is gone. */
  if (!reply || g_dbus_message_get_message_type (reply) != G_DBUS_MESSAGE_TYPE_METHOD_RETURN)
    return;
  body = g_dbus_message_get_body (reply);
  if (!body || !g_variant_is_of_type (body, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (body, "(b)", &active);
  note (saver, active, g_dbus_message_get_sender (reply));
}

/* Asks only who is there: starting a screen saver is not our business. */
static void
ask (Saver *saver)
{
  UnknotLockScreensaver *self = saver->owner;

  for (guint i = 0; savers[saver->index].path[i]; i++)
    {
      const char *name = savers[saver->index].name;
      g_autoptr (GDBusMessage) message =
        g_dbus_message_new_method_call (name, savers[saver->index].path[i], name, "GetActive");

      g_dbus_message_set_flags (message, G_DBUS_MESSAGE_FLAGS_NO_AUTO_START);
      g_dbus_connection_send_message_with_reply (self->bus, message, G_DBUS_SEND_MESSAGE_FLAGS_NONE, -1, NULL,
                                                 self->cancellable, asked_cb, saver);
    }
}

/* Some lockers start long after us, with the first lock or by hand. */
static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  ask (user_data);
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Saver *saver = user_data;

  if (!saver->there)
    return;
  saver->there = FALSE;
  update_source (saver->owner);
  saver->owner->changed (saver->owner->user_data);
}

UnknotLockScreensaver *
unknot_lock_screensaver_new (GDBusConnection *session, void (*changed) (gpointer), gpointer user_data)
{
  UnknotLockScreensaver *self = g_new0 (UnknotLockScreensaver, 1);

  self->bus = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->user_data = user_data;
  self->source = g_strdup ("");
  /* One match rule for all of them. */
  self->signal = g_dbus_connection_signal_subscribe (session, NULL, NULL, "ActiveChanged", NULL, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, active_changed_cb, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      self->saver[i].owner = self;
      self->saver[i].index = i;
      self->saver[i].name_watch =
        g_bus_watch_name_on_connection (session, savers[i].name, G_BUS_NAME_WATCHER_FLAGS_NONE, name_appeared_cb,
                                        name_vanished_cb, &self->saver[i], NULL);
    }
  return self;
}

void
unknot_lock_screensaver_free (UnknotLockScreensaver *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_dbus_connection_signal_unsubscribe (self->bus, self->signal);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      g_bus_unwatch_name (self->saver[i].name_watch);
      if (self->saver[i].sender_watch)
        g_bus_unwatch_name (self->saver[i].sender_watch);
      g_free (self->saver[i].sender);
    }
  g_object_unref (self->bus);
  g_free (self->source);
  g_free (self);
}

gboolean
unknot_lock_screensaver_is_active (UnknotLockScreensaver *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (self->saver[i].sender)
      return TRUE;
  return FALSE;
}

const char *
unknot_lock_screensaver_get_source (UnknotLockScreensaver *self)
{
  return self->source;
}
