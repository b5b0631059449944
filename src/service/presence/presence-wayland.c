/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ext-idle-notify-client-protocol.h"
#include "kde-idle-client-protocol.h"
#include "service/inhibitor-probe.h"
#include "service/presence/presence-backend.h"
#include "service/wayland.h"

/* Compositors with ext-idle-notify-v1 (Plasma, sway, other wlroots ones), or only its elder
 * org_kde_kwin_idle.
 *
 * The reading: version 2 of ext-idle-notify tells the time since the last input, whatever
 * inhibits idleness.  Before that becomes an absence it is found out whether a window's inhibitor
 * holds: then a viewer may sit there, and the monitor waits as it does for every inhibitor.
 * Version 1 and org_kde_kwin_idle say nothing at all while an inhibitor holds, of input neither,
 * and start to count when it ends: its viewer is present for as long, and absence counts from
 * the end.  That an empty chair may be in front of the film cannot be known there; who types
 * beside it would be taken for gone otherwise.
 *
 * So a film that begins while nobody is there is read in one of two ways in these two, both wrong
 * for somebody.  Where the compositor only falls silent (sway 1.7), the absence lasts until the
 * film ends, also for who comes back to it and touches something.  Where it says "resumed" as the
 * film begins (wlroots with version 1), that is a return, whoever is there.  It could be told from
 * a hand by asking whether an inhibitor holds, but is believed: the next hand would go unheard, and
 * a whole afternoon at the keyboard count as absence, while a return too many at worst brings a
 * break that the film holds back.
 *
 * A lull is awaited with regard to inhibitors in every version: a film's viewer has none, and so
 * one that comes says that nothing inhibits.
 *
 * When the screen locks itself before the absence's threshold has passed, absence counts from the
 * lock: no protocol tells the time since the last input before the timeout that was asked for.
 *
 * A notification says "idled" once after its timeout and "resumed" with the next input, so
 * it lasts for as many spells as come.  One that is made counts from its making. */

enum { AWAY, LULL, RETURN, N_TIMEOUTS };

/* What compositors still take for a timeout; input within it is the same spell's. */
#define RETURN_MILLISECONDS 500

/* Who types on without such a pause would never be told of: a return that has not been idle by
 * now is somebody at the keyboard. */
#define PROBE_MILLISECONDS (4 * RETURN_MILLISECONDS)

typedef struct {
  struct Wayland *self;
  struct ext_idle_notification_v1 *ext; /* one of the two, or neither */
  struct org_kde_kwin_idle_timeout *kde;
  gint64 wanted; /* microseconds, 0: none */
  gboolean idled;
} Timeout;

typedef struct Wayland {
  UnknotPresenceBackend parent;
  UnknotWayland *connection;
  struct wl_seat *seat;
  guint32 seat_name;
  struct ext_idle_notifier_v1 *ext;
  struct org_kde_kwin_idle *kde;
  gboolean ready;
  Timeout timeout[N_TIMEOUTS];
  UnknotInhibitorProbe *inhibitors; /* NULL: nobody is idle, or nothing inhibits */
  gint64 idled_at;                  /* monotonic; 0: the idleness was reported */
  guint probe; /* source: runs once while RETURN has not said anything yet */
} Wayland;

static void
drop_timeout (Timeout *timeout)
{
  g_clear_pointer (&timeout->ext, ext_idle_notification_v1_destroy);
  g_clear_pointer (&timeout->kde, org_kde_kwin_idle_timeout_release);
  timeout->wanted = 0;
  timeout->idled = FALSE;
}

/* Whether input is told of while an inhibitor holds. */
static gboolean
sees_input (Wayland *self)
{
  return self->ext && ext_idle_notifier_v1_get_version (self->ext) >= 2;
}

static void
report_away (Wayland *self)
{
  gint64 waited;

  if (self->idled_at == 0)
    return;
  waited = g_get_monotonic_time () - self->idled_at;
  self->idled_at = 0;
  unknot_presence_backend_idle (&self->parent, self->timeout[AWAY].wanted + waited);
}

