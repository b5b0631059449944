/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/monitors.h"

#include "app/gtk-4-8.h"

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

  GdkMonitor *primary = unknot_primary_monitor (display);

  if (primary != NULL && g_ptr_array_find (list, primary, NULL))
    return primary;
  return list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
}
