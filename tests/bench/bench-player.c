/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays the begin of a guide in the real player, then pauses it: bench-player GUIDE.json.  Prints what the whole
 * window takes of a processor, and how many frames it draws; a frame is counted when the toolkit paints one. */

#include <gtk/gtk.h>
#include <time.h>

#include "app/app-resources.h"
#include "app/figure/figure.h"
#include "app/player/player.h"

#define PLAY_SECONDS 30
#define PAUSE_SECONDS 3
/* For what moves when a button is pressed. */
#define SETTLE_SECONDS 2

typedef struct {
  guint painted, cycles;
} Count;

static void
painted_cb (GdkFrameClock *clock, Count *count)
{
  count->painted++;
}

static void
cycle_cb (GdkFrameClock *clock, Count *count)
{
  count->cycles++;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
run (double seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add ((guint) (seconds * 1000), quit_cb, loop);
  g_main_loop_run (loop);
}

static double
used_seconds (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static UnknotFigure *
find_figure (GtkWidget *widget)
{
  UnknotFigure *found = UNKNOT_IS_FIGURE (widget) ? UNKNOT_FIGURE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_figure (child);
  return found;
}

static void
measure (GtkWidget *player, UnknotGuide *guide, Count *count)
{
  UnknotFigure *figure = find_figure (player);
  guint pictures;
  double used;

  gtk_widget_activate_action (player, "player.start", NULL);
  run (0.5);
  *count = (Count) { 0 };
  pictures = unknot_figure_get_n_painted (figure);
  used = used_seconds ();
  run (PLAY_SECONDS);
  g_print ("{\"bench\": \"player-playing\", \"guide\": \"%s\", \"seconds\": %d, \"width\": %d, \"height\": %d, \"pictures\": %u, "
           "\"frames\": %u, \"processor_share\": %.3f}\n",
           unknot_guide_get_id (guide), PLAY_SECONDS, gtk_widget_get_width (GTK_WIDGET (figure)),
           gtk_widget_get_height (GTK_WIDGET (figure)), unknot_figure_get_n_painted (figure) - pictures, count->painted,
           (used_seconds () - used) / PLAY_SECONDS);

  gtk_widget_activate_action (player, "player.toggle", NULL);
  run (SETTLE_SECONDS);
  *count = (Count) { 0 };
  pictures = unknot_figure_get_n_painted (figure);
  used = used_seconds ();
  run (PAUSE_SECONDS);
  g_print ("{\"bench\": \"player-paused\", \"seconds\": %d, \"pictures\": %u, \"frames\": %u, \"frame_clock_cycles\": %u, "
           "\"processor_share\": %.4f}\n",
           PAUSE_SECONDS, unknot_figure_get_n_painted (figure) - pictures, count->painted, count->cycles,
           (used_seconds () - used) / PAUSE_SECONDS);
}

int
main (int argc, char **argv)
{
  g_autoptr (UnknotGuide) guide = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *player;
  GdkFrameClock *clock;
  Count count = { 0 };
  gsize length;

  if (argc != 2 || !g_file_get_contents (argv[1], &data, &length, &error) ||
      (guide = unknot_guide_parse (argv[1], data, length, &error)) == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-player GUIDE.json");
      return 2;
    }
  gtk_init ();
  unknot_app_get_resource ();
  player = g_object_new (UNKNOT_TYPE_PLAYER, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), player);
  unknot_player_set_guide (UNKNOT_PLAYER (player), guide);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "paint", G_CALLBACK (painted_cb), &count);
  g_signal_connect (clock, "before-paint", G_CALLBACK (cycle_cb), &count);
  run (1);
  measure (player, guide, &count);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
