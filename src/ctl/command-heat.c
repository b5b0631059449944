/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

/* Heat sessions and water. */

static UnknotExit
start_heat (const char *guide)
{
  g_autoptr (GVariant) reply = NULL;
  UnknotExit code = unknot_remote_call ("StartHeat", g_variant_new ("(sub)", guide, 0, FALSE), TRUE, &reply);
  const char *advice;

  if (code != UNKNOT_EXIT_OK)
    return code;
  g_variant_get (reply, "(&s)", &advice);
  if (*advice)
    g_print ("%s\n", advice);

  return code;
}

UnknotExit
unknot_command_heat (int argc, char **argv)
{
  gboolean end = FALSE;
  g_autofree char *skin = NULL;
  const GOptionEntry entries[] = {
    { "end", 0, 0, G_OPTION_ARG_NONE, &end, N_ ("The heat has been taken away"), NULL },
    { "skin", 0, 0, G_OPTION_ARG_STRING, &skin, N_ ("Say how the skin is, fine or sore"), "ANSWER" },
    { NULL },
  };

  if (!unknot_command_parse (&argc, &argv, "[GUIDE] | --end | --skin fine|sore", NULL, entries, 1))
    return UNKNOT_EXIT_USAGE;
  if ((end ? 1 : 0) + (skin != NULL ? 1 : 0) + (argc > 1 ? 1 : 0) > 1)
    {
      g_printerr (_("Choose one of a guide, --end and --skin.\n"));
      return UNKNOT_EXIT_USAGE;
    }
  if (skin != NULL && !g_str_equal (skin, "fine") && !g_str_equal (skin, "sore"))
    {
      g_printerr (_("Say how the skin is: unknotctl heat --skin fine, or unknotctl heat --skin sore\n"));
      return UNKNOT_EXIT_USAGE;
    }
  if (end)
    return unknot_remote_call ("EndHeat", NULL, TRUE, NULL);
  if (skin != NULL)
    return unknot_remote_call ("AnswerSkin", g_variant_new ("(s)", skin), TRUE, NULL);

  return start_heat (argc > 1 ? argv[1] : "");
}

UnknotExit
unknot_command_water (int argc, char **argv)
{
  if (!unknot_command_parse (&argc, &argv, NULL, NULL, NULL, 0))
    return UNKNOT_EXIT_USAGE;

  return unknot_remote_call ("HadWater", NULL, TRUE, NULL);
}
