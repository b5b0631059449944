/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The title of the guide @id in the user's language, bundled or the user's own; @id itself when
 * there is none.  Reads that one file, once.  Valid until the program ends. */
const char *unknot_guide_title (const char *id);

G_END_DECLS
