/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/presence-private.h"

/* A compositor that restarts is back within this; until then what was known last holds. */
#define GRACE_SECONDS 15
/* The keys that asked for a lock are not the return from it; nor is what happens while
 * programs delay a sleep, which they can for seconds. */
#define LOCK_DOUBT_SECONDS 5
#define SLEEP_DOUBT_SECONDS 30
/* How long a lock waits for its source to say when the last input was.  Real milliseconds. */
#define READING_MILLISECONDS 300

typedef struct {
  void (*told) (gint64 idle, gpointer user_data);
  gpointer user_data;
} Question;

G_DEFINE_FINAL_TYPE (UnknotPresenceMonitor, unknot_presence_monitor, G_TYPE_OBJECT)

enum { PROP_SOURCE = 1, PROP_LOCK_SOURCE, N_PROPS };
enum { SIGNAL_CHANGED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Returns: (nullable): the source in use. */
static UnknotPresenceBackend *
in_use (UnknotPresenceMonitor *self)
{
  return self->chooser ? unknot_presence_chooser_get (self->chooser) : NULL;
}

gboolean
unknot_presence_read_source (UnknotPresenceMonitor *self)
{
  UnknotPresenceBackend *backend = in_use (self);

  if (!backend || !backend->klass->read)
    return FALSE;
  backend->klass->read (backend);
  return TRUE;
}

static void
set_presence (UnknotPresenceMonitor *self, UnknotPresence presence, gint64 since)
{
  g_clear_handle_id (&self->reading, g_source_remove);
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
  return self->idle && !self->withheld ? UNKNOT_PRESENCE_IDLE : UNKNOT_PRESENCE_ACTIVE;
}

static gboolean
unanswered_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  self->reading = 0;
  set_presence (self, combine (self), unknot_presence_now (self));
  return G_SOURCE_REMOVE;
}

void
unknot_presence_update (UnknotPresenceMonitor *self)
{
  UnknotPresence presence = combine (self);

  if (presence == self->presence && presence != UNKNOT_PRESENCE_IDLE)
    g_clear_handle_id (&self->reading, g_source_remove);
  else if (presence != UNKNOT_PRESENCE_ACTIVE && self->idle)
    set_presence (self, presence, self->idle_since);
  else if (presence == UNKNOT_PRESENCE_LOCKED && self->presence == UNKNOT_PRESENCE_ACTIVE)
    {
      /* The hands may have left the keyboard some time before the screen locked itself. */
      if (self->reading)
        return;
      if (unknot_presence_read_source (self))
        self->reading = g_timeout_add (READING_MILLISECONDS, unanswered_cb, self);
      else
        set_presence (self, presence, unknot_presence_now (self));
    }
  else
    set_presence (self, presence, unknot_presence_now (self));
}

/* Hands the source in use what it has to watch for. */
static void
set_watches (UnknotPresenceMonitor *self)
{
  UnknotPresenceBackend *backend = in_use (self);

  if (!backend)
    return;
  backend->away = MAX (self->away / self->scale, 1);
  backend->lull = self->wants_lull && UNKNOT_LULL < self->away ? UNKNOT_LULL / self->scale : 0;
  backend->believed_idle = self->idle || self->doubting;
  if (backend->klass->watch)
    backend->klass->watch (backend);
}

/* Says so when the machine slept and nobody had announced it. */
static void
look_for_suspend (UnknotPresenceMonitor *self, gboolean at_resume)
{
  gint64 slept = unknot_presence_suspend_look (&self->suspend, at_resume);

  if (slept == 0 || self->presence == UNKNOT_PRESENCE_ASLEEP)
    return;
  set_presence (self, UNKNOT_PRESENCE_ASLEEP, unknot_presence_now (self) - slept * self->scale);
  unknot_presence_update (self);
}

/* --- how long there has been no input ------------------------------------------------------ */

/* @idle: on the clock; -1: not known. */
static void
answer (UnknotPresenceMonitor *self, gint64 idle)
{
  g_autoptr (GArray) questions = self->questions;

  g_clear_handle_id (&self->question, g_source_remove);
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  for (guint i = 0; i < questions->len; i++)
    g_array_index (questions, Question, i).told (idle, g_array_index (questions, Question, i).user_data);
}

static gint64
known_idle (UnknotPresenceMonitor *self)
{
  return self->idle ? unknot_presence_now (self) - self->idle_since : -1;
}

static gboolean
question_unanswered_cb (gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  self->question = 0;
  answer (self, known_idle (self));
  return G_SOURCE_REMOVE;
}

/* --- what the source says ----------------------------------------------------------------- */

static void
source_chosen_cb (UnknotPresenceBackend *backend, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  set_watches (self);
  if (g_strcmp0 (self->source, backend->name) == 0)
    return;
  self->source = backend->name;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SOURCE]);
}

