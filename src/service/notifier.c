/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/notifier-private.h"

#include <glib/gi18n.h>

#include "config.h"
#include "service/icons.h"

/* A server that is well answers within milliseconds, one that is just being started within
 * a second or two. */
#define ANSWER_MS 5000
#define RETRY_SECONDS 10
#define MAX_RETRIES 6

G_DEFINE_FINAL_TYPE (UnknotNotifier, unknot_notifier, G_TYPE_OBJECT)

enum {
  PROP_PROBLEM = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  ANSWERED,
  CLOSED,
  SHOWN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void flush (UnknotNotifier *self);

static void
set_problem (UnknotNotifier *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

/* The slot whose notification is @shown, or NULL for one that was replaced meanwhile. */
static Slot *
find_slot (UnknotNotifier *self, NotifyNotification *shown)
{
  for (gsize i = 0; i < UNKNOT_N_SLOTS; i++)
    if (self->slots[i].shown == shown)
      return &self->slots[i];

  return NULL;
}

static gboolean
has_shown (UnknotNotifier *self)
{
  for (gsize i = 0; i < UNKNOT_N_SLOTS; i++)
    if (self->slots[i].shown != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
released_cb (gpointer user_data)
{
  UnknotNotifier *self = user_data;

  self->release = 0;
  if (!has_shown (self) && notify_is_initted ())
    notify_uninit ();

  return G_SOURCE_REMOVE;
}

/* Nothing of ours is on screen any more.  libnotify listens to all that the server tells, also of
 * other programs' notifications, each of which would wake us.  Later, because it may be just
 * telling us something. */
static void
release_server (UnknotNotifier *self)
{
  if (self->release == 0 && !has_shown (self))
    self->release = g_idle_add (released_cb, self);
}

static void
notification_closed_cb (NotifyNotification *shown, UnknotNotifier *self)
{
  Slot *slot = find_slot (self, shown);
  int reason = notify_notification_get_closed_reason (shown);
  gboolean over;

  if (slot == NULL)
    return;

  /* A server that leaves may close what it shows, for a reason of its own: the next one
   * shows it again.  What had its time or was closed by the user does not come back. */
  over = slot->wanted != NULL && (reason == NOTIFY_CLOSED_REASON_EXPIRED || reason == NOTIFY_CLOSED_REASON_DISMISSED);
  if (over)
    g_clear_pointer (&slot->wanted, unknot_notice_copy_free);
  g_clear_object (&slot->shown);
  release_server (self);
  if (over)
    g_signal_emit (self, signals[CLOSED], 0, (guint) (slot - self->slots));
}

static void
drop_shown (UnknotNotifier *self, Slot *slot)
{
  if (slot->shown == NULL)
    return;

  /* The actions hold the notifier. */
  notify_notification_clear_actions (slot->shown);
  g_clear_object (&slot->shown);
  release_server (self);
}

static void
send (UnknotNotifier *self, guint number)
{
  Slot *slot = &self->slots[number];
  g_autofree char *body = unknot_notice_copy_make_body (slot->wanted, self->has_actions, self->has_markup);
  g_autofree char *icon = unknot_icons_get_app_icon ();
  g_autoptr (GError) error = NULL;

  if (!notify_is_initted ())
    notify_init ("Unknot");

  if (slot->shown == NULL)
    {
      slot->shown = notify_notification_new (slot->wanted->summary, body, icon);
      g_signal_connect_object (slot->shown, "closed", G_CALLBACK (notification_closed_cb), self, 0);
    }
  else
    {
      notify_notification_update (slot->shown, slot->wanted->summary, body, icon);
    }
  unknot_notice_copy_set_hints (slot->wanted, slot->shown, self->sound);
  unknot_notifier_set_actions (self, slot->shown, number);

  slot->due = FALSE;
  if (notify_notification_show (slot->shown, &error))
    {
      g_signal_emit (self, signals[SHOWN], 0);
      return;
    }
  g_info ("Notification not shown: %s", error->message);
  drop_shown (self, slot);
  slot->due = TRUE;
}

static gboolean
retry_cb (gpointer user_data)
{
  UnknotNotifier *self = user_data;

  self->retry = 0;
  flush (self);

  return G_SOURCE_REMOVE;
}

static gboolean
has_due (UnknotNotifier *self)
{
  for (gsize i = 0; i < UNKNOT_N_SLOTS; i++)
    if (self->slots[i].due)
      return TRUE;

  return FALSE;
}

/* Only a server that is there, but does not answer, is asked again by time; one that is
 * missing tells when it comes. */
static void
retry_later (UnknotNotifier *self)
{
  if (!unknot_notices_left_has_server (self->left) || self->retry != 0 || self->retries >= MAX_RETRIES || !has_due (self))
    return;

  self->retries++;
  self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
take_capabilities (UnknotNotifier *self, GVariant *reply)
{
  g_autofree const char **names = NULL;

  g_variant_get (reply, "(^a&s)", &names);
  self->has_actions = g_strv_contains (names, "actions");
  self->has_markup = g_strv_contains (names, "body-markup");
}

static void
server_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UnknotNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  self->asking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reply == NULL)
    {
      set_problem (self, unknot_notices_left_has_server (self->left)
                           ? _("The notification server does not answer. Please restart it, or log in again.")
                           : _("No notification server runs here. Reminders show in the tray only; to see them, "
                               "please start one, such as dunst or xfce4-notifyd."));
      retry_later (self);
      return;
    }

  take_capabilities (self, reply);
  set_problem (self, NULL);
  for (guint i = 0; i < UNKNOT_N_SLOTS; i++)
    if (self->slots[i].due)
      send (self, i);
  if (has_due (self))
    retry_later (self);
  else
    self->retries = 0;
}

static void
flush (UnknotNotifier *self)
{
  GDBusCallFlags flags = G_DBUS_CALL_FLAGS_NO_AUTO_START;

  if (self->asking || !has_due (self))
    return;
  if (!unknot_notices_left_has_server (self->left) && !self->may_activate)
    return;

  if (!unknot_notices_left_has_server (self->left))
    flags = G_DBUS_CALL_FLAGS_NONE;
  self->may_activate = FALSE;
  self->asking = TRUE;
  g_dbus_connection_call (self->connection, UNKNOT_NOTICES_SERVER, UNKNOT_NOTICES_PATH, UNKNOT_NOTICES_SERVER,
                          "GetCapabilities", NULL, G_VARIANT_TYPE ("(as)"), flags, ANSWER_MS, self->cancellable, server_answered_cb, g_object_ref (self));
}

static void
server_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  UnknotNotifier *self = user_data;

  unknot_notices_left_set_server (self->left, owner);
  self->retries = 0;
  flush (self);
}

static void
server_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  UnknotNotifier *self = user_data;

  unknot_notices_left_set_server (self->left, NULL);
  g_clear_handle_id (&self->retry, g_source_remove);
  /* The numbers of one server mean nothing to the next. */
  for (gsize i = 0; i < UNKNOT_N_SLOTS; i++)
    {
      drop_shown (self, &self->slots[i]);
      self->slots[i].due = self->slots[i].wanted != NULL;
    }
}

static void
unknot_notifier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, unknot_notifier_get_problem (UNKNOT_NOTIFIER (object)));
}

