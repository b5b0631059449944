/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-logind.h"
#include "fake-mutter.h"
#include "presence-world.h"
#include "service/presence/presence-suspend.h"

#define MINUTE_MS 60000

/* With nothing on either bus somebody who is logged in is present. */
static void
test_nothing (void)
{
  PresenceWorld world;

  presence_world_init (&world, 1);
  presence_world_start (&world);
  presence_world_settle (&world);
  g_assert_cmpstr (unknot_presence_monitor_get_source (world.monitor), ==, "unlocked");
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, "");
  g_assert_false (unknot_presence_monitor_can_lull (world.monitor));
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpint (presence_world_ask_idle (&world), ==, -1);
  presence_world_clear (&world);
}

/* Neither bus exists at all. */
static void
test_no_bus (void)
{
  PresenceWorld world;

  presence_world_init (&world, 1);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  unknot_presence_monitor_start (world.monitor, NULL);
  presence_world_settle (&world);
  unknot_wait (presence_world_source_is (&world, "unlocked"));
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  presence_world_clear (&world);
}

static void
told_cb (gint64 idle, gpointer user_data)
{
  *(gint64 *) user_data = idle;
}

/* Absence is told once it passes the threshold, and counts from the last input. */
static void
test_mutter_idle (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  g_assert_cmpstr (unknot_presence_monitor_get_source (world.monitor), ==, "mutter");
  g_assert_true (unknot_presence_monitor_can_lull (world.monitor));
  g_assert_false (fake_mutter_has_watch (mutter, 0));

  fake_mutter_idle (mutter, 5 * MINUTE_MS + 20);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 5 * UNKNOT_MINUTE - 20000);
  unknot_wait (fake_mutter_has_watch (mutter, 0));

  world.now += UNKNOT_HOUR;
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now);
  presence_world_settle (&world);
  g_assert_cmpuint (world.changes, ==, 2);
  g_assert_false (fake_mutter_has_watch (mutter, 0));

  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* How long there has been no input is known at any time, and who asks is always answered. */
static void
test_mutter_asked (void)
{
  PresenceWorld world;
  FakeMutter *mutter;
  gint64 told = G_MININT64;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  fake_mutter_idle (mutter, 7000);
  g_assert_cmpint (presence_world_ask_idle (&world), ==, 7 * UNKNOT_SECOND);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  fake_mutter_idle (mutter, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  world.now += UNKNOT_MINUTE;
  g_assert_cmpint (presence_world_ask_idle (&world), ==, 6 * UNKNOT_MINUTE);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpint (presence_world_ask_idle (&world), ==, 0);
  /* One that has gone answers nothing. */
  fake_mutter_free (mutter);
  g_assert_cmpint (presence_world_ask_idle (&world), ==, -1);
  unknot_presence_monitor_ask_idle (world.monitor, told_cb, &told);
  presence_world_clear (&world);
  g_assert_cmpint (told, ==, -1);
}

/* Who types and never pauses costs nothing: no call, no change. */
static void
test_mutter_typing (void)
{
  PresenceWorld world;
  FakeMutter *mutter;
  guint calls;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  presence_world_settle (&world);
  calls = mutter->calls;
  for (guint i = 0; i < 1000; i++)
    {
      fake_mutter_idle (mutter, 3 * MINUTE_MS);
      fake_mutter_input (mutter);
    }
  presence_world_settle (&world);
  g_assert_cmpuint (mutter->calls, ==, calls);
  g_assert_cmpuint (world.changes, ==, 0);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* The five-second watch exists while somebody wants it, and not longer. */
static void
test_mutter_lull (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  g_assert_false (fake_mutter_has_watch (mutter, 5000));

  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (fake_mutter_has_watch (mutter, 5000));
  fake_mutter_idle (mutter, 5000);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 5 * UNKNOT_SECOND);
  unknot_presence_monitor_set_wants_lull (world.monitor, FALSE);
  unknot_wait (!fake_mutter_has_watch (mutter, 5000));

  /* The same spell goes on: no second word about it, and the same beginning. */
  world.now += 5 * UNKNOT_MINUTE;
  fake_mutter_idle (mutter, 5000 + 5 * MINUTE_MS);
  presence_world_settle (&world);
  g_assert_cmpuint (world.changes, ==, 1);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);

  /* Wanted when the hands rest already: told at once, with the true beginning. */
  presence_world_settle (&world);
  fake_mutter_idle (mutter, 12000);
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 12 * UNKNOT_SECOND);

  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* A video holds back the word, but not the beginning of the absence. */
