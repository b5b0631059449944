/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "ctl/duration.h"

gboolean
unknot_command_parse (int *argc, char ***argv, const char *arguments, const char *summary, const GOptionEntry *entries,
                      int max_rest)
{
  g_autofree char *usage = arguments && *arguments ? g_strconcat ((*argv)[0], " ", arguments, NULL) : g_strdup ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (max_rest > 0 ? arguments : NULL);
  g_autofree char *program = g_strconcat ("unknotctl ", (*argv)[0], NULL);
  g_autoptr (GError) error = NULL;

  for (const UnknotCommand *command = unknot_commands; summary == NULL && command->name != NULL; command++)
    if (g_str_equal (command->name, (*argv)[0]))
      summary = _(command->summary);
  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr (_("%s\nTry: unknotctl --help\n"), error->message);
      return FALSE;
    }
  if (*argc - 1 > max_rest)
    {
      g_printerr (_("“%s” is one word too many.\nUsage: unknotctl %s\n"), (*argv)[max_rest + 1], usage);
      return FALSE;
    }
  return TRUE;
}

/* --- commands that are one call ---------------------------------------------------------- */

static UnknotExit
run_plain (int argc, char **argv, const char *method, GVariant *parameters, gboolean start)
{
  g_autoptr (GVariant) sunk = parameters ? g_variant_ref_sink (parameters) : NULL;

  if (!unknot_command_parse (&argc, &argv, NULL, NULL, NULL, 0))
    return UNKNOT_EXIT_USAGE;
  return unknot_remote_call (method, sunk, start, NULL);
}

/* One call with a word and what the desktop may want to know of who calls: nothing, from here. */
static UnknotExit
run_with_word (int argc, char **argv, const char *arguments, const char *method, const char *otherwise)
{
  GVariantBuilder platform;

  if (!unknot_command_parse (&argc, &argv, arguments, NULL, NULL, 1))
    return UNKNOT_EXIT_USAGE;
  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  return unknot_remote_call (method, g_variant_new ("(sa{sv})", argc > 1 ? argv[1] : otherwise, &platform), TRUE, NULL);
}

static UnknotExit
run_break (int argc, char **argv)
{
  return run_with_word (argc, argv, "[GUIDE]", "TakeBreak", "");
}

static UnknotExit
run_end (int argc, char **argv)
{
  return run_plain (argc, argv, "EndBreak", g_variant_new ("(b)", TRUE), TRUE);
}

static UnknotExit
run_postpone (int argc, char **argv)
{
  return run_plain (argc, argv, "Postpone", NULL, TRUE);
}

static UnknotExit
run_skip (int argc, char **argv)
{
  return run_plain (argc, argv, "Skip", NULL, TRUE);
}

static UnknotExit
run_pause (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint seconds = 0;

  if (!unknot_command_parse (&argc, &argv, "[DURATION|tomorrow]", NULL, NULL, 1))
    return UNKNOT_EXIT_USAGE;
  if (argc > 1 && g_str_equal (argv[1], "tomorrow"))
    return unknot_remote_call ("PauseUntilTomorrow", NULL, TRUE, NULL);
  if (argc > 1 && !unknot_duration_parse (argv[1], &seconds, &error))
    {
      g_printerr ("%s\n", error->message);
      return UNKNOT_EXIT_USAGE;
    }
  /* Here no length means until resumed; the service's own sentence speaks of its callers' 0. */
  if (argc > 1 && seconds < 60)
    {
      g_printerr ("%s\n", _("A pause lasts from one minute to seven days; without a length, until you resume."));
      return UNKNOT_EXIT_USAGE;
    }
  return unknot_remote_call ("Pause", g_variant_new ("(u)", seconds), TRUE, NULL);
}

static UnknotExit
run_resume (int argc, char **argv)
{
  return run_plain (argc, argv, "Resume", NULL, TRUE);
}

static UnknotExit
run_check (int argc, char **argv)
{
  return run_plain (argc, argv, "CheckPosture", NULL, TRUE);
}

static UnknotExit
run_answer (int argc, char **argv)
{
  if (!unknot_command_parse (&argc, &argv, "good|slouching", NULL, NULL, 1))
    return UNKNOT_EXIT_USAGE;
  if (argc < 2 || (!g_str_equal (argv[1], "good") && !g_str_equal (argv[1], "slouching")))
    {
      g_printerr (_("Say how you sit: unknotctl answer good, or unknotctl answer slouching\n"));
      return UNKNOT_EXIT_USAGE;
    }
  return unknot_remote_call ("AnswerPosture", g_variant_new ("(s)", argv[1]), TRUE, NULL);
}

static UnknotExit
run_open (int argc, char **argv)
{
  return run_with_word (argc, argv, "[today|guides|back|progress|settings|welcome|guide:ID]", "ShowWindow", "today");
}

static UnknotExit
run_quit (int argc, char **argv)
{
  return run_plain (argc, argv, "Quit", NULL, FALSE);
}

const UnknotCommand unknot_commands[] = {
  { "status", "[--verbose] [--json|--waybar]", N_ ("how long you have been sitting, and what comes next"), unknot_command_status },
  { "watch", "[--json|--waybar]", N_ ("the same, a line at every change"), unknot_command_watch },
  { "break", "[GUIDE]", N_ ("take a break now, with a guide of your choice"), run_break },
  { "end", "", N_ ("end the break: the guide is done"), run_end },
  { "postpone", "", N_ ("ask for the break again in five minutes"), run_postpone },
  { "skip", "", N_ ("skip the break; the clock starts again"), run_skip },
  { "pause", "[DURATION|tomorrow]", N_ ("no reminders for a while: 30m, 1h30m, tomorrow; without a length until resumed"), run_pause },
  { "resume", "", N_ ("end the pause"), run_resume },
  { "check", "", N_ ("a posture question now"), run_check },
  { "answer", "good|slouching", N_ ("answer the posture question"), run_answer },
  { "guides", "[KIND] [--json]", N_ ("all guides, or those of one kind"), unknot_command_guides },
  { "check-guide", "FILE...", N_ ("whether guides that you wrote are fine, and what is not"), unknot_command_check_guide },
  { "heat", "[GUIDE] | --end | --skin fine|sore", N_ ("begin a heat session beside your work, end it, or say how the skin is"), unknot_command_heat },
  { "water", "", N_ ("you have drunk something"), unknot_command_water },
  { "mark", "[SPOT STRENGTH [NOTE]] [--json]", N_ ("say where it hurts and how strong, 0 to 10; or list what is open"), unknot_command_mark },
  { "history", "[--days N] [--json] [--import FILE] [--export FILE]", N_ ("what happened in the last days: breaks, posture checks, heat, marks"), unknot_command_history },
  { "doctor", "[--json]", N_ ("what this session has and lacks for Unknot, and what to do"), unknot_command_doctor },
  { "open", "[PAGE]", N_ ("open the window: today, guides, back, progress, settings, welcome, guide:ID"), run_open },
  { "quit", "", N_ ("end Unknot"), run_quit },
  { NULL },
};
