/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "service/quiet/app-name.h"

/* A sentence has to stay readable whatever a program calls itself. */
#define MAX_LENGTH 40

static char *
read_name (const char *file)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *path = g_build_filename ("applications", file, NULL);

  if (!g_key_file_load_from_data_dirs (entry, path, NULL, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_key_file_get_locale_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, NULL,
                                       NULL);
}

static char *
shorten (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  g_strstrip (valid);
  if (g_utf8_strlen (valid, -1) <= MAX_LENGTH)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, MAX_LENGTH - 1) = '\0';
  return g_strconcat (valid, "…", NULL);
}

char *
unknot_app_name (const char *id)
{
  g_autofree char *base = NULL, *file = NULL, *name = NULL;
  const char *last;

  if (!id || !*id)
    return NULL;
  base = g_path_get_basename (id);
  if (g_str_has_suffix (base, ".desktop"))
    base[strlen (base) - strlen (".desktop")] = '\0';
  file = g_strconcat (base, ".desktop", NULL);
  name = read_name (file);
  if (name && *name)
    return shorten (name);
  /* A reverse domain's last part is the nearest to a name. */
  last = strchr (base, ' ') ? NULL : strrchr (base, '.');
  return shorten (last && last[1] ? last + 1 : base);
}