static void
test_mutter_inhibited (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  fake_mutter_inhibit (mutter, TRUE);
  fake_mutter_idle (mutter, 20 * MINUTE_MS);
  presence_world_settle (&world);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  fake_mutter_inhibit (mutter, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 20 * UNKNOT_MINUTE);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* The same where the source counts input alone: the word is kept back while the video plays,
 * but not for ever. */
static void
test_inhibited (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1000);
  unknot_presence_monitor_set_inhibited (world.monitor, TRUE);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 300));
  fake_mutter_idle (mutter, 400);
  unknot_wait (fake_mutter_has_watch (mutter, 0));
  presence_world_settle (&world);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  unknot_presence_monitor_set_inhibited (world.monitor, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 400 * UNKNOT_SECOND);

  /* A video that begins later does not bring back who has left. */
  unknot_presence_monitor_set_inhibited (world.monitor, TRUE);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_IDLE);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);

  /* Half an hour, 1.8 seconds here, is the longest that anybody is taken to watch. */
  fake_mutter_inhibit (mutter, TRUE);
  fake_mutter_idle (mutter, 1900);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 1900 * UNKNOT_SECOND);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* A lull that an inhibitor follows is no absence in the making. */
static void
test_inhibited_lull (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1);
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5000));
  fake_mutter_idle (mutter, 6000);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  unknot_presence_monitor_set_inhibited (world.monitor, TRUE);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* The compositor restarts while somebody is away: no return is made up, the real one is seen. */
static void
test_mutter_restart (void)
{
  PresenceWorld world;
  FakeMutter *mutter;
  gint64 since;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  fake_mutter_idle (mutter, 7 * MINUTE_MS);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  since = presence_world_since (&world);

  fake_mutter_free (mutter);
  presence_world_settle (&world);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_IDLE);
  world.now += UNKNOT_MINUTE;
  mutter = fake_mutter_new (world.fixture);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS) && fake_mutter_has_watch (mutter, 0));
  g_assert_cmpstr (unknot_presence_monitor_get_source (world.monitor), ==, "mutter");
  g_assert_cmpint (presence_world_since (&world), ==, since);

  /* Its count began anew; the absence did not. */
  fake_mutter_idle (mutter, 6 * MINUTE_MS);
  presence_world_settle (&world);
  g_assert_cmpint (presence_world_since (&world), ==, since);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpuint (world.changes, ==, 2);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* It does not come back: the next source takes over, and gives way again when it does. */
