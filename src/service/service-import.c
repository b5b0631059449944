/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/history/history-import.h"
#include "service/memory.h"
#include "service/service-private.h"

/* An export that comes back.  Ten years of it take seconds to read and check: a thread does that,
 * so that reminders and answers keep their time.  The history itself stays with this one. */

typedef struct {
  GWeakRef service; /* a service that ends does not wait for what is read */
  int fd;
  GDBusMethodInvocation *invocation; /* (owned) (nullable): until it is answered */
} Import;

static void
import_free (Import *import)
{
  g_weak_ref_clear (&import->service);
  close (import->fd);
  g_clear_object (&import->invocation);
  g_free (import);
}

/* A file that is no ordinary one could keep us waiting for ever. */
static gboolean
check_file (int fd, gsize *length, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, _("This is no ordinary file."));
      return FALSE;
    }
  if (info.st_size > UNKNOT_IMPORT_MAX_BYTES)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                           _("The file is too large to be a history."));
      return FALSE;
    }
  *length = (gsize) info.st_size;

  return TRUE;
}

/* Returns: (transfer full): what the file holds, at most what it held when it was looked at. */
static char *
read_file (int fd, gsize *length, GError **error)
{
  g_autofree char *text = NULL;
  gsize done = 0;

  if (!check_file (fd, length, error))
    return NULL;
  text = g_malloc (*length + 1);
  while (done < *length)
    {
      ssize_t got = pread (fd, text + done, *length - done, (off_t) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, _("The file cannot be read: %s"), g_strerror (errno));
          return NULL;
        }
      if (got == 0)
        break;
      done += (gsize) got;
    }
  *length = done;
  text[done] = '\0';

  return g_steal_pointer (&text);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;
  UnknotHistoryBag *bag = NULL;
  GError *error = NULL;
  gsize length = 0;

  text = read_file (import->fd, &length, &error);
  if (text != NULL)
    bag = unknot_history_parse_export (text, length, zone, &error);
  if (bag != NULL)
    g_task_return_pointer (task, bag, (GDestroyNotify) unknot_history_bag_free);
  else
    g_task_return_error (task, error);
}

/* @invocation: (transfer full). */
static void
refuse (GDBusMethodInvocation *invocation, const GError *error)
{
  gboolean theirs
    = error->domain == UNKNOT_IMPORT_ERROR || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);

  g_dbus_method_invocation_return_error_literal (
    invocation, G_DBUS_ERROR, theirs ? G_DBUS_ERROR_INVALID_ARGS : G_DBUS_ERROR_FAILED, error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr (UnknotService) self = g_weak_ref_get (&import->service);
  g_autoptr (UnknotHistoryBag) bag = NULL;
  g_autoptr (GError) error = NULL;
  guint added = 0, known = 0;

  if (self == NULL)
    return;
  bag = g_task_propagate_pointer (G_TASK (result), &error);
  if (bag != NULL)
    {
      UnknotTime now = unknot_clock_now (self->clock);

      unknot_history_import (unknot_journal_get_history (self->journal, now), bag, &added, &known, &error);
      g_clear_pointer (&bag, unknot_history_bag_free);
    }
  if (error != NULL)
    refuse (g_steal_pointer (&import->invocation), error);
  else
    {
      unknot_dbus_service1_complete_import_history (UNKNOT_DBUS_SERVICE1 (self->bus),
                                                    g_steal_pointer (&import->invocation), NULL, added, known);
      unknot_service_history_changed (self);
    }
  unknot_memory_give_back ();
}

static gboolean
import_history_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, GUnixFDList *files, GVariant *handle,
                   UnknotService *self)
{
  int fd = files != NULL ? g_unix_fd_list_get (files, g_variant_get_handle (handle), NULL) : -1;
  g_autoptr (GTask) task = NULL;
  Import *import;

  if (fd < 0)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                     _("There is no file."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  import = g_new0 (Import, 1);
  g_weak_ref_init (&import->service, self);
  import->fd = fd;
  import->invocation = invocation;
  task = g_task_new (NULL, NULL, read_cb, NULL);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, read_thread);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_import (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-import-history", G_CALLBACK (import_history_cb), self, 0);
}
