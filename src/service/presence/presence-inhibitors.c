/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who watches a film sits there without a touch. */
#include "config.h"

#include "service/presence/presence-private.h"

static gboolean limit_cb (gpointer user_data);

void
unknot_presence_set_limit (UnknotPresenceMonitor *self, gint64 idle)
{
  gint64 left = MAX (UNKNOT_PRESENCE_WATCHED_LIMIT - idle, 0) / self->scale;

  g_clear_handle_id (&self->limit, g_source_remove);
  self->limit = g_timeout_add (left / 1000 + 1, limit_cb, self);
}

gboolean
unknot_presence_is_watched (UnknotPresenceMonitor *self)
{
  return self->inhibited || self->source_inhibited;
}

void
unknot_presence_withhold (UnknotPresenceMonitor *self)
{
  gint64 idle = unknot_presence_now (self) - self->idle_since;

  self->withheld = unknot_presence_is_watched (self) && self->idle && idle < UNKNOT_PRESENCE_WATCHED_LIMIT;
  if (self->withheld)
    unknot_presence_set_limit (self, idle);
  else if (!unknot_presence_is_watched (self))
    g_clear_handle_id (&self->limit, g_source_remove);
}

static gboolean
limit_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  self->limit = 0;
  if (!self->idle)
    {
      /* A source that is silent while inhibited still knows how long it has been. */
      unknot_presence_read_source (self);
      return G_SOURCE_REMOVE;
    }
  unknot_presence_withhold (self);
  unknot_presence_update (self);
  return G_SOURCE_REMOVE;
}

void
unknot_presence_follow_inhibitors (UnknotPresenceMonitor *self)
{
  gboolean watched = unknot_presence_is_watched (self);

  /* Who is away by now stays away; a lull is no absence in the making any more. */
  if (!watched || !self->idle || unknot_presence_now (self) - self->idle_since < self->away)
    unknot_presence_withhold (self);
  if (watched && !self->limit)
    unknot_presence_set_limit (self, 0);
  unknot_presence_update (self);
}

void
unknot_presence_monitor_set_inhibited (UnknotPresenceMonitor *self, gboolean inhibited)
{
  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self));

  if (self->inhibited == !!inhibited)
    return;
  self->inhibited = !!inhibited;
  unknot_presence_follow_inhibitors (self);
}
