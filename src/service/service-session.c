/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "service/errors.h"
#include "service/service-private.h"
#include "service/session-environment.h"

/* What others tell of the session that this is. */

#define MAX_ENTRIES 64
#define MAX_ENTRY_BYTES 4096

/* No display, session or file of a desktop has such a name. */
static gboolean
has_control_character (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return TRUE;

  return FALSE;
}

static gboolean
check_environment (const char *const *environment)
{
  for (guint i = 0; environment[i] != NULL; i++)
    if (i >= MAX_ENTRIES || strlen (environment[i]) > MAX_ENTRY_BYTES || has_control_character (environment[i]))
      return FALSE;

  return TRUE;
}

static gboolean
use_session_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *const *environment,
                UnknotService *self)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;

  if (!check_environment (environment))
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                     _("This is not the environment of a session."));
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  if (!unknot_session_environment_check (environment, &error))
    {
      g_dbus_method_invocation_return_error_literal (invocation, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED,
                                                     error->message);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  g_signal_emit_by_name (self, "session-told", environment, &taken);
  unknot_dbus_service1_complete_use_session (object, invocation, taken);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
idle_told_cb (gint64 idle, gpointer user_data)
{
  g_dbus_method_invocation_return_value (user_data, g_variant_new ("(x)", idle));
}

static gboolean
get_idle_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, UnknotService *self)
{
  unknot_presence_monitor_ask_idle (self->presence, idle_told_cb, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_session (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-use-session", G_CALLBACK (use_session_cb), self, 0);
  g_signal_connect_object (self->bus, "handle-get-idle", G_CALLBACK (get_idle_cb), self, 0);
}
