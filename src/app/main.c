/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/app-resources.h"
#include "app/application.h"

int
main (int argc, char **argv)
{
  g_autoptr (UnknotApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, UNKNOT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* What moves here is painted by the processor anyway.  Without OpenGL the first frame comes
   * much sooner and the process needs half the memory; whoever wants it can ask for it. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_set_application_name (_("Unknot"));
  unknot_app_get_resource (); /* links and registers the resources */

  app = unknot_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
