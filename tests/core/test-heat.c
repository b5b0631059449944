/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/heat.h"

/* The session on a simulated clock: every test jumps from moment to moment, as the service's
 * timer does. */

#define BOOT_ID "a-boot"
#define WALL (G_GINT64_CONSTANT (1700000000) * UNKNOT_SECOND)

typedef struct {
  UnknotHeat *heat;
  UnknotTime now;
  guint asked;
  guint sore;
  guint answered;
  guint records;
  UnknotHeatRecord record;
  char *guide;
} World;

static void
take_news (World *world)
{
  UnknotHeatRecord record;
  g_autofree char *guide = NULL;
  UnknotHeatNews news = unknot_heat_take_news (world->heat, &record, &guide);

  world->asked += news & UNKNOT_HEAT_NEWS_ASK ? 1 : 0;
  world->sore += news & UNKNOT_HEAT_NEWS_SORE ? 1 : 0;
  world->answered += news & UNKNOT_HEAT_NEWS_ANSWERED ? 1 : 0;
  if (!(news & UNKNOT_HEAT_NEWS_RECORD))
    return;
  world->records++;
  world->record = record;
  g_free (world->guide);
  world->guide = g_steal_pointer (&guide);
}

static void
world_init (World *world)
{
  *world = (World) { .heat = unknot_heat_new (), .now = { 1000 * UNKNOT_SECOND, WALL, 3600 } };
}

static void
world_clear (World *world)
{
  unknot_heat_free (world->heat);
  g_free (world->guide);
}

/* As the kernel does: the timer goes off at every moment asked for. */
static void
pass (World *world, gint64 length)
{
  gint64 end = world->now.boot + length;

  for (;;)
    {
      gint64 next = MIN (unknot_heat_update (world->heat, world->now), end);

      take_news (world);
      world->now.wall += MAX (next - world->now.boot, 0);
      world->now.boot = MAX (next, world->now.boot);
      if (next == end)
        break;
    }
  unknot_heat_update (world->heat, world->now);
  take_news (world);
}

/* The machine sleeps: nobody calls. */
static void
sleep_for (World *world, gint64 length)
{
  world->now.boot += length;
  world->now.wall += length;
  unknot_heat_update (world->heat, world->now);
  take_news (world);
}

static UnknotHeatPhase
phase (World *world)
{
  UnknotHeatStatus status;

  unknot_heat_status (world->heat, world->now, &status);
  take_news (world);

  return status.phase;
}

static void
start_with (World *world, gint64 again, gint64 warmed, gboolean looked)
{
  const UnknotHeatPlan plan = {
    .guide = "heating-pad",
    .stretch = "upper-back-reach",
    .length = 15 * UNKNOT_MINUTE,
    .skin_check = 5 * UNKNOT_MINUTE,
    .skin_again = again,
    .warmed = warmed,
    .looked = looked,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (unknot_heat_start (world->heat, world->now, &plan, &error));
  g_assert_no_error (error);
  take_news (world);
}

static void
start (World *world)
{
  start_with (world, 0, 0, FALSE);
}

static void
end (World *world)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unknot_heat_end (world->heat, world->now, &error));
  g_assert_no_error (error);
  take_news (world);
}

static void
skin (World *world, gboolean fine)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unknot_heat_answer_skin (world->heat, world->now, fine, &error));
  g_assert_no_error (error);
  take_news (world);
}

static void
assert_record (World *world, UnknotHeatOutcome outcome, gint64 length, guint looks)
{
  g_assert_cmpuint (world->records, ==, 1);
  g_assert_cmpstr (world->guide, ==, "heating-pad");
  g_assert_cmpint (world->record.outcome, ==, outcome);
  g_assert_cmpint (world->record.length, ==, length);
  g_assert_cmpint (world->record.planned, ==, 15 * UNKNOT_MINUTE);
  g_assert_cmpint (world->record.ended - world->record.started, ==, length);
  g_assert_cmpuint (world->record.looks, ==, looks);
}

