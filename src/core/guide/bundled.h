/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The tables that lie beside the bundled guides.  They are ours and checked by tests: a fault
 * in them is a fault of the program and ends it. */

/* Reads @name, "foods.json".  Returns: (transfer none): owned by @parser. */
JsonObject *unknot_bundled_read (JsonParser *parser, const char *name);
/* @text in the user's language.  Returns: (transfer full). */
char *unknot_bundled_translate (const char *text);

G_END_DECLS
