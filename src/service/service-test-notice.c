/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

/* The test notification: what becomes of it, for the window that asked for it. */

static void
notice_closed_cb (UnknotNotifier *notifier, guint slot, UnknotService *self)
{
  if (slot == UNKNOT_SLOT_TEST)
    unknot_dbus_service1_emit_test_closed (UNKNOT_DBUS_SERVICE1 (self->bus));
}

static gboolean
withdraw_test_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_TEST);
  unknot_dbus_service1_complete_withdraw_test (object, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_test_notice (UnknotService *self)
{
  g_signal_connect_object (self->notifier, "closed", G_CALLBACK (notice_closed_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-withdraw-test", G_CALLBACK (withdraw_test_cb), self, 0);
}