/* Five minutes, a look, ten more, off, a stretch. */
static void
test_whole (void)
{
  World world;
  UnknotHeatStatus status;

  world_init (&world);
  start (&world);
  unknot_heat_status (world.heat, world.now, &status);
  g_assert_cmpint (status.phase, ==, UNKNOT_HEAT_ON);
  g_assert_cmpstr (status.guide, ==, "heating-pad");
  g_assert_cmpint (status.left, ==, 15 * UNKNOT_MINUTE);
  g_assert_cmpint (status.skin_check, ==, world.now.boot + 5 * UNKNOT_MINUTE);
  g_assert_cmpint (status.next, ==, status.skin_check);

  pass (&world, 5 * UNKNOT_MINUTE - 1);
  g_assert_cmpuint (world.asked, ==, 0);
  pass (&world, 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  g_assert_cmpuint (world.asked, ==, 1);
  skin (&world, TRUE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_ON);
  g_assert_cmpuint (world.answered, ==, 1);

  pass (&world, 10 * UNKNOT_MINUTE - 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_ON);
  pass (&world, 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_cmpuint (world.asked, ==, 2);
  end (&world);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_STRETCH);
  g_assert_cmpuint (world.records, ==, 0);
  end (&world);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_OFF);
  g_assert_cmpint (unknot_heat_update (world.heat, world.now), ==, UNKNOT_NEVER);
  assert_record (&world, UNKNOT_HEAT_COMPLETED, 15 * UNKNOT_MINUTE, 1);
  world_clear (&world);
}

/* An offer of a stretch goes away when nobody is warm any more. */
static void
test_stretch_passes (void)
{
  World world;

  world_init (&world);
  start (&world);
  pass (&world, 5 * UNKNOT_MINUTE);
  skin (&world, TRUE);
  pass (&world, 10 * UNKNOT_MINUTE);
  end (&world);
  pass (&world, UNKNOT_HEAT_STRETCH_FOR - 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_STRETCH);
  pass (&world, 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_OFF);
  assert_record (&world, UNKNOT_HEAT_COMPLETED, 15 * UNKNOT_MINUTE, 1);
  world_clear (&world);
}

/* Asked twice more, then taken for asleep: it must come off. */
static void
test_skin_unanswered (void)
{
  World world;
  UnknotHeatStatus status;

  world_init (&world);
  start (&world);
  pass (&world, 5 * UNKNOT_MINUTE);
  pass (&world, UNKNOT_MINUTE);
  g_assert_cmpuint (world.asked, ==, 2);
  pass (&world, 2 * UNKNOT_MINUTE);
  g_assert_cmpuint (world.asked, ==, 3);
  pass (&world, 2 * UNKNOT_MINUTE - 1);
  g_assert_cmpuint (world.asked, ==, 3);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  pass (&world, 1);
  unknot_heat_status (world.heat, world.now, &status);
  g_assert_cmpint (status.phase, ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_true (status.unanswered);
  g_assert_cmpint (status.left, ==, 5 * UNKNOT_MINUTE);
  end (&world);
  end (&world);
  assert_record (&world, UNKNOT_HEAT_UNANSWERED, 10 * UNKNOT_MINUTE, 0);
  world_clear (&world);
}

/* Said six times, then it stays without a word; who comes back is told again. */
static void
test_take_off_unanswered (void)
{
  World world;

  world_init (&world);
  start_with (&world, 0, 0, TRUE);
  pass (&world, 15 * UNKNOT_MINUTE);
  g_assert_cmpuint (world.asked, ==, 1);
  pass (&world, 21 * UNKNOT_MINUTE - 1);
  g_assert_cmpuint (world.asked, ==, 5);
  pass (&world, 1);
  g_assert_cmpuint (world.asked, ==, 6);
  g_assert_cmpint (unknot_heat_update (world.heat, world.now), ==, UNKNOT_NEVER);
  pass (&world, 20 * UNKNOT_HOUR);
  g_assert_cmpuint (world.asked, ==, 6);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);

  unknot_heat_come_back (world.heat, world.now);
  take_news (&world);
  g_assert_cmpuint (world.asked, ==, 7);
  skin (&world, FALSE);
  g_assert_cmpuint (world.sore, ==, 1);
  assert_record (&world, UNKNOT_HEAT_SORE, 36 * UNKNOT_MINUTE + 20 * UNKNOT_HOUR, 1);
  world_clear (&world);
}

