/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "service/presence/lock.h"

G_BEGIN_DECLS

/* One source of idleness.  Best first: mutter, wayland, xsync, logind, unlocked; the
 * chooser starts one only when all better ones have said that they are not there, and stops
 * it when a better one comes.
 *
 * What "idle" means.  Unknot's question is when the hands left keyboard and mouse.  Desktops
 * answer two different questions: time since the last input, and the same held at zero while
 * a program inhibits idleness (a video, a presentation).  Each file says which one its source
 * answers.  They are treated alike by the monitor: while an inhibitor holds, nobody is
 * called idle for want of input, because a viewer may well sit there; when it ends, or after
 * half an hour, absence counts from the last input, because a video that
 * plays to an empty chair is no presence.  The exception is what says nothing at all while an
 * inhibitor holds, of input neither: ext-idle-notify-v1 before version 2 and org_kde_kwin_idle.
 * There the state of its beginning lasts until its end, without the half hour, and absence
 * counts from that end.
 *
 * All lengths here are real microseconds, whatever the service's clock does. */
typedef struct _UnknotPresenceBackend UnknotPresenceBackend;
typedef struct _UnknotPresenceBackendClass UnknotPresenceBackendClass;

/* What a backend tells its owner. */
typedef struct {
  /* Whether the source is there.  After start() every backend says so sooner or later, and
   * again whenever it changes; from within start() is allowed. */
  void (*available) (UnknotPresenceBackend *backend, gboolean available, gpointer user_data);
  /* No input for @idle.  May come again with the same or a larger number. */
  void (*idle) (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data);
  /* Input, after idleness was told or believed. */
  void (*active) (UnknotPresenceBackend *backend, gpointer user_data);
  /* The answer to read(): the last input was @idle ago. */
  void (*reading) (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data);
  /* Something keeps the screen on for somebody who watches, or no longer.  Only told by a source
   * that notices by itself, and before the idleness in which it was noticed. */
  void (*inhibited) (UnknotPresenceBackend *backend, gboolean inhibited, gpointer user_data);
} UnknotPresenceBackendFuncs;

struct _UnknotPresenceBackendClass {
  const char *name;
  gsize size; /* of the struct that begins with UnknotPresenceBackend */
  gboolean can_lull;
  void (*start) (UnknotPresenceBackend *backend);
  /* Drops every connection, watch and source. */
  void (*stop) (UnknotPresenceBackend *backend);
  /* (nullable): the backend is in use now, or away, lull or believed_idle changed: set the
   * watches.  Only called while available. */
  void (*watch) (UnknotPresenceBackend *backend);
  /* (nullable): ask for one reading. */
  void (*read) (UnknotPresenceBackend *backend);
};

struct _UnknotPresenceBackend {
  const UnknotPresenceBackendClass *klass;
  const UnknotPresenceBackendFuncs *funcs;
  gpointer user_data;
  const char *name;         /* klass->name, or a finer one once that is known */
  GDBusConnection *session; /* (nullable) */
  UnknotLockLogind *logind;
  gint64 away;              /* idleness to report */
  gint64 lull;              /* a shorter one, 0: none */
  gboolean believed_idle;   /* the monitor takes the user to be idle: report the next input */
};

extern const UnknotPresenceBackendClass unknot_presence_mutter;
extern const UnknotPresenceBackendClass unknot_presence_wayland;
extern const UnknotPresenceBackendClass unknot_presence_xsync;
extern const UnknotPresenceBackendClass unknot_presence_logind;
extern const UnknotPresenceBackendClass unknot_presence_unlocked;

static inline void
unknot_presence_backend_available (UnknotPresenceBackend *self, gboolean available)
{
  self->funcs->available (self, available, self->user_data);
}

static inline void
unknot_presence_backend_idle (UnknotPresenceBackend *self, gint64 idle)
{
  self->funcs->idle (self, idle, self->user_data);
}

static inline void
unknot_presence_backend_active (UnknotPresenceBackend *self)
{
  self->funcs->active (self, self->user_data);
}

static inline void
unknot_presence_backend_inhibited (UnknotPresenceBackend *self, gboolean inhibited)
{
  self->funcs->inhibited (self, inhibited, self->user_data);
}

static inline void
unknot_presence_backend_reading (UnknotPresenceBackend *self, gint64 idle)
{
  self->funcs->reading (self, idle, self->user_data);
}

G_END_DECLS
