/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "service/autostart.h"
#include "service/store.h"

static GVariant *
make_state (const char *guide, guint number)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "guide", "s", guide);
  g_variant_dict_insert (&dict, "number", "u", number);
  g_variant_dict_insert (&dict, "schedule", "v", g_variant_new ("(xxb)", G_MAXINT64, G_MININT64, TRUE));

  return g_variant_dict_end (&dict);
}

/* What is saved comes back as it was; nothing saved is not an error; only the user may read it. */
static void
test_round_trip (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_store_default_path ();
  g_autoptr (GVariant) state = g_variant_ref_sink (make_state ("'quotes\" and ünïcode", 7));
  g_autoptr (GVariant) loaded = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (g_str_has_prefix (path, fixture->dir));
  g_assert_null (unknot_store_load (path, &error));
  g_assert_no_error (error);

  g_assert_true (unknot_store_save (path, state, &error));
  g_assert_no_error (error);
  loaded = unknot_store_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpvariant (loaded, state);

  g_assert_no_errno (g_stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* A damaged file is kept under another name, said, and a new one can be begun. */
static void
test_damaged (void)
{
  static const char *const broken[] = {
    "", "{", "[1, 2]", "{'guide': <'a'>", "\xff\xfe\x00", "{'guide': <'a'>} and more", "{'guide': <'\xff'>}", NULL,
  };

  for (guint i = 0; broken[i] != NULL; i++)
    {
      g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
      g_autofree char *path = unknot_fixture_path (fixture, "state", "schedule", NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *kept = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GDir) dir = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, broken[i], -1, NULL));
      g_assert_null (unknot_store_load (path, &error));
      g_assert_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_DAMAGED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      dir = g_dir_open (folder, 0, NULL);
      kept = g_build_filename (folder, g_dir_read_name (dir), NULL);
      g_assert_nonnull (strstr (error->message, kept));
      g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, broken[i]);

      g_assert_true (unknot_store_save (path, make_state ("", 1), NULL));
    }
}

/* Nothing much larger than a state is read into memory. */
static void
test_huge (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_fixture_path (fixture, "state", "schedule", NULL);
  g_autofree char *text = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (unknot_store_load (path, &error));
  g_assert_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_DAMAGED);
}

/* A place that cannot be written is said, and what was saved before stays. */
static void
test_cannot_write (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_fixture_path (fixture, "state", "file", "schedule", NULL);
  g_autofree char *in_the_way = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "", -1, NULL));
  g_assert_false (unknot_store_save (path, make_state ("", 1), &error));
  g_assert_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_WRITE);
  g_clear_error (&error);

  g_assert_null (unknot_store_load (path, &error));
  g_assert_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_READ);
}

static GVariant *
make_serial (guint64 serial)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "serial", "t", serial);

  return g_variant_dict_end (&dict);
}

/* What was saved in passing counts only when it is whole and newer than what was saved for good. */
static void
test_recent (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_fixture_path (fixture, "state", "schedule", NULL);
  g_autofree char *recent = g_strconcat (path, ".recent", NULL);
  g_autoptr (GVariant) saved = g_variant_ref_sink (make_serial (5));
  g_autoptr (GVariant) passing = g_variant_ref_sink (make_serial (6));
  g_autoptr (GVariant) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (unknot_store_save (path, saved, NULL));
  g_assert_null (unknot_store_load_recent (path, saved));
  g_assert_true (unknot_store_save_recent (path, passing, &error));
  g_assert_no_error (error);
  loaded = unknot_store_load_recent (path, saved);
  g_assert_cmpvariant (loaded, passing);
  g_assert_null (unknot_store_load_recent (path, passing));

  g_assert_true (g_file_set_contents (recent, "{'serial': <uint64 7", -1, NULL));
  g_assert_null (unknot_store_load_recent (path, saved));
}

/* Killed at any moment of writing, there is one whole state: the one before or the new one. */
static void
test_killed (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_fixture_path (fixture, "state", "schedule", NULL);
  guint last = 0;

  g_assert_true (unknot_store_save (path, make_state ("guide", 0), NULL));
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      int ready[2];
      char byte;
      pid_t pid;

      g_assert_no_errno (pipe (ready));
      pid = fork ();
      g_assert_no_errno (pid);
      if (pid == 0)
        {
          for (guint i = last + 1;; i++)
            {
              if (!unknot_store_save (path, make_state ("guide", i), NULL) || write (ready[1], "", 1) != 1)
                _exit (1);
            }
        }

      /* After a different number of writes each time, in the middle of the next. */
      for (guint i = 0; i <= round % 5; i++)
        g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
      g_usleep (round * 37);
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
      close (ready[0]);
      close (ready[1]);

      {
        g_autoptr (GVariant) state = unknot_store_load (path, &error);
        const char *guide = NULL;
        guint number = 0;

        g_assert_no_error (error);
        g_assert_true (g_variant_lookup (state, "guide", "&s", &guide));
        g_assert_cmpstr (guide, ==, "guide");
        g_assert_true (g_variant_lookup (state, "number", "u", &number));
        g_assert_cmpuint (number, >, last);
        last = number;
      }
    }
}

static void
test_boot_id (void)
{
  g_autofree char *first = unknot_store_read_boot_id ();
  g_autofree char *second = unknot_store_read_boot_id ();

  g_assert_cmpuint (strlen (first), ==, 36);
  g_assert_cmpstr (first, ==, second);
}

/* The entry comes and goes with the setting, an uninstalled program gets none, and what the
 * user switched off in the desktop's own list stays off until the setting is used. */
static void
test_autostart (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autofree char *path = unknot_autostart_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *exec = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (unknot_autostart_apply (TRUE, "/nonexistent/unknot-service", TRUE, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (unknot_autostart_apply (TRUE, "/bin/sh", FALSE, &error));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error));
  g_assert_no_error (error);
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_cmpstr (exec, ==, "/bin/sh --activate");

  g_key_file_set_boolean (file, "Desktop Entry", "Hidden", TRUE);
  g_assert_true (g_key_file_save_to_file (file, path, NULL));
  g_assert_true (unknot_autostart_apply (TRUE, "/bin/sh", FALSE, &error));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  g_assert_true (g_key_file_get_boolean (file, "Desktop Entry", "Hidden", NULL));

  g_assert_true (unknot_autostart_apply (TRUE, "/bin/sh", TRUE, &error));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  g_assert_false (g_key_file_has_key (file, "Desktop Entry", "Hidden", NULL));

  g_assert_true (unknot_autostart_apply (FALSE, "/bin/sh", TRUE, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (unknot_autostart_apply (FALSE, "/bin/sh", TRUE, &error));
  g_assert_no_error (error);

  /* A file where the folder should be. */
  g_assert_no_errno (g_rmdir (folder));
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  g_assert_false (unknot_autostart_apply (TRUE, "/bin/sh", TRUE, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/store/round-trip", test_round_trip);
  g_test_add_func ("/store/damaged", test_damaged);
  g_test_add_func ("/store/huge", test_huge);
  g_test_add_func ("/store/cannot-write", test_cannot_write);
  g_test_add_func ("/store/killed", test_killed);
  g_test_add_func ("/store/recent", test_recent);
  g_test_add_func ("/store/boot-id", test_boot_id);
  g_test_add_func ("/autostart", test_autostart);

  return g_test_run ();
}
