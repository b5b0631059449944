/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/phrase.h"

/* Lengths that are left are rounded up, lengths that have passed down: nobody is told of
 * 0 minutes left, nor of a minute that has not been sat. */
static void
test_lengths (void)
{
  static const struct {
    gint64 length;
    const char *left, *passed;
  } rows[] = {
    { 0, "0 s", "0 s" },
    { -5 * UNKNOT_SECOND, "0 s", "0 s" },
    { 1, "1 s", "0 s" },
    { 59 * UNKNOT_SECOND, "59 s", "59 s" },
    { 59 * UNKNOT_SECOND + 1, "1 min", "59 s" },
    { UNKNOT_MINUTE, "1 min", "1 min" },
    { 12 * UNKNOT_MINUTE + 1, "13 min", "12 min" },
    { UNKNOT_HOUR, "1 h", "1 h" },
    { UNKNOT_HOUR + 5 * UNKNOT_MINUTE, "1 h 5 min", "1 h 5 min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *left = unknot_phrase_length (rows[i].length);
      g_autofree char *passed = unknot_phrase_passed (rows[i].length);

      g_assert_cmpstr (left, ==, rows[i].left);
      g_assert_cmpstr (passed, ==, rows[i].passed);
    }
}

static void
test_status (void)
{
  static const struct {
    const char *state;
    gint64 left;
    const char *quiet, *words;
  } rows[] = {
    { "working", 13 * UNKNOT_MINUTE, NULL, "Sitting for 32 min. Break in 13 min." },
    { "soon", 20 * UNKNOT_SECOND, NULL, "Sitting for 32 min. Break in 20 s." },
    { "due", 0, NULL, "Sitting for 32 min. Time for a break." },
    { "landing", 0, NULL, "Sitting for 32 min. A break comes as soon as you stop typing." },
    { "held", 0, "a microphone is in use", "Sitting for 32 min. Your break is held: a microphone is in use." },
    { "held", 0, NULL, "Sitting for 32 min. Your break is held." },
    { "held", 0, "", "Sitting for 32 min. Your break is held." },
    { "postponed", 5 * UNKNOT_MINUTE, NULL, "Sitting for 32 min. Break again in 5 min." },
    { "break", 2 * UNKNOT_MINUTE, NULL, "On a break, 2 min left." },
    { "break", 0, NULL, "The break is over." },
    { "paused", UNKNOT_HOUR, NULL, "Paused for another 1 h." },
    { "paused", UNKNOT_NEVER, NULL, "Paused until you resume." },
    { "off-hours", UNKNOT_NEVER, NULL, "Outside your working hours." },
    { "away", UNKNOT_NEVER, NULL, "You are away; the clock waits." },
    { "a state of tomorrow", UNKNOT_NEVER, NULL, "Sitting for 32 min." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words =
        unknot_phrase_status (rows[i].state, 32 * UNKNOT_MINUTE + 40 * UNKNOT_SECOND, rows[i].left, rows[i].quiet);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Every list of guides says the same. */
static void
test_guide_length (void)
{
  static const struct {
    double seconds;
    const char *words;
  } rows[] = {
    { 0, "5 s" },      { 12, "10 s" },    { 53, "55 s" },    { 57.4, "55 s" }, { 57.5, "1 min" },
    { 89.9, "1 min" }, { 90, "2 min" },   { 149, "2 min" },  { 3600, "1 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = unknot_phrase_guide_length (rows[i].seconds);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* A pause hides everything else; a break goes on whatever the hour; absence hides the phase. */
static void
test_state_name (void)
{
  UnknotStatus status = { .phase = UNKNOT_PHASE_DUE };

  g_assert_cmpstr (unknot_phrase_state_name (&status), ==, "due");
  status.away = TRUE;
  g_assert_cmpstr (unknot_phrase_state_name (&status), ==, "away");
  status.off_hours = TRUE;
  g_assert_cmpstr (unknot_phrase_state_name (&status), ==, "off-hours");
  status.phase = UNKNOT_PHASE_BREAK;
  g_assert_cmpstr (unknot_phrase_state_name (&status), ==, "break");
  status.paused = TRUE;
  g_assert_cmpstr (unknot_phrase_state_name (&status), ==, "paused");
}

/* Everything that can come next has a sentence of its own. */
static void
test_next (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int next = UNKNOT_NEXT_NOTHING; next <= UNKNOT_NEXT_PROGRESS; next++)
    {
      const char *words = unknot_phrase_next (next);

      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_true (g_hash_table_add (seen, (gpointer) words));
    }
}

/* Each reason for quiet is named. */
static void
test_quiet (void)
{
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_parsed ("@a(ss) []"));
  g_autoptr (GVariant) two = g_variant_ref_sink (g_variant_new_parsed ("[('microphone', 'A'), ('inhibited', 'B')]"));
  g_autofree char *both = unknot_phrase_quiet (two);

  g_assert_null (unknot_phrase_quiet (NULL));
  g_assert_null (unknot_phrase_quiet (none));
  g_assert_cmpstr (both, ==, "A; B");
}

/* A pause and the working hours ask for quiet like anybody else, alone and together. */
static void
test_every_quiet (void)
{
  static const struct {
    const char *state;
    gboolean off_hours;
    const char *wanted;
  } cases[] = {
    { "working", FALSE, "A" },
    { "paused", FALSE, "You paused the reminders; A" },
    { "off-hours", TRUE, "It is outside your working hours; A" },
    { "off-hours", FALSE, "It is outside your working hours; A" }, /* a service that has no OffHours */
    { "paused", TRUE, "You paused the reminders; It is outside your working hours; A" },
    { "break", TRUE, "It is outside your working hours; A" },
  };
  g_autoptr (GVariant) one = g_variant_ref_sink (g_variant_new_parsed ("[('microphone', 'A')]"));
  g_autoptr (GVariant) none = unknot_phrase_every_quiet ("working", FALSE, NULL);

  g_assert_cmpuint (g_variant_n_children (none), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) every = unknot_phrase_every_quiet (cases[i].state, cases[i].off_hours, one);
      g_autofree char *words = unknot_phrase_quiet (every);

      g_assert_cmpstr (words, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase/lengths", test_lengths);
  g_test_add_func ("/phrase/status", test_status);
  g_test_add_func ("/phrase/state-name", test_state_name);
  g_test_add_func ("/phrase/next", test_next);
  g_test_add_func ("/phrase/quiet", test_quiet);
  g_test_add_func ("/phrase/every-quiet", test_every_quiet);
  g_test_add_func ("/phrase/guide-length", test_guide_length);
  return g_test_run ();
}
