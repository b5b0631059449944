/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "service/tray/tray.h"

G_BEGIN_DECLS

#define TRAY_WORLD_ITEM "/io/github/unknot/Unknot/StatusNotifierItem"

/* A tray on a bus of its own, seen from outside: the state it shows is set by the test, the
 * commands it gives are written down, and so are its signals. */
typedef struct {
  UnknotFixture *fixture;
  GDBusConnection *own; /* the tray's connection; the test's is fixture->connection */
  UnknotMenu *menu;
  UnknotTray *tray;
  UnknotLook look;
  GString *commands;    /* "take-break(neck,token) pause(1800) ..." */
  GString *signals;     /* "NewIcon NewStatus ..." */
  guint subscription;
} TrayWorld;

TrayWorld *tray_world_new (void);
void tray_world_free (TrayWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrayWorld, tray_world_free)

/* A call from outside, during which the tray's main loop runs.  Answers come after every
 * signal sent before them.
 * @path: TRAY_WORLD_ITEM or "/MenuBar".
 * Returns: (transfer full): NULL with @error. */
GVariant *tray_world_call (TrayWorld *self, const char *path, const char *interface, const char *method,
                           GVariant *parameters, GError **error);

/* One property of the icon.  Returns: (transfer full) */
GVariant *tray_world_get (TrayWorld *self, const char *name);

/* Returns: (transfer full): the whole menu as "(ia{sv}av)". */
GVariant *tray_world_get_layout (TrayWorld *self, int parent, int depth);

/* The number of the item of that label at any depth; -1: none. */
int tray_world_find (TrayWorld *self, const char *label);

/* Fails the test unless the commands so far are @expected; then forgets them. */
void tray_world_assert_commands (TrayWorld *self, const char *expected);
/* The same for signals, after those under way have come. */
void tray_world_assert_signals (TrayWorld *self, const char *expected);

G_END_DECLS
