/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/monitors.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif
#ifdef HAVE_LAYER_SHELL
#include <gtk4-layer-shell.h>
#endif

GPtrArray *
unknot_monitors_list (GdkDisplay *display)
{
  GListModel *model = gdk_display_get_monitors (display);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (model, i);
      GdkRectangle area, other;
      gboolean mirrored = FALSE;

      gdk_monitor_get_geometry (monitor, &area);
      for (guint j = 0; j < list->len && !mirrored; j++)
        {
          gdk_monitor_get_geometry (g_ptr_array_index (list, j), &other);
          mirrored = gdk_rectangle_equal (&area, &other);
        }
      if (!mirrored && area.width > 0 && area.height > 0)
        g_ptr_array_add (list, g_steal_pointer (&monitor));
    }
  return list;
}

GdkMonitor *
unknot_monitors_get_primary (GdkDisplay *display)
{
  g_autoptr (GPtrArray) list = unknot_monitors_list (display);

#ifdef GDK_WINDOWING_X11
  if (GDK_IS_X11_DISPLAY (display))
    {
      GdkMonitor *primary = gdk_x11_display_get_primary_monitor (display);
      guint i;

      if (primary != NULL && g_ptr_array_find (list, primary, &i))
        return primary;
    }
#endif
  return list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
}

gboolean
unknot_monitors_prepare_cover (GtkWindow *window)
{
#ifdef HAVE_LAYER_SHELL
  if (gtk_layer_is_supported ())
    {
      gtk_layer_init_for_window (window);
      gtk_layer_set_namespace (window, "unknot-break");
      gtk_layer_set_layer (window, GTK_LAYER_SHELL_LAYER_OVERLAY);
      for (int edge = 0; edge < GTK_LAYER_SHELL_EDGE_ENTRY_NUMBER; edge++)
        gtk_layer_set_anchor (window, edge, TRUE);
      /* Panels do not push it aside. */
      gtk_layer_set_exclusive_zone (window, -1);
      gtk_layer_set_keyboard_mode (window, GTK_LAYER_SHELL_KEYBOARD_MODE_ON_DEMAND);
      return TRUE;
    }
#endif
  return FALSE;
}

void
unknot_monitors_cover (GtkWindow *window, GdkMonitor *monitor, gboolean overlay)
{
#ifdef HAVE_LAYER_SHELL
  if (overlay)
    {
      gtk_layer_set_monitor (window, monitor);
      return;
    }
#endif
  gtk_window_fullscreen_on_monitor (window, monitor);
}