/* Coming back does not repeat what has only just been said, nor ask when nothing is open. */
static void
test_come_back (void)
{
  World world;

  world_init (&world);
  unknot_heat_come_back (world.heat, world.now);
  take_news (&world);
  start (&world);
  unknot_heat_come_back (world.heat, world.now);
  take_news (&world);
  g_assert_cmpuint (world.asked, ==, 0);
  pass (&world, 5 * UNKNOT_MINUTE);
  unknot_heat_come_back (world.heat, world.now);
  take_news (&world);
  g_assert_cmpuint (world.asked, ==, 1);
  pass (&world, 30 * UNKNOT_SECOND);
  unknot_heat_come_back (world.heat, world.now);
  take_news (&world);
  g_assert_cmpuint (world.asked, ==, 2);
  world_clear (&world);
}

/* Sore skin ends it in every phase, with advice and without a stretch. */
static void
test_sore (void)
{
  static const gint64 after[] = { UNKNOT_MINUTE, 5 * UNKNOT_MINUTE, 10 * UNKNOT_MINUTE };

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      World world;

      world_init (&world);
      start (&world);
      pass (&world, after[i]);
      skin (&world, FALSE);
      g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_OFF);
      g_assert_cmpuint (world.sore, ==, 1);
      assert_record (&world, UNKNOT_HEAT_SORE, after[i], 0);
      world_clear (&world);
    }
}

/* The last look, at skin that is bare already. */
static void
test_sore_afterwards (void)
{
  World world;

  world_init (&world);
  start_with (&world, 0, 0, TRUE);
  pass (&world, 15 * UNKNOT_MINUTE);
  end (&world);
  pass (&world, UNKNOT_MINUTE);
  skin (&world, FALSE);
  g_assert_cmpuint (world.sore, ==, 1);
  assert_record (&world, UNKNOT_HEAT_SORE, 15 * UNKNOT_MINUTE, 1);
  world_clear (&world);
}

/* Ended early: a stretch only for who is warm. */
static void
test_end_early (void)
{
  World world;

  world_init (&world);
  start (&world);
  pass (&world, UNKNOT_MINUTE);
  end (&world);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_OFF);
  assert_record (&world, UNKNOT_HEAT_ENDED, UNKNOT_MINUTE, 0);
  world_clear (&world);

  world_init (&world);
  start (&world);
  pass (&world, 6 * UNKNOT_MINUTE);
  end (&world);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_STRETCH);
  world_clear (&world);
}

