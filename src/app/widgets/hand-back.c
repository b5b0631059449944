/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/hand-back.h"

static gboolean
handed_back_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_window_present (data);
  return G_SOURCE_REMOVE;
}

void
unknot_hand_back (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_idle_add_full (G_PRIORITY_LOW, handed_back_cb, g_object_ref (window), g_object_unref);
}
