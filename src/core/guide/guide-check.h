/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* Whether @guide may lie in a file called @name: the file's name is the guide's id plus
 * ".json".
 * @data: of the file, for the line in the message.
 * FALSE with UNKNOT_GUIDE_ERROR_MEMBER. */
gboolean unknot_guide_check_name (UnknotGuide *guide, const char *name, GBytes *data, GError **error);

/* Looks at one file as the catalogue would, and closer: for people who write guides.  What it names,
 * the guides of a set and the one that comes next, must be bundled, lie beside it, or lie in the user's
 * folder; an id that a bundled guide has is a fault, unless the file is that very guide.
 * @remarks: (out) (transfer full) (array zero-terminated=1): what does not keep the guide out
 *   but can be seen: hands that miss what they reach for, joints that leave the human range
 *   on the way.  "FILE: line N: steps[2]: reason", at most one of each kind for a step.
 * Returns: (transfer full): a set with the steps of its guides; NULL with UNKNOT_GUIDE_ERROR, and then
 *   no remarks. */
UnknotGuide *unknot_guide_check_file (const char *path, char ***remarks, GError **error);

G_END_DECLS
