/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the window stands still while it reads a library: bench-library N, with N guides in
 * the user's folder.  A timer asks for its turn all the time and says how long it had to wait. */

#include "config.h"

#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>

#include "app/app-resources.h"
#include "app/application.h"

/* After the last guide is there, until what is drawn for it is done. */
#define SETTLE (2 * G_TIME_SPAN_SECOND)

typedef struct {
  UnknotApplication *app;
  guint wanted;
  gint64 began;
  gint64 before;  /* when the timer had its turn */
  gint64 longest; /* microseconds without one */
  gint64 cpu_before;  /* the same in time of the processor, which other programs do not lengthen */
  gint64 cpu_longest;
  gint64 all;     /* when all guides were there; 0: not yet */
  guint bundled;
} Bench;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
turn_cb (gpointer data)
{
  Bench *bench = data;
  const gint64 now = g_get_monotonic_time (), cpu = get_cpu_time ();
  const guint n = unknot_catalog_get_n_entries (unknot_application_get_catalog (bench->app));

  bench->longest = MAX (bench->longest, now - bench->before);
  bench->before = now;
  bench->cpu_longest = MAX (bench->cpu_longest, cpu - bench->cpu_before);
  bench->cpu_before = cpu;
  if (bench->all == 0 && n >= bench->bundled + bench->wanted)
    bench->all = now;
  if (bench->all == 0 || now - bench->all < SETTLE)
    return G_SOURCE_CONTINUE;
  g_print ("{\"bench\": \"library\", \"own_guides\": %u, \"all_there_ms\": %.0f, \"longest_stall_ms\": %.0f, "
           "\"longest_stall_cpu_ms\": %.0f, \"cpu_ms\": %.0f}\n",
           bench->wanted, (bench->all - bench->began) / 1e3, bench->longest / 1e3, bench->cpu_longest / 1e3,
           get_cpu_time () / 1e3);
  g_application_quit (G_APPLICATION (bench->app));
  return G_SOURCE_REMOVE;
}

/* The window is there: from now on every stall would be seen. */
static gboolean
mapped_cb (gpointer data)
{
  Bench *bench = data;

  if (gtk_application_get_active_window (GTK_APPLICATION (bench->app)) == NULL)
    return G_SOURCE_CONTINUE;
  bench->before = g_get_monotonic_time ();
  bench->cpu_before = get_cpu_time ();
  g_timeout_add_full (G_PRIORITY_HIGH, 1, turn_cb, bench, NULL);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (UnknotApplication) app = NULL;
  g_autoptr (UnknotCatalog) bundled = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  char *show[] = { argv[0], (char *) "--page", (char *) "guides", NULL };
  Bench bench = { .wanted = argc > 1 ? (guint) atoi (argv[1]) : 0, .began = g_get_monotonic_time () };

  unknot_app_get_resource ();
  unknot_catalog_load (bundled);
  bench.bundled = unknot_catalog_get_n_entries (bundled);
  app = bench.app = unknot_application_new ();
  g_timeout_add (1, mapped_cb, &bench);
  return g_application_run (G_APPLICATION (app), 3, show);
}
