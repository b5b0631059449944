/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/breath.h"
#include "core/guide/catalog.h"

/* A clock of tenths: each part begins on its own tenth of a second, in every round, and the
 * seconds that are left run down to the next. */
static void
test_tenths (void)
{
  const UnknotBreath breath = { 4, 1.5, 6, 0.5 };
  const double ends[] = { 4, 5.5, 11.5, 12 };

  for (int tenth = 0; tenth < 1200; tenth++)
    {
      const double in_round = (tenth % 120) / 10.0;
      UnknotBreathMoment moment;
      guint expected = 0;

      while (in_round + 1e-9 >= ends[expected])
        expected++;
      g_assert_true (unknot_breath_at (&breath, tenth / 10.0, &moment));
      g_assert_cmpint (moment.phase, ==, expected);
      g_assert_cmpfloat_with_epsilon (moment.left, ends[expected] - in_round, 1e-4);
      g_assert_true (moment.full >= 0 && moment.full <= 1);
    }
}

/* The same from a clock of frames, whose sums are never quite round: a part begins within
 * a frame of its time. */
static void
test_frames (void)
{
  const UnknotBreath breath = { 4, 4, 4, 4 };
  UnknotBreathPhase before = UNKNOT_BREATH_REST;
  guint changes = 0;

  for (double t = 0; t < 160; t += 1 / 60.0)
    {
      UnknotBreathMoment moment;

      g_assert_true (unknot_breath_at (&breath, t, &moment));
      if (moment.phase == before)
        continue;
      g_assert_cmpfloat (ABS (t - 4.0 * changes), <, 0.1);
      g_assert_cmpint (moment.phase, ==, changes % 4);
      before = moment.phase;
      changes++;
    }
  g_assert_cmpuint (changes, ==, 40);
}

/* The patterns as their sources have them (G5, G6, G7), each part in tenths of a second. */
static const struct {
  const char *guide;
  int tenths[4];
} patterns[] = {
  { "box-breathing", { 40, 40, 40, 40 } },
  { "four-seven-eight", { 40, 70, 80, 0 } },
  { "even-breathing", { 55, 0, 55, 0 } },
  { "short-even-breathing", { 55, 0, 55, 0 } },
};

static const UnknotBreath *
find_breath (UnknotGuide *guide)
{
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    if (unknot_guide_get_step (guide, i)->counts_breaths)
      return &unknot_guide_get_step (guide, i)->breath;
  return NULL;
}

/* Ten minutes of one pattern, looked at after frames of all lengths from 4 to 60 ms: each part
 * is there within a frame of its table's tenth, and the last as exactly as the first. */
static void
check_ten_minutes (const UnknotBreath *breath, const int tenths[4])
{
  const double most = 0.06;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint part = 3, changes = 0;
  double t = 0;
  int due = 0; /* tenths, when the next part begins */

  while (t < 600)
    {
      UnknotBreathMoment moment;

      g_assert_true (unknot_breath_at (breath, t, &moment));
      if ((guint) moment.phase != part || changes == 0)
        {
          do
            part = (part + 1) % 4;
          while (tenths[part] == 0);
          g_assert_cmpuint (moment.phase, ==, part);
          g_assert_cmpfloat (t - due / 10.0, >, -1e-4);
          g_assert_cmpfloat (t - due / 10.0, <, most);
          due += tenths[part];
          changes++;
        }
      /* What is said to be left ends where the table has it. */
      g_assert_cmpfloat_with_epsilon (t + moment.left, due / 10.0, 1e-4);
      t += g_rand_double_range (random, 0.004, most);
    }
  g_assert_cmpint (due, >=, 6000);
}

static void
test_patterns (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, patterns[i].guide, &error);

      g_assert_no_error (error);
      g_assert_nonnull (find_breath (guide));
      check_ten_minutes (find_breath (guide), patterns[i].tenths);
    }
}

/* Full after breathing in, empty after breathing out, no jump between. */
static void
test_full (void)
{
  const UnknotBreath breath = { 3, 0, 5, 0 };
  UnknotBreathMoment moment;
  double before = 0;

  for (double t = 0; t < 24; t += 0.02)
    {
      g_assert_true (unknot_breath_at (&breath, t, &moment));
      g_assert_true (moment.phase == UNKNOT_BREATH_IN || moment.phase == UNKNOT_BREATH_OUT);
      g_assert_cmpfloat (ABS (moment.full - before), <, 0.02);
      before = moment.full;
    }
  g_assert_true (unknot_breath_at (&breath, 3, &moment));
  g_assert_cmpfloat_with_epsilon (moment.full, 1, 1e-6);
  g_assert_true (unknot_breath_at (&breath, 8, &moment));
  g_assert_cmpfloat_with_epsilon (moment.full, 0, 1e-6);
}

/* Quiet breathing is nobody's business. */
static void
test_quiet (void)
{
  const UnknotBreath none = { 0, 0, 0, 0 };
  UnknotBreathMoment moment = { .left = -7 };

  g_assert_false (unknot_breath_at (&none, 3, &moment));
  g_assert_cmpfloat (moment.left, ==, -7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breath/tenths", test_tenths);
  g_test_add_func ("/breath/frames", test_frames);
  g_test_add_func ("/breath/patterns", test_patterns);
  g_test_add_func ("/breath/full", test_full);
  g_test_add_func ("/breath/quiet", test_quiet);
  return g_test_run ();
}
