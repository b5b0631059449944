/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-care.h"
#include "app/client-private.h"

#include <glib/gi18n.h>

#define OBJECT_PATH "/io/github/unknot/Unknot/Service"

/* However fast the service's clock runs, a text changes at most this often. */
#define SHORTEST_TICK (50 * 1000)

enum { PROP_0, PROP_AVAILABLE, PROP_PROBLEM, PROP_STATE, PROP_NEXT_GUIDE, PROP_TRAY, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_CHANGED, SIGNAL_TICK, SIGNAL_REFUSED, SIGNAL_MARKS_CHANGED, SIGNAL_TEST_CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotClient, unknot_client, G_TYPE_OBJECT)

/* --- Ticks ------------------------------------------------------------------------- */

static gboolean tick_cb (gpointer data);

static gint64
next_tick (UnknotClient *self)
{
  UnknotSitCount count = unknot_client_count (self);
  gint64 now = unknot_client_get_now (self);
  gint64 next = unknot_sit_count_next_second (&count, now);

  next = MIN (next, unknot_countdown_next_second (unknot_client_get_break_ends (self), now));
  next = MIN (next, unknot_countdown_next_second (unknot_client_get_postponed_until (self), now));
  next = MIN (next, unknot_countdown_next_second (now + unknot_client_get_heat_left (self), now));
  return next;
}

/* Arms one timeout for the next change of a text, none when nobody looks or nothing runs. */
static void
arm_tick (UnknotClient *self)
{
  gint64 next, delay;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->holds == 0 || !self->available)
    return;
  next = next_tick (self);
  if (next == G_MAXINT64)
    return;
  delay = unknot_service_clock_local (&self->clock, next) - unknot_client_boot_time ();
  delay = MAX (delay, SHORTEST_TICK);
  /* Rounded up, so that the second has passed when it is read. */
  self->tick_id = g_timeout_add ((guint) (delay / 1000 + 1), tick_cb, self);
}

static gboolean
tick_cb (gpointer data)
{
  UnknotClient *self = data;

  self->tick_id = 0;
  g_signal_emit (self, signals[SIGNAL_TICK], 0);
  arm_tick (self);
  return G_SOURCE_REMOVE;
}

void
unknot_client_hold_ticks (UnknotClient *self)
{
  g_return_if_fail (UNKNOT_IS_CLIENT (self));

  if (self->holds++ == 0)
    arm_tick (self);
}

void
unknot_client_release_ticks (UnknotClient *self)
{
  g_return_if_fail (UNKNOT_IS_CLIENT (self) && self->holds > 0);

  if (--self->holds == 0)
    arm_tick (self);
}

/* --- Connection --------------------------------------------------------------------- */

static gboolean
changed_cb (gpointer data)
{
  UnknotClient *self = data;

  self->changed_id = 0;
  arm_tick (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_GUIDE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRAY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (UnknotClient *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_DEFAULT, changed_cb, self, NULL);
}

static void
set_available (UnknotClient *self, gboolean available, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) != 0)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
    }
  if (self->available != available)
    {
      self->available = available;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
    }
  queue_changed (self);
}

static const char *
away_problem (void)
{
  return _("The background service is not running, so breaks are not counted. "
           "Guides work all the same.");
}

typedef struct {
  UnknotClient *client; /* owned */
  gint64 asked;         /* local boot time */
} ClockCall;

static void
clock_now_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree ClockCall *call = data;
  g_autoptr (UnknotClient) self = call->client;
  g_autoptr (GError) error = NULL;
  gint64 now = 0, answered = unknot_client_boot_time ();
  guint scale;

  if (!unknot_service1_call_clock_now_finish (UNKNOT_SERVICE1 (source), &now, result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("ClockNow: %s", error->message);
      return;
    }
  scale = unknot_service1_get_time_scale (self->proxy);
  self->clock.service = now;
  /* The answer was right somewhere between question and arrival. */
  self->clock.local = call->asked + (answered - call->asked) / 2;
  self->clock.scale = MAX (scale, 1);
  set_available (self, TRUE, NULL);
}

static void
read_clock (UnknotClient *self)
{
  ClockCall *call = g_new (ClockCall, 1);

  call->client = g_object_ref (self);
  call->asked = unknot_client_boot_time ();
  unknot_service1_call_clock_now (self->proxy, self->cancellable, clock_now_cb, call);
}

static void
owner_changed_cb (UnknotClient *self)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (self->proxy));

  if (owner != NULL)
    read_clock (self);
  else
    set_available (self, FALSE, away_problem ());
}

static void
marks_changed_cb (UnknotClient *self)
{
  g_signal_emit (self, signals[SIGNAL_MARKS_CHANGED], 0);
}

