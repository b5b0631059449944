/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/table.h"

void
unknot_table_align_end (GtkColumnView *table, guint column)
{
  GtkWidget *title, *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (table));

  /* The row of titles comes first. */
  title = gtk_widget_get_first_child (GTK_WIDGET (table));
  title = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  for (; title != NULL && column > 0; column--)
    title = gtk_widget_get_next_sibling (title);
  box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (box == NULL)
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (GTK_IS_LABEL (gtk_widget_get_first_child (box)))
    gtk_label_set_justify (GTK_LABEL (gtk_widget_get_first_child (box)), GTK_JUSTIFY_RIGHT);
}
