/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-owner.h"

G_BEGIN_DECLS

/* A notification server with its own kind of do-not-disturb. */
typedef enum {
  FAKE_DND_PLASMA, /* property Inhibited */
  FAKE_DND_DUNST,  /* property paused */
  FAKE_DND_MAKO,   /* modes */
  FAKE_DND_SWAYNC, /* a name of its own */
  FAKE_DND_XFCE,   /* kept in xfconf */
  FAKE_DND_NONE,   /* knows no such thing */
} FakeDndKind;

typedef struct {
  FakeDndKind kind;
  FakeOwner owner; /* org.freedesktop.Notifications */
  FakeOwner other; /* the second name, for the kinds that have one */
  gboolean on;
  guint asked; /* how often its state was read */
} FakeDnd;

FakeDnd *fake_dnd_new (UnknotFixture *fixture, FakeDndKind kind, gboolean on);
void fake_dnd_free (FakeDnd *self);
void fake_dnd_set (FakeDnd *self, gboolean on);
/* The same without a word, as mako 1.7 does, and dunst when a signal of the system tells it. */
void fake_dnd_set_silently (FakeDnd *self, gboolean on);

G_END_DECLS
