/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/about.h"

#include <glib/gi18n.h>

void
unknot_about_present (GtkWindow *parent)
{
  static const char *const authors[] = { N_("The Unknot contributors"), NULL };
  const char *translated[] = { _(authors[0]), NULL };

  gtk_show_about_dialog (
    parent, "program-name", _("Unknot"), "version", UNKNOT_VERSION, "logo-icon-name", UNKNOT_APP_ID, "comments",
    _("Breaks, stretches and heat for an upper back that sits a lot.\n\n"
      "Unknot does not replace a doctor or physiotherapist. New, unexplained or lasting pain, "
      "above all between the shoulder blades, is for a doctor."),
    "license-type", GTK_LICENSE_GPL_3_0, "authors", translated, NULL);
}
