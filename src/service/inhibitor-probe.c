/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ext-idle-notify-client-protocol.h"
#include "kde-idle-client-protocol.h"
#include "service/inhibitor-probe.h"

#define PROBE_MILLISECONDS 1
/* How long the answer may take a compositor that has nothing else to do: it has read the question
 * by then. */
#define PATIENCE_MILLISECONDS 300

struct _UnknotInhibitorProbe {
  void (*told) (gboolean inhibited, gpointer user_data);
  gpointer user_data;
  struct ext_idle_notification_v1 *ext; /* one of the two, or neither: it has answered */
  struct org_kde_kwin_idle_timeout *kde;
  struct wl_callback *read; /* the compositor has read the question */
  guint patience;
};

static void
drop (UnknotInhibitorProbe *self)
{
  g_clear_pointer (&self->ext, ext_idle_notification_v1_destroy);
  g_clear_pointer (&self->kde, org_kde_kwin_idle_timeout_release);
  g_clear_pointer (&self->read, wl_callback_destroy);
  g_clear_handle_id (&self->patience, g_source_remove);
}

/* Its notification would tell of every input from now on. */
static void
idled (UnknotInhibitorProbe *self)
{
  drop (self);
  self->told (FALSE, self->user_data);
}

static void
ext_idled_cb (void *data, struct ext_idle_notification_v1 *notification)
{
  idled (data);
}

static void
ext_resumed_cb (void *data, struct ext_idle_notification_v1 *notification)
{
}

static void
kde_idle_cb (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
  idled (data);
}

static void
kde_resumed_cb (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
}

static gboolean
patience_cb (gpointer user_data)
{
  UnknotInhibitorProbe *self = user_data;

  self->patience = 0;
  self->told (TRUE, self->user_data);
  return G_SOURCE_REMOVE;
}

static void
read_cb (void *data, struct wl_callback *callback, uint32_t serial)
{
  UnknotInhibitorProbe *self = data;

  g_clear_pointer (&self->read, wl_callback_destroy);
  self->patience = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
}

UnknotInhibitorProbe *
unknot_inhibitor_probe_new (UnknotWayland *connection, struct wl_seat *seat, struct ext_idle_notifier_v1 *ext,
                            struct org_kde_kwin_idle *kde, void (*told) (gboolean inhibited, gpointer user_data),
                            gpointer user_data)
{
  static const struct ext_idle_notification_v1_listener ext_listener = { ext_idled_cb, ext_resumed_cb };
  static const struct org_kde_kwin_idle_timeout_listener kde_listener = { kde_idle_cb, kde_resumed_cb };
  static const struct wl_callback_listener read_listener = { read_cb };
  UnknotInhibitorProbe *self;

  g_return_val_if_fail (seat != NULL && (ext != NULL || kde != NULL), NULL);

  self = g_new0 (UnknotInhibitorProbe, 1);
  self->told = told;
  self->user_data = user_data;
  if (ext)
    {
      self->ext = ext_idle_notifier_v1_get_idle_notification (ext, PROBE_MILLISECONDS, seat);
      ext_idle_notification_v1_add_listener (self->ext, &ext_listener, self);
    }
  else
    {
      self->kde = org_kde_kwin_idle_get_idle_timeout (kde, seat, PROBE_MILLISECONDS);
      org_kde_kwin_idle_timeout_add_listener (self->kde, &kde_listener, self);
    }
  self->read = unknot_wayland_sync (connection);
  wl_callback_add_listener (self->read, &read_listener, self);
  unknot_wayland_flush (connection);
  return self;
}

void
unknot_inhibitor_probe_free (UnknotInhibitorProbe *self)
{
  drop (self);
  g_free (self);
}
