/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/remote.h"

G_BEGIN_DECLS

/* One command: `unknotctl NAME ARGUMENTS`. */
typedef struct {
  const char *name;
  const char *arguments; /* as the usage line shows them; "" for none */
  const char *summary;   /* marked for translation with N_() */
  /* argv[0] is the command's name. */
  UnknotExit (*run) (int argc, char **argv);
} UnknotCommand;

/* Ends with an entry whose name is NULL.  In the order in which help lists them. */
extern const UnknotCommand unknot_commands[];

/* Parses @argv by @entries ((nullable): only --help).
 * @arguments: (nullable): of the usage line.
 * @max_rest: how many words may be left over in @argv.
 * Returns: FALSE after telling the user what is wrong. */
gboolean unknot_command_parse (int *argc, char ***argv, const char *arguments, const char *summary,
                               const GOptionEntry *entries, int max_rest);

UnknotExit unknot_command_status (int argc, char **argv);
UnknotExit unknot_command_watch (int argc, char **argv);
UnknotExit unknot_command_doctor (int argc, char **argv);
UnknotExit unknot_command_history (int argc, char **argv);
UnknotExit unknot_command_guides (int argc, char **argv);
UnknotExit unknot_command_mark (int argc, char **argv);
UnknotExit unknot_command_heat (int argc, char **argv);
UnknotExit unknot_command_water (int argc, char **argv);
/* Needs no service. */
UnknotExit unknot_command_check_guide (int argc, char **argv);

G_END_DECLS
