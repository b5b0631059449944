/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The programs whose use of microphone or camera does not count: a button for each that takes
 * it out, and an entry for one more.  Bound to the key "quiet-ignored-programs". */
#define UNKNOT_TYPE_IGNORED_PROGRAMS (unknot_ignored_programs_get_type ())
G_DECLARE_FINAL_TYPE (UnknotIgnoredPrograms, unknot_ignored_programs, UNKNOT, IGNORED_PROGRAMS, GtkWidget)

/* What a user types for a program, as the key holds it: without blanks around it and without
 * its folder.  Returns: (transfer full) (nullable): NULL when nothing is left. */
char *unknot_program_name_tidy (const char *text);

G_END_DECLS