static void
inhibitors_told_cb (gboolean inhibited, gpointer user_data)
{
  Wayland *self = user_data;

  if (!inhibited)
    g_clear_pointer (&self->inhibitors, unknot_inhibitor_probe_free);
  unknot_presence_backend_inhibited (&self->parent, inhibited);
  report_away (self);
}

static void
drop_inhibitors (Wayland *self)
{
  self->idled_at = 0;
  if (!self->inhibitors)
    return;
  g_clear_pointer (&self->inhibitors, unknot_inhibitor_probe_free);
  unknot_presence_backend_inhibited (&self->parent, FALSE);
}

static void
idled (Timeout *timeout)
{
  Wayland *self = timeout->self;

  timeout->idled = TRUE;
  if (timeout == &self->timeout[RETURN])
    g_clear_handle_id (&self->probe, g_source_remove);
  else if (timeout == &self->timeout[AWAY] && sees_input (self))
    {
      drop_inhibitors (self);
      self->idled_at = g_get_monotonic_time ();
      self->inhibitors =
        unknot_inhibitor_probe_new (self->connection, self->seat, self->ext, NULL, inhibitors_told_cb, self);
    }
  else
    unknot_presence_backend_idle (&self->parent, timeout->wanted);
}

static void
drop_return (Wayland *self)
{
  g_clear_handle_id (&self->probe, g_source_remove);
  drop_timeout (&self->timeout[RETURN]);
}

static void
resumed (Timeout *timeout)
{
  Wayland *self = timeout->self;

  timeout->idled = FALSE;
  /* Nobody has touched anything: an inhibitor has begun. */
  if (timeout == &self->timeout[LULL] && sees_input (self) && self->timeout[AWAY].idled)
    return;
  drop_return (self);
  unknot_presence_backend_active (&self->parent);
  drop_inhibitors (self);
}

static gboolean
probe_cb (gpointer user_data)
{
  Wayland *self = user_data;

  self->probe = 0;
  drop_return (self);
  unknot_wayland_flush (self->connection);
  unknot_presence_backend_active (&self->parent);
  return G_SOURCE_REMOVE;
}

static void
ext_idled_cb (void *data, struct ext_idle_notification_v1 *notification)
{
  idled (data);
}

static void
ext_resumed_cb (void *data, struct ext_idle_notification_v1 *notification)
{
  resumed (data);
}

static void
kde_idle_cb (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
  idled (data);
}

static void
kde_resumed_cb (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
  resumed (data);
}

static const struct ext_idle_notification_v1_listener ext_listener = { ext_idled_cb, ext_resumed_cb };
static const struct org_kde_kwin_idle_timeout_listener kde_listener = { kde_idle_cb, kde_resumed_cb };

static void
set_timeout (Wayland *self, guint which, gint64 idle)
{
  Timeout *timeout = &self->timeout[which];
  guint32 milliseconds = CLAMP (idle / 1000, 1, G_MAXINT32);

  if (timeout->wanted == idle)
    return;
  drop_timeout (timeout);
  if (which == AWAY)
    drop_inhibitors (self);
  timeout->self = self;
  timeout->wanted = idle;
  if (idle == 0)
    return;
  if (self->ext)
    {
      if (which != LULL && sees_input (self))
        timeout->ext = ext_idle_notifier_v1_get_input_idle_notification (self->ext, milliseconds, self->seat);
      else
        timeout->ext = ext_idle_notifier_v1_get_idle_notification (self->ext, milliseconds, self->seat);
      ext_idle_notification_v1_add_listener (timeout->ext, &ext_listener, timeout);
    }
  else
    {
      timeout->kde = org_kde_kwin_idle_get_idle_timeout (self->kde, self->seat, milliseconds);
      org_kde_kwin_idle_timeout_add_listener (timeout->kde, &kde_listener, timeout);
    }
}

