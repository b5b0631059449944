/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake-owner.h"

G_BEGIN_DECLS

/* org.gnome.ScreenSaver, or one of its kin. */
typedef struct {
  FakeOwner owner;
  char *path;
  gboolean active;
} FakeScreensaver;

/* @name: also that of the interface. */
FakeScreensaver *fake_screensaver_new (UnknotFixture *fixture, const char *name, const char *path,
                                       gboolean active);
void fake_screensaver_free (FakeScreensaver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeScreensaver, fake_screensaver_free)

void fake_screensaver_set_active (FakeScreensaver *self, gboolean active);

G_END_DECLS
