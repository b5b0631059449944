/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "core/guide/guide-check.h"
#include "core/schedule/now.h"
#include "core/schedule/phrase.h"

/* "my-tilt.json: fine. Neck tilt, 5 steps, 2 min" */
static void
print_fine (const char *path, UnknotGuide *guide)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *length = unknot_phrase_guide_length (unknot_guide_get_seconds (guide));
  guint parts = g_strv_length ((char **) unknot_guide_get_parts (guide));
  guint steps = unknot_guide_get_n_steps (guide);

  if (parts > 0)
    /* Translators: file, title, number of guides, length of time */
    g_print (ngettext ("%s: fine. %s, a set of %u guide, %s\n", "%s: fine. %s, a set of %u guides, %s\n", parts), name,
             unknot_guide_get_title (guide), parts, length);
  else
    /* Translators: file, title, number of steps, length of time */
    g_print (ngettext ("%s: fine. %s, %u step, %s\n", "%s: fine. %s, %u steps, %s\n", steps), name,
             unknot_guide_get_title (guide), steps, length);
}

static gboolean
check_one (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) remarks = NULL;
  g_autoptr (UnknotGuide) guide = unknot_guide_check_file (path, &remarks, &error);
  guint i;

  if (guide == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  for (i = 0; remarks[i] != NULL; i++)
    g_printerr ("%s\n", remarks[i]);
  if (remarks[0] == NULL)
    print_fine (path, guide);
  return remarks[0] == NULL;
}

UnknotExit
unknot_command_check_guide (int argc, char **argv)
{
  UnknotExit code = UNKNOT_EXIT_OK;
  int i;

  if (!unknot_command_parse (&argc, &argv, "FILE...", NULL, NULL, G_MAXINT - 1))
    return UNKNOT_EXIT_USAGE;
  if (argc < 2)
    {
      g_printerr (_("Which file?\nUsage: unknotctl %s\n"), "check-guide FILE...");
      return UNKNOT_EXIT_USAGE;
    }
  for (i = 1; i < argc; i++)
    if (!check_one (argv[i]))
      code = UNKNOT_EXIT_REFUSED;
  return code;
}
