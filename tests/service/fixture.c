/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "fixture.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

/* GLib reads the folders once in a process, so all fixtures of a program share this one. */
static char *root;

static const struct {
  const char *variable;
  const char *folder;
} folders[] = {
  { "HOME", NULL },
  { "XDG_CONFIG_HOME", "config" },
  { "XDG_DATA_HOME", "data" },
  { "XDG_STATE_HOME", "state" },
  { "XDG_CACHE_HOME", "cache" },
  { "XDG_RUNTIME_DIR", "runtime" },
  { "XDG_CONFIG_DIRS", "etc" },
};

static void
make_folders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (root, folders[i].folder, NULL);

      g_assert_no_errno (g_mkdir_with_parents (path, 0700));
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* A test may have made a folder read-only. */
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    (void) g_chmod (path, 0700);

  dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  (void) g_remove (path);
}

static void
root_removed_atexit (void)
{
  remove_tree (root);
}

void
unknot_fixture_init (int *argc, char ***argv)
{
  if (g_strcmp0 (g_getenv ("UNKNOT_TEST"), "1") != 0)
    {
      g_printerr ("This test must be run by the build system: meson test -C build\n");
      exit (2);
    }

  g_test_dbus_unset ();
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("XDG_SESSION_ID");

  root = g_dir_make_tmp ("unknot-test-XXXXXX", NULL);
  g_assert_nonnull (root);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (root, folders[i].folder, NULL);

      g_setenv (folders[i].variable, path, TRUE);
    }
  make_folders ();
  atexit (root_removed_atexit);

  g_test_init (argc, argv, NULL);
}

static void
child_setup (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* Not GTestDBus: its configuration cannot be read again, so no service could be added, and
 * it waits for libraries to let go of the shared connection, which they never do. */
static void
start_bus (UnknotFixture *self)
{
  static const char format[] =
    "<busconfig><type>session</type>"
    "<listen>unix:dir=%s</listen>"
    "<servicedir>%s/services</servicedir>"
    "<policy context='default'>"
    "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
    "</policy>"
    "</busconfig>";
  g_autofree char *config = g_strdup_printf (format, self->dir, self->dir);
  g_autofree char *path = unknot_fixture_path (self, "bus.conf", NULL);
  g_autofree char *option = g_strconcat ("--config-file=", path, NULL);
  g_autofree char *services = unknot_fixture_path (self, "services", NULL);
  const char *const argv[] = { "dbus-daemon", option, "--print-address=1", "--nofork", "--nopidfile", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (services, 0700));
  g_file_set_contents (path, config, -1, &error);
  g_assert_no_error (error);

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  self->bus = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  self->address = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->address);
}

GDBusConnection *
unknot_fixture_connect (UnknotFixture *self)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    self->address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);

  g_assert_no_error (error);

  return connection;
}

UnknotFixture *
unknot_fixture_new (void)
{
  UnknotFixture *self = g_new0 (UnknotFixture, 1);

  g_assert_nonnull (root);
  remove_tree (root);
  g_assert_no_errno (g_mkdir_with_parents (root, 0700));
  make_folders ();

  self->dir = g_strdup (root);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  start_bus (self);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", self->address, TRUE);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", self->address, TRUE);
  self->connection = unknot_fixture_connect (self);

  return self;
}

void
unknot_fixture_free (UnknotFixture *self)
{
  while (self->children->len > 0)
    unknot_fixture_end (self, g_ptr_array_index (self->children, 0), SIGTERM);
  g_ptr_array_unref (self->children);

  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_subprocess_force_exit (self->bus);
  g_subprocess_wait (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_unsetenv ("DBUS_SYSTEM_BUS_ADDRESS");

  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->address);
  g_free (self);
}

char *
unknot_fixture_path (UnknotFixture *self, const char *first, ...)
{
  g_autofree char *below = NULL;
  va_list args;

  va_start (args, first);
  below = g_build_filename_valist (first, &args);
  va_end (args);

  return g_build_filename (self->dir, below, NULL);
}

