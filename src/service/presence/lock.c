/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/presence/lock.h"

struct _UnknotLock {
  void (*changed) (gpointer user_data);
  gpointer user_data;
  UnknotLockLogind *logind;
  UnknotLockScreensaver *screensaver; /* NULL without a session bus */
  gulong logind_watch;
  UnknotLockReason reasons;
  char *source;
};

static void
combine (gpointer user_data)
{
  UnknotLock *self = user_data;
  UnknotLockReason reasons = unknot_lock_logind_get_reasons (self->logind);
  const char *screensaver = self->screensaver ? unknot_lock_screensaver_get_source (self->screensaver) : "";
  gboolean logind = unknot_lock_logind_is_there (self->logind);
  g_autofree char *source =
    g_strconcat (logind ? "logind" : "", logind && *screensaver ? ", " : "", screensaver, NULL);

  if (self->screensaver && unknot_lock_screensaver_is_active (self->screensaver))
    reasons |= UNKNOT_LOCK_SCREENSAVER;
  /* Once somebody who also says when it ends has taken over, the mere request is moot. */
  if (reasons & (UNKNOT_LOCK_SCREENSAVER | UNKNOT_LOCK_HINT))
    reasons &= ~UNKNOT_LOCK_ASKED;
  if (reasons == self->reasons && g_str_equal (source, self->source))
    return;
  self->reasons = reasons;
  g_free (self->source);
  self->source = g_steal_pointer (&source);
  self->changed (self->user_data);
}

UnknotLock *
unknot_lock_new (void (*changed) (gpointer user_data), gpointer user_data)
{
  UnknotLock *self = g_new0 (UnknotLock, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->source = g_strdup ("");
  self->logind = unknot_lock_logind_new ();
  self->logind_watch = unknot_lock_logind_add_watch (self->logind, combine, self);
  return self;
}

void
unknot_lock_free (UnknotLock *self)
{
  unknot_lock_logind_remove_watch (self->logind, self->logind_watch);
  unknot_lock_logind_free (self->logind);
  g_clear_pointer (&self->screensaver, unknot_lock_screensaver_free);
  g_free (self->source);
  g_free (self);
}

void
unknot_lock_start (UnknotLock *self, GDBusConnection *session)
{
  if (session && !self->screensaver)
    self->screensaver = unknot_lock_screensaver_new (session, combine, self);
  unknot_lock_logind_start (self->logind);
}

UnknotLockReason
unknot_lock_get_reasons (UnknotLock *self)
{
  return self->reasons;
}

const char *
unknot_lock_get_source (UnknotLock *self)
{
  return self->source;
}

UnknotLockLogind *
unknot_lock_get_logind (UnknotLock *self)
{
  return self->logind;
}

void
unknot_lock_note_activity (UnknotLock *self)
{
  unknot_lock_logind_note_activity (self->logind);
}
