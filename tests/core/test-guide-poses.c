/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog.h"
#include "core/body/muscle.h"
#include "core/body/skeleton.h"
#include "core/body/timeline.h"

#include <string.h>

/* Every bundled guide as a body would do it: hands get where they should, no joint leaves
 * its human range at any moment, and every muscle exists. */

typedef void (*Check) (UnknotGuide *guide);

static void
for_each_guide (Check check)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint i;

  unknot_catalog_load (catalog);
  g_assert_cmpuint (unknot_catalog_get_n_entries (catalog), >=, 8);
  for (i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotGuide) guide =
        unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);

      check (guide);
    }
}

static void
check_reaches (UnknotGuide *guide)
{
  guint i, j;

  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      for (j = 0; j < step->n_keys; j++)
        {
          g_autoptr (GError) error = NULL;
          UnknotSkeleton skeleton;

          if (!unknot_skeleton_solve (&step->keys[j].pose, 0.5, &skeleton, &error))
            g_error ("%s: steps[%u], key %u: %s", unknot_guide_get_id (guide), i, j, error->message);
        }
    }
}

static void
check_range (UnknotGuide *guide)
{
  g_autoptr (UnknotTimeline) timeline = unknot_timeline_new (guide);
  UnknotMoment moment;
  guint i;

  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);
      double start = unknot_timeline_get_step_start (timeline, i), t;
      /* The movement there, one repetition of it, and a breath: the rest repeats that. */
      double end = start + MIN (step->seconds, step->seconds / step->repeat + 6);

      for (t = start; t < end; t += 0.1)
        {
          g_autoptr (GError) error = NULL;

          unknot_timeline_get_moment (timeline, t, FALSE, &moment);
          if (!unknot_skeleton_check (&moment.skeleton, &error))
            g_error ("%s: at %.1f s, steps[%u]: %s", unknot_guide_get_id (guide), t, i, error->message);
        }
    }
}

static void
check_muscle (UnknotGuide *guide, const char *name)
{
  UnknotMuscle muscle;

  if (!unknot_muscle_from_name (name, &muscle, NULL, NULL))
    g_error ("%s: there is no muscle %s", unknot_guide_get_id (guide), name);
}

static void
check_muscles (UnknotGuide *guide)
{
  const char *const *muscles = unknot_guide_get_muscles (guide);
  guint i, j;

  for (i = 0; muscles[i] != NULL; i++)
    check_muscle (guide, muscles[i]);
  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      for (j = 0; step->glow[j] != NULL; j++)
        check_muscle (guide, step->glow[j]);
      if (step->spot != NULL)
        check_muscle (guide, step->spot);
    }
}

static void
test_reaches (void)
{
  for_each_guide (check_reaches);
}

static void
test_range (void)
{
  for_each_guide (check_range);
}

static void
test_muscles (void)
{
  for_each_guide (check_muscles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-poses/reaches", test_reaches);
  g_test_add_func ("/guide-poses/range", test_range);
  g_test_add_func ("/guide-poses/muscles", test_muscles);
  return g_test_run ();
}
