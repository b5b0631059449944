/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* Whether @guide may lie in a file called @name: the file's name is the guide's id plus
 * ".json".  FALSE with UNKNOT_GUIDE_ERROR_MEMBER. */
gboolean unknot_guide_check_name (UnknotGuide *guide, const char *name, GError **error);

/* Whether a guide of the user's may be called @id: none of the bundled ones is.  What a bundled
 * guide says about safety is not replaced by dropping a file somewhere.
 * FALSE with UNKNOT_GUIDE_ERROR_MEMBER. */
gboolean unknot_guide_check_free (const char *id, const char *name, GError **error);

/* Looks at one file as the catalogue would, and closer: for people who write guides.
 * @remarks: (out) (transfer full) (array zero-terminated=1): what does not keep the guide out
 *   but can be seen: hands that miss what they reach for, joints that leave the human range
 *   on the way.  "FILE: steps[2]: reason", at most one of each kind for a step.
 * An id that a bundled guide has is a fault, unless the file is that very guide.
 * Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR, and then no remarks. */
UnknotGuide *unknot_guide_check_file (const char *path, char ***remarks, GError **error);

G_END_DECLS
