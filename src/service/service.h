/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Owns the parts and joins them: presence, quiet and commands go into the schedule; what
 * becomes due goes to notifications, tray, bus, windows and history.
 *
 * Signal "quit": the service is done, its state is saved.
 * Signal "session-told" (environment GStrv): somebody tells of the session that this is, NAME=value
 * of each variable; returns whether that is taken up. */
#define UNKNOT_TYPE_SERVICE (unknot_service_get_type ())
G_DECLARE_FINAL_TYPE (UnknotService, unknot_service, UNKNOT, SERVICE, GObject)

/* Reads settings and saved state; nothing can be seen of it yet.
 * @connection: the session bus.
 * @scale: how many times faster than real time it runs. */
UnknotService *unknot_service_new (GDBusConnection *connection, guint scale);

/* Exports the bus object.  To be called before the name is owned. */
gboolean unknot_service_export (UnknotService *self, GError **error);

/* Shows the icon, listens to presence, and begins.  To be called when the name is owned. */
void unknot_service_start (UnknotService *self);

/* Saves the state and takes away what is on screen.  The windows stay. */
void unknot_service_stop (UnknotService *self);

G_END_DECLS
