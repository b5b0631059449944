/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The nearest of @known (NULL-terminated) to @name when it looks like a slip of the fingers, else NULL. */
const char *unknot_nearest_name (const char *name, const char *const *known);

G_END_DECLS
