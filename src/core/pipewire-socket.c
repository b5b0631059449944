/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pipewire-socket.h"

#define SYSTEM_FOLDER "/run/pipewire"

static gboolean
is_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
unknot_pipewire_socket_find (char **folder, char **name)
{
  const char *runtime = g_getenv ("PIPEWIRE_RUNTIME_DIR"), *remote = g_getenv ("PIPEWIRE_REMOTE");
  g_autofree char *dir = NULL, *base = NULL;
  gboolean found;

  /* Newer ones also take a list in brackets, whose last is the common name. */
  if (!remote || !*remote || *remote == '[')
    remote = "pipewire-0";
  if (g_path_is_absolute (remote))
    {
      dir = g_path_get_dirname (remote);
      base = g_path_get_basename (remote);
      found = g_file_test (remote, G_FILE_TEST_EXISTS);
    }
  else
    {
      dir = g_strdup (runtime && *runtime ? runtime : g_get_user_runtime_dir ());
      base = g_strdup (remote);
      found = is_in (dir, base) || is_in (SYSTEM_FOLDER, base);
    }
  if (folder)
    *folder = g_steal_pointer (&dir);
  if (name)
    *name = g_steal_pointer (&base);
  return found;
}
