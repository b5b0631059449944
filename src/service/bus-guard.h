/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What stands before every method of the bus, so that no caller can exhaust the service: how often one may
 * call, and how long a text may be. */
typedef struct _UnknotBusGuard UnknotBusGuard;

#define UNKNOT_BUS_MAX_RATE 20 /* commands a second of one caller */

UnknotBusGuard *unknot_bus_guard_new (void);
void unknot_bus_guard_free (UnknotBusGuard *self);

/* Whether a call may go on.
 * @sender: (nullable): its unique name; NULL: there is no bus between.
 * @error: G_DBUS_ERROR_LIMITS_EXCEEDED for one more command than may come in a second, INVALID_ARGS for a text
 *   that is too long; a sentence for a person that does not repeat what was sent. */
gboolean unknot_bus_guard_admit (UnknotBusGuard *self, const char *sender, GVariant *parameters, GError **error);

G_END_DECLS
