/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/lock.h"
#include "service/presence-backend.h"
#include "service/presence-suspend.h"
#include "service/presence.h"

/* Best first. */
static const UnknotPresenceBackendClass *const classes[] = {
  &unknot_presence_mutter,
  &unknot_presence_wayland,
  &unknot_presence_xsync,
  &unknot_presence_logind,
  &unknot_presence_unlocked,
};

#define N_BACKENDS G_N_ELEMENTS (classes)
#define NONE N_BACKENDS

/* A compositor that restarts is back within this; until then what was known last holds. */
#define GRACE_SECONDS 15
/* The keys that asked for a lock are not the return from it; nor is what happens while
 * programs delay a sleep, which they can for seconds. */
#define LOCK_DOUBT_SECONDS 5
#define SLEEP_DOUBT_SECONDS 30

typedef enum { NOT_STARTED, STARTED, THERE, GONE } BackendState;

struct _UnknotPresenceMonitor {
  GObject parent_instance;

  UnknotBootClock clock;
  gpointer clock_data;
  guint scale;
  gint64 away; /* on the clock */
  gboolean wants_lull;

  GDBusConnection *session;
  UnknotLock *lock;
  UnknotLockReason reasons;
  gboolean started;

  UnknotPresenceBackend *backend[N_BACKENDS]; /* NULL: not started */
  BackendState state[N_BACKENDS];
  guint current; /* NONE: no source yet, or lost a moment ago */
  gboolean choosing;
  guint grace;
  const char *source;

  gboolean idle; /* what the source said last */
  gint64 idle_since;
  guint doubt;
  gboolean doubting; /* asked-for lock or sleep may be over without a word */

  UnknotPresenceSuspend suspend;
  UnknotPresence presence;
  gint64 since;
  gint64 entered; /* monotonic: when presence became LOCKED or ASLEEP */
};

G_DEFINE_FINAL_TYPE (UnknotPresenceMonitor, unknot_presence_monitor, G_TYPE_OBJECT)

enum { PROP_SOURCE = 1, PROP_LOCK_SOURCE, N_PROPS };
enum { SIGNAL_CHANGED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void choose (UnknotPresenceMonitor *self);

static gint64
now (UnknotPresenceMonitor *self)
{
  return self->clock (self->clock_data);
}

static void
set_presence (UnknotPresenceMonitor *self, UnknotPresence presence, gint64 since)
{
  if (self->presence == presence && self->since == since)
    return;
  self->presence = presence;
  self->since = since;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static UnknotPresence
combine (UnknotPresenceMonitor *self)
{
  if (self->reasons & UNKNOT_LOCK_ASLEEP)
    return UNKNOT_PRESENCE_ASLEEP;
  if (self->reasons)
    return UNKNOT_PRESENCE_LOCKED;
  return self->idle ? UNKNOT_PRESENCE_IDLE : UNKNOT_PRESENCE_ACTIVE;
}

/* Takes together what source and lock say. */
static void
update (UnknotPresenceMonitor *self)
{
  UnknotPresence presence = combine (self);
  gint64 since = self->idle && presence != UNKNOT_PRESENCE_ACTIVE ? self->idle_since : now (self);
  gboolean entered = presence > UNKNOT_PRESENCE_IDLE && presence != self->presence;

  if (presence == self->presence && presence != UNKNOT_PRESENCE_IDLE)
    return;
  if (entered)
    self->entered = g_get_monotonic_time ();
  set_presence (self, presence, since);
  /* The hands may have left the keyboard some time before the screen locked itself. */
  if (entered && !self->idle && self->current != NONE && classes[self->current]->read)
    classes[self->current]->read (self->backend[self->current]);
}

/* Hands the backend in use what it has to watch for. */
static void
set_watches (UnknotPresenceMonitor *self)
{
  UnknotPresenceBackend *backend;

  if (self->current == NONE)
    return;
  backend = self->backend[self->current];
  backend->away = MAX (self->away / self->scale, 1);
  backend->lull = self->wants_lull && UNKNOT_LULL < self->away ? UNKNOT_LULL / self->scale : 0;
  backend->believed_idle = self->idle || self->doubting;
  if (classes[self->current]->watch)
    classes[self->current]->watch (backend);
}

/* Says so when the machine slept and nobody had announced it. */
static void
look_for_suspend (UnknotPresenceMonitor *self, gboolean at_resume)
{
  gint64 slept = unknot_presence_suspend_look (&self->suspend, at_resume);

  if (slept == 0 || self->presence == UNKNOT_PRESENCE_ASLEEP)
    return;
  set_presence (self, UNKNOT_PRESENCE_ASLEEP, now (self) - slept * self->scale);
  update (self);
}

static guint
index_of (UnknotPresenceMonitor *self, UnknotPresenceBackend *backend)
{
  guint i;

  for (i = 0; i < N_BACKENDS && self->backend[i] != backend; i++)
    ;
  g_assert (i < N_BACKENDS);
  return i;
}

static void
backend_idle_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;
  gint64 since;

  if (index_of (self, backend) != self->current)
    return;
  look_for_suspend (self, FALSE);
  idle = unknot_presence_suspend_add (&self->suspend, MAX (idle, 0), g_get_monotonic_time ());
  since = now (self) - idle * self->scale;
  /* Within one spell a second report can only be the better informed one when it reaches
   * further back; one of a fresh watch counts from that watch. */
  if (self->idle && since > self->idle_since - (gint64) self->scale * G_TIME_SPAN_SECOND)
    return;
  self->idle = TRUE;
  self->idle_since = since;
  backend->believed_idle = TRUE;
  update (self);
}

static void
backend_active_cb (UnknotPresenceBackend *backend, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  if (index_of (self, backend) != self->current)
    return;
  look_for_suspend (self, FALSE);
  self->idle = FALSE;
  backend->believed_idle = FALSE;
  if (self->doubting)
    {
      self->doubting = FALSE;
      unknot_lock_note_activity (self->lock);
    }
  update (self);
}

static void
backend_reading_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;
  gint64 before = idle - (g_get_monotonic_time () - self->entered);