char *
unknot_fixture_program (const char *path)
{
  g_autofree char *program = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", path, NULL);

  g_assert_true (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE));

  return g_canonicalize_filename (program, NULL);
}

void
unknot_fixture_add_activation (UnknotFixture *self, const char *name, const char *program)
{
  g_autofree char *exec = unknot_fixture_program (program);
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=%s\nExec=%s\n", name, exec);
  g_autofree char *file = g_strdup_printf ("%s.service", name);
  g_autofree char *path = unknot_fixture_path (self, "services", file, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  reply = unknot_fixture_call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                               "org.freedesktop.DBus.ReloadConfig", NULL, &error);
  g_assert_no_error (error);
}

GSubprocess *
unknot_fixture_spawn (UnknotFixture *self, const char *program, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *path = unknot_fixture_program (program);
  g_autoptr (GError) error = NULL;
  GSubprocess *child;
  const char *argument;
  va_list args;

  g_ptr_array_add (argv, path);
  va_start (args, program);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  child = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->children, child);

  return child;
}

/* As ./dev has it. */
#define SANITIZER_STATUS 23

void
unknot_fixture_end (UnknotFixture *self, GSubprocess *child, int signal)
{
  g_subprocess_send_signal (child, signal);
  /* A stopped process takes no other signal. */
  g_subprocess_send_signal (child, SIGCONT);
  g_subprocess_wait (child, NULL, NULL);
  /* Nothing else tells what a sanitizer has found in it. */
  if (g_subprocess_get_if_exited (child))
    g_assert_cmpint (g_subprocess_get_exit_status (child), !=, SANITIZER_STATUS);
  g_assert_true (g_ptr_array_remove (self->children, child));
}

GSettings *
unknot_fixture_settings (UnknotFixture *self)
{
  g_autofree char *path = unknot_fixture_path (self, "config", "glib-2.0", "settings", "keyfile", NULL);
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);

  return g_settings_new_with_backend ("io.github.unknot.Unknot", backend);
}

gboolean
unknot_fixture_has_name (UnknotFixture *self, const char *name)
{
  g_autoptr (GVariant) reply =
    unknot_fixture_call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                         "org.freedesktop.DBus.NameHasOwner", g_variant_new ("(s)", name), NULL);
  gboolean has = FALSE;

  g_variant_get (reply, "(b)", &has);

  return has;
}

GVariant *
unknot_fixture_call (UnknotFixture *self, const char *name, const char *path,
                     const char *method_with_interface, GVariant *parameters, GError **error)
{
  g_autofree char *interface = g_strdup (method_with_interface);
  char *dot = strrchr (interface, '.');

  g_assert_nonnull (dot);
  *dot = '\0';

  return g_dbus_connection_call_sync (self->connection, name, path, interface, dot + 1, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, 60000, NULL, error);
}

GVariant *
unknot_fixture_get (UnknotFixture *self, const char *name, const char *path, const char *interface,
                    const char *property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    unknot_fixture_call (self, name, path, "org.freedesktop.DBus.Properties.Get",
                         g_variant_new ("(ss)", interface, property), &error);
  GVariant *value = NULL;

  g_assert_no_error (error);
  g_variant_get (reply, "(v)", &value);

  return value;
}

gint64
unknot_wait_begin (void)
{
  const char *slow = g_getenv ("UNKNOT_TEST_SLOW");

  return g_get_monotonic_time () + (slow != NULL ? 120 : 60) * G_USEC_PER_SEC;
}

static gboolean
woke_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
unknot_wait_step (gint64 end, const char *condition, const char *file, int line, const char *func)
{
  guint id;

  if (g_get_monotonic_time () > end)
    g_assertion_message (G_LOG_DOMAIN, file, line, func, condition);

  /* What happens in another process wakes nobody here: look again soon. */
  id = g_timeout_add (5, woke_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}
