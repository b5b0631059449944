/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/errands.h"

#include <stdio.h>

struct _UnknotErrands {
  gatomicrefcount refs; /* whoever posts, and the thread */
  GMutex lock;
  GCond changed;
  char *waiting; /* (nullable) */
  gboolean over;

  UnknotErrandFunc func;
  gpointer data;
  GDestroyNotify destroy;
  gboolean started;
};

static void
unref (UnknotErrands *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->waiting);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Returns: (transfer full) (nullable): NULL when there will be none any more. */
static char *
wait_for_errand (UnknotErrands *self)
{
  char *what;

  g_mutex_lock (&self->lock);
  while (self->waiting == NULL && !self->over)
    g_cond_wait (&self->changed, &self->lock);
  what = self->over ? NULL : g_steal_pointer (&self->waiting);
  g_mutex_unlock (&self->lock);
  return what;
}

static gpointer
run (gpointer data)
{
  UnknotErrands *self = data;
  char *what;

  while ((what = wait_for_errand (self)) != NULL)
    {
      self->func (what, self->data);
      g_free (what);
    }
  unref (self);
  return NULL;
}

UnknotErrands *
unknot_errands_new (UnknotErrandFunc func, gpointer data, GDestroyNotify destroy)
{
  UnknotErrands *self = g_new0 (UnknotErrands, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  return self;
}

void
unknot_errands_post (UnknotErrands *self, const char *what)
{
  g_return_if_fail (self != NULL && what != NULL);

  g_mutex_lock (&self->lock);
  g_free (self->waiting);
  self->waiting = g_strdup (what);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->started)
    return;
  self->started = TRUE;
  g_atomic_ref_count_inc (&self->refs);
  g_thread_unref (g_thread_new ("unknot-errands", run, self));
}

void
unknot_errands_free (UnknotErrands *self)
{
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  unref (self);
}

gboolean
unknot_errands_tell_file (const char *kind, const char *what)
{
  const char *path = g_getenv ("UNKNOT_TOLD_FILE");
  FILE *file = path != NULL ? fopen (path, "a") : NULL;

  if (file != NULL)
    {
      fprintf (file, "%s %s\n", kind, what);
      fclose (file);
    }
  return path != NULL;
}
