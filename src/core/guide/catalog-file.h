/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* What @uri, a resource or a file, holds.  Returns: (transfer full): NULL with @reason. */
GBytes *unknot_catalog_read_uri (const char *uri, char **reason);
/* The guide @name at @uri; its id must be its name.
 * Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR. */
UnknotGuide *unknot_catalog_read_file (const char *name, const char *uri, GError **error);

/* The line at which the file at @uri has @member, as "line 6: "; "" when it cannot be read.
 * Returns: (transfer full). */
char *unknot_catalog_say_line (const char *uri, const char *member);

G_END_DECLS
