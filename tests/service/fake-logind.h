/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-owner.h"

G_BEGIN_DECLS

#define FAKE_LOGIND_SESSION "/org/freedesktop/login1/session/_31"

/* org.freedesktop.login1 with one user and one session, "1". */
typedef struct {
  FakeOwner owner;
  gboolean knows_callers; /* whether GetSession ("auto") finds the session; else only Display does */
  gboolean has_session;
  GHashTable *session; /* property name to GVariant */
  char *block_inhibited;
  GVariant *inhibitors; /* a(ssssuu) */
} FakeLogind;

FakeLogind *fake_logind_new (UnknotFixture *fixture);
void fake_logind_free (FakeLogind *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeLogind, fake_logind_free)

/* Sets a property of the session and says so.  @value: floating or not. */
void fake_logind_set (FakeLogind *self, const char *property, GVariant *value);
/* IdleHint together with its moment. */
void fake_logind_set_idle (FakeLogind *self, gboolean idle, guint64 since_monotonic);
void fake_logind_session_signal (FakeLogind *self, const char *signal);
void fake_logind_prepare_for_sleep (FakeLogind *self, gboolean asleep);
/* What inhibits, as ListInhibitors tells it: "idle" or "" of @who, @why. */
void fake_logind_inhibit (FakeLogind *self, const char *what, const char *who, const char *why);
/* The session ends, or one begins. */
void fake_logind_set_has_session (FakeLogind *self, gboolean has_session);

G_END_DECLS
