/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays a guide that counts breaths in the real player and records when the words change:
 * bench-breath GUIDE.json.  Prints how far the changes are from where the pattern has them. */

#include <gtk/gtk.h>
#include <math.h>

#include "app/app-resources.h"
#include "app/player/player.h"

static const char *const words[] = { "Breathe in", "Hold", "Breathe out", "Rest", NULL };

typedef struct {
  GMainLoop *loop;
  UnknotGuide *guide;
  gint64 began; /* monotonic time at which the first step began */
  GArray *seen; /* gint64: when each part of a breath was first shown */
} Record;

static void
label_cb (GtkLabel *label, GParamSpec *pspec, Record *record)
{
  const gint64 now = g_get_monotonic_time ();

  if (record->began != 0 && g_strv_contains (words, gtk_label_get_label (label)))
    g_array_append_val (record->seen, now);
}

static void
watch_labels (GtkWidget *widget, Record *record)
{
  if (GTK_IS_LABEL (widget))
    g_signal_connect (widget, "notify::label", G_CALLBACK (label_cb), record);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    watch_labels (child, record);
}

static void
started_cb (UnknotPlayer *player, Record *record)
{
  record->began = g_get_monotonic_time ();
}

static void
over_cb (UnknotPlayer *player, gboolean completed, Record *record)
{
  g_main_loop_quit (record->loop);
}

/* When each part ought to begin, seconds after the first step. */
static GArray *
list_expected (UnknotGuide *guide)
{
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (double));
  double start = 0;

  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);
      const UnknotBreath *breath = &step->breath;
      const double parts[] = { breath->in, breath->hold, breath->out, breath->rest };

      for (double at = start; step->counts_breaths && at < start + step->seconds - 0.05;)
        for (guint part = 0; part < G_N_ELEMENTS (parts); at += parts[part++])
          if (parts[part] > 0)
            g_array_append_val (expected, at);
      start += step->seconds;
    }
  return expected;
}

static int
print_result (const Record *record)
{
  g_autoptr (GArray) expected = list_expected (record->guide);
  double worst = 0, last = 0;

  if (record->seen->len != expected->len)
    {
      g_printerr ("%u changes were shown, %u are in the pattern\n", record->seen->len, expected->len);
      return 1;
    }
  for (guint i = 0; i < expected->len; i++)
    {
      last = (g_array_index (record->seen, gint64, i) - record->began) / 1e6 - g_array_index (expected, double, i);
      worst = MAX (worst, fabs (last));
    }
  g_print ("{\"bench\": \"breath\", \"guide\": \"%s\", \"changes\": %u, \"worst_ms\": %.0f, \"drift_at_end_ms\": %.0f}\n",
           unknot_guide_get_id (record->guide), expected->len, worst * 1000, last * 1000);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  Record record = { NULL };
  GtkWidget *window, *player;
  gsize length;

  if (argc != 2 || !g_file_get_contents (argv[1], &data, &length, &error) ||
      (record.guide = unknot_guide_parse (argv[1], data, length, &error)) == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-breath GUIDE.json");
      return 2;
    }
  gtk_init ();
  unknot_app_get_resource ();
  record.loop = g_main_loop_new (NULL, FALSE);
  record.seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  player = g_object_new (UNKNOT_TYPE_PLAYER, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 620);
  gtk_window_set_child (GTK_WINDOW (window), player);
  g_signal_connect (player, "started", G_CALLBACK (started_cb), &record);
  g_signal_connect (player, "over", G_CALLBACK (over_cb), &record);
  watch_labels (player, &record);
  unknot_player_set_guide (UNKNOT_PLAYER (player), record.guide);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (record.loop);
  return print_result (&record);
}
