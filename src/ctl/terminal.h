/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets g_print() and g_printerr() of this process write what may come from anywhere: a note from an
 * imported file, the title of somebody's guide, the name that a program gives itself.  Characters that
 * would steer a terminal, or turn the order of what is read, become visible ones (U+FFFD).  What cannot
 * be written ends the process with code 1 and, unless the reader has just gone away, a sentence on
 * stderr: a script must not take half a file for a whole one. */
void unknot_terminal_init (void);

/* Returns: (transfer full): @text, valid UTF-8, without such characters; line feed and tab stay. */
char *unknot_terminal_make_safe (const char *text);

G_END_DECLS
