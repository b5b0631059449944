/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "service/advice.h"

/* 2026-01-05 08:00 UTC, a Monday. */
#define START (G_GINT64_CONSTANT (1767600000) * UNKNOT_SECOND)
#define MASSAGE "opposite-hand-press"
#define OTHER "neck-turn"

typedef struct {
  UnknotFixture *fixture;
  UnknotCatalog *catalog;
  UnknotJournal *journal;
  UnknotSettings *settings;
  UnknotAdvice *advice;
} World;

/* Nothing is wanted but the guides @wanted. */
static void
leave_out (World *world, const char *const *wanted)
{
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < unknot_catalog_get_n_entries (world->catalog); i++)
    {
      const char *id = unknot_catalog_get_entry (world->catalog, i)->id;

      if (!g_strv_contains (wanted, id))
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);
  g_assert_true (g_settings_set_strv (settings, "left-out-guides", (const char *const *) ids->pdata));
  g_settings_sync ();
}

static void
world_init (World *world, const char *const *wanted)
{
  g_autofree char *path = NULL;
  g_autoptr (GSettings) settings = NULL;

  world->fixture = unknot_fixture_new ();
  path = unknot_fixture_path (world->fixture, "data", "unknot", "history.sqlite", NULL);
  world->catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  unknot_catalog_load (world->catalog);
  leave_out (world, wanted);
  world->journal = unknot_journal_new (path);
  settings = unknot_fixture_settings (world->fixture);
  world->settings = unknot_settings_new (settings);
  world->advice = unknot_advice_new (world->catalog, world->journal, world->settings);
}

static void
world_clear (World *world)
{
  unknot_advice_free (world->advice);
  unknot_journal_free (world->journal);
  g_object_unref (world->settings);
  g_object_unref (world->catalog);
  unknot_fixture_free (world->fixture);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

/* Half an hour east of Greenwich: the local day is another one than that of the clock. */
static UnknotTime
at (guint day, guint minute)
{
  const gint64 passed = day * UNKNOT_DAY + minute * UNKNOT_MINUTE;

  return (UnknotTime) { UNKNOT_HOUR + passed, START + passed, 1800 };
}

/* What the player tells of a guide that was done whole, and the service of its break. */
static void
do_guide (World *world, const char *id, UnknotTime now)
{
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (world->catalog, id, NULL);
  const UnknotBreakRecord record = { .due = now.wall, .offered = now.wall, .started = now.wall,
                                     .ended = now.wall + 3 * UNKNOT_MINUTE, .length = 3 * UNKNOT_MINUTE };

  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      if (step->spot != NULL)
        unknot_journal_add_spot (world->journal, now, step->spot, (guint) step->seconds);
    }
  unknot_journal_add_break (world->journal, now, &record, id);
}

static guint
count_pressed (World *world, UnknotTime now, const char *spot)
{
  g_autoptr (GHashTable) pressed = unknot_journal_count_pressed (world->journal, now);

  return GPOINTER_TO_UINT (g_hash_table_lookup (pressed, spot));
}

/* Days of many breaks with one massage and one stretch to choose from: the massage comes until its
 * spots have had their time, then no more that day, and again on the next. */
static void
test_days (void)
{
  static const char *const wanted[] = { MASSAGE, OTHER, NULL };
  g_auto (World) world = { NULL };

  world_init (&world, wanted);
  for (guint day = 0; day < 4; day++)
    {
      guint massages = 0;

      for (guint nth = 0; nth < 14; nth++)
        {
          const UnknotTime now = at (day, nth * 45);
          const gboolean room = count_pressed (&world, now, "upper-trapezius-right") + 58 <= 270;
          g_autofree char *guide = NULL;

          unknot_advice_choose (world.advice, now, FALSE);
          guide = g_strdup (unknot_advice_get_guide (world.advice));
          g_assert_true (g_str_equal (guide, MASSAGE) || g_str_equal (guide, OTHER));
          g_assert_true (room || g_str_equal (guide, OTHER));
          g_assert_false (unknot_advice_is_spent (world.advice, now));
          /* "Another one" knows it, too. */
          if (!room)
            g_assert_false (unknot_advice_choose_another (world.advice, now, FALSE));
          massages += g_str_equal (guide, MASSAGE);
          do_guide (&world, guide, now);
        }
      g_assert_cmpuint (massages, >=, 3);
      g_assert_cmpuint (massages, <=, 4);
    }
}

/* A guide that was chosen before its spots were used up is found out; one side that still has time
 * is enough; midnight is the user's. */
static void
test_spent (void)
{
  static const char *const wanted[] = { MASSAGE, NULL };
  g_auto (World) world = { NULL };
  const UnknotTime now = at (0, 0), late = at (0, 15 * 60 + 29), next_day = at (0, 15 * 60 + 30);

  world_init (&world, wanted);
  unknot_advice_choose (world.advice, now, FALSE);
  g_assert_cmpstr (unknot_advice_get_guide (world.advice), ==, MASSAGE);
  unknot_journal_add_spot (world.journal, now, "upper-trapezius-right", 270);
  g_assert_false (unknot_advice_is_spent (world.advice, now));
  unknot_journal_add_spot (world.journal, now, "upper-trapezius-left", 250);
  g_assert_true (unknot_advice_is_spent (world.advice, now));
  unknot_advice_choose (world.advice, now, FALSE);
  g_assert_cmpstr (unknot_advice_get_guide (world.advice), ==, "");
  unknot_advice_choose (world.advice, late, FALSE);
  g_assert_cmpstr (unknot_advice_get_guide (world.advice), ==, "");
  unknot_advice_choose (world.advice, next_day, FALSE);
  g_assert_cmpstr (unknot_advice_get_guide (world.advice), ==, MASSAGE);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/advice/days", test_days);
  g_test_add_func ("/advice/spent", test_spent);
  return g_test_run ();
}
