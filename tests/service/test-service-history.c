/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a whole over the bus: deleted and put back, imported once, nonsense refused. */
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <string.h>
#include <unistd.h>

#include "core/history/history.h"
#include "service-world.h"

#define INVALID "org.freedesktop.DBus.Error.InvalidArgs"
#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define ALL "(@x 0, @x 9223372036854775807)"

#define EXPORT                                                                                              \
  "kind,time,answer,question,spot,pressed_seconds\r\n"                                                      \
  "posture,2024-01-01T00:00:00Z,good,,,\r\n"                                                                \
  "posture,2024-01-01T00:20:00Z,slouching,Is your chin in?,,\r\n"                                           \
  "spot,2024-01-01T00:30:00Z,,,rhomboids-left,40\r\n"

static guint
call_count (ServiceWorld *world, const char *method, const char *parameters)
{
  g_autoptr (GVariant) reply = service_world_do (world, method, parameters);
  guint count;

  g_variant_get (reply, "(u)", &count);

  return count;
}

static guint
count_postures (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetHistory", ALL);
  g_autoptr (GVariant) postures = g_variant_get_child_value (reply, 1);

  return (guint) g_variant_n_children (postures);
}

/* Returns: whether it was taken; @fd is closed. */
static gboolean
import_fd (ServiceWorld *world, int fd, guint *added, guint *known, GError **error)
{
  g_autoptr (GDBusConnection) connection = unknot_fixture_connect (world->fixture);
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new_from_array (&fd, 1);
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_sync (
    connection, SERVICE_NAME, "/io/github/unknot/Unknot/Service", "io.github.unknot.Unknot.Service1", "ImportHistory",
    g_variant_new ("(h)", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, files, NULL, NULL, error);

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(uu)", added, known);

  return TRUE;
}

static gboolean
import (ServiceWorld *world, const char *text, guint *added, guint *known, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("unknot-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (ssize_t) strlen (text));
  g_assert_cmpint (unlink (path), ==, 0);

  return import_fd (world, fd, added, known, error);
}

static void
test_import (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  guint added = 0, known = 0;

  g_assert_true (import (world, EXPORT, &added, &known, NULL));
  g_assert_cmpuint (added, ==, 3);
  g_assert_cmpuint (known, ==, 0);
  g_assert_true (import (world, EXPORT, &added, &known, NULL));
  g_assert_cmpuint (added, ==, 0);
  g_assert_cmpuint (known, ==, 3);
  g_assert_cmpuint (count_postures (world), ==, 2);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GString *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  g_assert_no_error (error);
  g_string_append_c (order, 'a');
}

#define MANY 50000

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GString *order = data;
  guint added, known;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
    = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  g_assert_no_error (error);
  g_variant_get (reply, "(uu)", &added, &known);
  g_assert_cmpuint (added, ==, MANY);
  g_string_append_c (order, 'i');
}

/* Years of rows are read beside everything else: what is asked meanwhile is answered first. */
static void
test_meanwhile (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GDBusConnection) connection = unknot_fixture_connect (world->fixture);
  g_autoptr (GUnixFDList) files = NULL;
  g_autoptr (GString) text = g_string_new ("kind,time,answer\r\n"), order = g_string_new (NULL);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("unknot-XXXXXX", &path, NULL);

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "posture,2024-01-%02uT%02u:%02u:%02uZ,good\r\n", 1 + i / 3600 % 28, i / 60 % 24,
                            i % 60, i / 60 % 60);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  close (fd);
  fd = open (path, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (unlink (path), ==, 0);
  files = g_unix_fd_list_new_from_array (&fd, 1);
  g_dbus_connection_call_with_unix_fd_list (
    connection, SERVICE_NAME, "/io/github/unknot/Unknot/Service", "io.github.unknot.Unknot.Service1", "ImportHistory",
    g_variant_new ("(h)", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, files, NULL, imported_cb, order);
  g_dbus_connection_call (connection, SERVICE_NAME, "/io/github/unknot/Unknot/Service",
                          "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "io.github.unknot.Unknot.Service1", "State"), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, order);
  while (order->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (order->str, ==, "ai");
}

/* Nothing of a broken file arrives, and the answer says what is wrong with it. */
static void
test_refused (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GError) broken = NULL, foreign = NULL, pipe_error = NULL;
  guint added, known;
  int ends[2];

  g_assert_false (import (world, EXPORT "posture,some day,good,,,\r\n", &added, &known, &broken));
  g_assert_true (g_error_matches (broken, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS));
  g_assert_nonnull (strstr (broken->message, "Line 5"));
  g_assert_false (import (world, "Dear diary", &added, &known, &foreign));
  g_assert_nonnull (strstr (foreign->message, "not a history"));
  /* What never ends is not waited for. */
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_false (import_fd (world, ends[0], &added, &known, &pipe_error));
  g_assert_nonnull (strstr (pipe_error->message, "ordinary"));
  close (ends[1]);
  g_assert_cmpuint (count_postures (world), ==, 0);
}

static void
check_deleted (ServiceWorld *world, guint rows, gboolean any)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetDeleted", NULL);
  guint there, seconds;

  g_variant_get (reply, "(uu)", &there, &seconds);
  g_assert_cmpuint (there, ==, rows);
  g_assert_cmpuint (seconds, <=, 60);
  g_assert_cmpint (seconds > 0, ==, any);
}

/* Nobody is told that something is gone for good where nothing ever went. */
static void
check_nothing_deleted (ServiceWorld *world)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (service_world_call (world, "RestoreHistory", NULL, &error));
  g_assert_nonnull (strstr (error->message, "Nothing has been deleted."));
  check_deleted (world, 0, FALSE);
}

