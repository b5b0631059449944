/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it is from the wish for a page to its first frame, with the history that lies in
 * $XDG_DATA_HOME.  Guides, which reads no history, is the reference in the same run.
 * usage: bench-pages ROWS      what the history holds, for the line that is printed */
#include <stdlib.h>

#include "app/window.h"

#define ROUNDS 9
/* The window has come to rest. */
#define SETTLED_MS 1500

static gboolean painted;

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  painted = TRUE;
}

/* Milliseconds until the window has been painted again. */
static double
wait_for_frame (GtkWidget *window, gint64 before)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);

  painted = FALSE;
  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
  return (double) (g_get_monotonic_time () - before) / 1000;
}

static double
show (UnknotWindow *window, const char *page)
{
  gint64 before = g_get_monotonic_time ();

  unknot_window_show_page (window, page);
  return wait_for_frame (GTK_WIDGET (window), before);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static double
show_year (UnknotWindow *window, gboolean year)
{
  GtkWidget *button = find_button (GTK_WIDGET (window), year ? "Year" : "Week");
  gint64 before = g_get_monotonic_time ();

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  return wait_for_frame (GTK_WIDGET (window), before);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof (double), compare);
  return values[ROUNDS / 2];
}

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotApplication) app = unknot_application_new ();
  double today[ROUNDS], guides[ROUNDS], progress[ROUNDS], year[ROUNDS], first;
  UnknotWindow *window;
  gint64 before;

  if (argc != 2 || !g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = unknot_window_new (app);
  before = g_get_monotonic_time ();
  unknot_window_show_page (window, "today");
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)) || wait_for_frame (GTK_WIDGET (window), before) < SETTLED_MS)
    g_main_context_iteration (NULL, TRUE);
  first = show (window, "progress");
  for (guint i = 0; i < ROUNDS; i++)
    {
      guides[i] = show (window, "guides");
      today[i] = show (window, "today");
      progress[i] = show (window, "progress");
      year[i] = show_year (window, TRUE);
      show_year (window, FALSE);
    }
  g_print ("{\"bench\": \"pages\", \"rows\": %d, \"progress_first_ms\": %.1f, \"progress_ms\": %.1f, "
           "\"progress_year_ms\": %.1f, \"today_ms\": %.1f, \"guides_ms\": %.1f}\n",
           atoi (argv[1]), first, median (progress), median (year), median (today), median (guides));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
