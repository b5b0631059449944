/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "service/notifier.h"

G_BEGIN_DECLS

/* What stays on the screen when the service has gone: the last word of a life, and whatever it
 * could not withdraw because it was killed.  The next life takes both away: buttons lead nowhere
 * any more, and what is said may be true no longer.
 *
 * Numbers of notifications belong to one server: one owner of its name on one message bus. */

#define UNKNOT_NOTICES_SERVER "org.freedesktop.Notifications"
#define UNKNOT_NOTICES_PATH "/org/freedesktop/Notifications"

/* Written to disk, never to be changed: the server, "" for none, and the numbers. */
#define UNKNOT_NOTICES_LEFT_TYPE "(sau)"

UnknotNoticesLeft *unknot_notices_left_new (GDBusConnection *connection);
void unknot_notices_left_free (UnknotNoticesLeft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotNoticesLeft, unknot_notices_left_free)

/* @owner: (nullable): of the server's name; NULL: there is none.  Withdraws what is to be withdrawn. */
void unknot_notices_left_set_server (UnknotNoticesLeft *self, const char *owner);
gboolean unknot_notices_left_has_server (UnknotNoticesLeft *self);

/* Withdraws what an earlier life left, as soon as the server is known; nothing when that is another
 * one by now.  @kept: what unknot_notices_left_list() gave, not trusted. */
void unknot_notices_left_withdraw (UnknotNoticesLeft *self, GVariant *kept);
/* @shown: (element-type guint32): what is on screen just now besides.  Returns: (transfer full). */
GVariant *unknot_notices_left_list (UnknotNoticesLeft *self, GArray *shown);

/* Shows @notice without buttons.  Waits for its number, half a second at most. */
void unknot_notices_left_say (UnknotNoticesLeft *self, const UnknotNotice *notice);

/* Takes @number off the screen.  There is nothing to learn from the server's answer, so it is not
 * waited for; this works also while the service is leaving. */
void unknot_notices_left_close (UnknotNoticesLeft *self, guint number);

G_END_DECLS
