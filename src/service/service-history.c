/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "core/history/history-import.h"
#include "service/memory.h"
#include "service/service-private.h"

/* The history as a whole: what the bus asks about deleting and putting back. */

/* How long what was deleted can be had back.  It is gone from the disk at once; only this
 * process still holds it.  In the XML of the bus, too. */
#define UNDO_SECONDS 60

static gboolean
fail (GDBusMethodInvocation *invocation, int code, const char *message)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, code, message);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_history_changed (UnknotService *self)
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
  g_clear_pointer (&self->deleted_day, g_free);
}

static gboolean
undo_over_cb (gpointer user_data)
{
  UnknotService *self = user_data;

  self->deleted_source = 0;
  unknot_service_forget_deleted (self);
  self->deleted_gone = TRUE;
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
  gboolean hours;
  guint count;

  if (from > to)
    return fail (invocation, G_DBUS_ERROR_INVALID_ARGS, _("The span of time ends before it begins."));

  bag = unknot_history_copy (unknot_journal_get_history (self->journal, now), from, to);
  if (!unknot_journal_delete (self->journal, now, from, to, &error))
    return fail (invocation, G_DBUS_ERROR_FAILED, error->message);

  count = unknot_history_bag_count (bag);
  self->deleted_gone = self->deleted != NULL;
  unknot_service_forget_deleted (self);
  hours = unknot_service_forget_day (self, from, to);
  unknot_decisions_forget (self->decisions, from, to);
  if (count > 0 || hours)
    {
      self->deleted = g_steal_pointer (&bag);
      self->deleted_source = g_timeout_add_seconds (UNDO_SECONDS, undo_over_cb, self);
    }
  else
    unknot_service_forget_deleted (self);
  unknot_dbus_service1_complete_delete_history (object, invocation, count);
  unknot_service_history_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* 1 in its last moment, too: what is still there can be put back. */
static guint
undo_seconds_left (UnknotService *self)
{
  GSource *source = g_main_context_find_source_by_id (NULL, self->deleted_source);
  const gint64 left = g_source_get_ready_time (source) - g_get_monotonic_time ();

  return (guint) CLAMP (left / G_USEC_PER_SEC, 1, UNDO_SECONDS);
}

static gboolean
get_deleted_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  const gboolean kept = self->deleted != NULL;

  unknot_dbus_service1_complete_get_deleted (object, invocation, kept ? unknot_history_bag_count (self->deleted) : 0,
                                             kept ? undo_seconds_left (self) : 0);

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
        self->deleted_gone ? _("What was deleted is gone for good by now: it is kept for a minute only.")
                           : _("Nothing has been deleted."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  if (!unknot_history_put_back (unknot_journal_get_history (self->journal, now), self->deleted, &error))
    return fail (invocation, G_DBUS_ERROR_FAILED, error->message);

  count = unknot_history_bag_count (self->deleted);
  self->deleted_gone = FALSE;
  unknot_service_put_back_day (self);
  unknot_service_forget_deleted (self);
  unknot_dbus_service1_complete_restore_history (object, invocation, count);
  unknot_service_history_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_history (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-delete-history", G_CALLBACK (delete_history_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-get-deleted", G_CALLBACK (get_deleted_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-restore-history", G_CALLBACK (restore_history_cb), self, 0);
}
