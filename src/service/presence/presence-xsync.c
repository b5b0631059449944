/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <string.h>
#include <xcb/sync.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

#include "service/presence/presence-backend.h"
#include "service/presence/presence-socket.h"

/* X11: alarms of the SYNC extension on the server's counter IDLETIME.
 *
 * The reading: milliseconds since the last input, whatever inhibits idleness.  But elder players
 * and scripts keep the screen on by a heartbeat, XResetScreenSaver() or `xset s reset` every half
 * minute or so, and the server counts that as input: while one beats, somebody is present, be the
 * chair empty or not, and there is no absence and no long lull.  The counter cannot tell the two
 * apart.  Players that only suspend the server's screen saver, XScreenSaverSuspend(), tell nobody:
 * the counter goes on, no service hears of it, and their viewer counts as away after the threshold.
 *
 * Every alarm is a comparison without a step, so it fires once, also when it is already true
 * when set, and then sleeps until it is set again: no input can slip in between, and nobody
 * who types wakes us.  A server that goes away ends the connection, not the program; its
 * socket is watched until it comes back. */

#define X11_FOLDER "/tmp/.X11-unix"

enum { AWAY, LULL, ACTIVE, READ, N_ALARMS };

typedef struct {
  UnknotPresenceBackend parent;
  xcb_connection_t *x;
  guint fd_source;
  guint connect_source;
  UnknotPresenceSocket *socket;
  guint8 first_event;
  xcb_sync_counter_t counter;
  xcb_sync_alarm_t alarm[N_ALARMS]; /* 0: not yet created */
  gint64 armed[N_ALARMS];           /* milliseconds waited for, -1: sleeps */
} Xsync;

static void lose (Xsync *self);
static void await_server (Xsync *self);

static xcb_sync_int64_t
to_int64 (gint64 value)
{
  return (xcb_sync_int64_t) { .hi = value >> 32, .lo = value & G_MAXUINT32 };
}

static void
arm (Xsync *self, guint which, gint64 milliseconds)
{
  guint32 below = XCB_SYNC_TESTTYPE_NEGATIVE_COMPARISON, above = XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON;
  xcb_sync_create_alarm_value_list_t values = {
    .counter = self->counter,
    .valueType = XCB_SYNC_VALUETYPE_ABSOLUTE,
    .value = to_int64 (milliseconds),
    .testType = which == ACTIVE ? below : above,
    .delta = to_int64 (0),
    .events = TRUE,
  };
  guint32 mask = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE |
                 XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS;

  if (self->armed[which] == milliseconds)
    return;
  self->armed[which] = milliseconds;
  if (self->alarm[which] == 0)
    {
      self->alarm[which] = xcb_generate_id (self->x);
      xcb_sync_create_alarm_aux (self->x, self->alarm[which], mask, &values);
    }
  else
    {
      xcb_sync_change_alarm_value_list_t change;

      G_STATIC_ASSERT (sizeof (change) == sizeof (values));
      memcpy (&change, &values, sizeof (change));
      xcb_sync_change_alarm_aux (self->x, self->alarm[which], mask, &change);
    }
}

/* The server watches no longer: an alarm that is kept would still fire once. */
static void
disarm (Xsync *self, guint which)
{
  if (self->alarm[which] != 0)
    xcb_sync_destroy_alarm (self->x, self->alarm[which]);
  self->alarm[which] = 0;
  self->armed[which] = -1;
}

/* Idleness below which somebody is there again: well under every threshold, well over the
 * time the server takes to handle an event. */
static gint64
active_below (Xsync *self)
{
  gint64 shortest = self->parent.lull ? MIN (self->parent.lull, self->parent.away) : self->parent.away;

  return CLAMP (shortest / 2000, 1, 1000);
}

static void
arm_idle (Xsync *self)
{
  arm (self, AWAY, MAX (self->parent.away / 1000, 1));
  if (self->parent.lull)
    arm (self, LULL, MAX (self->parent.lull / 1000, 1));
  else
    disarm (self, LULL);
}

static void
alarm_fired (Xsync *self, const xcb_sync_alarm_notify_event_t *event)
{
  gint64 idle = ((gint64) event->counter_value.hi << 32 | event->counter_value.lo) * 1000;
  guint which;

  for (which = 0; which < N_ALARMS && self->alarm[which] != event->alarm; which++)
    ;
  if (which == N_ALARMS || event->state != XCB_SYNC_ALARMSTATE_INACTIVE)
    return;
  self->armed[which] = -1;
  switch (which)
    {
    case READ:
      unknot_presence_backend_reading (&self->parent, idle);
      break;
    case ACTIVE:
      arm_idle (self);
      unknot_presence_backend_active (&self->parent);
      break;
    case LULL:
      if (!self->parent.lull) /* nobody wants it any more */
        break;
      G_GNUC_FALLTHROUGH;
    default:
      arm (self, ACTIVE, active_below (self));
      unknot_presence_backend_idle (&self->parent, idle);
    }
}

static void
drain (Xsync *self)
{
  xcb_generic_event_t *event;

  while (self->x && (event = xcb_poll_for_event (self->x)))
    {
      if ((event->response_type & 0x7f) == self->first_event + XCB_SYNC_ALARM_NOTIFY)
        alarm_fired (self, (xcb_sync_alarm_notify_event_t *) event);
      free (event);
    }
  if (self->x)
    xcb_flush (self->x);
}