static void
test_mutter_gone (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 60);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS / 60));
  fake_mutter_idle (mutter, 5 * MINUTE_MS / 60);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now - 5 * UNKNOT_MINUTE);
  fake_mutter_free (mutter);
  unknot_wait (presence_world_source_is (&world, "unlocked"));
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  mutter = fake_mutter_new (world.fixture);
  unknot_wait (presence_world_source_is (&world, "mutter"));
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS / 60));
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* A new threshold replaces the old watch. */
static void
test_mutter_threshold (void)
{
  PresenceWorld world;
  FakeMutter *mutter;

  presence_world_init (&world, 1);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  unknot_presence_monitor_set_away (world.monitor, 2 * UNKNOT_MINUTE);
  unknot_wait (fake_mutter_has_watch (mutter, 2 * MINUTE_MS));
  unknot_wait (!fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  /* Changed twice before the bus answers: only the last one stays. */
  unknot_presence_monitor_set_away (world.monitor, 3 * UNKNOT_MINUTE);
  unknot_presence_monitor_set_away (world.monitor, 4 * UNKNOT_MINUTE);
  unknot_wait (fake_mutter_has_watch (mutter, 4 * MINUTE_MS));
  presence_world_settle (&world);
  g_assert_cmpuint (mutter->watches->len, ==, 1);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

/* logind's hint, where a desktop sets it and nothing better is there. */
static void
test_logind_idle (void)
{
  PresenceWorld world;
  FakeLogind *logind;
  gint64 since;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "logind"));
  g_assert_false (unknot_presence_monitor_can_lull (world.monitor));
  fake_logind_set_idle (logind, TRUE, g_get_monotonic_time () - UNKNOT_SECOND);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  since = world.now - presence_world_since (&world);
  g_assert_cmpint (since, >=, UNKNOT_SECOND);
  g_assert_cmpint (since, <, 20 * UNKNOT_SECOND);
  fake_logind_set_idle (logind, FALSE, g_get_monotonic_time ());
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* A session without a desktop has a hint that nobody keeps. */
static void
test_logind_tty (void)
{
  PresenceWorld world;
  FakeLogind *logind;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  fake_logind_set (logind, "Type", g_variant_new_string ("tty"));
  presence_world_start (&world);
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor));
  presence_world_settle (&world);
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, "logind");
  g_assert_cmpstr (unknot_presence_monitor_get_source (world.monitor), ==, "unlocked");
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* What a look at the clocks finds when the machine has slept for @slept in all. */
static gint64
look (UnknotPresenceSuspend *suspend, gint64 now, gint64 slept, gboolean at_resume)
{
  return unknot_presence_suspend_look_at (suspend, now + 7 * UNKNOT_SECOND + slept, now, at_resume);
}

/* Sources count without the time asleep: an absence that began before it reaches back. */
static void
test_suspend (void)
{
  UnknotPresenceSuspend suspend = { .offset = 7 * UNKNOT_SECOND };
  gint64 now = UNKNOT_HOUR;

  g_assert_cmpint (look (&suspend, now, 100, TRUE), ==, 0);
  g_assert_cmpint (unknot_presence_suspend_add (&suspend, UNKNOT_MINUTE, now), ==, UNKNOT_MINUTE);

  g_assert_cmpint (look (&suspend, now, 3 * UNKNOT_DAY, TRUE), ==, 3 * UNKNOT_DAY);
  /* Four minutes later nobody has touched anything for five. */
  now += 4 * UNKNOT_MINUTE;
  g_assert_cmpint (unknot_presence_suspend_add (&suspend, 5 * UNKNOT_MINUTE, now), ==,
                   3 * UNKNOT_DAY + 5 * UNKNOT_MINUTE);
  g_assert_cmpint (unknot_presence_suspend_add (&suspend, 3 * UNKNOT_MINUTE, now), ==, 3 * UNKNOT_MINUTE);

  /* Found out late: the moment of the resume is not known, so nothing is added. */
  g_assert_cmpint (look (&suspend, now, 4 * UNKNOT_DAY, FALSE), ==, UNKNOT_DAY);
  g_assert_cmpint (unknot_presence_suspend_add (&suspend, 5 * UNKNOT_MINUTE, now), ==, 5 * UNKNOT_MINUTE);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/presence/nothing", test_nothing);
  g_test_add_func ("/presence/no-bus", test_no_bus);
  g_test_add_func ("/presence/mutter/idle", test_mutter_idle);
  g_test_add_func ("/presence/mutter/typing", test_mutter_typing);
  g_test_add_func ("/presence/mutter/lull", test_mutter_lull);
  g_test_add_func ("/presence/mutter/inhibited", test_mutter_inhibited);
  g_test_add_func ("/presence/mutter/asked", test_mutter_asked);
  g_test_add_func ("/presence/inhibited", test_inhibited);
  g_test_add_func ("/presence/inhibited-lull", test_inhibited_lull);
  g_test_add_func ("/presence/mutter/restart", test_mutter_restart);
  g_test_add_func ("/presence/mutter/gone", test_mutter_gone);
  g_test_add_func ("/presence/mutter/threshold", test_mutter_threshold);
  g_test_add_func ("/presence/logind/idle", test_logind_idle);
  g_test_add_func ("/presence/logind/tty", test_logind_tty);
  g_test_add_func ("/presence/suspend", test_suspend);
  return g_test_run ();
}
