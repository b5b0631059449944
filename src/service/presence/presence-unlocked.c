/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/presence-backend.h"

/* The last resort: nobody here can tell idleness, so the user is present while the session
 * is unlocked and awake. */

static void
start (UnknotPresenceBackend *backend)
{
  unknot_presence_backend_available (backend, TRUE);
}

static void
stop (UnknotPresenceBackend *backend)
{
}

static void
watch (UnknotPresenceBackend *backend)
{
  /* Nobody would ever tell the return. */
  if (backend->believed_idle)
    unknot_presence_backend_active (backend);
}

const UnknotPresenceBackendClass unknot_presence_unlocked = {
  .name = "unlocked",
  .size = sizeof (UnknotPresenceBackend),
  .start = start,
  .stop = stop,
  .watch = watch,
};
