/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ext-idle-notify-client-protocol.h"
#include "kde-idle-client-protocol.h"
#include "service/inhibitor-probe.h"
#include "service/quiet/quiet-source.h"

/* Idle inhibitors that a window sets in its compositor (zwp_idle_inhibit: video players, programs
 * made with GTK where no session manager takes their word).  Nobody tells who it is.
 *
 * Asked for while a reminder is near, and once more right before it comes: one that begins in
 * between is told by nobody.  While one holds, its end is told. */

typedef struct {
  UnknotQuietSource parent;
  UnknotWayland *connection; /* NULL before the first reminder */
  struct wl_seat *seat;
  struct ext_idle_notifier_v1 *ext;
  struct org_kde_kwin_idle *kde;
  UnknotInhibitorProbe *probe; /* NULL: nothing inhibits, as far as is known */
  gboolean ready;
} Inhibitors;

static void
drop (Inhibitors *self)
{
  g_clear_pointer (&self->probe, unknot_inhibitor_probe_free);
  g_clear_pointer (&self->ext, ext_idle_notifier_v1_destroy);
  g_clear_pointer (&self->kde, org_kde_kwin_idle_destroy);
  g_clear_pointer (&self->seat, wl_seat_destroy);
  self->ready = FALSE;
}

static void
told_cb (gboolean inhibited, gpointer user_data)
{
  Inhibitors *self = user_data;

  if (!inhibited)
    g_clear_pointer (&self->probe, unknot_inhibitor_probe_free);
  unknot_quiet_source_set (&self->parent, inhibited ? _("A program keeps the screen on") : NULL);
}

static void
look (UnknotQuietSource *source)
{
  Inhibitors *self = (Inhibitors *) source;

  if (self->ready && !self->probe)
    self->probe = unknot_inhibitor_probe_new (self->connection, self->seat, self->ext, self->kde, told_cb, self);
}

static void
global_cb (struct wl_registry *registry, guint32 name, const char *interface, guint32 version,
           gpointer user_data)
{
  Inhibitors *self = user_data;

  if (g_str_equal (interface, wl_seat_interface.name) && !self->seat)
    self->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
  else if (g_str_equal (interface, ext_idle_notifier_v1_interface.name) && !self->ext)
    self->ext = wl_registry_bind (registry, name, &ext_idle_notifier_v1_interface, 1);
  else if (g_str_equal (interface, org_kde_kwin_idle_interface.name) && !self->kde)
    self->kde = wl_registry_bind (registry, name, &org_kde_kwin_idle_interface, 1);
}

static void
ready_cb (gpointer user_data)
{
  Inhibitors *self = user_data;

  self->ready = self->seat && (self->ext || self->kde);
  if (self->ready)
    {
      look (user_data);
      return;
    }
  drop (self);
  unknot_wayland_close (self->connection);
}

static void
lost_cb (gpointer user_data)
{
  Inhibitors *self = user_data;

  drop (self);
  unknot_quiet_source_set (&self->parent, NULL);
}

static void
attend (UnknotQuietSource *source, gboolean attentive)
{
  static const UnknotWaylandFuncs funcs = { global_cb, NULL, ready_cb, lost_cb };
  Inhibitors *self = (Inhibitors *) source;

  if (attentive && unknot_wayland_is_session ())
    {
      if (!self->connection)
        self->connection = unknot_wayland_new (&funcs, self);
      unknot_wayland_open (self->connection);
    }
  else if (!attentive && self->connection)
    {
      drop (self);
      unknot_wayland_close (self->connection);
      unknot_quiet_source_set (source, NULL);
    }
}

static void
start (UnknotQuietSource *source)
{
}

static void
stop (UnknotQuietSource *source)
{
  Inhibitors *self = (Inhibitors *) source;

  drop (self);
  g_clear_pointer (&self->connection, unknot_wayland_free);
}

const UnknotQuietSourceClass unknot_quiet_wayland = {
  .reason = "inhibited",
  .key = "quiet-inhibited",
  .watched = TRUE,
  .size = sizeof (Inhibitors),
  .start = start,
  .stop = stop,
  .attend = attend,
  .look = look,
};
