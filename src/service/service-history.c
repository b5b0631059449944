/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/history/history-import.h"
#include "service/memory.h"
#include "service/service-private.h"

/* The history as a whole: what the bus asks about deleting, putting back and importing. */

/* How long what was deleted can be had back.  It is gone from the disk at once; only this
 * process still holds it.  In the XML of the bus, too. */
#define UNDO_SECONDS 60

static gboolean
fail (GDBusMethodInvocation *invocation, int code, const char *message)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, code, message);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Everything that is made from the history is made anew. */
static void
history_changed (UnknotService *self)
{
  unknot_journal_forget_count (self->journal);
  unknot_service_marks_changed (self);
}

/* --- deleting and putting back ------------------------------------------------------------ */

void
unknot_service_forget_deleted (UnknotService *self)
{
  g_clear_handle_id (&self->deleted_source, g_source_remove);
  g_clear_pointer (&self->deleted, unknot_history_bag_free);
}

static gboolean
undo_over_cb (gpointer user_data)
{
  UnknotService *self = user_data;

  self->deleted_source = 0;
  unknot_service_forget_deleted (self);
  unknot_memory_give_back ();

  return G_SOURCE_REMOVE;
}

static gboolean
delete_history_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 from, gint64 to,
                   UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (UnknotHistoryBag) bag = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  if (from > to)
    return fail (invocation, G_DBUS_ERROR_INVALID_ARGS, _("The span of time ends before it begins."));

  bag = unknot_history_copy (unknot_journal_get_history (self->journal, now), from, to);
  if (!unknot_journal_delete (self->journal, now, from, to, &error))
    return fail (invocation, G_DBUS_ERROR_FAILED, error->message);

  count = unknot_history_bag_count (bag);
  unknot_service_forget_deleted (self);
  if (count > 0)
    {
      self->deleted = g_steal_pointer (&bag);
      self->deleted_source = g_timeout_add_seconds (UNDO_SECONDS, undo_over_cb, self);
    }
  unknot_dbus_service1_complete_delete_history (object, invocation, count);
  history_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
restore_history_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GError) error = NULL;
  guint count;

  if (self->deleted == NULL)
    {
      g_dbus_method_invocation_return_error_literal (
        invocation, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
        _("What was deleted is gone for good by now: it is kept for a minute only."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  if (!unknot_history_put_back (unknot_journal_get_history (self->journal, now), self->deleted, &error))
    return fail (invocation, G_DBUS_ERROR_FAILED, error->message);

  count = unknot_history_bag_count (self->deleted);
  unknot_service_forget_deleted (self);
  unknot_dbus_service1_complete_restore_history (object, invocation, count);
  history_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- importing ---------------------------------------------------------------------------- */

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

static gboolean
import (UnknotService *self, int fd, guint *added, guint *known, GError **error)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (UnknotHistoryBag) bag = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = read_file (fd, &length, error);
  if (text == NULL)
    return FALSE;
  bag = unknot_history_parse_export (text, length, zone, error);
  if (bag == NULL)
    return FALSE;

  return unknot_history_import (unknot_journal_get_history (self->journal, now), bag, added, known, error);
}

static gboolean
import_history_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, GUnixFDList *files, GVariant *handle,
                   UnknotService *self)
{
  g_autoptr (GError) error = NULL;
  guint added = 0, known = 0;
  int fd = files != NULL ? g_unix_fd_list_get (files, g_variant_get_handle (handle), &error) : -1;
  gboolean done;

  if (fd < 0)
    return fail (invocation, G_DBUS_ERROR_INVALID_ARGS, _("There is no file."));
  done = import (self, fd, &added, &known, &error);
  close (fd);
  unknot_memory_give_back ();
  if (!done)
    return fail (invocation,
                 error->domain == UNKNOT_IMPORT_ERROR || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS)
                   ? G_DBUS_ERROR_INVALID_ARGS
                   : G_DBUS_ERROR_FAILED,
                 error->message);

  unknot_dbus_service1_complete_import_history (object, invocation, NULL, added, known);
  history_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_history (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-delete-history", G_CALLBACK (delete_history_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-restore-history", G_CALLBACK (restore_history_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-import-history", G_CALLBACK (import_history_cb), self, 0);
}
