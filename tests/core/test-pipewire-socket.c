/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pipewire-socket.h"

#include <glib/gstdio.h>

/* Where the environment of a session can put the socket, and what a watch for it must wait for. */
static const struct {
  const char *runtime; /* PIPEWIRE_RUNTIME_DIR below the test's folder; NULL: unset */
  const char *remote;  /* PIPEWIRE_REMOTE; "%" is the test's folder; NULL: unset */
  const char *wanted;  /* below the test's folder */
} cases[] = {
  { NULL, NULL, "run/pipewire-0" },
  { "", "", "run/pipewire-0" },
  { "other", NULL, "other/pipewire-0" },
  { NULL, "studio", "run/studio" },
  { "other", "studio", "other/studio" },
  { "other", "%/far/studio", "far/studio" },
  { NULL, "[ one, two ]", "run/pipewire-0" },
};

static void
set (const char *name, const char *value)
{
  if (value)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
test_find (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  /* GLib has read XDG_RUNTIME_DIR by now. */
  const char *top = g_getenv ("UNKNOT_TEST_TOP");
  g_autofree char *runtime = cases[i].runtime && *cases[i].runtime ? g_build_filename (top, cases[i].runtime, NULL)
                                                                   : g_strdup (cases[i].runtime);
  g_autofree char *remote = cases[i].remote && *cases[i].remote == '%' ? g_strconcat (top, cases[i].remote + 1, NULL)
                                                                       : g_strdup (cases[i].remote);
  g_autofree char *wanted = g_build_filename (top, cases[i].wanted, NULL), *wanted_dir = g_path_get_dirname (wanted);
  g_autofree char *folder = NULL, *name = NULL, *found = NULL;

  set ("PIPEWIRE_RUNTIME_DIR", runtime);
  set ("PIPEWIRE_REMOTE", remote);
  g_assert_false (unknot_pipewire_socket_find (&folder, &name));
  found = g_build_filename (folder, name, NULL);
  g_assert_cmpstr (found, ==, wanted);

  g_assert_cmpint (g_mkdir_with_parents (wanted_dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (wanted, "", 0, NULL));
  g_assert_true (unknot_pipewire_socket_find (NULL, NULL));
  g_assert_cmpint (g_remove (wanted), ==, 0);
  g_rmdir (wanted_dir);
}

int
main (int argc, char **argv)
{
  g_autofree char *top = g_dir_make_tmp ("unknot-pipewire-XXXXXX", NULL), *run = g_build_filename (top, "run", NULL);
  int status;

  g_setenv ("XDG_RUNTIME_DIR", run, TRUE);
  g_setenv ("UNKNOT_TEST_TOP", top, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pipewire-socket/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_find);
    }
  status = g_test_run ();
  g_rmdir (top);
  return status;
}
