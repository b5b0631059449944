/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/presence-backend.h"

/* org.gnome.Mutter.IdleMonitor: GNOME, on Wayland and on X11.
 *
 * The reading: GetIdletime is the time since the last input; an idle watch does not fire
 * while a program inhibits idleness, and fires at once when that ends.  Its moment is always
 * taken from GetIdletime, so that absence counts from the last input either way.
 *
 * An idle watch stays until it is removed and fires once per spell of idleness; a
 * user-active watch fires once.  The latter is asked for only when idleness was told: until
 * then input does not wake us. */

#define NAME "org.gnome.Mutter.IdleMonitor"
#define PATH "/org/gnome/Mutter/IdleMonitor/Core"
#define IFACE "org.gnome.Mutter.IdleMonitor"

enum { AWAY, LULL, ACTIVE, N_WATCHES };

typedef struct {
  UnknotPresenceBackend parent;
  GCancellable *cancellable; /* of the calls to the present owner of the name */
  guint name_watch;
  guint signal;
  gint64 wanted[N_WATCHES];  /* the idleness asked for, 0: no such watch */
  guint32 id[N_WATCHES];     /* 0: not there, or not yet answered */
  guint generation[N_WATCHES];
} Mutter;

typedef struct {
  Mutter *self;
  guint watch;
  guint generation;
} Request;

static void
call (Mutter *self, const char *method, GVariant *args, const char *reply, GAsyncReadyCallback done,
      gpointer data)
{
  g_dbus_connection_call (self->parent.session, NAME, PATH, IFACE, method, args,
                          reply ? G_VARIANT_TYPE (reply) : NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          done ? self->cancellable : NULL, done, data);
}

static void
remove_watch (Mutter *self, guint which)
{
  self->generation[which]++;
  self->wanted[which] = 0;
  if (self->id[which])
    call (self, "RemoveWatch", g_variant_new ("(u)", self->id[which]), NULL, NULL, NULL);
  self->id[which] = 0;
}

static void
watch_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  Mutter *self = request->self;
  guint32 id;

  if (!reply)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("idle monitor: %s", error->message);
      return;
    }
  g_variant_get (reply, "(u)", &id);
  if (request->generation == self->generation[request->watch])
    self->id[request->watch] = id;
  else /* no longer wanted by the time the answer came */
    call (self, "RemoveWatch", g_variant_new ("(u)", id), NULL, NULL, NULL);
}

static void
add_watch (Mutter *self, guint which, gint64 idle)
{
  Request *request;

  if (self->wanted[which] == idle)
    return;
  remove_watch (self, which);
  self->wanted[which] = idle;
  request = g_new (Request, 1);
  *request = (Request) { self, which, self->generation[which] };
  if (which == ACTIVE)
    call (self, "AddUserActiveWatch", NULL, "(u)", watch_added_cb, request);
  else
    call (self, "AddIdleWatch", g_variant_new ("(t)", (guint64) MAX (idle / 1000, 1)), "(u)", watch_added_cb,
          request);
}

static void
idle_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Mutter *self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  guint64 milliseconds;
  gint64 shortest;

  if (!reply)
    return;
  g_variant_get (reply, "(t)", &milliseconds);
  shortest = self->parent.lull ? MIN (self->parent.lull, self->parent.away) : self->parent.away;
  if ((gint64) MIN (milliseconds, G_MAXINT64 / 1000) * 1000 + G_TIME_SPAN_MILLISECOND >= shortest)
    unknot_presence_backend_idle (&self->parent, (gint64) milliseconds * 1000);
  else if (!self->parent.believed_idle) /* input came while we asked: nothing to tell */
    remove_watch (self, ACTIVE);
}

static void
watch_fired_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface,
                const char *signal, GVariant *args, gpointer user_data)
{
  Mutter *self = user_data;
  guint32 id;

  if (!g_variant_is_of_type (args, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (args, "(u)", &id);
  if (id == 0)
    return;
  if (id == self->id[ACTIVE])
    {
      self->id[ACTIVE] = 0;
      self->wanted[ACTIVE] = 0;
      unknot_presence_backend_active (&self->parent);
    }
  else if (id == self->id[AWAY] || id == self->id[LULL])
    {
      /* In this order: input between the two calls shows in the second one's answer or
       * fires the first one's watch. */
      add_watch (self, ACTIVE, 1);
      call (self, "GetIdletime", NULL, "(t)", idle_told_cb, self);
    }
}

static void
watch (UnknotPresenceBackend *backend)
{
  Mutter *self = (Mutter *) backend;

  add_watch (self, AWAY, backend->away);
  if (backend->lull)
    add_watch (self, LULL, backend->lull);
  else
    remove_watch (self, LULL);
  if (backend->believed_idle)
    add_watch (self, ACTIVE, 1);
}

static void
reading_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Mutter *self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  guint64 milliseconds;

  if (!reply)
    return;
  g_variant_get (reply, "(t)", &milliseconds);
  unknot_presence_backend_reading (&self->parent, (gint64) milliseconds * 1000);
}

static void
read_idle (UnknotPresenceBackend *backend)
{
  Mutter *self = (Mutter *) backend;

  call (self, "GetIdletime", NULL, "(t)", reading_cb, self);
}

/* Forgets the watches without a word to their owner, who is gone or about to be asked anew. */
static void
forget (Mutter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  for (guint i = 0; i < N_WATCHES; i++)
    {
      self->generation[i]++;
      self->wanted[i] = 0;
      self->id[i] = 0;
    }
  if (self->signal)
    g_dbus_connection_signal_unsubscribe (self->parent.session, self->signal);
  self->signal = 0;
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  Mutter *self = user_data;

  forget (self);
  self->cancellable = g_cancellable_new ();
  self->signal = g_dbus_connection_signal_subscribe (bus, owner, IFACE, "WatchFired", PATH, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, watch_fired_cb, self, NULL);
  unknot_presence_backend_available (&self->parent, TRUE);
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Mutter *self = user_data;

  forget (self);
  unknot_presence_backend_available (&self->parent, FALSE);
}

static void
start (UnknotPresenceBackend *backend)
{
  Mutter *self = (Mutter *) backend;

  if (backend->session)
    self->name_watch = g_bus_watch_name_on_connection (backend->session, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                       name_appeared_cb, name_vanished_cb, self, NULL);
  else
    unknot_presence_backend_available (backend, FALSE);
}

static void
stop (UnknotPresenceBackend *backend)
{
  Mutter *self = (Mutter *) backend;

  for (guint i = 0; i < N_WATCHES; i++)
    if (self->id[i])
      remove_watch (self, i);
  if (self->name_watch)
    g_bus_unwatch_name (self->name_watch);
  self->name_watch = 0;
  forget (self);
}

const UnknotPresenceBackendClass unknot_presence_mutter = {
  .name = "mutter",
  .size = sizeof (Mutter),
  .can_lull = TRUE,
  .start = start,
  .stop = stop,
  .watch = watch,
  .read = read_idle,
};