/* Taken over from a window in the middle: what it has asked is not asked again. */
static void
test_warmed (void)
{
  World world;
  UnknotHeatStatus status;

  world_init (&world);
  start_with (&world, 0, 7 * UNKNOT_MINUTE, TRUE);
  unknot_heat_status (world.heat, world.now, &status);
  g_assert_cmpint (status.left, ==, 8 * UNKNOT_MINUTE);
  g_assert_cmpint (status.skin_check, ==, 0);
  pass (&world, 8 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  end (&world);
  end (&world);
  assert_record (&world, UNKNOT_HEAT_COMPLETED, 15 * UNKNOT_MINUTE, 1);
  world_clear (&world);

  world_init (&world); /* the look is late already */
  start_with (&world, 0, 6 * UNKNOT_MINUTE, FALSE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  world_clear (&world);
}

/* A wrap is looked under again and again, but not just before its end. */
static void
test_again (void)
{
  World world;

  world_init (&world);
  start_with (&world, 4 * UNKNOT_MINUTE, 0, FALSE);
  pass (&world, 5 * UNKNOT_MINUTE);
  skin (&world, TRUE);
  pass (&world, 4 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  skin (&world, TRUE);
  pass (&world, 4 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  skin (&world, TRUE);
  pass (&world, 2 * UNKNOT_MINUTE - 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_ON);
  pass (&world, 1);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  world_clear (&world);
}

/* A machine that slept through questions finds what is true now, once. */
static void
test_suspend (void)
{
  World world;

  world_init (&world);
  start (&world);
  sleep_for (&world, 7 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  g_assert_cmpuint (world.asked, ==, 1);
  sleep_for (&world, 6 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_cmpuint (world.asked, ==, 2);
  sleep_for (&world, UNKNOT_HOUR);
  g_assert_cmpuint (world.asked, ==, 3);
  world_clear (&world);

  world_init (&world);
  start (&world);
  sleep_for (&world, 3 * UNKNOT_HOUR);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_cmpuint (world.asked, ==, 1);
  world_clear (&world);
}

#define assert_refused(call)                                              \
  G_STMT_START                                                            \
    {                                                                     \
      GError *error = NULL;                                               \
                                                                          \
      g_assert_false (call);                                              \
      g_assert_error (error, UNKNOT_HEAT_ERROR, UNKNOT_HEAT_ERROR_REFUSED); \
      g_error_free (error);                                               \
    }                                                                     \
  G_STMT_END

/* What does not fit is refused, and changes nothing. */
static void
test_refused (void)
{
  const UnknotHeatPlan plan = { "grain-bag", NULL, 10 * UNKNOT_MINUTE, 5 * UNKNOT_MINUTE, 0, 0, FALSE };
  World world;

  world_init (&world);
  assert_refused (unknot_heat_end (world.heat, world.now, &error));
  assert_refused (unknot_heat_answer_skin (world.heat, world.now, TRUE, &error));
  assert_refused (unknot_heat_answer_skin (world.heat, world.now, FALSE, &error));

  start (&world);
  assert_refused (unknot_heat_start (world.heat, world.now, &plan, &error));
  assert_refused (unknot_heat_answer_skin (world.heat, world.now, TRUE, &error));
  sleep_for (&world, UNKNOT_HOUR);
  assert_refused (unknot_heat_start (world.heat, world.now, &plan, &error));
  assert_refused (unknot_heat_answer_skin (world.heat, world.now, TRUE, &error));
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);

  /* A stretch that is offered does not stand in the way. */
  end (&world);
  g_assert_true (unknot_heat_start (world.heat, world.now, &plan, NULL));
  take_news (&world);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_ON);
  assert_record (&world, UNKNOT_HEAT_COMPLETED, UNKNOT_HOUR, 0);
  world_clear (&world);
}

/* --- a crash in every phase --------------------------------------------------------------- */

/* Lets the program die now and come back after @gap. */
static void
crash (World *world, gint64 gap, const char *boot_id, gint64 boot, gint64 wall_gap)
{
  g_autoptr (GVariant) state =
    g_variant_ref_sink (unknot_heat_save (world->heat, world->now, BOOT_ID));
  g_autofree char *text = g_variant_print (state, TRUE);
  g_autoptr (GVariant) read = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  take_news (world);
  unknot_heat_free (world->heat);
  world->heat = unknot_heat_new ();
  world->asked = 0;
  world->now.boot = boot_id != NULL ? boot : world->now.boot + gap;
  world->now.wall += wall_gap;
  g_assert_true (unknot_heat_restore (world->heat, world->now, boot_id != NULL ? boot_id : BOOT_ID, read, &error));
  g_assert_no_error (error);
  take_news (world);
}

static void
test_crash (void)
{
  World world;
  UnknotHeatStatus status;

  world_init (&world); /* while it is warm: the moments stay where they are */
  start (&world);
  pass (&world, 2 * UNKNOT_MINUTE);
  crash (&world, UNKNOT_MINUTE, NULL, 0, UNKNOT_MINUTE);
  unknot_heat_status (world.heat, world.now, &status);
  g_assert_cmpint (status.phase, ==, UNKNOT_HEAT_ON);
  g_assert_cmpint (status.left, ==, 12 * UNKNOT_MINUTE);
  g_assert_cmpint (status.next, ==, world.now.boot + 2 * UNKNOT_MINUTE);
  g_assert_cmpuint (world.asked, ==, 0);

  pass (&world, 2 * UNKNOT_MINUTE); /* while the look is asked for: it is asked again */
  crash (&world, UNKNOT_SECOND, NULL, 0, UNKNOT_SECOND);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_SKIN);
  g_assert_cmpuint (world.asked, ==, 1);

  crash (&world, UNKNOT_HOUR, NULL, 0, UNKNOT_HOUR); /* too late: at once */
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_cmpuint (world.asked, ==, 1);
  crash (&world, 20 * UNKNOT_HOUR, NULL, 0, 20 * UNKNOT_HOUR); /* and still */
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  g_assert_cmpuint (world.asked, ==, 1);

  end (&world); /* the offer outlives it, and so does the row */
  crash (&world, UNKNOT_SECOND, NULL, 0, UNKNOT_SECOND);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_STRETCH);
  end (&world);
  g_assert_cmpuint (world.records, ==, 1);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_WAIT);
  crash (&world, UNKNOT_SECOND, NULL, 0, UNKNOT_SECOND);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_OFF);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_WAIT);
  world_clear (&world);
}

