/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "core/history/knots.h"
#include "service/service-private.h"

/* Marks of where it hurts: what the bus asks about them. */

/* A clock on the other side may be a little ahead. */
#define FUTURE (UNKNOT_MINUTE)

void
unknot_service_marks_changed (UnknotService *self)
{
  unknot_dbus_service1_emit_marks_changed (UNKNOT_DBUS_SERVICE1 (self->bus));
  unknot_service_choose_guide (self);
  unknot_service_publish (self);
}

static gboolean
refuse (GDBusMethodInvocation *invocation, const char *message)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, message);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* What the history says of a mark that is out of range is the caller's fault; all else is ours. */
static gboolean
fail (GDBusMethodInvocation *invocation, const GError *error)
{
  gboolean asked_wrong = g_error_matches (error, UNKNOT_HISTORY_ERROR, UNKNOT_HISTORY_ERROR_MARK);

  g_dbus_method_invocation_return_error_literal (
    invocation, G_DBUS_ERROR, asked_wrong ? G_DBUS_ERROR_INVALID_ARGS : G_DBUS_ERROR_FAILED, error->message);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
has_guide (UnknotService *self, const char *guide)
{
  if (guide[0] == '\0')
    return TRUE;
  unknot_service_load_catalog (self);

  return unknot_catalog_find (self->catalog, guide) != NULL;
}

static gboolean
add_mark_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *spot, guint strength,
             const char *note, const char *context, const char *guide, gint64 marked, UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  UnknotHistoryMark mark = { .marked = marked != 0 ? marked : now.wall,
                             .spot = (char *) spot,
                             .strength = strength,
                             .note = (char *) note,
                             .guide = guide[0] != '\0' ? (char *) guide : NULL };
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!unknot_mark_context_from_string (context, &mark.context))
    return refuse (invocation, _("A mark is made alone, before or after a guide."));
  if (mark.marked > now.wall + FUTURE)
    return refuse (invocation, _("A mark cannot be in the future."));
  if (!unknot_history_mark_check (&mark, &error))
    return fail (invocation, error);
  if (!has_guide (self, guide))
    {
      g_dbus_method_invocation_return_error (invocation, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_NO_GUIDE,
                                             _("There is no guide “%s”."), guide);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }

  id = unknot_history_add_mark (unknot_journal_get_history (self->journal, now), &mark, &error);
  if (id == 0)
    return fail (invocation, error);
  unknot_dbus_service1_complete_add_mark (object, invocation, id);
  unknot_service_marks_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
get_marks_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 from, gint64 to,
              UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GPtrArray) marks = NULL;
  GVariantBuilder rows;

  if (from > to)
    return refuse (invocation, _("The span of time ends before it begins."));

  marks = unknot_history_list_marks (unknot_journal_get_history (self->journal, now), from, to);
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a(xxsusss)"));
  for (guint i = marks->len > UNKNOT_BUS_MAX_ROWS ? marks->len - UNKNOT_BUS_MAX_ROWS : 0; i < marks->len; i++)
    {
      const UnknotHistoryMark *mark = g_ptr_array_index (marks, i);

      g_variant_builder_add (&rows, "(xxsusss)", mark->id, mark->marked, mark->spot, mark->strength,
                             mark->note != NULL ? mark->note : "", unknot_mark_context_to_string (mark->context),
                             mark->guide != NULL ? mark->guide : "");
    }
  unknot_dbus_service1_complete_get_marks (object, invocation, g_variant_builder_end (&rows));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
delete_mark_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 id, UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GError) error = NULL;
  gboolean found;

  if (!unknot_history_delete_mark (unknot_journal_get_history (self->journal, now), id, &found, &error))
    return fail (invocation, error);
  if (!found)
    {
      g_dbus_method_invocation_return_error_literal (invocation, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
                                                     _("This mark is not there any more."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  unknot_dbus_service1_complete_delete_mark (object, invocation);
  unknot_service_marks_changed (self);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_marks (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-add-mark", G_CALLBACK (add_mark_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-get-marks", G_CALLBACK (get_marks_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-delete-mark", G_CALLBACK (delete_mark_cb), self, 0);
}
