/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "service/service-private.h"

/* Heat sessions of the past: what the bus asks about them. */

static gboolean
get_heats_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 from, gint64 to,
              UnknotService *self)
{
  g_autoptr (GPtrArray) heats = NULL;
  GVariantBuilder rows;

  if (from > to)
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                     _("The span of time ends before it begins."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }

  heats = unknot_history_list_heats (unknot_journal_get_history (self->journal, unknot_clock_now (self->clock)), from,
                                     to);
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a(xxxxuss)"));
  for (guint i = heats->len > UNKNOT_BUS_MAX_ROWS ? heats->len - UNKNOT_BUS_MAX_ROWS : 0; i < heats->len; i++)
    {
      const UnknotHistoryHeat *heat = g_ptr_array_index (heats, i);
      const UnknotHeatRecord *record = &heat->record;

      g_variant_builder_add (&rows, "(xxxxuss)", record->started, record->ended, record->length, record->planned,
                             record->looks, unknot_heat_outcome_to_string (record->outcome),
                             heat->guide != NULL ? heat->guide : "");
    }
  unknot_dbus_service1_complete_get_heats (object, invocation, g_variant_builder_end (&rows));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_heats (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-get-heats", G_CALLBACK (get_heats_cb), self, 0);
}
