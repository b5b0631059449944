/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* Every fixture is a new world: other folders' contents and other buses do not shine through. */
static void
test_isolated (void)
{
  g_autofree char *address = NULL;

  {
    g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
    g_autofree char *path = unknot_fixture_path (fixture, "state", "left-over", NULL);

    g_assert_true (g_str_has_prefix (g_get_home_dir (), g_get_tmp_dir ()));
    g_assert_true (g_str_has_prefix (g_get_user_state_dir (), fixture->dir));
    g_assert_true (g_file_set_contents (path, "x", -1, NULL));
    address = g_strdup (fixture->address);
    g_assert_true (unknot_fixture_has_name (fixture, "org.freedesktop.DBus"));
    g_assert_false (unknot_fixture_has_name (fixture, "io.github.unknot.Unknot.Service"));
  }
  {
    g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
    g_autofree char *path = unknot_fixture_path (fixture, "state", "left-over", NULL);

    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_assert_cmpstr (address, !=, fixture->address);
  }
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/fixture/isolated", test_isolated);

  return g_test_run ();
}
