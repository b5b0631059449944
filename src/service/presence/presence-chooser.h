/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/presence/presence-backend.h"

G_BEGIN_DECLS

/* The one idle source in use: the best that is there.  One after the other is started until
 * one is, and better ones that come later take over. */
typedef struct _UnknotPresenceChooser UnknotPresenceChooser;

typedef struct {
  /* The source in use changed, or came back: set its watches. */
  void (*chosen) (UnknotPresenceBackend *backend, gpointer user_data);
  /* As in UnknotPresenceBackendFuncs; only of the source in use. */
  void (*idle) (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data);
  void (*active) (UnknotPresenceBackend *backend, gpointer user_data);
  void (*reading) (UnknotPresenceBackend *backend, gint64 idle, gpointer user_data);
  void (*inhibited) (UnknotPresenceBackend *backend, gboolean inhibited, gpointer user_data);
} UnknotPresenceChooserFuncs;

/* @session: (nullable).  @grace: milliseconds for which a source that was lost may come
 *   back before a lesser one is taken. */
UnknotPresenceChooser *unknot_presence_chooser_new (const UnknotPresenceChooserFuncs *funcs,
                                                    gpointer user_data, GDBusConnection *session,
                                                    UnknotLockLogind *logind, guint grace);
void unknot_presence_chooser_free (UnknotPresenceChooser *self);

void unknot_presence_chooser_start (UnknotPresenceChooser *self);

/* Returns: (nullable): NULL before the first is found, and while one is lost. */
UnknotPresenceBackend *unknot_presence_chooser_get (UnknotPresenceChooser *self);

G_END_DECLS
