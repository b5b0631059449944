/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-logind.h"
#include "fake-mutter.h"
#include "fake-screensaver.h"
#include "presence-world.h"

static const struct {
  const char *test;
  const char *name;
  const char *path;
} savers[] = {
  { "/presence/lock/gnome", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "/presence/lock/freedesktop", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "/presence/lock/freedesktop-short", "org.freedesktop.ScreenSaver", "/ScreenSaver" },
  { "/presence/lock/cinnamon", "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "/presence/lock/mate", "org.mate.ScreenSaver", "/" },
  { "/presence/lock/xfce", "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

/* Every desktop's locker: locked already at the start, unlocked, locked again, crashed. */
static void
test_screensaver (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  PresenceWorld world;
  FakeScreensaver *saver;

  presence_world_init (&world, 1);
  saver = fake_screensaver_new (world.fixture, savers[i].name, savers[i].path, TRUE);
  presence_world_start (&world);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  g_assert_cmpint (presence_world_since (&world), ==, world.now);
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, savers[i].name);

  world.now += UNKNOT_HOUR;
  fake_screensaver_set_active (saver, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now);
  fake_screensaver_set_active (saver, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_screensaver_free (saver);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  presence_world_clear (&world);
}

/* A locker that comes later is heard as well. */
static void
test_screensaver_late (void)
{
  PresenceWorld world;
  FakeScreensaver *saver;

  presence_world_init (&world, 1);
  presence_world_start (&world);
  presence_world_settle (&world);
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, "");
  saver = fake_screensaver_new (world.fixture, savers[0].name, savers[0].path, FALSE);
  /* It is known before its first lock, and no longer once it has gone. */
  unknot_wait (g_str_equal (unknot_presence_monitor_get_lock_source (world.monitor), savers[0].name));
  fake_screensaver_set_active (saver, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_screensaver_free (saver);
  /* In whatever order the bus tells that its name and its connection have gone. */
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor) == '\0' &&
               presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);

  /* One that comes with its screen locked already. */
  saver = fake_screensaver_new (world.fixture, savers[0].name, savers[0].path, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_screensaver_free (saver);
  presence_world_clear (&world);
}

/* A screen that locks itself after a while of idleness: absence counts from the last input. */
static void
test_locked_by_idleness (void)
{
  PresenceWorld world;
  FakeMutter *mutter;
  FakeScreensaver *saver;

  presence_world_init (&world, 1);
  unknot_presence_monitor_set_away (world.monitor, 15 * UNKNOT_MINUTE);
  mutter = fake_mutter_new (world.fixture);
  saver = fake_screensaver_new (world.fixture, savers[0].name, savers[0].path, FALSE);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 15 * 60000));
  fake_mutter_idle (mutter, 10 * 60000);
  fake_screensaver_set_active (saver, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED &&
               presence_world_since (&world) < world.now - 9 * UNKNOT_MINUTE);
  g_assert_cmpint (presence_world_since (&world), >=, world.now - 10 * UNKNOT_MINUTE);

  fake_screensaver_free (saver);
  fake_mutter_free (mutter);
  presence_world_clear (&world);
}

static void
test_logind_hint (void)
{
  PresenceWorld world;
  FakeLogind *logind;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "logind"));
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, "logind");
  fake_logind_session_signal (logind, "Lock");
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_set (logind, "LockedHint", g_variant_new_boolean (TRUE));
  presence_world_settle (&world);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_LOCKED);
  fake_logind_set (logind, "LockedHint", g_variant_new_boolean (FALSE));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_logind_session_signal (logind, "Lock");
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_session_signal (logind, "Unlock");
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* A lock that was asked for and that nobody confirms is over when somebody types, though not
 * by the very keys that asked for it. */
static void
test_logind_asked (void)
{
  PresenceWorld world;
  FakeLogind *logind;
  FakeMutter *mutter;

  presence_world_init (&world, 20);
  logind = fake_logind_new (world.fixture);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "mutter"));
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor));
  presence_world_settle (&world);
  fake_logind_session_signal (logind, "Lock");
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_mutter_input (mutter);
  unknot_wait (fake_mutter_has_watch (mutter, 0));
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_LOCKED);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_mutter_free (mutter);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

