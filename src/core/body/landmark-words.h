/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with @name, which is no landmark, and what to write instead: the nearest one, its side,
 * or one of all.  Returns: (transfer full). */
char *unknot_landmark_advise (const char *name);

G_END_DECLS
