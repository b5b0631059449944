/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "config.h"
#include "service-world.h"

/* The whole program and its files: damaged, without room, in the way; and those that its settings make. */

#define PROGRAM UNKNOT_LIBEXECDIR "/unknot-service"

static guint
count_breaks (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetHistory", "(@x 0, @x 9223372036854775807)");
  g_autoptr (GVariant) breaks = g_variant_get_child_value (reply, 0);

  return (guint) g_variant_n_children (breaks);
}

/* One more row in the history. */
static void
take_break (ServiceWorld *world)
{
  g_variant_unref (service_world_do (world, "TakeBreak", "('neck-side-tilt', @a{sv} {})"));
  g_variant_unref (service_world_do (world, "EndBreak", "(false,)"));
}

/* Returns: (transfer full) (nullable): the first file in the folder of @path whose name begins as @path and goes
 *   on as @rest. */
static char *
find_aside (const char *path, const char *rest)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *wanted = g_strconcat (base, rest, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, wanted))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* Returns: (transfer full) (nullable): what the open notification called @summary says */
static char *
get_body (ServiceWorld *world, const char *summary)
{
  const guint n = notices_count_open (world->fixture);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NoticeSeen) seen = notices_get (world->fixture, i);

      if (seen != NULL && g_str_equal (seen->summary, summary))
        return g_strdup (seen->body);
    }
  return NULL;
}

/* A damaged history is kept under another name, a new one is begun, and a notification, windows and command line say so. */
static void
test_damaged_history (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *path = unknot_fixture_path (world->fixture, "data", "unknot", "history.sqlite", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *said = NULL, *notice = NULL;
  int status;

  take_break (world);
  g_assert_cmpuint (count_breaks (world), ==, 1);
  service_world_end (world, SIGTERM);
  g_assert_true (g_file_set_contents (path, "no history at all, but somebody's letter", -1, NULL));
  service_world_start (world, "1");
  unknot_wait (service_world_has_problem (world, "The history was damaged. It is kept as "));
  aside = find_aside (path, ".damaged");
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "no history at all, but somebody's letter");
  unknot_wait ((notice = get_body (world, "Your history")) != NULL);
  g_assert_nonnull (strstr (notice, aside));
  said = service_world_command (world, &status, "status", NULL);
  g_assert_nonnull (strstr (said, aside));

  g_assert_cmpuint (count_breaks (world), ==, 0);
  take_break (world);
  service_world_end (world, SIGKILL);
  service_world_start (world, "1");
  g_assert_cmpuint (count_breaks (world), ==, 1);
  /* Said once; the new one is fine. */
  g_assert_false (service_world_has_problem (world, "damaged"));
}

/* On a full disk reminders go on, what happens is kept in memory, it is said, and is written as soon as there is
 * room again. */
static void
test_full_disk (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *flag = unknot_fixture_path (world->fixture, "full", NULL);
  g_autofree char *notice = NULL;

  take_break (world);
  service_world_end (world, SIGTERM);
  g_setenv ("UNKNOT_TEST_FULL", flag, TRUE);
  service_world_start_with (world, "2000", "libfake-disk.so");
  g_assert_true (g_file_set_contents (flag, "", -1, NULL));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  g_variant_unref (service_world_do (world, "Skip", NULL));
  unknot_wait (service_world_has_problem (world, "The disk is full"));
  g_assert_true (service_world_has_problem (world, "The sit clock cannot be saved"));
  g_assert_cmpuint (count_breaks (world), >=, 1);
  unknot_wait ((notice = get_body (world, "Your history")) != NULL);
  g_assert_nonnull (strstr (notice, "The disk is full"));
  /* And once more. */
  unknot_wait (notices_find_action (world->fixture, "start") != 0);

  g_assert_no_errno (g_remove (flag));
  g_variant_unref (service_world_do (world, "Skip", NULL));
  unknot_wait (!service_world_has_problem (world, ""));
  service_world_end (world, SIGKILL);
  g_unsetenv ("UNKNOT_TEST_FULL");
  service_world_start (world, "1");
  g_assert_cmpuint (count_breaks (world), >=, 3);
}

