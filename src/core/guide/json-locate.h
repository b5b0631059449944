/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The line, from 1, on which @path stands in @text: "steps[2].pose.neck-turn", as error messages
 * name a place.  Of what is missing, the line on which that begins which lacks it.
 *
 * @text: what unknot_json_parse() found fine; of anything else some line is given. */
guint unknot_json_find_line (const char *text, gsize length, const char *path);

G_END_DECLS