  if (self->presence > UNKNOT_PRESENCE_IDLE && !self->idle && before * self->scale > UNKNOT_LULL)
    set_presence (self, self->presence, self->since - before * self->scale);
}

static gboolean
grace_over_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  self->grace = 0;
  choose (self);
  return G_SOURCE_REMOVE;
}

static void
backend_available_cb (UnknotPresenceBackend *backend, gboolean available, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;
  guint i = index_of (self, backend);

  self->state[i] = available ? THERE : GONE;
  if (i == self->current && available)
    set_watches (self);
  else if (i == self->current)
    {
      self->current = NONE;
      self->grace = g_timeout_add (GRACE_SECONDS * 1000 / self->scale, grace_over_cb, self);
    }
  choose (self);
}

static const UnknotPresenceBackendFuncs backend_funcs = {
  .available = backend_available_cb,
  .idle = backend_idle_cb,
  .active = backend_active_cb,
  .reading = backend_reading_cb,
};

static void
start_backend (UnknotPresenceMonitor *self, guint i)
{
  UnknotPresenceBackend *backend = g_malloc0 (classes[i]->size);

  backend->klass = classes[i];
  backend->funcs = &backend_funcs;
  backend->user_data = self;
  backend->name = classes[i]->name;
  backend->session = self->session;
  backend->logind = unknot_lock_get_logind (self->lock);
  self->backend[i] = backend;
  self->state[i] = STARTED;
  classes[i]->start (backend);
}

static void
stop_backend (UnknotPresenceMonitor *self, guint i)
{
  if (!self->backend[i])
    return;
  classes[i]->stop (self->backend[i]);
  g_clear_pointer (&self->backend[i], g_free);
  self->state[i] = NOT_STARTED;
}

static void
use_backend (UnknotPresenceMonitor *self, guint i)
{
  g_clear_handle_id (&self->grace, g_source_remove);
  for (guint worse = i + 1; worse < N_BACKENDS; worse++)
    stop_backend (self, worse);
  if (self->current == i)
    return;
  self->current = i;
  set_watches (self);
  if (g_strcmp0 (self->source, self->backend[i]->name) != 0)
    {
      self->source = self->backend[i]->name;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SOURCE]);
    }
}

/* Goes down the list to the first source that is there, starting one after the other. */
static void
choose (UnknotPresenceMonitor *self)
{
  if (self->choosing)
    return;
  self->choosing = TRUE;
  for (guint i = 0; i < N_BACKENDS; i++)
    {
      if (self->state[i] == NOT_STARTED && self->grace)
        break;
      if (self->state[i] == NOT_STARTED)
        start_backend (self, i);
      if (self->state[i] == STARTED)
        break; /* it will answer */
      if (self->state[i] == THERE)
        {
          use_backend (self, i);
          break;
        }
    }
  self->choosing = FALSE;
}

static gboolean
doubt_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  self->doubt = 0;
  self->doubting = TRUE;
  set_watches (self);
  return G_SOURCE_REMOVE;
}

