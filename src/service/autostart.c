/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/autostart.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "config.h"

char *
unknot_autostart_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", UNKNOT_SERVICE_ID ".desktop", NULL);
}

/* X-GNOME-Autostart-Phase is left out: an application starts when panel and notification
 * server are there, and those that come later are waited for anyway. */
static char *
make_entry (const char *program)
{
  return g_strdup_printf ("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Name=Unknot\n"
                          "Icon=" UNKNOT_APP_ID "\n"
                          "Exec=%s --activate\n"
                          "TryExec=%s\n"
                          "NoDisplay=true\n"
                          "Terminal=false\n"
                          "X-GNOME-Autostart-enabled=true\n",
                          program, program);
}

static gboolean
is_switched_off (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  if (g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL))
    return TRUE;

  return g_key_file_has_key (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL) &&
         !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-Autostart-enabled", NULL);
}

static gboolean
remove_entry (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("Starting with the session cannot be switched off, please remove %s: %s"), path,
               g_strerror (errno));

  return FALSE;
}

gboolean
unknot_autostart_apply (gboolean enabled, const char *program, gboolean asked, GError **error)
{
  g_autofree char *path = unknot_autostart_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *entry = make_entry (program);
  g_autofree char *present = NULL;
  g_autoptr (GError) reason = NULL;

  if (!enabled)
    return remove_entry (path, error);
  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return TRUE;
  if (!asked && is_switched_off (path))
    return TRUE;
  if (g_file_get_contents (path, &present, NULL, NULL) && g_str_equal (present, entry))
    return TRUE;

  (void) g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents (path, entry, -1, &reason))
    return TRUE;

  g_set_error (error, G_FILE_ERROR, reason->code, _("Unknot cannot be made to start with the session: %s"),
               reason->message);

  return FALSE;
}
