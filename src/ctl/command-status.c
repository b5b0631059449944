/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "ctl/status.h"

static gboolean
parse_format (int argc, char **argv, UnknotFormat *format)
{
  gboolean json = FALSE, waybar = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As one JSON object"), NULL },
    { "waybar", 0, 0, G_OPTION_ARG_NONE, &waybar, N_ ("As a Waybar module reads it"), NULL },
    { NULL },
  };

  if (!unknot_command_parse (&argc, &argv, "[--json|--waybar]", NULL, entries, 0))
    return FALSE;
  if (json && waybar)
    {
      g_printerr (_("Choose one of --json and --waybar.\n"));
      return FALSE;
    }
  *format = json ? UNKNOT_FORMAT_JSON : waybar ? UNKNOT_FORMAT_WAYBAR : UNKNOT_FORMAT_TEXT;
  return TRUE;
}

static void
print_status (GVariant *properties, gint64 clock_now, gpointer user_data)
{
  const UnknotFormat *format = user_data;
  g_autofree char *text = unknot_status_format (properties, clock_now, *format);

  g_print ("%s\n", text);
}

UnknotExit
unknot_command_status (int argc, char **argv)
{
  g_autoptr (GVariant) properties = NULL;
  gint64 clock_now = 0;
  UnknotFormat format;
  UnknotExit code;

  if (!parse_format (argc, argv, &format))
    return UNKNOT_EXIT_USAGE;
  code = unknot_remote_get (&properties, &clock_now);
  if (code == UNKNOT_EXIT_OK)
    print_status (properties, clock_now, &format);
  return code;
}

UnknotExit
unknot_command_watch (int argc, char **argv)
{
  UnknotFormat format;

  if (!parse_format (argc, argv, &format))
    return UNKNOT_EXIT_USAGE;
  return unknot_remote_watch (print_status, &format);
}
