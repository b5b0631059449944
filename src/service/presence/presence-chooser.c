/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/presence-chooser.h"

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

typedef enum { NOT_STARTED, STARTED, THERE, GONE } State;

struct _UnknotPresenceChooser {
  const UnknotPresenceChooserFuncs *funcs;
  gpointer user_data;
  GDBusConnection *session;
  UnknotLockLogind *logind;
  guint grace;

  UnknotPresenceBackend *backend[N_BACKENDS]; /* NULL: not started */
  State state[N_BACKENDS];
  guint current;
  gboolean choosing;
  guint grace_source;
};

static void choose (UnknotPresenceChooser *self);

static guint
index_of (UnknotPresenceChooser *self, UnknotPresenceBackend *backend)
{
  guint i;

  for (i = 0; i < N_BACKENDS && self->backend[i] != backend; i++)
    ;
  g_assert (i < N_BACKENDS);
  return i;
}

static gboolean
grace_over_cb (gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;

  self->grace_source = 0;
  choose (self);
  return G_SOURCE_REMOVE;
}

static void
available_cb (UnknotPresenceBackend *backend, gboolean available, gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;
  guint i = index_of (self, backend);

  self->state[i] = available ? THERE : GONE;
  if (i == self->current && available)
    self->funcs->chosen (backend, self->user_data);
  else if (i == self->current)
    {
      self->current = NONE;
      self->grace_source = g_timeout_add (self->grace, grace_over_cb, self);
    }
  choose (self);
}

static void
idle_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;

  if (index_of (self, backend) == self->current)
    self->funcs->idle (backend, idle, self->user_data);
}

static void
active_cb (UnknotPresenceBackend *backend, gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;

  if (index_of (self, backend) == self->current)
    self->funcs->active (backend, self->user_data);
}

static void
reading_cb (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;

  if (index_of (self, backend) == self->current)
    self->funcs->reading (backend, idle, self->user_data);
}

/* Also of a source that was lost: what it held back is over. */
static void
inhibited_cb (UnknotPresenceBackend *backend, gboolean inhibited, gpointer user_data)
{
  UnknotPresenceChooser *self = user_data;

  if (index_of (self, backend) == self->current || !inhibited)
    self->funcs->inhibited (backend, inhibited, self->user_data);
}

static void
start_backend (UnknotPresenceChooser *self, guint i)
{
  static const UnknotPresenceBackendFuncs funcs = { available_cb, idle_cb, active_cb, reading_cb,
                                                    inhibited_cb };
  UnknotPresenceBackend *backend = g_malloc0 (classes[i]->size);

  backend->klass = classes[i];
  backend->funcs = &funcs;
  backend->user_data = self;
  backend->name = classes[i]->name;
  backend->session = self->session;
  backend->logind = self->logind;
  self->backend[i] = backend;
  self->state[i] = STARTED;
  classes[i]->start (backend);
}

static void
stop_backend (UnknotPresenceChooser *self, guint i)
{
  if (!self->backend[i])
    return;
  classes[i]->stop (self->backend[i]);
  g_clear_pointer (&self->backend[i], g_free);
  self->state[i] = NOT_STARTED;
}

static void
use_backend (UnknotPresenceChooser *self, guint i)
{
  g_clear_handle_id (&self->grace_source, g_source_remove);
  for (guint worse = i + 1; worse < N_BACKENDS; worse++)
    stop_backend (self, worse);
  if (self->current == i)
    return;
  self->current = i;
  self->funcs->chosen (self->backend[i], self->user_data);
}

/* Goes down the list to the first source that is there. */
static void
choose (UnknotPresenceChooser *self)
{
  if (self->choosing)
    return;
  self->choosing = TRUE;
  for (guint i = 0; i < N_BACKENDS; i++)
    {
      if (self->state[i] == NOT_STARTED && self->grace_source)
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

UnknotPresenceChooser *
unknot_presence_chooser_new (const UnknotPresenceChooserFuncs *funcs, gpointer user_data,
                             GDBusConnection *session, UnknotLockLogind *logind, guint grace)
{
  UnknotPresenceChooser *self = g_new0 (UnknotPresenceChooser, 1);

  self->funcs = funcs;
  self->user_data = user_data;
  self->session = session ? g_object_ref (session) : NULL;
  self->logind = logind;
  self->grace = grace;
  self->current = NONE;
  return self;
}

void
unknot_presence_chooser_free (UnknotPresenceChooser *self)
{
  g_clear_handle_id (&self->grace_source, g_source_remove);
  for (guint i = 0; i < N_BACKENDS; i++)
    stop_backend (self, i);
  g_clear_object (&self->session);
  g_free (self);
}

void
unknot_presence_chooser_start (UnknotPresenceChooser *self)
{
  choose (self);
}

UnknotPresenceBackend *
unknot_presence_chooser_get (UnknotPresenceChooser *self)
{
  return self->current == NONE ? NULL : self->backend[self->current];
}
