/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stance.h"

/* What one picture of 800 x 800 costs, in milliseconds of this thread's processor time. */

#define SIZE 800
#define ROUNDS (g_getenv ("UNKNOT_BENCH_ROUNDS") ? atoi (g_getenv ("UNKNOT_BENCH_ROUNDS")) : 25)

static double
cpu_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* What is the least that a picture can cost: clearing one of that size and copying it, milliseconds. */
static double
reference_ms (guchar *pixels)
{
  g_autofree guchar *copy = g_malloc0 (SIZE * SIZE * 4);
  double times[31];

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double begin = cpu_ms ();

      memset (pixels, (int) i, SIZE * SIZE * 4);
      memcpy (copy, pixels, SIZE * SIZE * 4);
      /* What nobody reads would be left out. */
      __asm__ volatile ("" : : "r" (copy) : "memory");
      times[i] = cpu_ms () - begin;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof (double), compare);
  return times[G_N_ELEMENTS (times) / 2];
}

int
main (int argc, char **argv)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *pixels = g_malloc0 (SIZE * SIZE * 4);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double first = 0;
  gboolean verbose = argc > 1;

  for (unsigned i = 0; i < n_stances; i++)
    for (int framing = 0; framing <= 2; framing++)
      {
        UnknotSkeleton skeleton;
        UnknotSceneGlow glow[12];
        UnknotScene scene;
        double sum = 0;

        stance_scene (&stances[i], &skeleton, glow, &scene);
        unknot_fit_skeleton (&skeleton, framing, &scene.fit);
        for (int round = -1; round < ROUNDS; round++)
          {
            double begin = cpu_ms (), took;

            scene.turn = round * 14.0;
            unknot_painter_paint (painter, &scene, SIZE, SIZE, SIZE * 4, pixels);
            took = cpu_ms () - begin;
            if (round < 0)
              first = MAX (first, took); /* the body is sculpted and memory is fetched */
            else
              {
                g_array_append_val (times, took);
                sum += took;
              }
          }
        if (verbose)
          g_printerr ("%-20s %d %.2f ms\n", stances[i].name, framing, sum / ROUNDS);
      }
  qsort (times->data, times->len, sizeof (double), compare);
  g_print ("{\"bench\": \"figure-frame\", \"size\": %d, \"frames\": %u, \"median_ms\": %.3f, \"p99_ms\": %.3f, \"first_ms\": %.1f, "
           "\"reference_ms\": %.3f}\n",
           SIZE, times->len, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 99 / 100), first, reference_ms (pixels));
  return 0;
}
