/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "service/care-notices.h"
#include "service/service-private.h"

/* The question whether to drink something: gives way to everything else. */

/* So shortly before a break it would be one thing too many; there is water on the way. */
#define BEFORE_BREAK (2 * UNKNOT_MINUTE)

static gboolean
is_free (UnknotService *self, UnknotTime now)
{
  UnknotHeatStatus heat;
  UnknotStatus status;

  unknot_schedule_status (self->schedule, now, &status);
  unknot_heat_status (self->heat, now, &heat);

  return status.running && status.phase == UNKNOT_PHASE_WORKING && !status.held && !status.posture_open &&
         status.due_in > BEFORE_BREAK && (heat.phase == UNKNOT_HEAT_OFF || heat.phase == UNKNOT_HEAT_ON);
}

gboolean
unknot_service_settle_water (UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  gint64 interval = unknot_settings_get_water_interval (self->settings);
  gboolean changed = interval != self->water.interval;

  unknot_water_set_interval (&self->water, now, interval);
  unknot_water_set_free (&self->water, now, is_free (self, now));
  if (interval == 0)
    {
      unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_WATER);
      return changed;
    }
  if (!unknot_water_update (&self->water, now))
    return changed;
  unknot_notices_show_water (self->notifier);

  return TRUE;
}

void
unknot_service_publish_water (UnknotService *self)
{
  UnknotDBusService1 *bus = UNKNOT_DBUS_SERVICE1 (self->bus);

  unknot_dbus_service1_set_water (bus, self->water.interval > 0);
  unknot_dbus_service1_set_water_today (bus, unknot_water_count (&self->water, unknot_clock_now (self->clock)));
}

void
unknot_service_had_water (gpointer user_data)
{
  UnknotService *self = user_data;

  unknot_water_drink (&self->water, unknot_clock_now (self->clock));
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_WATER);
  unknot_service_settle (self);
  unknot_service_save (self, TRUE);
  unknot_service_publish (self);
}

void
unknot_service_water_answered (UnknotService *self, const char *action, const char *token)
{
  if (g_str_equal (action, UNKNOT_NOTICE_HAD_WATER))
    unknot_service_had_water (self);
  else
    unknot_service_menu_commands.show_window ("today", token, self);
}

static gboolean
had_water_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  if (self->water.interval > 0)
    {
      unknot_service_had_water (self);
      unknot_dbus_service1_complete_had_water (object, invocation);
    }
  else
    {
      g_dbus_method_invocation_return_error_literal (
        invocation, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
        _("Water is not counted; turn its reminder on in the settings."));
    }

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_water (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-had-water", G_CALLBACK (had_water_cb), self, 0);
}