static void
test_closed_cb (UnknotClient *self)
{
  g_signal_emit (self, signals[SIGNAL_TEST_CLOSED], 0);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotClient) self = data;
  g_autoptr (GError) error = NULL;
  UnknotService1 *proxy = unknot_service1_proxy_new_finish (result, &error);

  self->connecting = FALSE;
  if (proxy == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_message ("Cannot reach the service: %s", error->message);
          set_available (self, FALSE, away_problem ());
        }
      return;
    }
  g_clear_object (&self->proxy);
  self->proxy = proxy;
  g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (queue_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "notify::g-name-owner", G_CALLBACK (owner_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "marks-changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "test-closed", G_CALLBACK (test_closed_cb), self, G_CONNECT_SWAPPED);
  owner_changed_cb (self);
}

static void
connect_to (UnknotClient *self, GDBusConnection *bus)
{
  g_set_object (&self->bus, bus);
  unknot_service1_proxy_new (bus, G_DBUS_PROXY_FLAGS_NONE, UNKNOT_SERVICE_ID, OBJECT_PATH,
                             self->cancellable, connected_cb, g_object_ref (self));
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotClient) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus != NULL)
    {
      connect_to (self, bus);
      return;
    }
  self->connecting = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_available (self, FALSE, _("There is no session bus, so breaks are not counted. Guides work all the same."));
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotClient) self = data;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_dbus_error_strip_remote_error (error);
      g_message ("Cannot start the service: %s", error->message);
      g_signal_emit (self, signals[SIGNAL_REFUSED], 0,
                     _("It could not be started. Running “unknot-service” in a terminal says why."));
    }
}

void
unknot_client_retry (UnknotClient *self)
{
  g_return_if_fail (UNKNOT_IS_CLIENT (self));

  if (self->proxy == NULL || self->available)
    return;
  g_dbus_connection_call (g_dbus_proxy_get_connection (G_DBUS_PROXY (self->proxy)),
                          "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", UNKNOT_SERVICE_ID, 0),
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          retried_cb, g_object_ref (self));
}

/* --- Calls ------------------------------------------------------------------------------ */

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotClient) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_dbus_error_strip_remote_error (error);
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
}

/* On the connection, not the proxy: a window that is closed at once must still be able to say
 * how its break ended, before the service's properties have arrived. */
static void
call_service (UnknotClient *self, const char *method, GVariant *args, GAsyncReadyCallback callback, gpointer data)
{
  g_dbus_connection_call (self->bus, UNKNOT_SERVICE_ID, OBJECT_PATH, UNKNOT_APP_ID ".Service1", method, args, NULL,
                          self->asleep ? G_DBUS_CALL_FLAGS_NO_AUTO_START : G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          callback, data);
}

void
unknot_client_set_wakes (UnknotClient *self, gboolean wakes)
{
  g_return_if_fail (UNKNOT_IS_CLIENT (self));
  self->asleep = !wakes;
}

/* Every command but those that hand their answer on: one call, an error shown to the user. */
void
unknot_client_call (UnknotClient *self, const char *method, GVariant *args)
{
  g_autoptr (GVariant) owned = args != NULL ? g_variant_ref_sink (args) : NULL;

  if (self->bus == NULL)
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, away_problem ());
  else
    call_service (self, method, owned, called_cb, g_object_ref (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GVariant *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    {
      g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
      return;
    }
  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, error);
}

void
unknot_client_ask (UnknotClient *self, const char *method, GVariant *args, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GVariant) owned = args != NULL ? g_variant_ref_sink (args) : NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (UNKNOT_IS_CLIENT (self));

  task = g_task_new (self, self->cancellable, callback, user_data);
  if (self->bus == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "%s", away_problem ());
  else
    call_service (self, method, owned, answered_cb, g_steal_pointer (&task));
}

GVariant *
unknot_client_ask_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GVariant *
unknot_client_ask_finish_first (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  return answer != NULL ? g_variant_get_child_value (answer, 0) : NULL;
}

/* --- Object -------------------------------------------------------------------------- */

static void
unknot_client_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotClient *self = UNKNOT_CLIENT (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_STATE:
      g_value_set_string (value, unknot_client_get_state (self));
      break;
    case PROP_NEXT_GUIDE:
      g_value_set_string (value, unknot_client_get_next_guide (self));
      break;
    case PROP_TRAY:
      g_value_set_boolean (value, unknot_client_get_tray (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_client_dispose (GObject *object)
{
  UnknotClient *self = UNKNOT_CLIENT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_clear_object (&self->proxy);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (unknot_client_parent_class)->dispose (object);
}

static void
unknot_client_finalize (GObject *object)
{
  UnknotClient *self = UNKNOT_CLIENT (object);

  g_clear_object (&self->cancellable);
  g_free (self->problem);
  G_OBJECT_CLASS (unknot_client_parent_class)->finalize (object);
}

static void
unknot_client_class_init (UnknotClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_client_get_property;
  object_class->dispose = unknot_client_dispose;
  object_class->finalize = unknot_client_finalize;

  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "", flags);
  properties[PROP_NEXT_GUIDE] = g_param_spec_string ("next-guide", NULL, NULL, "", flags);
  properties[PROP_TRAY] = g_param_spec_boolean ("tray", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", UNKNOT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TICK] = g_signal_new ("tick", UNKNOT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed", UNKNOT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TEST_CLOSED] = g_signal_new ("test-closed", UNKNOT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", UNKNOT_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unknot_client_init (UnknotClient *self)
{
  self->cancellable = g_cancellable_new ();
  self->connecting = TRUE;
  self->clock.scale = 1;
}

UnknotClient *
unknot_client_new (GDBusConnection *bus)
{
  UnknotClient *self = g_object_new (UNKNOT_TYPE_CLIENT, NULL);

  if (bus != NULL)
    connect_to (self, bus);
  else
    g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_cb, g_object_ref (self));
  return self;
}
