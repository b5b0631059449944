/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a guide is asked about, and what the two answers say about it. */
#include <string.h>

#include "app/back/back-words.h"
#include "app/player/player-knot.h"

static void
add (GArray *knots, UnknotMuscle muscle, UnknotSide side, guint strength)
{
  UnknotKnot knot = { muscle, side, strength, 0, 0, 1 };

  g_array_append_val (knots, knot);
}

/* The strongest that the guide is meant for; a guide for one side leaves the other alone. */
static void
test_choose (void)
{
  const char *const both[] = { "scalenes", "rhomboids", NULL };
  const char *const right[] = { "rhomboids-right", NULL };
  const char *const other[] = { "pectorals", NULL };
  g_autoptr (GArray) knots = g_array_new (FALSE, FALSE, sizeof (UnknotKnot));
  const UnknotKnot *knot;

  g_assert_null (unknot_player_knot_choose (knots, both));
  add (knots, UNKNOT_MUSCLE_ERECTORS, UNKNOT_LEFT, 9);
  add (knots, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, 6);
  add (knots, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_RIGHT, 3);
  knot = unknot_player_knot_choose (knots, both);
  g_assert_cmpuint (knot->strength, ==, 6);
  knot = unknot_player_knot_choose (knots, right);
  g_assert_cmpuint (knot->strength, ==, 3);
  g_assert_null (unknot_player_knot_choose (knots, other));
  g_assert_null (unknot_player_knot_choose (knots, NULL));
}

static void
test_feeling (void)
{
  g_assert_cmpstr (unknot_player_knot_feeling (5, 2), ==, "better");
  g_assert_cmpstr (unknot_player_knot_feeling (5, 5), ==, "same");
  g_assert_cmpstr (unknot_player_knot_feeling (5, 6), ==, "worse");
  g_assert_cmpstr (unknot_player_knot_feeling (0, 0), ==, "same");
}

/* Every spot has one place in the order, its left side before its right. */
static void
test_order (void)
{
  for (guint i = 0; i < UNKNOT_N_SPOTS; i++)
    {
      g_assert_cmpuint (unknot_spot_index (unknot_spot_at (i)), ==, i);
      g_assert_cmpint (unknot_spot_at (i).side, ==, i % 2 == 0 ? UNKNOT_LEFT : UNKNOT_RIGHT);
    }
}

static void
test_words (void)
{
  const gint64 noon = G_GINT64_CONSTANT (1704110400) * G_USEC_PER_SEC; /* 2024-01-01 12:00 UTC */
  g_autofree char *today = unknot_moment_text (noon - UNKNOT_HOUR, noon);
  g_autofree char *yesterday = unknot_moment_text (noon - 13 * UNKNOT_HOUR, noon);
  g_autofree char *before = unknot_moment_text (noon - 40 * UNKNOT_HOUR, noon);
  g_autofree char *gone = unknot_strength_text (0), *none = unknot_knot_text (NULL), *much = unknot_strength_text (10);

  g_assert_cmpstr (today, ==, "today, 11:00");
  g_assert_cmpstr (yesterday, ==, "yesterday, 23:00");
  g_assert_cmpstr (before, ==, "30 December, 20:00");
  g_assert_cmpstr (gone, ==, "gone");
  g_assert_cmpstr (none, ==, "not marked");
  g_assert_cmpstr (much, ==, "10 of 10, very strong");
  for (guint i = 0; i < UNKNOT_N_SPOTS; i++)
    {
      g_autofree char *text = unknot_spot_text (unknot_spot_at (i));

      /* A plain name, not the key of a file. */
      g_assert_nonnull (strchr (text, '('));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player-knot/choose", test_choose);
  g_test_add_func ("/player-knot/feeling", test_feeling);
  g_test_add_func ("/back-words/order", test_order);
  g_test_add_func ("/back-words/words", test_words);
  return g_test_run ();
}
