/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the session is behind a lock, another user's session or asleep. */
typedef struct _UnknotLock UnknotLock;
typedef struct _UnknotLockLogind UnknotLockLogind;

typedef enum {
  UNKNOT_LOCK_SCREENSAVER = 1 << 0, /* a screen saver or locker says that it is on */
  UNKNOT_LOCK_HINT = 1 << 1,        /* logind: LockedHint */
  UNKNOT_LOCK_ASKED = 1 << 2,       /* logind asked for a lock; nobody confirmed it */
  UNKNOT_LOCK_INACTIVE = 1 << 3,    /* logind: another session is in front */
  UNKNOT_LOCK_ASLEEP = 1 << 4,      /* logind: suspended, or about to be */
} UnknotLockReason;

/* @changed: called when the reasons or the source changed. */
UnknotLock *unknot_lock_new (void (*changed) (gpointer user_data), gpointer user_data);
void unknot_lock_free (UnknotLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotLock, unknot_lock_free)

/* @session: (nullable).  The system bus is opened here; it need not exist. */
void unknot_lock_start (UnknotLock *self, GDBusConnection *session);

UnknotLockReason unknot_lock_get_reasons (UnknotLock *self);
/* Who can tell, joined by ", "; "" when nobody can. */
const char *unknot_lock_get_source (UnknotLock *self);
UnknotLockLogind *unknot_lock_get_logind (UnknotLock *self);

/* Somebody used keyboard or mouse, though nobody said that an asked-for lock or a sleep is
 * over: it is. */
void unknot_lock_note_activity (UnknotLock *self);

/* Our session as logind sees it. */
UnknotLockLogind *unknot_lock_logind_new (void);
void unknot_lock_logind_free (UnknotLockLogind *self);
void unknot_lock_logind_start (UnknotLockLogind *self);

/* Called after every change, in the order added.  Returns: an id, not 0. */
gulong unknot_lock_logind_add_watch (UnknotLockLogind *self, void (*changed) (gpointer), gpointer user_data);
void unknot_lock_logind_remove_watch (UnknotLockLogind *self, gulong id);

/* Whether it is known by now that there is such a session, or that there is none. */
gboolean unknot_lock_logind_is_settled (UnknotLockLogind *self);
gboolean unknot_lock_logind_is_there (UnknotLockLogind *self);
/* A session with a desktop, whose IdleHint the desktop keeps. */
gboolean unknot_lock_logind_is_graphical (UnknotLockLogind *self);
UnknotLockReason unknot_lock_logind_get_reasons (UnknotLockLogind *self);
/* @idle: since when the idle hint is set, as a length in real microseconds.
 * Returns: whether the hint is set. */
gboolean unknot_lock_logind_get_idle (UnknotLockLogind *self, gint64 *idle);
void unknot_lock_logind_note_activity (UnknotLockLogind *self);

/* org.gnome.ScreenSaver and its kin. */
typedef struct _UnknotLockScreensaver UnknotLockScreensaver;
UnknotLockScreensaver *unknot_lock_screensaver_new (GDBusConnection *session, void (*changed) (gpointer),
                                                    gpointer user_data);
void unknot_lock_screensaver_free (UnknotLockScreensaver *self);
gboolean unknot_lock_screensaver_is_active (UnknotLockScreensaver *self);
/* The names on the bus that answered or signalled, joined by ", ". */
const char *unknot_lock_screensaver_get_source (UnknotLockScreensaver *self);

G_END_DECLS