static void
test_user_switched (void)
{
  PresenceWorld world;
  FakeLogind *logind;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "logind"));
  fake_logind_set (logind, "Active", g_variant_new_boolean (FALSE));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_set (logind, "Active", g_variant_new_boolean (TRUE));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* Asleep, awake behind a lock, unlocked. */
static void
test_sleep (void)
{
  PresenceWorld world;
  FakeLogind *logind;
  FakeScreensaver *saver;
  gint64 slept;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  saver = fake_screensaver_new (world.fixture, savers[0].name, savers[0].path, FALSE);
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "logind"));
  slept = world.now;
  fake_logind_prepare_for_sleep (logind, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ASLEEP);
  g_assert_cmpint (presence_world_since (&world), ==, slept);
  fake_screensaver_set_active (saver, TRUE);
  world.now += 3 * UNKNOT_DAY;
  fake_logind_prepare_for_sleep (logind, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_screensaver_set_active (saver, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpint (presence_world_since (&world), ==, world.now);

  /* logind dies in between and cannot say that it is over. */
  fake_logind_prepare_for_sleep (logind, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ASLEEP);
  fake_logind_free (logind);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpstr (unknot_presence_monitor_get_lock_source (world.monitor), ==, "org.gnome.ScreenSaver");
  fake_screensaver_free (saver);
  presence_world_clear (&world);
}

/* Away already when the machine goes to sleep: that is when the absence began. */
static void
test_sleep_while_idle (void)
{
  PresenceWorld world;
  FakeLogind *logind;
  FakeMutter *mutter;
  gint64 left;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  mutter = fake_mutter_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (fake_mutter_has_watch (mutter, 300000));
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor));
  left = world.now - 6 * UNKNOT_MINUTE;
  fake_mutter_idle (mutter, 360000);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  fake_logind_prepare_for_sleep (logind, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ASLEEP);
  g_assert_cmpint (presence_world_since (&world), ==, left);
  world.now += UNKNOT_HOUR;
  fake_logind_prepare_for_sleep (logind, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (&world), ==, left);
  fake_mutter_input (mutter);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  fake_mutter_free (mutter);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* A service of systemd --user belongs to no session: its user's display counts.  The session
 * ends and another begins. */
static void
test_session_found (void)
{
  PresenceWorld world;
  FakeLogind *logind;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  logind->knows_callers = FALSE;
  presence_world_start (&world);
  unknot_wait (presence_world_source_is (&world, "logind"));
  fake_logind_set (logind, "LockedHint", g_variant_new_boolean (TRUE));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_set_has_session (logind, FALSE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor) == '\0');
  fake_logind_set_has_session (logind, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

/* logind restarts: it is asked anew. */
static void
test_logind_restart (void)
{
  PresenceWorld world;
  FakeLogind *logind;

  presence_world_init (&world, 1);
  logind = fake_logind_new (world.fixture);
  presence_world_start (&world);
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor));
  fake_logind_free (logind);
  unknot_wait (*unknot_presence_monitor_get_lock_source (world.monitor) == '\0');
  logind = fake_logind_new (world.fixture);
  fake_logind_set (logind, "LockedHint", g_variant_new_boolean (TRUE));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_LOCKED);
  fake_logind_free (logind);
  presence_world_clear (&world);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    g_test_add_data_func (savers[i].test, GUINT_TO_POINTER (i), test_screensaver);
  g_test_add_func ("/presence/lock/late", test_screensaver_late);
  g_test_add_func ("/presence/lock/by-idleness", test_locked_by_idleness);
  g_test_add_func ("/presence/lock/hint", test_logind_hint);
  g_test_add_func ("/presence/lock/asked", test_logind_asked);
  g_test_add_func ("/presence/lock/user-switched", test_user_switched);
  g_test_add_func ("/presence/lock/sleep", test_sleep);
  g_test_add_func ("/presence/lock/sleep-while-idle", test_sleep_while_idle);
  g_test_add_func ("/presence/lock/session-found", test_session_found);
  g_test_add_func ("/presence/lock/logind-restart", test_logind_restart);
  return g_test_run ();
}
