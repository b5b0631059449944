/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/guide/catalog.h"
#include "figure/stage.h"
#include "stance.h"

/* What pictures of 800 x 800 cost, in milliseconds of this thread's processor time: those that show the figure
 * from another side each, and those that a guide makes while it plays. */

#define SIZE 800
#define FRAME (1 / 60.0)
#define GUIDE_SECONDS 40
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

static double
percentile (GArray *times, guint percent)
{
  return times->len > 0 ? g_array_index (times, double, MIN (times->len * percent / 100, times->len - 1)) : 0;
}

/* --- Turned by 14 degrees from picture to picture: everything is painted from nothing ---------- */

static void
bench_turned (UnknotPainter *painter, guchar *pixels, gboolean verbose)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double first = 0;

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
  g_print ("{\"bench\": \"figure-frame-turned\", \"size\": %d, \"frames\": %u, \"median_ms\": %.3f, \"p99_ms\": %.3f, "
           "\"first_ms\": %.1f, \"reference_ms\": %.3f}\n",
           SIZE, times->len, percentile (times, 50), percentile (times, 99), first, reference_ms (pixels));
}

/* --- As a guide plays, 60 frames a second ------------------------------------------------------ */

/* Whole, upper body and head; sitting, standing and lying; still and moving all the time; with and without
 * things that stand around. */
static const char *const guides[] = {
  "neck-side-tilt", "shoulder-rolls", "ball-on-the-wall", "desk-posture-check", "body-scan", "side-bend-reach", "two-balls",
};

/* Appends what each frame that is painted takes; returns the time of all, those that are not painted with them. */
static double
play (UnknotPainter *painter, UnknotGuide *guide, guchar *pixels, GArray *times, guint *frames)
{
  g_autoptr (UnknotStage) stage = unknot_stage_new (guide);
  const double end = MIN (unknot_timeline_get_seconds (unknot_stage_get_timeline (stage)), GUIDE_SECONDS);
  UnknotStageMoment moment;
  UnknotScene scene;
  double all = 0;

  unknot_scene_init (&scene, NULL);
  for (double seconds = 0; seconds < end; seconds += FRAME)
    {
      double begin = cpu_ms (), took;
      gboolean painted;

      unknot_stage_set_scene (stage, seconds, FALSE, &moment, &scene);
      unknot_stage_set_marks (stage, &moment, &scene);
      painted = unknot_painter_update (painter, &scene, SIZE, SIZE, SIZE * 4, pixels);
      took = cpu_ms () - begin;
      if (seconds == 0)
        continue; /* muscles are looked up when they glow first */
      (*frames)++;
      all += took;
      if (painted)
        g_array_append_val (times, took);
    }
  return all;
}

static void
bench_guides (UnknotPainter *painter, guchar *pixels, gboolean verbose)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double all = 0;
  guint frames = 0;

  unknot_catalog_load (catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, guides[i], NULL);
      guint before = frames, painted = times->len;
      double took = play (painter, guide, pixels, times, &frames);

      all += took;
      if (verbose)
        g_printerr ("%-20s %u of %u frames painted, %.2f ms a frame\n", guides[i], times->len - painted, frames - before,
                    took / (frames - before));
    }
  qsort (times->data, times->len, sizeof (double), compare);
  g_print ("{\"bench\": \"figure-frame-of-a-guide\", \"size\": %d, \"frames\": %u, \"painted\": %u, \"painted_median_ms\": %.3f, "
           "\"painted_p99_ms\": %.3f, \"mean_of_all_ms\": %.3f}\n",
           SIZE, frames, times->len, percentile (times, 50), percentile (times, 99), all / MAX (frames, 1));
}

int
main (int argc, char **argv)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *pixels = g_malloc0 (SIZE * SIZE * 4);
  const gboolean verbose = argc > 1;

  if (ROUNDS > 0)
    bench_turned (painter, pixels, verbose);
  bench_guides (painter, pixels, verbose);
  return 0;
}