static void
source_idle_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;
  gint64 since;

  look_for_suspend (self, FALSE);
  idle = unknot_presence_suspend_add (&self->suspend, MAX (idle, 0), g_get_monotonic_time ());
  since = unknot_presence_now (self) - idle * self->scale;
  /* Within one spell a second report can only be the better informed one when it reaches
   * further back; one of a fresh watch counts from that watch. */
  if (self->idle && since > self->idle_since - (gint64) self->scale * G_TIME_SPAN_SECOND)
    return;
  self->idle = TRUE;
  self->idle_since = since;
  backend->believed_idle = TRUE;
  unknot_presence_withhold (self);
  unknot_presence_update (self);
}

static void
source_active_cb (UnknotPresenceBackend *backend, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  look_for_suspend (self, FALSE);
  self->idle = FALSE;
  self->withheld = FALSE;
  backend->believed_idle = FALSE;
  if (self->doubting)
    {
      self->doubting = FALSE;
      unknot_lock_note_activity (self->lock);
    }
  unknot_presence_update (self);
}

static void
source_reading_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  idle = unknot_presence_suspend_add (&self->suspend, MAX (idle, 0), g_get_monotonic_time ()) * self->scale;
  if (self->question)
    answer (self, idle);
  if (self->reading)
    set_presence (self, combine (self), unknot_presence_now (self) - (idle > UNKNOT_LULL ? idle : 0));
  if (unknot_presence_is_watched (self) && !self->idle)
    {
      if (idle >= UNKNOT_PRESENCE_WATCHED_LIMIT)
        source_idle_cb (backend, idle / self->scale, self);
      else
        unknot_presence_set_limit (self, idle);
    }
}

static void
source_inhibited_cb (UnknotPresenceBackend *backend, gboolean inhibited, gpointer user_data)
{
  UnknotPresenceMonitor *self = user_data;

  if (self->source_inhibited == inhibited)
    return;
  self->source_inhibited = inhibited;
  unknot_presence_follow_inhibitors (self);
}

/* --- what the lock says ------------------------------------------------------------------- */

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
  guint seconds;

  self->reasons = unknot_lock_get_reasons (self->lock);
  if (before & ~self->reasons & UNKNOT_LOCK_ASLEEP)
    unknot_presence_suspend_look (&self->suspend, TRUE);
  if (!(self->reasons & (UNKNOT_LOCK_ASKED | UNKNOT_LOCK_ASLEEP)))
    {
      g_clear_handle_id (&self->doubt, g_source_remove);
      self->doubting = FALSE;
    }
  else if (!self->doubt && !self->doubting)
    {
      seconds = self->reasons & UNKNOT_LOCK_ASLEEP ? SLEEP_DOUBT_SECONDS : LOCK_DOUBT_SECONDS;
      self->doubt = g_timeout_add (seconds * 1000 / self->scale, doubt_cb, self);
    }
  unknot_presence_update (self);
  if (before == self->reasons)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCK_SOURCE]);
}

/* --- the object --------------------------------------------------------------------------- */

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

  g_clear_handle_id (&self->doubt, g_source_remove);
  g_clear_handle_id (&self->limit, g_source_remove);
  g_clear_handle_id (&self->reading, g_source_remove);
  answer (self, -1);
  g_array_unref (self->questions);
  /* A source that is stopped says that it holds nothing back any more: nobody is to hear it. */
  self->source_inhibited = FALSE;
  g_clear_pointer (&self->chooser, unknot_presence_chooser_free);
  unknot_lock_free (self->lock);
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
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
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
  static const UnknotPresenceChooserFuncs funcs = {
    source_chosen_cb,
    source_idle_cb,
    source_active_cb,
    source_reading_cb,
    source_inhibited_cb,
  };

  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self));
  g_return_if_fail (!self->chooser);

  unknot_lock_start (self->lock, session);
  self->chooser = unknot_presence_chooser_new (&funcs, self, session, unknot_lock_get_logind (self->lock),
                                               GRACE_SECONDS * 1000 / self->scale);
  unknot_presence_chooser_start (self->chooser);
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

void
unknot_presence_monitor_ask_idle (UnknotPresenceMonitor *self, void (*told) (gint64 idle, gpointer user_data),
                                  gpointer user_data)
{
  Question question = { told, user_data };

  g_return_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self) && told);

  g_array_append_val (self->questions, question);
  if (self->idle || self->question)
    {
      if (!self->question)
        answer (self, known_idle (self));
      return;
    }
  self->question = g_timeout_add (READING_MILLISECONDS, question_unanswered_cb, self);
  if (!unknot_presence_read_source (self))
    answer (self, -1);
}

gboolean
unknot_presence_monitor_can_lull (UnknotPresenceMonitor *self)
{
  g_return_val_if_fail (UNKNOT_IS_PRESENCE_MONITOR (self), FALSE);

  return in_use (self) && in_use (self)->klass->can_lull;
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
