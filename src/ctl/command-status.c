/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "core/schedule/now.h"
#include "ctl/status.h"

static gboolean
parse_format (int argc, char **argv, UnknotFormat *format, gboolean *verbose)
{
  gboolean json = FALSE, waybar = FALSE;
  const GOptionEntry entries[] = {
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, verbose, N_ ("And why: presence, quiet, the next moment, the last decisions"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As one JSON object"), NULL },
    { "waybar", 0, 0, G_OPTION_ARG_NONE, &waybar, N_ ("As a Waybar module reads it"), NULL },
    { NULL },
  };

  if (!unknot_command_parse (&argc, &argv, verbose ? "[--verbose] [--json|--waybar]" : "[--json|--waybar]", NULL,
                             verbose ? entries : entries + 1, 0))
    return FALSE;
  if (json && waybar)
    {
      g_printerr (_("Choose one of --json and --waybar.\n"));
      return FALSE;
    }
  if (waybar && verbose && *verbose)
    {
      g_printerr (_("Choose one of --verbose and --waybar.\n"));
      return FALSE;
    }
  *format = json ? UNKNOT_FORMAT_JSON : waybar ? UNKNOT_FORMAT_WAYBAR : UNKNOT_FORMAT_TEXT;
  return TRUE;
}

typedef struct {
  UnknotFormat format;
  char *text; /* printed last */
} Printer;

static gint64
print_status (GVariant *properties, gint64 clock_now, gpointer user_data)
{
  Printer *printer = user_data;
  g_autofree char *text = properties != NULL ? unknot_status_format (properties, clock_now, printer->format, NULL)
                                             : unknot_status_format_off (printer->format);

  if (g_strcmp0 (text, printer->text) != 0)
    {
      g_print ("%s\n", text);
      g_free (printer->text);
      printer->text = g_steal_pointer (&text);
    }
  return properties != NULL ? unknot_status_next_change (properties, clock_now) : UNKNOT_NEVER;
}

/* Service1 names the last input only when it is long ago; asked, some sources know it always.  Puts
 * the better knowledge, where there is any, into @properties. */
static UnknotExit
ask_idle (GVariant **properties, gint64 clock_now)
{
  g_autoptr (GVariant) reply = NULL;
  GVariantDict dict;
  guint version = 0;
  gint64 idle = -1;
  UnknotExit code;

  /* An older service may still run after an update. */
  if (!g_variant_lookup (*properties, "Version", "u", &version) || version < 8)
    return UNKNOT_EXIT_OK;
  code = unknot_remote_call ("GetIdle", NULL, FALSE, &reply);
  if (code != UNKNOT_EXIT_OK)
    return code;
  g_variant_get (reply, "(x)", &idle);
  if (idle < 0)
    return UNKNOT_EXIT_OK;
  g_variant_dict_init (&dict, *properties);
  g_variant_dict_insert (&dict, "IdleSince", "x", MAX (clock_now - idle, 1));
  g_variant_unref (*properties);
  *properties = g_variant_ref_sink (g_variant_dict_end (&dict));
  return UNKNOT_EXIT_OK;
}

UnknotExit
unknot_command_status (int argc, char **argv)
{
  g_autoptr (GVariant) properties = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) decisions = NULL;
  g_autofree char *text = NULL;
  gboolean verbose = FALSE;
  gint64 clock_now = 0;
  UnknotFormat format;
  UnknotExit code;

  if (!parse_format (argc, argv, &format, &verbose))
    return UNKNOT_EXIT_USAGE;
  code = unknot_remote_get (&properties, &clock_now);
  if (code == UNKNOT_EXIT_OK && verbose)
    code = ask_idle (&properties, clock_now);
  if (code == UNKNOT_EXIT_OK && verbose)
    code = unknot_remote_call ("GetDecisions", NULL, FALSE, &reply);
  if (code != UNKNOT_EXIT_OK)
    return code;

  if (reply != NULL)
    g_variant_get (reply, "(@a(xs))", &decisions);
  text = unknot_status_format (properties, clock_now, format, decisions);
  g_print ("%s\n", text);
  return code;
}

UnknotExit
unknot_command_watch (int argc, char **argv)
{
  Printer printer = { 0 };
  UnknotExit code;

  if (!parse_format (argc, argv, &printer.format, NULL))
    return UNKNOT_EXIT_USAGE;
  code = unknot_remote_watch (print_status, &printer);
  g_free (printer.text);
  return code;
}
