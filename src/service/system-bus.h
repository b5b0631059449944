/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The system bus, opened once for all who use it and closed with the last of them.  Unlike
 * the connection of g_bus_get(), it does not end the program when the bus goes away, and a
 * closed one is never handed out.  Main thread only. */

/* @done: called from the main loop with (transfer none) a connection, to be kept by
 *   g_object_ref(), or NULL when there is no system bus; not called once @cancellable is
 *   cancelled. */
void unknot_system_bus_get (GCancellable *cancellable,
                            void (*done) (GDBusConnection *bus, gpointer user_data), gpointer user_data);

G_END_DECLS
