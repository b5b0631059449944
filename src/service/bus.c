/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/bus.h"

#include <glib/gi18n.h>
#include <string.h>

#include "service/bus-guard.h"

#define MAX_GUIDE_BYTES 128
#define MAX_PAGE_BYTES (MAX_GUIDE_BYTES + 8)
#define MAX_TOKEN_BYTES 1024
#define MAX_SPOT_SECONDS 3600

struct _UnknotBus
{
  UnknotDBusService1Skeleton parent_instance;

  const UnknotBusCommands *commands;
  gpointer user_data;
  UnknotBusGuard *guard;
};

static void unknot_bus_iface_init (UnknotDBusService1Iface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotBus, unknot_bus, UNKNOT_DBUS_TYPE_SERVICE1_SKELETON,
                               G_IMPLEMENT_INTERFACE (UNKNOT_DBUS_TYPE_SERVICE1, unknot_bus_iface_init))

GQuark
unknot_service_error_quark (void)
{
  static gsize quark = 0;
  static const GDBusErrorEntry entries[] = {
    { UNKNOT_SERVICE_ERROR_REFUSED, "io.github.unknot.Unknot.Error.Refused" },
    { UNKNOT_SERVICE_ERROR_NO_GUIDE, "io.github.unknot.Unknot.Error.NoGuide" },
  };

  g_dbus_error_register_error_domain ("unknot-service-error-quark", &quark, entries, G_N_ELEMENTS (entries));

  return (GQuark) quark;
}

/* --- what arguments may be -------------------------------------------------------------- */

static gboolean
check_guide (const char *guide, GError **error)
{
  if (strlen (guide) <= MAX_GUIDE_BYTES)
    return TRUE;

  g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_NO_GUIDE, _("There is no such guide."));

  return FALSE;
}

static gboolean
check_page (const char *page, GError **error)
{
  static const char *const pages[] = { "today", "guides", "back", "progress", "settings", "welcome", NULL };

  if (g_strv_contains (pages, page))
    return TRUE;
  if (g_str_has_prefix (page, "guide:") && strlen (page) > strlen ("guide:") && strlen (page) <= MAX_PAGE_BYTES)
    return TRUE;

  g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                       _("A page is today, guides, back, progress, settings, welcome, or guide: followed by the id of a guide."));

  return FALSE;
}

/* Takes the token out of @platform_data, whose other members are of no use here.
 * @token: (out) (transfer full) (nullable) */
static gboolean
read_token (GVariant *platform_data, char **token, GError **error)
{
  const char *value = NULL;

  *token = NULL;
  if (!g_variant_lookup (platform_data, "activation-token", "&s", &value) &&
      !g_variant_lookup (platform_data, "desktop-startup-id", "&s", &value))
    return TRUE;

  if (strlen (value) > MAX_TOKEN_BYTES)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, _("The activation token is too long."));
      return FALSE;
    }
  *token = g_strdup (value);

  return TRUE;
}

static gboolean
check_span (gint64 from, gint64 to, GError **error)
{
  if (from <= to)
    return TRUE;

  g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, _("The span of time ends before it begins."));

  return FALSE;
}

/* --- methods ---------------------------------------------------------------------------- */

