/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* The steps of @guide as a list to be read, in their order.  Steps that are done on one side and then
 * on the other stand there once, followed by a line that says so; in a set that goes for each of its parts.
 * @notes: one for each of @lines: how long it takes, or "".
 * @lines, @notes: (out) (transfer full): NULL-terminated. */
void unknot_step_lines (UnknotGuide *guide, GStrv *lines, GStrv *notes);

G_END_DECLS