static void
unknot_notifier_dispose (GObject *object)
{
  UnknotNotifier *self = UNKNOT_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->retry, g_source_remove);
  for (gsize i = 0; i < UNKNOT_N_SLOTS; i++)
    {
      g_clear_pointer (&self->slots[i].wanted, unknot_notice_copy_free);
      drop_shown (self, &self->slots[i]);
    }
  g_clear_handle_id (&self->release, g_source_remove);
  g_clear_pointer (&self->left, unknot_notices_left_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (unknot_notifier_parent_class)->dispose (object);
}

static void
unknot_notifier_class_init (UnknotNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = unknot_notifier_get_property;
  object_class->dispose = unknot_notifier_dispose;

  props[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_notifier_init (UnknotNotifier *self)
{
  self->cancellable = g_cancellable_new ();
}

UnknotNotifier *
unknot_notifier_new (GDBusConnection *connection)
{
  UnknotNotifier *self = g_object_new (UNKNOT_TYPE_NOTIFIER, NULL);

  self->connection = g_object_ref (connection);
  self->left = unknot_notices_left_new (connection);
  self->watch = g_bus_watch_name_on_connection (connection, UNKNOT_NOTICES_SERVER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                server_appeared_cb, server_vanished_cb, self, NULL);

  return self;
}

void
unknot_notifier_set_sound (UnknotNotifier *self, gboolean sound)
{
  self->sound = sound;
}

void
unknot_notifier_show (UnknotNotifier *self, UnknotSlot slot, const UnknotNotice *notice)
{
  g_return_if_fail (slot < UNKNOT_N_SLOTS);

  g_clear_pointer (&self->slots[slot].wanted, unknot_notice_copy_free);
  self->slots[slot].wanted = unknot_notice_copy_new (notice);
  self->slots[slot].due = TRUE;
  self->may_activate = TRUE;
  self->retries = 0;
  flush (self);
}

void
unknot_notifier_withdraw (UnknotNotifier *self, UnknotSlot slot)
{
  Slot *entry;
  int id = 0;

  g_return_if_fail (slot < UNKNOT_N_SLOTS);

  entry = &self->slots[slot];
  g_clear_pointer (&entry->wanted, unknot_notice_copy_free);
  entry->due = FALSE;
  if (entry->shown == NULL)
    return;

  /* Not notify_notification_close(), which waits for the server. */
  g_object_get (entry->shown, "id", &id, NULL);
  unknot_notices_left_close (self->left, id);
  drop_shown (self, entry);
}

void
unknot_notifier_withdraw_all (UnknotNotifier *self)
{
  for (guint i = 0; i < UNKNOT_N_SLOTS; i++)
    unknot_notifier_withdraw (self, i);
}

UnknotNoticesLeft *
unknot_notifier_get_left (UnknotNotifier *self)
{
  return self->left;
}

GVariant *
unknot_notifier_list_shown (UnknotNotifier *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < UNKNOT_N_SLOTS; i++)
    if (self->slots[i].shown != NULL)
      {
        int id;

        g_object_get (self->slots[i].shown, "id", &id, NULL);
        g_array_append_val (numbers, id);
      }

  return unknot_notices_left_list (self->left, numbers);
}

const char *
unknot_notifier_get_problem (UnknotNotifier *self)
{
  return self->problem;
}
