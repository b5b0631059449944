/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/doctor.h"

#include <dlfcn.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "core/guide/catalog.h"
#include "core/history/history.h"
#include "core/pipewire-socket.h"

#define WATCHER "org.kde.StatusNotifierWatcher"
#define NOTIFICATIONS "org.freedesktop.Notifications"
/* A server that is well answers at once; a stuck one is not waited for. */
#define TIMEOUT_MS 3000

void
unknot_session_free (UnknotSession *self)
{
  g_clear_pointer (&self->service, g_variant_unref);
  g_free (self->notifications);
  g_strfreev (self->capabilities);
  g_free (self->history_path);
  g_free (self->history_problem);
  g_strfreev (self->guide_problems);
  g_free (self);
}

/* Returns: (transfer full) (nullable) */
static GVariant *
call (GDBusConnection *bus, const char *name, const char *path, const char *iface, const char *method,
      GVariant *arguments, const char *type)
{
  return g_dbus_connection_call_sync (bus, name, path, iface, method, arguments, G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS, NULL, NULL);
}

static gboolean
has_owner (GDBusConnection *bus, const char *name)
{
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  if (bus == NULL)
    return FALSE;
  reply = call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                g_variant_new ("(s)", name), "(b)");
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

static void
look_at_service (UnknotSession *self, GDBusConnection *bus)
{
  g_autoptr (GVariant) reply =
    call (bus, UNKNOT_SERVICE_ID, UNKNOT_RESOURCE_PATH "/Service", "org.freedesktop.DBus.Properties", "GetAll",
          g_variant_new ("(s)", "io.github.unknot.Unknot.Service1"), "(a{sv})");

  if (reply != NULL)
    g_variant_get (reply, "(@a{sv})", &self->service);
}

static void
look_at_tray (UnknotSession *self, GDBusConnection *bus)
{
  g_autoptr (GVariant) reply =
    call (bus, WATCHER, "/StatusNotifierWatcher", "org.freedesktop.DBus.Properties", "Get",
          g_variant_new ("(ss)", WATCHER, "IsStatusNotifierHostRegistered"), "(v)");
  g_autoptr (GVariant) value = NULL;

  self->watcher = has_owner (bus, WATCHER);
  if (reply == NULL)
    return;
  g_variant_get (reply, "(v)", &value);
  self->host = g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

/* Whether the bus can start a server the moment one is needed. */
static gboolean
can_be_started (GDBusConnection *bus, const char *name)
{
  g_autoptr (GVariant) reply = call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                     "ListActivatableNames", NULL, "(as)");
  g_autofree const char **names = NULL;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&s)", &names);
  return g_strv_contains (names, name);
}

static void
look_at_notifications (UnknotSession *self, GDBusConnection *bus)
{
  /* One that is started by its first notification is there, for all a user can tell; asking
   * starts it, as that would. */
  GDBusCallFlags flags = has_owner (bus, NOTIFICATIONS) || can_be_started (bus, NOTIFICATIONS)
                           ? G_DBUS_CALL_FLAGS_NONE
                           : G_DBUS_CALL_FLAGS_NO_AUTO_START;
  g_autoptr (GVariant) information =
    g_dbus_connection_call_sync (bus, NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS,
                                 "GetServerInformation", NULL, G_VARIANT_TYPE ("(ssss)"), flags, TIMEOUT_MS, NULL, NULL);
  g_autoptr (GVariant) capabilities = NULL;
  const char *name, *version;

  if (information == NULL)
    return;
  g_variant_get (information, "(&s&s&s&s)", &name, NULL, &version, NULL);
  self->notifications = g_strdup_printf ("%s %s", name, version);
  capabilities = call (bus, NOTIFICATIONS, "/org/freedesktop/Notifications", NOTIFICATIONS, "GetCapabilities", NULL,
                       "(as)");
  if (capabilities != NULL)
    g_variant_get (capabilities, "(^as)", &self->capabilities);
}

