/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "service/presence/presence.h"

G_BEGIN_DECLS

/* A presence monitor on a clock that stands still unless a test moves it. */
typedef struct {
  UnknotFixture *fixture;
  UnknotPresenceMonitor *monitor;
  GDBusConnection *session;
  gint64 now;              /* of the clock that stands still */
  guint scale;             /* of the running clock; 0: it stands still */
  guint changes;           /* of presence, so far */
  UnknotPresence seen[64]; /* what they were */
} PresenceWorld;

void presence_world_init (PresenceWorld *self, guint scale);
/* With the clock running, @scale times real time. */
void presence_world_init_running (PresenceWorld *self, guint scale);
void presence_world_start (PresenceWorld *self);
void presence_world_clear (PresenceWorld *self);

gint64 presence_world_clock (PresenceWorld *self);
UnknotPresence presence_world_get (PresenceWorld *self);
gint64 presence_world_since (PresenceWorld *self);
/* What the monitor answers when it is asked how long there has been no input. */
gint64 presence_world_ask_idle (PresenceWorld *self);
/* Runs what is under way, through the bus and back. */
void presence_world_settle (PresenceWorld *self);

#define presence_world_source_is(self, name) \
  g_str_equal (unknot_presence_monitor_get_source ((self)->monitor), name)

G_END_DECLS