static gboolean
readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  Xsync *self = user_data;

  drain (self);
  if (self->x && xcb_connection_has_error (self->x))
    lose (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
find_counter (Xsync *self)
{
  g_autofree xcb_sync_list_system_counters_reply_t *counters = NULL;
  g_autofree xcb_sync_initialize_reply_t *version = NULL;
  xcb_sync_systemcounter_iterator_t i;

  version = xcb_sync_initialize_reply (self->x, xcb_sync_initialize (self->x, 3, 1), NULL);
  counters = xcb_sync_list_system_counters_reply (self->x, xcb_sync_list_system_counters (self->x), NULL);
  if (!version || !counters)
    return FALSE;
  i = xcb_sync_list_system_counters_counters_iterator (counters);
  for (; i.rem; xcb_sync_systemcounter_next (&i))
    {
      /* xcb_sync_systemcounter_name() counts the padding of the C struct, which the wire
       * does not have: the name follows its length at once. */
      const char *name = (const char *) (&i.data->name_len + 1);

      if (i.data->name_len == strlen ("IDLETIME") && memcmp (name, "IDLETIME", strlen ("IDLETIME")) == 0)
        self->counter = i.data->counter;
    }
  return self->counter != 0;
}

/* Xwayland counts only what its own clients get. */
static gboolean
is_xwayland (Xsync *self)
{
  static const char name[] = "XWAYLAND";
  g_autofree xcb_query_extension_reply_t *reply =
    xcb_query_extension_reply (self->x, xcb_query_extension (self->x, strlen (name), name), NULL);

  return reply && reply->present;
}

static gboolean
open_display (Xsync *self)
{
  const xcb_query_extension_reply_t *sync;

  self->x = xcb_connect (NULL, NULL);
  if (xcb_connection_has_error (self->x))
    return FALSE;
  sync = xcb_get_extension_data (self->x, &xcb_sync_id);
  if (!sync || !sync->present || is_xwayland (self) || !find_counter (self))
    return FALSE;
  self->first_event = sync->first_event;
  return TRUE;
}

static void
close_display (Xsync *self)
{
  g_clear_handle_id (&self->fd_source, g_source_remove);
  g_clear_pointer (&self->x, xcb_disconnect);
  self->counter = 0;
  for (guint i = 0; i < N_ALARMS; i++)
    {
      self->alarm[i] = 0;
      self->armed[i] = -1;
    }
}

static gboolean
connect_cb (gpointer user_data)
{
  Xsync *self = user_data;

  self->connect_source = 0;
  if (open_display (self))
    {
      self->fd_source = g_unix_fd_add (xcb_get_file_descriptor (self->x), G_IO_IN, readable_cb, self);
      unknot_presence_backend_available (&self->parent, TRUE);
      /* What came while we waited for replies lies in the queue, not in the socket. */
      drain (self);
    }
  else
    {
      gboolean refused = xcb_connection_has_error (self->x);

      g_debug ("no X server with an idle counter");
      close_display (self);
      /* One that is there but has no counter will not get one. */
      if (refused)
        await_server (self);
      unknot_presence_backend_available (&self->parent, FALSE);
    }
  return G_SOURCE_REMOVE;
}

/* A server makes its socket before it answers on it; a second later it does. */
static void
socket_made_cb (gpointer user_data)
{
  Xsync *self = user_data;

  g_clear_pointer (&self->socket, unknot_presence_socket_free);
  if (!self->connect_source)
    self->connect_source = g_timeout_add_seconds (1, connect_cb, self);
}

static void
await_server (Xsync *self)
{
  g_autofree char *host = NULL, *name = NULL;
  int display;

  if (xcb_parse_display (NULL, &host, &display, NULL) && (!host || !*host))
    {
      name = g_strdup_printf ("X%d", display);
      self->socket = unknot_presence_socket_new (X11_FOLDER, name, socket_made_cb, self);
    }
}

static void
lose (Xsync *self)
{
  close_display (self);
  await_server (self);
  unknot_presence_backend_available (&self->parent, FALSE);
}

static void
start (UnknotPresenceBackend *backend)
{
  Xsync *self = (Xsync *) backend;
  const char *display = g_getenv ("DISPLAY"), *wayland = g_getenv ("WAYLAND_DISPLAY");
  gboolean is_wayland = (wayland && *wayland) || g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") == 0;

  close_display (self);
  if (display && *display && !is_wayland)
    /* Opening a display waits for the server's greeting; the icon need not wait as well. */
    self->connect_source = g_idle_add_full (G_PRIORITY_LOW, connect_cb, self, NULL);
  else
    unknot_presence_backend_available (backend, FALSE);
}

static void
stop (UnknotPresenceBackend *backend)
{
  Xsync *self = (Xsync *) backend;

  g_clear_handle_id (&self->connect_source, g_source_remove);
  g_clear_pointer (&self->socket, unknot_presence_socket_free);
  close_display (self);
}

static void
watch (UnknotPresenceBackend *backend)
{
  Xsync *self = (Xsync *) backend;

  arm_idle (self);
  if (backend->believed_idle)
    arm (self, ACTIVE, active_below (self));
  xcb_flush (self->x);
}

static void
read_idle (UnknotPresenceBackend *backend)
{
  Xsync *self = (Xsync *) backend;

  /* An alarm that is true at once: a reading that nobody has to wait for. */
  arm (self, READ, 0);
  xcb_flush (self->x);
}

const UnknotPresenceBackendClass unknot_presence_xsync = {
  .name = "xsync",
  .size = sizeof (Xsync),
  .can_lull = TRUE,
  .start = start,
  .stop = stop,
  .watch = watch,
  .read = read_idle,
};
