/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/decisions.h"

static char *
words_at (UnknotDecisions *decisions, gsize index, gint64 *wall)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (unknot_decisions_to_variant (decisions));
  char *words = NULL;

  g_assert_cmpuint (index, <, g_variant_n_children (list));
  g_variant_get_child (list, index, "(xs)", wall, &words);
  return words;
}

static gsize
count (UnknotDecisions *decisions)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (unknot_decisions_to_variant (decisions));

  return g_variant_n_children (list);
}

/* Every kind of event has its sentence, but for those that another one tells. */
static void
test_events (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 wall;

  for (int kind = UNKNOT_EVENT_BREAK_SOON; kind <= UNKNOT_EVENT_CHANGED; kind++)
    {
      UnknotEvent event = { .kind = kind, .length = UNKNOT_MINUTE };
      unknot_decisions_add_event (decisions, 100 + kind, &event);
    }
  g_assert_cmpuint (count (decisions), ==, UNKNOT_EVENT_CHANGED + 1 - 3);
  for (gsize i = 0; i < count (decisions); i++)
    g_assert_true (g_hash_table_add (seen, words_at (decisions, i, &wall)));
}

static void
test_outcomes (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  UnknotEvent event = { .kind = UNKNOT_EVENT_BREAK_ENDED };
  g_autofree char *words = NULL;
  gint64 wall;

  event.record.outcome = UNKNOT_OUTCOME_NATURAL;
  event.record.length = 12 * UNKNOT_MINUTE;
  unknot_decisions_add_event (decisions, 7, &event);
  words = words_at (decisions, 0, &wall);
  g_assert_cmpstr (words, ==, "You were away for 12 min: that was a break. The clock starts again.");
  g_assert_cmpint (wall, ==, 7);
}

/* The first look is the beginning, not a change; after it only changes are kept. */
static void
test_status (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  UnknotStatus status = { .held = TRUE };
  g_autofree char *quiet = NULL;
  gint64 wall;

  unknot_decisions_add_status (decisions, 1, &status, "A film is playing");
  unknot_decisions_add_status (decisions, 2, &status, "A film is playing");
  g_assert_cmpuint (count (decisions), ==, 0);

  status.held = FALSE;
  unknot_decisions_add_status (decisions, 3, &status, NULL);
  status.held = TRUE;
  status.away = TRUE;
  unknot_decisions_add_status (decisions, 4, &status, "A film is playing");
  g_assert_cmpuint (count (decisions), ==, 3);
  quiet = words_at (decisions, 2, &wall);
  g_assert_cmpstr (quiet, ==, "Quiet: A film is playing. Breaks will wait.");
}

/* A service that runs for years keeps fifty. */
static void
test_limit (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  UnknotEvent event = { .kind = UNKNOT_EVENT_BREAK_DUE };
  g_autofree char *oldest = NULL;
  gint64 wall;

  for (int i = 0; i < 1000; i++)
    unknot_decisions_add_event (decisions, i, &event);
  g_assert_cmpuint (count (decisions), ==, UNKNOT_DECISIONS_MAX);
  oldest = words_at (decisions, 0, &wall);
  g_assert_cmpint (wall, ==, 1000 - UNKNOT_DECISIONS_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decisions/events", test_events);
  g_test_add_func ("/decisions/outcomes", test_outcomes);
  g_test_add_func ("/decisions/status", test_status);
  g_test_add_func ("/decisions/limit", test_limit);
  return g_test_run ();
}