/* What the user has set.  Returns: (transfer full) (nullable): NULL without an installed schema. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, UNKNOT_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
look_at_autostart (UnknotSession *self)
{
  g_autofree char *path =
    g_build_filename (g_get_user_config_dir (), "autostart", UNKNOT_SERVICE_ID ".desktop", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GSettings) settings = open_settings ();

  self->autostart_wanted = settings == NULL || g_settings_get_boolean (settings, "autostart");
  self->autostart_entry = g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  self->autostart_off =
    self->autostart_entry &&
    (g_key_file_get_boolean (file, "Desktop Entry", "Hidden", NULL) ||
     (g_key_file_has_key (file, "Desktop Entry", "X-GNOME-Autostart-enabled", NULL) &&
      !g_key_file_get_boolean (file, "Desktop Entry", "X-GNOME-Autostart-enabled", NULL)));
}

static void
look_at_data (UnknotSession *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "unknot", NULL);
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new_for_user ();

  self->history_path = g_build_filename (folder, "history.sqlite", NULL);
  self->history_there = g_file_test (self->history_path, G_FILE_TEST_EXISTS);
  if (self->history_there)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotHistory) history = unknot_history_open_readonly (self->history_path, &error);

      if (history == NULL)
        self->history_problem = g_strdup (error->message);
      else if (access (self->history_path, W_OK) != 0)
        self->history_problem = g_strdup_printf (_("The history in %s cannot be written to."), self->history_path);
    }

  unknot_catalog_load (catalog);
  self->guides = unknot_catalog_get_n_entries (catalog);
  self->guide_problems = g_strdupv ((char **) unknot_catalog_get_problems (catalog));
}

static void
look_at_switches (UnknotSession *self)
{
  g_autoptr (GSettings) settings = open_settings ();

  if (settings == NULL)
    return;
  self->off_do_not_disturb = !g_settings_get_boolean (settings, "quiet-do-not-disturb");
  self->off_inhibited = !g_settings_get_boolean (settings, "quiet-inhibited");
  self->off_recording = !g_settings_get_boolean (settings, "quiet-microphone") &&
                        !g_settings_get_boolean (settings, "quiet-camera") &&
                        !g_settings_get_boolean (settings, "quiet-screen");
  self->off_full_screen = !g_settings_get_boolean (settings, "quiet-full-screen");
}

static gboolean
can_load (const char *name)
{
  void *library = dlopen (name, RTLD_LAZY | RTLD_LOCAL);

  if (library != NULL)
    dlclose (library);
  return library != NULL;
}

static void
look_at_quiet (UnknotSession *self, GDBusConnection *session)
{
  g_autoptr (GDBusConnection) system = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);

  if (system != NULL)
    g_dbus_connection_set_exit_on_close (system, FALSE);
  self->logind = has_owner (system, "org.freedesktop.login1");
  self->session_inhibitors = has_owner (session, "org.gnome.SessionManager") ||
                             has_owner (session, "org.kde.Solid.PowerManagement.PolicyAgent");
  self->power_inhibitors = has_owner (session, "org.freedesktop.PowerManagement");
  self->x11 = g_getenv ("DISPLAY") != NULL && g_getenv ("WAYLAND_DISPLAY") == NULL;
  self->pipewire = unknot_pipewire_socket_find (NULL, NULL);
#ifdef UNKNOT_HAVE_PIPEWIRE
  self->knows_pipewire = TRUE;
#endif
  self->loads_pipewire = can_load (UNKNOT_PIPEWIRE_LIBRARY);
}

UnknotSession *
unknot_doctor_look (void)
{
  UnknotSession *self = g_new0 (UnknotSession, 1);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  self->desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  if (bus != NULL)
    {
      g_dbus_connection_set_exit_on_close (bus, FALSE);
      look_at_service (self, bus);
      look_at_tray (self, bus);
      look_at_notifications (self, bus);
    }
  look_at_autostart (self);
  look_at_data (self);
  look_at_quiet (self, bus);
  look_at_switches (self);
  return self;
}
