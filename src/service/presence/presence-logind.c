/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/presence-backend.h"

/* logind's IdleHint of our session.
 *
 * The reading: the desktop sets the hint, after its own delay and usually not while
 * something inhibits idleness.  The moment it names is when the hint was set, which is all
 * that can be known; it cannot tell a lull. */

typedef struct {
  UnknotPresenceBackend parent;
  gulong watch;
  gboolean in_use;
} Logind;

static void
report (Logind *self)
{
  gint64 idle;

  if (!self->in_use)
    return;
  if (unknot_lock_logind_get_idle (self->parent.logind, &idle))
    unknot_presence_backend_idle (&self->parent, idle);
  else if (self->parent.believed_idle)
    unknot_presence_backend_active (&self->parent);
}

static void
logind_changed_cb (gpointer user_data)
{
  Logind *self = user_data;
  gboolean there = unknot_lock_logind_is_graphical (self->parent.logind);

  if (!there)
    self->in_use = FALSE;
  unknot_presence_backend_available (&self->parent, there);
  if (there)
    report (self);
}

static void
start (UnknotPresenceBackend *backend)
{
  Logind *self = (Logind *) backend;

  self->watch = unknot_lock_logind_add_watch (backend->logind, logind_changed_cb, self);
  if (unknot_lock_logind_is_settled (backend->logind))
    logind_changed_cb (self);
}

static void
stop (UnknotPresenceBackend *backend)
{
  Logind *self = (Logind *) backend;

  unknot_lock_logind_remove_watch (backend->logind, self->watch);
  self->watch = 0;
  self->in_use = FALSE;
}

static void
watch (UnknotPresenceBackend *backend)
{
  Logind *self = (Logind *) backend;

  self->in_use = TRUE;
  report (self);
}

const UnknotPresenceBackendClass unknot_presence_logind = {
  .name = "logind",
  .size = sizeof (Logind),
  .start = start,
  .stop = stop,
  .watch = watch,
};