static void
lock_changed_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;
  UnknotLockReason before = self->reasons;
  gboolean may_end_unsaid;
  guint seconds;

  self->reasons = unknot_lock_get_reasons (self->lock);
  if (before & ~self->reasons & UNKNOT_LOCK_ASLEEP)
    unknot_presence_suspend_look (&self->suspend, TRUE);
  may_end_unsaid = (self->reasons & (UNKNOT_LOCK_ASKED | UNKNOT_LOCK_ASLEEP)) != 0;
  if (!may_end_unsaid)
    {
      g_clear_handle_id (&self->doubt, g_source_remove);
      self->doubting = FALSE;
    }
  else if (!self->doubt && !self->doubting)
    {
      seconds = self->reasons & UNKNOT_LOCK_ASLEEP ? SLEEP_DOUBT_SECONDS : LOCK_DOUBT_SECONDS;
      self->doubt = g_timeout_add (seconds * 1000 / self->scale, doubt_cb, self);
    }
  update (self);
  if (before == self->reasons)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCK_SOURCE]);
}

static void
unknot_presence_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotPresenceMonitor *self = UNKNOT_PRESENCE_MONITOR (object);

  if (id == PROP_SOURCE)
    g_value_set_string (value, unknot_presence_monitor_get_source (self));
  else
    g_value_set_string (value, unknot_presence_monitor_get_lock_source (self));
}

static void
unknot_presence_monitor_finalize (GObject *object)
{
  UnknotPresenceMonitor *self = UNKNOT_PRESENCE_MONITOR (object);

  g_clear_handle_id (&self->grace, g_source_remove);
  g_clear_handle_id (&self->doubt, g_source_remove);
  for (guint i = 0; i < N_BACKENDS; i++)
    stop_backend (self, i);
  unknot_lock_free (self->lock);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (unknot_presence_monitor_parent_class)->finalize (object);
}

static void
unknot_presence_monitor_class_init (UnknotPresenceMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = unknot_presence_monitor_get_property;
  object_class->finalize = unknot_presence_monitor_finalize;
  props[PROP_SOURCE] =
    g_param_spec_string ("source", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOCK_SOURCE] =
    g_param_spec_string ("lock-source", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_presence_monitor_init (UnknotPresenceMonitor *self)
{
  self->away = 5 * UNKNOT_MINUTE;
  self->current = NONE;
  self->source = unknot_presence_unlocked.name;
  self->lock = unknot_lock_new (lock_changed_cb, self);
  unknot_presence_suspend_init (&self->suspend);
}

UnknotPresenceMonitor *
unknot_presence_monitor_new (UnknotBootClock clock, gpointer user_data, guint scale)
{
  UnknotPresenceMonitor *self;

  g_return_val_if_fail (clock != NULL && scale >= 1, NULL);
  self = g_object_new (UNKNOT_TYPE_PRESENCE_MONITOR, NULL);
  self->clock = clock;
  self->clock_data = user_data;
  self->scale = scale;
  self->since = clock (user_data);
  return self;
}

void
unknot_presence_monitor_start (UnknotPresenceMonitor *self, GDBusConnection *session)
{
  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self));
  g_return_if_fail (!self->started);

  self->started = TRUE;
  g_set_object (&self->session, session);
  unknot_lock_start (self->lock, session);
  choose (self);
}

void
unknot_presence_monitor_set_away (UnknotPresenceMonitor *self, gint64 threshold)
{
  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self) && threshold > 0);

  if (self->away == threshold)
    return;
  self->away = threshold;
  set_watches (self);
}

void
unknot_presence_monitor_set_wants_lull (UnknotPresenceMonitor *self, gboolean wanted)
{
  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self));

  if (self->wants_lull == !!wanted)
    return;
  self->wants_lull = !!wanted;
  set_watches (self);
}

UnknotPresence
unknot_presence_monitor_get (UnknotPresenceMonitor *self, gint64 *since)
{
  g_return_val_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self), UNKNOT_PRESENCE_ACTIVE);

  if (since)
    *since = self->since;
  return self->presence;
}

gboolean
unknot_presence_monitor_can_lull (UnknotPresenceMonitor *self)
{
  g_return_val_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self), FALSE);

  return self->current != NONE && classes[self->current]->can_lull;
}

void
unknot_presence_monitor_check_suspend (UnknotPresenceMonitor *self)
{
  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self));

  look_for_suspend (self, TRUE);
}

const char *
unknot_presence_monitor_get_source (UnknotPresenceMonitor *self)
{
  g_return_val_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self), NULL);

  return self->source;
}

const char *
unknot_presence_monitor_get_lock_source (UnknotPresenceMonitor *self)
{
  g_return_val_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self), NULL);

  return unknot_lock_get_source (self->lock);
}
