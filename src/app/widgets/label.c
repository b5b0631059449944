/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/label.h"

void
unknot_label_show (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label) && text != NULL);

  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}
