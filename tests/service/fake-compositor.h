/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Wayland compositor without a screen, on this main loop, with a clock of its own that
 * stands still unless a test moves it. */
typedef struct _FakeCompositor FakeCompositor;

typedef enum {
  FAKE_COMPOSITOR_EXT_IDLE_1 = 1 << 0,
  FAKE_COMPOSITOR_EXT_IDLE_2 = 1 << 1,
  FAKE_COMPOSITOR_KDE_IDLE = 1 << 2,
  FAKE_COMPOSITOR_TOPLEVELS = 1 << 3,
  FAKE_COMPOSITOR_KDE_WINDOWS = 1 << 5,
  FAKE_COMPOSITOR_RESUMES = 1 << 6, /* an inhibitor that begins ends an idleness that was told */
  FAKE_COMPOSITOR_NO_SEAT = 1 << 4, /* until fake_compositor_add_seat() */
} FakeCompositorFlags;

/* Listens as @name in XDG_RUNTIME_DIR. */
FakeCompositor *fake_compositor_new (const char *name, FakeCompositorFlags flags);
/* As a crash would end it: the socket's file goes too. */
void fake_compositor_free (FakeCompositor *self);

void fake_compositor_add_seat (FakeCompositor *self);
/* The clock moves on; idle notifications fire. */
void fake_compositor_pass (FakeCompositor *self, guint milliseconds);
/* A key is pressed. */
void fake_compositor_input (FakeCompositor *self);
/* A window that shows a video inhibits idleness, or no longer. */
void fake_compositor_inhibit (FakeCompositor *self, gboolean inhibited);
/* Whether somebody waits for @milliseconds of idleness. */
gboolean fake_compositor_has_timeout (FakeCompositor *self, guint milliseconds);
guint fake_compositor_get_n_timeouts (FakeCompositor *self);
guint fake_compositor_get_n_clients (FakeCompositor *self);

/* Windows, for who lists them in either way.  @state: bits of zwlr_foreign_toplevel_handle_v1.state. */
void fake_compositor_set_window (FakeCompositor *self, const char *app_id, guint state);
void fake_compositor_close_window (FakeCompositor *self, const char *app_id);

G_END_DECLS
