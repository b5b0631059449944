/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <xcb/xcb.h>

G_BEGIN_DECLS

/* An X server without a screen, and somebody at its keyboard. */
typedef struct {
  GSubprocess *process;
  char *display;       /* ":7"; also in the environment, for whoever connects next */
  xcb_connection_t *x; /* the typist's */
} XServer;

/* @display: (nullable): ":7"; NULL: any free one.
 * Returns: whether this machine has an X server to start. */
gboolean x_server_start (XServer *self, const char *display);
/* As a crash would end it. */
void x_server_stop (XServer *self);
void x_server_clear (XServer *self);

/* Moves the pointer by one pixel. */
void x_server_input (XServer *self);

G_END_DECLS
