/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "ctl/commands.h"
#include "ctl/terminal.h"

#define WORDS_WIDTH 32

static void
print_help (void)
{
  g_print (_("Usage: unknotctl COMMAND\n\nTalks to Unknot, which runs in the tray.\n\nCommands:\n"));
  for (const UnknotCommand *command = unknot_commands; command->name; command++)
    {
      g_autofree char *words = g_strjoin (*command->arguments ? " " : "", command->name, command->arguments, NULL);

      if (g_utf8_strlen (words, -1) > WORDS_WIDTH) /* what it does stands in its column, on a line of its own */
        g_print ("  %s\n  %-*s %s\n", words, WORDS_WIDTH, "", _(command->summary));
      else
        g_print ("  %-*s %s\n", WORDS_WIDTH, words, _(command->summary));
    }
  g_print (_("\nOptions:\n"
             "  --help                           this text; after a command: its options\n"
             "  --version                        the version\n"
             "\nExit codes:\n"
             "  0  done\n"
             "  1  it does not fit the moment, or failed; a sentence on stderr says why\n"
             "  2  the words of the call are wrong\n"
             "  3  Unknot is not running\n"
             "  4  there is no such guide\n"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, UNKNOT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  unknot_terminal_init ();

  if (argc < 2)
    {
      print_help ();
      return UNKNOT_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return UNKNOT_EXIT_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("unknotctl %s\n", UNKNOT_VERSION);
      return UNKNOT_EXIT_OK;
    }
  for (const UnknotCommand *command = unknot_commands; command->name; command++)
    if (g_str_equal (command->name, argv[1]))
      return command->run (argc - 1, argv + 1);

  g_printerr (_("There is no command “%s”. Try: unknotctl --help\n"), argv[1]);
  return UNKNOT_EXIT_USAGE;
}
