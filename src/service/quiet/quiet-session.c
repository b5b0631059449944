/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "service/quiet/app-name.h"
#include "service/quiet/quiet-source.h"

/* Idle inhibitors of desktops: the session manager that GNOME, Cinnamon and MATE share,
 * Plasma's power management, and the older freedesktop interface that Xfce has.  One of them
 * is asked whether anything inhibits idleness each time it says that something changed, and
 * then who it is. */

#define IDLE_FLAG 8          /* org.gnome.SessionManager: do not mark the session as idle */
#define SCREEN_SETTINGS 4    /* Solid: do not dim, blank or lock the screen */
#define MAX_INHIBITORS 16    /* asked for their names */
#define INHIBITOR "org.gnome.SessionManager.Inhibitor"

typedef struct {
  const char *name;
  const char *path;
  const char *iface;
  const char *method; /* answers (b) */
  guint argument;     /* of @method, 0: none */
  const char *list;   /* who: (ao) of inhibitor objects, (a(ss)) of name and reason, or (as) of names */
  const char *signal; /* (nullable): any signal of the interface */
} Kind;

static const Kind kinds[] = {
  { "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", "IsInhibited",
    IDLE_FLAG, "GetInhibitors", NULL },
  { "org.kde.Solid.PowerManagement.PolicyAgent", "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent", "HasInhibition", SCREEN_SETTINGS, "ListInhibitions",
    "InhibitionsChanged" },
  /* Last: Plasma has it as well, and there it also means mere downloads. */
  { "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit", "HasInhibit", 0, "GetInhibitors", "HasInhibitChanged" },
};

#define N_KINDS G_N_ELEMENTS (kinds)

typedef struct {
  struct Session *session;
  const Kind *kind;
  guint name_watch;
  guint signal;
  gboolean there;
  gboolean inhibited;
  char *who; /* NULL: nobody knows */
  GCancellable *cancellable; /* of the question under way */
} Manager;

typedef struct Session {
  UnknotQuietSource parent;
  Manager manager[N_KINDS];
} Session;

static void
combine (Session *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      Manager *manager = &self->manager[i];
      g_autofree char *text = NULL;

      if (manager->inhibited && manager->who)
        text = g_strdup_printf (_("%s keeps the screen on"), manager->who);
      else if (manager->inhibited)
        text = g_strdup (_("A program keeps the screen on"));
      /* The first one of them that is there knows best. */
      if (text || manager->there || i + 1 == N_KINDS)
        {
          unknot_quiet_source_set (&self->parent, text);
          return;
        }
    }
}

static void
set_who (Manager *self, const char *id)
{
  g_free (self->who);
  self->who = unknot_app_name (id);
  combine (self->session);
}

static void
call (Manager *self, const char *path, const char *iface, const char *method, GVariant *args,
      GAsyncReadyCallback done, gpointer data)
{
  g_dbus_connection_call (self->session->parent.session, self->kind->name, path, iface, method, args, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, done, data);
}

/* The answers (s) to GetAppId and (u) to GetFlags of one inhibitor object. */
typedef struct {
  Manager *manager;
  char *path;
} Inhibitor;

static void
app_id_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *id;

  if (!reply || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(s)")))
    return;
  g_variant_get (reply, "(&s)", &id);
  if (*id)
    set_who (user_data, id);
}

static void
flags_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Inhibitor *inhibitor = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  guint32 flags = 0;

  if (reply && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(u)")))
    g_variant_get (reply, "(u)", &flags);
  if (flags & IDLE_FLAG)
    call (inhibitor->manager, inhibitor->path, INHIBITOR, "GetAppId", NULL, app_id_told_cb,
          inhibitor->manager);
  g_free (inhibitor->path);
  g_free (inhibitor);
}

static void
ask_inhibitors (Manager *self, GVariant *paths)
{
  for (gsize i = 0; i < MIN (g_variant_n_children (paths), MAX_INHIBITORS); i++)
    {
      Inhibitor *inhibitor = g_new (Inhibitor, 1);

      inhibitor->manager = self;
      g_variant_get_child (paths, i, "o", &inhibitor->path);
      call (self, inhibitor->path, INHIBITOR, "GetFlags", NULL, flags_told_cb, inhibitor);
    }
}

static void
list_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Manager *self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) list = NULL;
  const char *name = NULL;

  if (!reply || g_variant_n_children (reply) != 1)
    return;
  list = g_variant_get_child_value (reply, 0);
  if (g_variant_is_of_type (list, G_VARIANT_TYPE ("ao")))
    ask_inhibitors (self, list);
  else if (g_variant_is_of_type (list, G_VARIANT_TYPE ("a(ss)")) && g_variant_n_children (list) > 0)
    g_variant_get_child (list, 0, "(&s&s)", &name, NULL);
  else if (g_variant_is_of_type (list, G_VARIANT_TYPE ("as")) && g_variant_n_children (list) > 0)
    g_variant_get_child (list, 0, "&s", &name);
  if (name)
    set_who (self, name);
}

static void
inhibited_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Manager *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->inhibited = FALSE;
  if (reply && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(b)")))
    g_variant_get (reply, "(b)", &self->inhibited);
  if (!self->inhibited)
    g_clear_pointer (&self->who, g_free);
  combine (self->session);
  if (self->inhibited)
    call (self, self->kind->path, self->kind->iface, self->kind->list, NULL, list_told_cb, self);
}

static void
ask (Manager *self)
{
  guint argument = self->kind->argument;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call (self, self->kind->path, self->kind->iface, self->kind->method,
        argument ? g_variant_new ("(u)", argument) : NULL, inhibited_told_cb, self);
}

static void
signal_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *signal,
           GVariant *args, gpointer user_data)
{
  Manager *self = user_data;

  /* The same interface tells of clients that come and go. */
  if (self->kind->signal || g_str_has_prefix (signal, "Inhibitor"))
    ask (self);
}

static void
forget (Manager *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->signal)
    g_dbus_connection_signal_unsubscribe (self->session->parent.session, self->signal);
  self->signal = 0;
  self->there = self->inhibited = FALSE;
  g_clear_pointer (&self->who, g_free);
}

static void
name_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  Manager *self = user_data;

  forget (self);
  self->there = TRUE;
  self->signal = g_dbus_connection_signal_subscribe (
    bus, name, self->kind->iface, self->kind->signal, self->kind->path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
    signal_cb, self, NULL);
  ask (self);
}

static void
name_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  Manager *self = user_data;

  forget (self);
  combine (self->session);
}

static void
start (UnknotQuietSource *source)
{
  Session *self = (Session *) source;

  for (guint i = 0; source->session && i < N_KINDS; i++)
    {
      self->manager[i].session = self;
      self->manager[i].kind = &kinds[i];
      self->manager[i].name_watch =
        g_bus_watch_name_on_connection (source->session, kinds[i].name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                        name_appeared_cb, name_vanished_cb, &self->manager[i], NULL);
    }
}

static void
stop (UnknotQuietSource *source)
{
  Session *self = (Session *) source;

  for (guint i = 0; i < N_KINDS; i++)
    if (self->manager[i].name_watch)
      {
        g_bus_unwatch_name (self->manager[i].name_watch);
        forget (&self->manager[i]);
      }
}

const UnknotQuietSourceClass unknot_quiet_session = {
  .reason = "inhibited",
  .key = "quiet-inhibited",
  .watched = TRUE,
  .size = sizeof (Session),
  .start = start,
  .stop = stop,
};
