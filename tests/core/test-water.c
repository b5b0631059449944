/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/water.h"

#define BOOT_ID "a-boot"

static UnknotTime
at (gint64 minutes)
{
  return (UnknotTime) { minutes * UNKNOT_MINUTE, 20000 * UNKNOT_DAY + minutes * UNKNOT_MINUTE, 0 };
}

static void
begin (UnknotWater *water)
{
  unknot_water_init (water);
  unknot_water_set_interval (water, at (0), 90 * UNKNOT_MINUTE);
  unknot_water_set_free (water, at (0), TRUE);
}

/* Off until somebody wants it. */
static void
test_off (void)
{
  UnknotWater water;

  unknot_water_init (&water);
  unknot_water_set_free (&water, at (0), TRUE);
  g_assert_cmpint (unknot_water_next (&water), ==, UNKNOT_NEVER);
  g_assert_false (unknot_water_update (&water, at (5000)));

  begin (&water);
  unknot_water_set_interval (&water, at (10), 0);
  g_assert_cmpint (unknot_water_next (&water), ==, UNKNOT_NEVER);
}

/* Once an interval, and never twice for the same one. */
static void
test_interval (void)
{
  UnknotWater water;

  begin (&water);
  g_assert_cmpint (unknot_water_next (&water), ==, at (90).boot);
  g_assert_false (unknot_water_update (&water, at (89)));
  g_assert_true (unknot_water_update (&water, at (90)));
  g_assert_false (unknot_water_update (&water, at (90)));
  g_assert_cmpint (unknot_water_next (&water), ==, at (180).boot);

  unknot_water_set_interval (&water, at (100), 30 * UNKNOT_MINUTE); /* what has passed counts */
  g_assert_cmpint (unknot_water_next (&water), ==, at (120).boot);
}

/* Nobody is asked who is not there or must not be disturbed, nor at once afterwards. */
static void
test_not_free (void)
{
  UnknotWater water;

  begin (&water);
  unknot_water_set_free (&water, at (80), FALSE);
  g_assert_cmpint (unknot_water_next (&water), ==, UNKNOT_NEVER);
  g_assert_false (unknot_water_update (&water, at (120)));
  unknot_water_set_free (&water, at (120), TRUE);
  unknot_water_set_free (&water, at (121), TRUE);
  g_assert_false (unknot_water_update (&water, at (121)));
  g_assert_true (unknot_water_update (&water, at (122)));
}

/* Who drinks is not asked for another interval; the day's count begins at midnight. */
static void
test_drink (void)
{
  UnknotWater water;

  begin (&water);
  unknot_water_drink (&water, at (60));
  unknot_water_drink (&water, at (61));
  g_assert_cmpuint (unknot_water_count (&water, at (61)), ==, 2);
  g_assert_cmpint (unknot_water_next (&water), ==, at (151).boot);
  g_assert_cmpuint (unknot_water_count (&water, at (24 * 60)), ==, 0);
  unknot_water_drink (&water, at (24 * 60));
  g_assert_cmpuint (unknot_water_count (&water, at (24 * 60)), ==, 1);
}

static void
test_restart (void)
{
  UnknotWater water, again;
  g_autoptr (GVariant) state = NULL;

  begin (&water);
  unknot_water_drink (&water, at (30));
  state = g_variant_ref_sink (unknot_water_save (&water, at (50), BOOT_ID));

  begin (&again);
  unknot_water_restore (&again, at (60), BOOT_ID, state);
  g_assert_cmpuint (unknot_water_count (&again, at (60)), ==, 1);
  g_assert_cmpint (unknot_water_next (&again), ==, at (120).boot);

  begin (&again); /* another boot: by the clock on the wall */
  unknot_water_restore (&again, (UnknotTime) { 5 * UNKNOT_MINUTE, at (70).wall, 0 }, "another", state);
  g_assert_cmpint (unknot_water_next (&again), ==, at (5).boot + 50 * UNKNOT_MINUTE);
}

/* A hand or a broken disk wrote it: nothing is kept silent, or asked, for years. */
static void
test_damaged (void)
{
  UnknotWater water;
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_parsed (
    "{'boot-id': <'a-boot'>, 'boot': <int64 -9223372036854775808>, 'wall': <int64 9223372036854775807>,"
    " 'passed': <int64 -9223372036854775808>, 'day': <int64 20000>, 'count': <uint32 4000000000>}"));
  g_autoptr (GVariant) empty = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));

  begin (&water);
  unknot_water_restore (&water, at (10), BOOT_ID, empty);
  g_assert_cmpint (unknot_water_next (&water), ==, at (90).boot);
  unknot_water_restore (&water, at (10), BOOT_ID, state);
  g_assert_cmpint (unknot_water_next (&water), <=, at (100).boot);
  g_assert_cmpuint (unknot_water_count (&water, at (10)), ==, 1000);
  unknot_water_restore (&water, at (10), "another", state);
  g_assert_cmpint (unknot_water_next (&water), <=, at (100).boot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/water/off", test_off);
  g_test_add_func ("/water/interval", test_interval);
  g_test_add_func ("/water/not-free", test_not_free);
  g_test_add_func ("/water/drink", test_drink);
  g_test_add_func ("/water/restart", test_restart);
  g_test_add_func ("/water/damaged", test_damaged);
  return g_test_run ();
}