/* Begun on a full disk it shows the history that is there, and says what is wrong. */
static void
test_full_disk_at_start (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *flag = unknot_fixture_path (world->fixture, "full", NULL);

  take_break (world);
  service_world_end (world, SIGTERM);
  g_setenv ("UNKNOT_TEST_FULL", flag, TRUE);
  g_assert_true (g_file_set_contents (flag, "", -1, NULL));
  service_world_start_with (world, "1", "libfake-disk.so");
  unknot_wait (service_world_has_problem (world, "The disk is full"));
  g_assert_cmpuint (count_breaks (world), ==, 1);
  g_assert_no_errno (g_remove (flag));
  g_unsetenv ("UNKNOT_TEST_FULL");
}

/* In a home that cannot be written to reminders go on, and it is said. */
static void
test_no_home (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *data = unknot_fixture_path (world->fixture, "data", "unknot", NULL);
  g_autofree char *aside = unknot_fixture_path (world->fixture, "aside", NULL);

  service_world_end (world, SIGTERM);
  /* Rights do not keep an administrator out, who may be running this; a file in the way does. */
  g_assert_no_errno (g_rename (data, aside));
  g_assert_true (g_file_set_contents (data, "a file in the way", -1, NULL));
  service_world_start (world, "2000");
  unknot_wait (service_world_has_problem (world, "Breaks are kept in memory; please check the folder."));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  g_variant_unref (service_world_do (world, "Skip", NULL));
  g_assert_cmpuint (count_breaks (world), >=, 1);
}

/* Where it hurts is nobody else's business, also when an older version made the files. */
static void
test_private (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *path = unknot_fixture_path (world->fixture, "data", "unknot", "history.sqlite", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  take_break (world);
  service_world_end (world, SIGTERM);
  g_assert_no_errno (g_chmod (path, 0644));
  g_assert_no_errno (g_chmod (folder, 0755));
  service_world_start (world, "1");
  take_break (world);
  g_assert_no_errno (g_stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_no_errno (g_stat (folder, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* "Start when I log in" takes effect at once, both ways. */
static void
test_autostart (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autofree char *entry = unknot_fixture_path (world->fixture, "config", "autostart", SERVICE_NAME ".desktop", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *exec = NULL;

  service_world_end (world, SIGTERM);
  g_setenv ("UNKNOT_TEST_INSTALLED", PROGRAM, TRUE);
  service_world_start_with (world, "1", "libfake-disk.so");
  g_unsetenv ("UNKNOT_TEST_INSTALLED");
  unknot_wait (g_file_test (entry, G_FILE_TEST_EXISTS));
  g_settings_set_boolean (settings, "autostart", FALSE);
  unknot_wait (!g_file_test (entry, G_FILE_TEST_EXISTS));
  g_settings_set_boolean (settings, "autostart", TRUE);
  unknot_wait (g_file_test (entry, G_FILE_TEST_EXISTS));
  g_assert_true (g_key_file_load_from_file (file, entry, G_KEY_FILE_NONE, NULL));
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_cmpstr (exec, ==, PROGRAM " --activate");
  g_assert_false (service_world_has_problem (world, ""));
}

/* A server without buttons shows how to do by other ways what they would do. */
static void
test_without_buttons (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autofree char *soon = NULL, *due = NULL;

  service_world_end (world, SIGTERM);
  unknot_fixture_end (world->fixture, world->server, SIGTERM);
  unknot_wait (!unknot_fixture_has_name (world->fixture, NOTICES_NAME));
  world->server = notices_start (world->fixture, "none");
  g_settings_set_uint (settings, "heads-up", 60);
  g_settings_set_boolean (settings, "posture-checks", FALSE);
  service_world_start (world, "200");
  unknot_wait ((soon = get_body (world, "A break is coming up")) != NULL);
  g_assert_true (g_str_has_suffix (soon, "To start or skip it now, use the tray icon."));
  unknot_wait ((due = get_body (world, "Time for a break")) != NULL);
  g_assert_nonnull (strstr (due, "unknotctl break"));
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-files/damaged-history", test_damaged_history);
  g_test_add_func ("/service-files/full-disk", test_full_disk);
  g_test_add_func ("/service-files/full-disk-at-start", test_full_disk_at_start);
  g_test_add_func ("/service-files/no-home", test_no_home);
  g_test_add_func ("/service-files/private", test_private);
  g_test_add_func ("/service-files/autostart", test_autostart);
  g_test_add_func ("/service-files/without-buttons", test_without_buttons);

  return g_test_run ();
}