static void
test_undo (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  guint added, known;

  service_world_refused (world, "RestoreHistory", NULL, REFUSED);
  check_nothing_deleted (world);
  g_assert_true (import (world, EXPORT, &added, &known, NULL));
  g_assert_cmpuint (call_count (world, "DeleteHistory", "(@x 0, @x 1704067201000000)"), ==, 1);
  check_deleted (world, 1, TRUE);
  g_assert_cmpuint (count_postures (world), ==, 1);
  g_assert_cmpuint (call_count (world, "RestoreHistory", NULL), ==, 1);
  g_assert_cmpuint (count_postures (world), ==, 2);
  /* Once is enough. */
  check_nothing_deleted (world);
  g_assert_cmpuint (call_count (world, "DeleteHistory", ALL), ==, 3);
  g_assert_cmpuint (call_count (world, "DeleteHistory", "(@x 0, @x 1704067201000000)"), ==, 0);
  /* The last deletion is the one that counts, and it took nothing. */
  service_world_refused (world, "RestoreHistory", NULL, REFUSED);
  service_world_refused (world, "DeleteHistory", "(@x 10, @x 0)", INVALID);
}

/* Out with the command line, and in again after it was deleted; a word of ours for what does not go. */
static void
test_command (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *folder = g_dir_make_tmp ("unknot-XXXXXX", NULL), *path = NULL;
  guint added, known;
  int status;

  g_assert_true (import (world, EXPORT, &added, &known, NULL));
  for (guint json = 0; json < 2; json++)
    {
      g_autofree char *exported = NULL, *again = NULL, *imported = NULL, *twice = NULL;

      g_free (path);
      path = g_build_filename (folder, json ? "copy.json" : "copy.csv", NULL);
      exported = service_world_command (world, &status, "history", "--export", path, NULL);
      g_assert_cmpint (status, ==, 0);
      /* Nothing is overwritten. */
      again = service_world_command (world, &status, "history", "--export", path, NULL);
      g_assert_cmpint (status, ==, 1);
      g_assert_cmpuint (call_count (world, "DeleteHistory", ALL), ==, 3);
      imported = service_world_command (world, &status, "history", "--import", path, NULL);
      g_assert_cmpint (status, ==, 0);
      g_assert_cmpstr (imported, ==, "3 rows were added, 0 were here already.\n");
      twice = service_world_command (world, &status, "history", "--import", path, NULL);
      g_assert_cmpstr (twice, ==, "0 rows were added, 3 were here already.\n");
      g_assert_cmpint (unlink (path), ==, 0);
    }
  g_autofree char *missing = service_world_command (world, &status, "history", "--import", path, NULL);
  g_assert_cmpint (status, ==, 2);
  g_autofree char *foreign = service_world_command (world, &status, "history", "--import", "/proc/self/exe", NULL);
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (foreign, "not a history"));
  g_assert_cmpuint (count_postures (world), ==, 2);
  g_assert_cmpint (rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-history/import", test_import);
  g_test_add_func ("/service-history/meanwhile", test_meanwhile);
  g_test_add_func ("/service-history/refused", test_refused);
  g_test_add_func ("/service-history/undo", test_undo);
  g_test_add_func ("/service-history/command", test_command);

  return g_test_run ();
}
