/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/settings/data-page.h"
#include "core/history/history.h"

char *
unknot_history_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "unknot", "history.sqlite", NULL);
}

gboolean
unknot_history_export (const char *path, GFile *file, gboolean csv, GError **error)
{
  g_autoptr (UnknotHistory) history = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (path != NULL && G_IS_FILE (file), FALSE);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There is nothing to export yet: nothing has been kept."));
      return FALSE;
    }
  history = unknot_history_open_readonly (path, error);
  if (history == NULL)
    return FALSE;
  text = csv ? unknot_history_export_csv (history, error) : unknot_history_export_json (history, error);
  if (text == NULL)
    return FALSE;
  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}
