/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/overlay.h"

#ifdef HAVE_LAYER_SHELL
#include <gtk4-layer-shell.h>

/* Version of the protocol that knows a keyboard which comes when asked for and goes again. */
#define ON_DEMAND_SINCE 4

gboolean
unknot_overlay_is_possible (void)
{
  return gtk_layer_is_supported ();
}

void
unknot_overlay_make (GtkWindow *window)
{
  g_return_if_fail (!gtk_widget_get_realized (GTK_WIDGET (window)));

  gtk_layer_init_for_window (window);
  gtk_layer_set_namespace (window, "unknot-break");
  gtk_layer_set_layer (window, GTK_LAYER_SHELL_LAYER_OVERLAY);
  for (int edge = 0; edge < GTK_LAYER_SHELL_EDGE_ENTRY_NUMBER; edge++)
    gtk_layer_set_anchor (window, edge, TRUE);
  /* Panels do not push it aside. */
  gtk_layer_set_exclusive_zone (window, -1);
  /* Without a keyboard there would be no way out by one key. */
  gtk_layer_set_keyboard_mode (window, gtk_layer_get_protocol_version () >= ON_DEMAND_SINCE
                                         ? GTK_LAYER_SHELL_KEYBOARD_MODE_ON_DEMAND
                                         : GTK_LAYER_SHELL_KEYBOARD_MODE_EXCLUSIVE);
}

void
unknot_overlay_set_monitor (GtkWindow *window, GdkMonitor *monitor)
{
  gtk_layer_set_monitor (window, monitor);
}

void
unknot_overlay_set_behind (GtkWindow *window, gboolean behind)
{
  gtk_layer_set_layer (window, behind ? GTK_LAYER_SHELL_LAYER_BOTTOM : GTK_LAYER_SHELL_LAYER_OVERLAY);
}

#else

gboolean
unknot_overlay_is_possible (void)
{
  return FALSE;
}

void
unknot_overlay_make (GtkWindow *window)
{
  g_return_if_reached ();
}

void
unknot_overlay_set_monitor (GtkWindow *window, GdkMonitor *monitor)
{
  g_return_if_reached ();
}

void
unknot_overlay_set_behind (GtkWindow *window, gboolean behind)
{
  g_return_if_reached ();
}

#endif
