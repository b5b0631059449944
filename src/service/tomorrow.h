/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/now.h"

G_BEGIN_DECLS

/* Tomorrow begins when the night is over: at 04:00 of the clock on the wall, wherever that wall
 * is by then. */

/* Returns: the next beginning of tomorrow that is at least a minute away, as the clock on the wall
 *   will show it: microseconds since 1970-01-01 00:00 of that clock. */
gint64 unknot_tomorrow_find (UnknotTime now);

/* How long it is until the clock on the wall shows @local, in the present time zone; negative when
 * that has passed. */
gint64 unknot_tomorrow_get_length (UnknotTime now, gint64 local);

G_END_DECLS
