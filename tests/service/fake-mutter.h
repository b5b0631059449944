/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-owner.h"

G_BEGIN_DECLS

/* org.gnome.Mutter.IdleMonitor: an idle watch stays and fires once per spell of idleness, at
 * once when it is already due; an active watch fires once. */
typedef struct {
  FakeOwner owner;
  guint64 idle; /* milliseconds */
  gboolean inhibited;
  guint32 last_id;
  GArray *watches;
  guint calls; /* of methods, so far */
} FakeMutter;

FakeMutter *fake_mutter_new (UnknotFixture *fixture);
void fake_mutter_free (FakeMutter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeMutter, fake_mutter_free)

/* No input for so long by now. */
void fake_mutter_idle (FakeMutter *self, guint64 milliseconds);
/* A key is pressed. */
void fake_mutter_input (FakeMutter *self);
/* As a program that shows a video does; the end lets overdue watches fire. */
void fake_mutter_inhibit (FakeMutter *self, gboolean inhibited);
/* Whether somebody watches for @milliseconds of idleness; 0: for activity. */
gboolean fake_mutter_has_watch (FakeMutter *self, guint64 milliseconds);

G_END_DECLS
