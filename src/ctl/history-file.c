/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/history-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "core/history/history.h"

static UnknotExit
fail (const char *message)
{
  g_printerr ("%s\n", message);
  return UNKNOT_EXIT_REFUSED;
}

UnknotExit
unknot_history_file_import (const char *path)
{
  g_autoptr (GVariant) reply = NULL;
  guint added, known;
  UnknotExit code;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      g_printerr (_("%s cannot be read: %s\n"), path, g_strerror (errno));
      return UNKNOT_EXIT_USAGE;
    }
  code = unknot_remote_call_with_file ("ImportHistory", fd, &reply);
  close (fd);
  if (code != UNKNOT_EXIT_OK)
    return code;
  g_variant_get (reply, "(uu)", &added, &known);
  g_print (ngettext ("%u row was added, ", "%u rows were added, ", added), added);
  g_print (ngettext ("%u was here already.\n", "%u were here already.\n", known), known);
  return UNKNOT_EXIT_OK;
}

static gboolean
write_all (int fd, const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      ssize_t done = write (fd, text, left);

      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return FALSE;
      text += done;
      left -= (gsize) done;
    }
  return TRUE;
}

static UnknotExit
write_file (const char *path, const char *text)
{
  gboolean to_stdout = g_str_equal (path, "-");
  int fd = to_stdout ? STDOUT_FILENO : open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done = fd >= 0 && write_all (fd, text);

  if (fd >= 0 && !to_stdout && close (fd) != 0)
    done = FALSE;
  if (!done)
    {
      g_printerr (_("%s cannot be written: %s\n"), path, g_strerror (errno));
      return UNKNOT_EXIT_REFUSED;
    }
  return UNKNOT_EXIT_OK;
}

UnknotExit
unknot_history_file_export (const char *path)
{
  g_autofree char *from = g_build_filename (g_get_user_data_dir (), "unknot", "history.sqlite", NULL);
  gboolean csv = g_str_equal (path, "-") || g_str_has_suffix (path, ".csv");
  g_autoptr (UnknotHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return fail (_("There is nothing to export yet: nothing has been kept."));
  history = unknot_history_open_readonly (from, &error);
  if (history != NULL)
    text = csv ? unknot_history_export_csv (history, &error) : unknot_history_export_json (history, &error);
  return text != NULL ? write_file (path, text) : fail (error->message);
}