/* Another boot: the clock on the wall tells the gap, and if it cannot, the time is over. */
static void
test_reboot (void)
{
  World world;
  UnknotHeatStatus status;

  world_init (&world);
  start_with (&world, 0, 0, TRUE);
  pass (&world, 2 * UNKNOT_MINUTE);
  crash (&world, 0, "another", 30 * UNKNOT_SECOND, 3 * UNKNOT_MINUTE);
  unknot_heat_status (world.heat, world.now, &status);
  g_assert_cmpint (status.phase, ==, UNKNOT_HEAT_ON);
  g_assert_cmpint (status.left, ==, 10 * UNKNOT_MINUTE);
  pass (&world, 10 * UNKNOT_MINUTE);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  world_clear (&world);

  world_init (&world);
  start_with (&world, 0, 0, TRUE);
  crash (&world, 0, "another", 30 * UNKNOT_SECOND, -UNKNOT_HOUR);
  g_assert_cmpint (phase (&world), ==, UNKNOT_HEAT_TAKE_OFF);
  world_clear (&world);
}

/* What no session would save is not taken up. */
static void
test_damaged (void)
{
  static const struct {
    const char *name;
    const char *value;
  } broken[] = {
    { "version", "uint32 99" },
    { "phase", "'boiling'" },
    { "guide", "''" },
    { "ends", "int64 9000000000000000000" },
    { "ends", "int64 -5" },
    { "started", "int64 9223372036854775807" },
    { "boot", "int64 -9223372036854775808" },
    { "skin-at", "int64 9000000000000000" },
    { "asked", "'soon'" },
    { "wall", "int64 9223372036854775807" },
    { "skin-again", "int64 -1" },
  };
  World world;

  world_init (&world);
  start (&world);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GVariant) state = g_variant_ref_sink (unknot_heat_save (world.heat, world.now, BOOT_ID));
      g_autoptr (UnknotHeat) fresh = unknot_heat_new ();
      g_autoptr (GVariant) value = g_variant_parse (NULL, broken[i].value, NULL, NULL, NULL);
      g_autoptr (GVariant) bad = NULL;
      g_autoptr (GError) error = NULL;
      GVariantDict dict;

      g_variant_dict_init (&dict, state);
      g_variant_dict_insert_value (&dict, broken[i].name, value);
      bad = g_variant_ref_sink (g_variant_dict_end (&dict));
      g_assert_false (unknot_heat_restore (fresh, world.now, BOOT_ID, bad, &error));
      g_assert_error (error, UNKNOT_HEAT_ERROR, UNKNOT_HEAT_ERROR_STATE);
      g_assert_cmpint (unknot_heat_update (fresh, world.now), ==, UNKNOT_NEVER);
    }
  world_clear (&world);
}

/* --- how often ---------------------------------------------------------------------------- */

static void
warm_up (World *world)
{
  start_with (world, 0, 0, TRUE);
  pass (world, 15 * UNKNOT_MINUTE);
  end (world);
  end (world);
}

