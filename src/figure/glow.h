/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"

G_BEGIN_DECLS

/* How much each vertex of a body belongs to a muscle, 0 to 255.  Worked out once for each
 * muscle and body, and kept; the caller does not free it. */
const guint8 *glow_get (UnknotBuild build, BodyGrain grain, UnknotMuscle muscle, UnknotSide side);

G_END_DECLS
