/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include <glib/gi18n.h>

#include "ctl/doctor.h"
#include "ctl/json.h"

static void
print_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const UnknotFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      unknot_json_add_text (builder, "name", finding->name);
      unknot_json_add_text (builder, "result", unknot_finding_kind_name (finding->kind));
      unknot_json_add_text (builder, "text", finding->text);
      unknot_json_add_text (builder, "advice", finding->advice != NULL ? finding->advice : "");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  unknot_json_print (builder, FALSE);
}

static void
print_text (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const UnknotFinding *finding = g_ptr_array_index (findings, i);

      g_print ("%-8s %s%s%s\n", unknot_finding_kind_name (finding->kind), finding->text,
               finding->advice != NULL ? " " : "", finding->advice != NULL ? finding->advice : "");
    }
}

UnknotExit
unknot_command_doctor (int argc, char **argv)
{
  g_autoptr (UnknotSession) session = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As a JSON array"), NULL },
    { NULL },
  };

  if (!unknot_command_parse (&argc, &argv, "[--json]", NULL, entries, 0))
    return UNKNOT_EXIT_USAGE;
  session = unknot_doctor_look ();
  findings = unknot_doctor_judge (session);
  if (json)
    print_json (findings);
  else
    print_text (findings);

  for (guint i = 0; i < findings->len; i++)
    if (((const UnknotFinding *) g_ptr_array_index (findings, i))->kind == UNKNOT_FINDING_MISSING)
      return UNKNOT_EXIT_REFUSED;
  return UNKNOT_EXIT_OK;
}
