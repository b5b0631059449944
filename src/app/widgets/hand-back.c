/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/hand-back.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

/* Now, not when a key was last pressed: the X server passes over a wish for the keyboard that is older than the
 * moment at which it last went elsewhere. */
static guint32
present_time (GtkWindow *window)
{
#ifdef GDK_WINDOWING_X11
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (GDK_IS_X11_SURFACE (surface))
    return gdk_x11_get_server_time (surface);
#endif
  return GDK_CURRENT_TIME;
}

static gboolean
handed_back_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_window_present_with_time (data, present_time (data));
  return G_SOURCE_REMOVE;
}

void
unknot_hand_back (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_idle_add_full (G_PRIORITY_LOW, handed_back_cb, g_object_ref (window), g_object_unref);
}
