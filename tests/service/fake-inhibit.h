/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-owner.h"

G_BEGIN_DECLS

/* A desktop's manager of idle inhibitors. */
typedef enum {
  FAKE_INHIBIT_GNOME,
  FAKE_INHIBIT_SOLID,
  FAKE_INHIBIT_FREEDESKTOP,
} FakeInhibitKind;

typedef struct {
  FakeInhibitKind kind;
  FakeOwner owner;
  char *who;   /* NULL: nobody inhibits idleness */
  guint flags; /* GNOME: of the inhibitor */
} FakeInhibit;

FakeInhibit *fake_inhibit_new (UnknotFixture *fixture, FakeInhibitKind kind);
void fake_inhibit_free (FakeInhibit *self);
/* @who: (nullable) */
void fake_inhibit_set (FakeInhibit *self, const char *who);

G_END_DECLS
