/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* org.kde.StatusNotifierWatcher as a desktop has it, and no more. */
typedef struct _FakeWatcher FakeWatcher;

/* Owns the name when it returns.  @has_host: whether a panel shows icons from the start. */
FakeWatcher *fake_watcher_new (GDBusConnection *connection, gboolean has_host);
/* Gives the name back. */
void fake_watcher_free (FakeWatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeWatcher, fake_watcher_free)

/* A panel comes or goes; hosts and items are told. */
void fake_watcher_set_host (FakeWatcher *self, gboolean has_host);

/* From now on items are refused. */
void fake_watcher_refuse (FakeWatcher *self);

/* How many items have registered, and the name of the last. */
guint fake_watcher_get_n_items (FakeWatcher *self);
const char *fake_watcher_get_last_item (FakeWatcher *self);

G_END_DECLS