static void
test_advice (void)
{
  World world;

  world_init (&world);
  world.now.wall = WALL - WALL % UNKNOT_DAY + 8 * UNKNOT_HOUR;
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_NONE);

  start (&world); /* only a try */
  pass (&world, UNKNOT_MINUTE);
  end (&world);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_NONE);

  warm_up (&world);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_WAIT);
  pass (&world, UNKNOT_HEAT_GAP);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_NONE);
  warm_up (&world);
  warm_up (&world);
  pass (&world, 2 * UNKNOT_HOUR);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_ENOUGH);
  pass (&world, 14 * UNKNOT_HOUR);
  g_assert_cmpint (unknot_heat_advise (world.heat, world.now), ==, UNKNOT_HEAT_ADVICE_NONE);
  world_clear (&world);
}

/* Whatever is done in whatever order: nobody stays warm beyond the time without being told,
 * nobody's unanswered skin stays warm, and every session leaves one row. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      World world;
      guint started = 0;

      world_init (&world);
      for (guint i = 0; i < 60; i++)
        {
          UnknotHeatStatus status;
          const UnknotHeatPlan plan = {
            "heating-pad", g_rand_boolean (rand) ? "shoulder-rolls" : NULL, 15 * UNKNOT_MINUTE, 5 * UNKNOT_MINUTE,
            g_rand_boolean (rand) ? 3 * UNKNOT_MINUTE : 0, g_rand_int_range (rand, 0, 14) * UNKNOT_MINUTE,
            g_rand_boolean (rand)
          };

          switch (g_rand_int_range (rand, 0, 7))
            {
            case 0:
              started += unknot_heat_start (world.heat, world.now, &plan, NULL) ? 1 : 0;
              break;
            case 1:
              unknot_heat_end (world.heat, world.now, NULL);
              break;
            case 2:
              unknot_heat_answer_skin (world.heat, world.now, g_rand_int_range (rand, 0, 4) > 0, NULL);
              break;
            case 3:
              sleep_for (&world, g_rand_int_range (rand, 0, 3600) * UNKNOT_SECOND);
              break;
            case 4:
              take_news (&world);
              crash (&world, g_rand_int_range (rand, 0, 600) * UNKNOT_SECOND, NULL, 0, UNKNOT_SECOND);
              break;
            default:
              pass (&world, g_rand_int_range (rand, 0, 400) * UNKNOT_SECOND);
              break;
            }
          take_news (&world);
          unknot_heat_status (world.heat, world.now, &status);
          take_news (&world);
          g_assert_cmpint (status.next, >, world.now.boot);
          if (status.phase == UNKNOT_HEAT_ON || status.phase == UNKNOT_HEAT_SKIN)
            g_assert_cmpint (status.next, <=, status.ends);
          if (status.phase == UNKNOT_HEAT_SKIN)
            g_assert_cmpint (status.next, <=, status.skin_check + UNKNOT_HEAT_PATIENCE);
          g_assert_cmpuint (world.records, ==, started - (status.phase != UNKNOT_HEAT_OFF ? 1 : 0));
        }
      world_clear (&world);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heat/whole", test_whole);
  g_test_add_func ("/heat/stretch-passes", test_stretch_passes);
  g_test_add_func ("/heat/skin-unanswered", test_skin_unanswered);
  g_test_add_func ("/heat/take-off-unanswered", test_take_off_unanswered);
  g_test_add_func ("/heat/come-back", test_come_back);
  g_test_add_func ("/heat/sore", test_sore);
  g_test_add_func ("/heat/sore-afterwards", test_sore_afterwards);
  g_test_add_func ("/heat/end-early", test_end_early);
  g_test_add_func ("/heat/warmed", test_warmed);
  g_test_add_func ("/heat/again", test_again);
  g_test_add_func ("/heat/suspend", test_suspend);
  g_test_add_func ("/heat/refused", test_refused);
  g_test_add_func ("/heat/crash", test_crash);
  g_test_add_func ("/heat/reboot", test_reboot);
  g_test_add_func ("/heat/damaged", test_damaged);
  g_test_add_func ("/heat/advice", test_advice);
  g_test_add_func ("/heat/random", test_random);
  return g_test_run ();
}