static void
watch (UnknotPresenceBackend *backend)
{
  Wayland *self = (Wayland *) backend;

  set_timeout (self, AWAY, backend->away);
  set_timeout (self, LULL, backend->lull);
  /* Only a notification that has said "idled" will say "resumed". */
  if (backend->believed_idle && !self->timeout[AWAY].idled && !self->timeout[LULL].idled)
    {
      set_timeout (self, RETURN, RETURN_MILLISECONDS * 1000);
      if (!self->timeout[RETURN].idled && self->probe == 0)
        self->probe = g_timeout_add (PROBE_MILLISECONDS, probe_cb, self);
    }
  unknot_wayland_flush (self->connection);
}

static void
drop_timeouts (Wayland *self)
{
  drop_inhibitors (self);
  drop_return (self);
  for (guint i = 0; i < N_TIMEOUTS; i++)
    drop_timeout (&self->timeout[i]);
}

static void
drop_seat (Wayland *self)
{
  if (!self->seat)
    return;
  drop_timeouts (self);
  if (wl_seat_get_version (self->seat) >= WL_SEAT_RELEASE_SINCE_VERSION)
    wl_seat_release (self->seat);
  else
    wl_seat_destroy (self->seat);
  self->seat = NULL;
}

static void
drop_all (Wayland *self)
{
  drop_seat (self);
  g_clear_pointer (&self->ext, ext_idle_notifier_v1_destroy);
  g_clear_pointer (&self->kde, org_kde_kwin_idle_destroy);
  self->ready = FALSE;
}

static gboolean
is_complete (Wayland *self)
{
  return self->seat && (self->ext || self->kde);
}

static void
global_cb (struct wl_registry *registry, guint32 name, const char *interface, guint32 version,
           gpointer user_data)
{
  Wayland *self = user_data;

  if (g_str_equal (interface, wl_seat_interface.name) && !self->seat)
    {
      self->seat = wl_registry_bind (registry, name, &wl_seat_interface, MIN (version, 5));
      self->seat_name = name;
      /* A seat that comes later: the keyboard was plugged in. */
      if (self->ready && is_complete (self))
        unknot_presence_backend_available (&self->parent, TRUE);
    }
  else if (g_str_equal (interface, ext_idle_notifier_v1_interface.name) && !self->ext)
    self->ext = wl_registry_bind (registry, name, &ext_idle_notifier_v1_interface, MIN (version, 2));
  else if (g_str_equal (interface, org_kde_kwin_idle_interface.name) && !self->kde)
    self->kde = wl_registry_bind (registry, name, &org_kde_kwin_idle_interface, 1);
}

static void
global_removed_cb (guint32 name, gpointer user_data)
{
  Wayland *self = user_data;

  if (!self->seat || name != self->seat_name)
    return;
  drop_seat (self);
  unknot_presence_backend_available (&self->parent, FALSE);
}

static void
ready_cb (gpointer user_data)
{
  Wayland *self = user_data;

  self->ready = TRUE;
  self->parent.name = self->ext ? "ext-idle-notify" : "kde-idle";
  if (!self->ext && !self->kde)
    {
      /* A compositor of another kind: nothing to keep the connection for. */
      drop_all (self);
      unknot_wayland_close (self->connection);
    }
  unknot_presence_backend_available (&self->parent, is_complete (self));
}

static void
lost_cb (gpointer user_data)
{
  Wayland *self = user_data;

  drop_all (self);
  unknot_presence_backend_available (&self->parent, FALSE);
}

static void
start (UnknotPresenceBackend *backend)
{
  static const UnknotWaylandFuncs funcs = { global_cb, global_removed_cb, ready_cb, lost_cb };
  Wayland *self = (Wayland *) backend;

  self->connection = unknot_wayland_new (&funcs, self);
  if (unknot_wayland_is_session ())
    unknot_wayland_open (self->connection);
  else
    unknot_presence_backend_available (backend, FALSE);
}

static void
stop (UnknotPresenceBackend *backend)
{
  Wayland *self = (Wayland *) backend;

  drop_all (self);
  unknot_wayland_free (self->connection);
}

const UnknotPresenceBackendClass unknot_presence_wayland = {
  .name = "wayland",
  .size = sizeof (Wayland),
  .can_lull = TRUE,
  .start = start,
  .stop = stop,
  .watch = watch,
};
