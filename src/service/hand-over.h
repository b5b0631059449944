/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For a program that was started with the session: has the service run as systemd's unit, which is
 * started again should it ever crash, where systemd knows the display of this session; a unit that
 * did not would run without one.
 * Returns: whether it runs now, so that this program has nothing to do. */
gboolean unknot_hand_over (GDBusConnection *session);

G_END_DECLS
