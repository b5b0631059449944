/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/launcher.h"

#include <glib/gi18n.h>

#include "config.h"

struct _UnknotLauncher
{
  GObject parent_instance;

  GDBusConnection *connection;
  guint watch;
  gboolean present;
  guint pending; /* windows that were asked for and have not answered */
};

G_DEFINE_FINAL_TYPE (UnknotLauncher, unknot_launcher, G_TYPE_OBJECT)

enum {
  FAILED,
  OPENED,
  LOST,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

#define APPLICATION_INTERFACE "org.freedesktop.Application"

/* Leaving takes a program some tens of milliseconds. */
#define MAX_TRIES 10
#define TRY_AGAIN_MS 100

typedef struct {
  UnknotLauncher *launcher; /* owned */
  GVariant *parameters;     /* owned */
  guint tries;
} Call;

static GVariant *
make_platform_data (const char *token)
{
  GVariantBuilder data;

  g_variant_builder_init (&data, G_VARIANT_TYPE_VARDICT);
  if (token != NULL && token[0] != '\0')
    {
      /* GTK before 4.10 knows the second name only, later ones prefer the first. */
      g_variant_builder_add (&data, "{sv}", "activation-token", g_variant_new_string (token));
      g_variant_builder_add (&data, "{sv}", "desktop-startup-id", g_variant_new_string (token));
    }

  return g_variant_builder_end (&data);
}

static GVariant *
make_call (const char *action, const char *parameter, const char *token)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));

  return g_variant_new ("(sav@a{sv})", action, &parameters, make_platform_data (token));
}

static void
call_free (Call *call)
{
  g_variant_unref (call->parameters);
  g_object_unref (call->launcher);
  g_free (call);
}

/* A program that is just leaving with its last window hears nothing any more. */
static gboolean
was_leaving (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_INTERFACE) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static void send_call (Call *call);

static gboolean
again_cb (gpointer user_data)
{
  send_call (user_data);

  return G_SOURCE_REMOVE;
}

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  UnknotLauncher *self = call->launcher;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autofree char *message = NULL;

  if (reply == NULL && was_leaving (error) && ++call->tries < MAX_TRIES)
    {
      g_timeout_add (TRY_AGAIN_MS, again_cb, call);
      return;
    }

  self->pending--;
  if (reply != NULL)
    g_signal_emit (self, signals[OPENED], 0);
  else
    {
      g_dbus_error_strip_remote_error (error);
      message = g_strdup_printf (_("The window could not be opened: %s"), error->message);
      g_signal_emit (self, signals[FAILED], 0, message);
    }
  call_free (call);
}

static void
send_call (Call *call)
{
  g_dbus_connection_call (call->launcher->connection, UNKNOT_APP_ID, UNKNOT_RESOURCE_PATH, APPLICATION_INTERFACE,
                          "ActivateAction", call->parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, activated_cb,
                          call);
}

/* Opens a window, and says whether that went well. */
static void
open_window (UnknotLauncher *self, const char *action, const char *parameter, const char *token)
{
  Call *call = g_new0 (Call, 1);

  call->launcher = g_object_ref (self);
  call->parameters = g_variant_ref_sink (make_call (action, parameter, token));
  self->pending++;
  send_call (call);
}

/* Tells the program something that nobody waits for. */
static void
tell (UnknotLauncher *self, const char *action, GDBusCallFlags flags)
{
  g_dbus_connection_call (self->connection, UNKNOT_APP_ID, UNKNOT_RESOURCE_PATH, APPLICATION_INTERFACE,
                          "ActivateAction", make_call (action, NULL, NULL), NULL, flags, -1, NULL, NULL, NULL);
}

static void
name_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  UnknotLauncher *self = user_data;

  self->present = TRUE;
}

static void
name_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  UnknotLauncher *self = user_data;

  if (!self->present)
    return;
  self->present = FALSE;
  /* A window that is being opened comes anyway, or its failure is said. */
  if (self->pending == 0)
    g_signal_emit (self, signals[LOST], 0);
}

static void
unknot_launcher_dispose (GObject *object)
{
  UnknotLauncher *self = UNKNOT_LAUNCHER (object);

  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (unknot_launcher_parent_class)->dispose (object);
}

static void
unknot_launcher_class_init (UnknotLauncherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_launcher_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[LOST] = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
unknot_launcher_init (UnknotLauncher *self)
{
}

UnknotLauncher *
unknot_launcher_new (GDBusConnection *connection)
{
  UnknotLauncher *self = g_object_new (UNKNOT_TYPE_LAUNCHER, NULL);

  self->connection = g_object_ref (connection);

  return self;
}

void
unknot_launcher_open_break (UnknotLauncher *self, const char *guide, const char *token)
{
  open_window (self, "break", guide, token);
}

void
unknot_launcher_open_screen (UnknotLauncher *self, const char *guide)
{
  open_window (self, "break-due", guide, NULL);
}

void
unknot_launcher_open_checklist (UnknotLauncher *self, const char *guide, const char *token)
{
  open_window (self, "go-through", guide, token);
}

void
unknot_launcher_open_page (UnknotLauncher *self, const char *page, const char *token)
{
  open_window (self, "show", page, token);
}

void
unknot_launcher_prepare (UnknotLauncher *self)
{
  tell (self, "prepare", G_DBUS_CALL_FLAGS_NONE);
}

void
unknot_launcher_quit (UnknotLauncher *self)
{
  tell (self, "quit", G_DBUS_CALL_FLAGS_NO_AUTO_START);
}

void
unknot_launcher_set_watching (UnknotLauncher *self, gboolean watching, gboolean present)
{
  if (watching == (self->watch != 0))
    return;

  self->present = present;
  if (watching)
    self->watch = g_bus_watch_name_on_connection (self->connection, UNKNOT_APP_ID, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                  name_appeared_cb, name_vanished_cb, self, NULL);
  else
    g_clear_handle_id (&self->watch, g_bus_unwatch_name);
}

