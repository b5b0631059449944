/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/icons.h"

const char *
unknot_icons_get_dir (void)
{
  static const char icons[] = UNKNOT_DATADIR "/icons";
  const char *named = g_getenv ("UNKNOT_ICON_DIR");

  if (named != NULL)
    return named;
  if (g_str_equal (UNKNOT_DATADIR, "/usr/share") || g_str_equal (UNKNOT_DATADIR, "/usr/local/share"))
    return NULL;
  return icons;
}

char *
unknot_icons_get_app_icon (void)
{
  const char *dir = unknot_icons_get_dir ();
  g_autofree char *file =
    dir ? g_build_filename (dir, "hicolor", "scalable", "apps", UNKNOT_APP_ID ".svg", NULL) : NULL;

  if (file != NULL && g_file_test (file, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&file);
  return g_strdup (UNKNOT_APP_ID);
}
