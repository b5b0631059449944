/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-history.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>

#include "app/client-private.h"

/* Ten years of rows on a slow disk. */
#define IMPORT_TIMEOUT_MS 120000

static gboolean
finish_count (UnknotClient *self, GAsyncResult *result, guint *rows, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(u)", rows);
  return TRUE;
}

void
unknot_client_delete_history (UnknotClient *self, gint64 from, gint64 to, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  unknot_client_ask (self, "DeleteHistory", g_variant_new ("(xx)", from, to), callback, user_data);
}

gboolean
unknot_client_delete_history_finish (UnknotClient *self, GAsyncResult *result, guint *rows, GError **error)
{
  return finish_count (self, result, rows, error);
}

void
unknot_client_get_deleted (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetDeleted", NULL, callback, user_data);
}

gboolean
unknot_client_get_deleted_finish (UnknotClient *self, GAsyncResult *result, guint *rows, guint *seconds,
                                  GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(uu)", rows, seconds);
  return TRUE;
}

void
unknot_client_restore_history (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "RestoreHistory", NULL, callback, user_data);
}

gboolean
unknot_client_restore_history_finish (UnknotClient *self, GAsyncResult *result, guint *rows, GError **error)
{
  return finish_count (self, result, rows, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GVariant *answer = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);

  if (answer != NULL)
    {
      g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
      return;
    }
  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, error);
}

/* The file goes to the service as an open one: it may lie where only this process may read. */
void
unknot_client_import_history (UnknotClient *self, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);
  g_autoptr (GUnixFDList) files = NULL;
  const char *path = g_file_peek_path (file);
  int fd;

  if (self->proxy == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "%s",
                               self->problem != NULL ? self->problem : _("The background service is not running."));
      return;
    }
  fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
  if (fd < 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, _("The file cannot be read: %s"),
                               path != NULL ? g_strerror (errno) : _("it is not on this computer"));
      return;
    }
  files = g_unix_fd_list_new_from_array (&fd, 1);
  g_dbus_proxy_call_with_unix_fd_list (G_DBUS_PROXY (self->proxy), "ImportHistory", g_variant_new ("(h)", 0),
                                       G_DBUS_CALL_FLAGS_NONE, IMPORT_TIMEOUT_MS, files, self->cancellable, imported_cb,
                                       g_steal_pointer (&task));
}

gboolean
unknot_client_import_history_finish (UnknotClient *self, GAsyncResult *result, guint *added, guint *known,
                                     GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(uu)", added, known);
  return TRUE;
}
