/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the least that a window costs here: an empty one.  Says when it was painted, as
 * the program's own do, and ends. */
#include <gtk/gtk.h>

static gboolean painted;

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_print ("first frame at %" G_GINT64_FORMAT " us\n", g_get_monotonic_time ());
  painted = TRUE;
}

int
main (void)
{
  GtkWidget *window;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
