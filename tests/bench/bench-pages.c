/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it is from the wish for a page to its first frame, with the history that lies in
 * $XDG_DATA_HOME: each page for the first time, and again and again.  Guides, which reads no
 * history, is the reference in the same run.
 * usage: bench-pages ROWS      what the history holds, for the line that is printed */
#include <stdlib.h>

#include "app/app-resources.h"
#include "app/settings/settings.h"
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

/* A page of the settings, in a window that is there already. */
static double
show_setting (UnknotSettings *settings, const char *page)
{
  gint64 before = g_get_monotonic_time ();

  unknot_settings_show_page (settings, page);
  return wait_for_frame (GTK_WIDGET (settings), before);
}

static double
open_window (GtkWindow *window)
{
  gint64 before = g_get_monotonic_time ();

  gtk_window_present (window);
  return wait_for_frame (GTK_WIDGET (window), before);
}

/* Until the window is there and has come to rest. */
static void
settle (GtkWidget *window)
{
  gint64 before = g_get_monotonic_time ();

  while (!gtk_widget_get_mapped (window) || wait_for_frame (window, before) < SETTLED_MS)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (GString *line, const char *name, double *values)
{
  g_string_append_printf (line, ", \"%s_first_ms\": %.1f", name, values[0]);
  g_string_append_printf (line, ", \"%s_ms\": %.1f", name, median (values));
}

static void
measure_pages (UnknotWindow *window, GString *line)
{
  static const char *const pages[] = { "progress", "back", "guides", "today" };
  double values[G_N_ELEMENTS (pages)][ROUNDS], year[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
        values[page][i] = show (window, pages[page]);
      show (window, "progress");
      year[i] = show_year (window, TRUE);
      show_year (window, FALSE);
    }
  for (guint page = 0; page < G_N_ELEMENTS (pages); page++)
    add (line, pages[page], values[page]);
  add (line, "progress_year", year);
}

static void
measure_settings (UnknotApplication *app, GString *line)
{
  UnknotSettings *settings = unknot_settings_new (app);
  double data[ROUNDS], why[ROUNDS];

  g_string_append_printf (line, ", \"settings_open_ms\": %.1f", open_window (GTK_WINDOW (settings)));
  settle (GTK_WIDGET (settings));
  for (guint i = 0; i < ROUNDS; i++)
    {
      data[i] = show_setting (settings, "data");
      why[i] = show_setting (settings, "why");
    }
  add (line, "settings_data", data);
  add (line, "settings_why", why);
  gtk_window_destroy (GTK_WINDOW (settings));
}

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotApplication) app = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  UnknotWindow *window;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (argc != 2 || !g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_application_hold (G_APPLICATION (app));
  window = unknot_window_new (app);
  unknot_window_show_page (window, "today");
  gtk_window_present (GTK_WINDOW (window));
  settle (GTK_WIDGET (window));
  measure_pages (window, line);
  measure_settings (app, line);
  g_print ("{\"bench\": \"pages\", \"rows\": %d%s}\n", atoi (argv[1]), line->str);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
