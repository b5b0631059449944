/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/presence/lock.h"
#include "service/presence/presence-chooser.h"
#include "service/presence/presence-suspend.h"
#include "service/presence/presence.h"

G_BEGIN_DECLS

/* How long somebody watches without a touch, on the clock. */
#define UNKNOT_PRESENCE_WATCHED_LIMIT (30 * UNKNOT_MINUTE)

struct _UnknotPresenceMonitor {
  GObject parent_instance;

  UnknotBootClock clock;
  gpointer clock_data;
  guint scale;
  gint64 away; /* on the clock */
  gboolean wants_lull;

  UnknotLock *lock;
  UnknotLockReason reasons;
  UnknotPresenceChooser *chooser; /* NULL: not started */
  const char *source;

  gboolean idle; /* what the source said last */
  gint64 idle_since;
  gboolean inhibited;        /* as we were told, */
  gboolean source_inhibited; /* or as the source in use found out */
  gboolean withheld; /* idle, but a viewer may sit there */
  guint limit;       /* runs while inhibited */
  guint doubt;
  gboolean doubting; /* asked-for lock or sleep may be over without a word */
  guint reading;     /* runs while a lock waits for the source's answer */
  GArray *questions; /* Question: who waits for the same answer */
  guint question;    /* runs while there is any */

  UnknotPresenceSuspend suspend;
  UnknotPresence presence;
  gint64 since;
};

static inline gint64
unknot_presence_now (UnknotPresenceMonitor *self)
{
  return self->clock (self->clock_data);
}

/* presence.c */
/* Asks the source for the last input.  Returns: whether it will answer. */
gboolean unknot_presence_read_source (UnknotPresenceMonitor *self);
/* Takes together what source, inhibitors and lock say. */
void unknot_presence_update (UnknotPresenceMonitor *self);

/* presence-inhibitors.c */
gboolean unknot_presence_is_watched (UnknotPresenceMonitor *self);
/* @idle: that has passed already, on the clock. */
void unknot_presence_set_limit (UnknotPresenceMonitor *self, gint64 idle);
/* Decides whether idleness is to be kept from the listener. */
void unknot_presence_withhold (UnknotPresenceMonitor *self);
/* An inhibitor came or went. */
void unknot_presence_follow_inhibitors (UnknotPresenceMonitor *self);

G_END_DECLS
