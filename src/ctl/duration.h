/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a length of time as people type it: "30" and "30m" (minutes), "90s", "1h", "1h30m",
 * "2h 15min".
 * @seconds: (out): 1 to 604800 (seven days).
 * Returns: FALSE with G_OPTION_ERROR_BAD_VALUE and a message that says what is understood. */
gboolean unknot_duration_parse (const char *text, guint *seconds, GError **error);

G_END_DECLS