/* Every handler answers on every path: either a value, or the empty reply, or @error. */
static gboolean
finish (GDBusMethodInvocation *invocation, gboolean done, GError *error)
{
  if (done)
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_take_error (invocation, error);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_clock_now (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_dbus_service1_complete_clock_now (object, invocation, self->commands->clock_now (self->user_data));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_take_break (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *guide,
                   GVariant *platform_data)
{
  UnknotBus *self = UNKNOT_BUS (object);
  g_autofree char *token = NULL;
  GError *error = NULL;
  gboolean done = check_guide (guide, &error) && read_token (platform_data, &token, &error) &&
                  self->commands->take_break (guide, token, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_end_break (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gboolean completed)
{
  UnknotBus *self = UNKNOT_BUS (object);
  GError *error = NULL;
  gboolean done = self->commands->end_break (completed, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_pause (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, guint seconds)
{
  UnknotBus *self = UNKNOT_BUS (object);
  GError *error = NULL;
  gboolean done = FALSE;

  if (seconds != 0 && (seconds < 60 || seconds > 7 * 24 * 60 * 60))
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                         _("A pause lasts from one minute to seven days, or 0 for until resumed."));
  else
    done = self->commands->pause (seconds, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_answer_posture (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *answer)
{
  UnknotBus *self = UNKNOT_BUS (object);
  gboolean good = g_str_equal (answer, "good");
  GError *error = NULL;
  gboolean done = FALSE;

  if (!good && !g_str_equal (answer, "slouching"))
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                         _("The answer to a posture check is good or slouching."));
  else
    done = self->commands->answer_posture (good, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_list_guides (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_dbus_service1_complete_list_guides (object, invocation, self->commands->list_guides (self->user_data));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_get_history (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 from, gint64 to)
{
  UnknotBus *self = UNKNOT_BUS (object);
  GError *error = NULL;

  if (!check_span (from, to, &error))
    return finish (invocation, FALSE, error);

  g_dbus_method_invocation_return_value (
    invocation, self->commands->get_history (from, to, UNKNOT_BUS_MAX_ROWS, self->user_data));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_rate_guide (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *guide,
                   const char *name)
{
  UnknotBus *self = UNKNOT_BUS (object);
  UnknotFeeling feeling = UNKNOT_FEELING_SAME;
  GError *error = NULL;
  gboolean done = FALSE;

  if (!unknot_feeling_from_string (name, &feeling))
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                         _("After a guide it is better, same or worse."));
  else
    done = check_guide (guide, &error) && self->commands->rate_guide (guide, feeling, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_add_spot_time (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *spot, guint seconds)
{
  UnknotBus *self = UNKNOT_BUS (object);
  GError *error = NULL;
  gboolean done = FALSE;

  if (seconds < 1 || seconds > MAX_SPOT_SECONDS || strlen (spot) > MAX_GUIDE_BYTES)
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                         _("A spot is a muscle with its side, pressed for one second to one hour."));
  else
    done = self->commands->add_spot_time (spot, seconds, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_get_spot_times (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_dbus_service1_complete_get_spot_times (object, invocation, self->commands->get_spot_times (self->user_data));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_get_decisions (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_dbus_service1_complete_get_decisions (object, invocation, self->commands->get_decisions (self->user_data));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
handle_show_window (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, const char *page,
                    GVariant *platform_data)
{
  UnknotBus *self = UNKNOT_BUS (object);
  g_autofree char *token = NULL;
  GError *error = NULL;
  gboolean done = check_page (page, &error) && read_token (platform_data, &token, &error) &&
                  self->commands->show_window (page, token, self->user_data, &error);

  return finish (invocation, done, error);
}

static gboolean
handle_quit (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_dbus_service1_complete_quit (object, invocation);
  self->commands->quit (self->user_data);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Commands that take nothing and say nothing. */
#define PLAIN_HANDLER(name)                                                        \
  static gboolean                                                                  \
  handle_##name (UnknotDBusService1 *object, GDBusMethodInvocation *invocation)    \
  {                                                                                \
    UnknotBus *self = UNKNOT_BUS (object);                                         \
    GError *error = NULL;                                                          \
    gboolean done = self->commands->name (self->user_data, &error);                \
                                                                                   \
    return finish (invocation, done, error);                                       \
  }

PLAIN_HANDLER (postpone)
PLAIN_HANDLER (skip)
PLAIN_HANDLER (pause_until_tomorrow)
PLAIN_HANDLER (resume)
PLAIN_HANDLER (check_posture)
PLAIN_HANDLER (another_guide)
PLAIN_HANDLER (test_notification)

static void
unknot_bus_iface_init (UnknotDBusService1Iface *iface)
{
  iface->handle_clock_now = handle_clock_now;
  iface->handle_take_break = handle_take_break;
  iface->handle_end_break = handle_end_break;
  iface->handle_postpone = handle_postpone;
  iface->handle_skip = handle_skip;
  iface->handle_pause = handle_pause;
  iface->handle_pause_until_tomorrow = handle_pause_until_tomorrow;
  iface->handle_resume = handle_resume;
  iface->handle_check_posture = handle_check_posture;
  iface->handle_answer_posture = handle_answer_posture;
  iface->handle_list_guides = handle_list_guides;
  iface->handle_another_guide = handle_another_guide;
  iface->handle_get_history = handle_get_history;
  iface->handle_rate_guide = handle_rate_guide;
  iface->handle_add_spot_time = handle_add_spot_time;
  iface->handle_get_spot_times = handle_get_spot_times;
  iface->handle_get_decisions = handle_get_decisions;
  iface->handle_show_window = handle_show_window;
  iface->handle_test_notification = handle_test_notification;
  iface->handle_quit = handle_quit;
}

/* --- properties ------------------------------------------------------------------------- */

static GDBusInterfaceVTable vtable;
static GDBusInterfaceMethodCallFunc call_generated;
static GDBusInterfaceGetPropertyFunc read_generated;

static GVariant *
property_read_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *name, GError **error, gpointer user_data)
{
  UnknotBus *self = UNKNOT_BUS (user_data);

  self->commands->refresh (self->user_data);

  return read_generated (connection, sender, path, interface, name, error, user_data);
}

/* Not in authorize_method(), which GLib calls in threads of its own: for one call after the other
 * a thread would be woken, and several at once would meet in here. */
static void
method_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *name, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  UnknotBus *self = UNKNOT_BUS (user_data);
  g_autoptr (GError) error = NULL;

  if (unknot_bus_guard_admit (self->guard, sender, parameters, &error))
    call_generated (connection, sender, path, interface, name, parameters, invocation, user_data);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
}

static GDBusInterfaceVTable *
unknot_bus_get_vtable (GDBusInterfaceSkeleton *skeleton)
{
  return &vtable;
}

static void
unknot_bus_finalize (GObject *object)
{
  UnknotBus *self = UNKNOT_BUS (object);

  unknot_bus_guard_free (self->guard);

  G_OBJECT_CLASS (unknot_bus_parent_class)->finalize (object);
}

static void
unknot_bus_class_init (UnknotBusClass *klass)
{
  GDBusInterfaceSkeletonClass *skeleton_class = G_DBUS_INTERFACE_SKELETON_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unknot_bus_finalize;
  /* The generated table does not depend on the object. */
  vtable = *skeleton_class->get_vtable (NULL);
  call_generated = vtable.method_call;
  vtable.method_call = method_called_cb;
  read_generated = vtable.get_property;
  vtable.get_property = property_read_cb;
  skeleton_class->get_vtable = unknot_bus_get_vtable;
}

static void
unknot_bus_init (UnknotBus *self)
{
  self->guard = unknot_bus_guard_new ();
}

UnknotBus *
unknot_bus_new (const UnknotBusCommands *commands, gpointer user_data)
{
  UnknotBus *self = g_object_new (UNKNOT_TYPE_BUS, NULL);

  self->commands = commands;
  self->user_data = user_data;

  return self;
}
