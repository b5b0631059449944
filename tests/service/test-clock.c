/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"
#include "service/clock.h"
#include "service/tomorrow.h"

static gint64
real (clockid_t id)
{
  struct timespec t;

  clock_gettime (id, &t);

  return t.tv_sec * UNKNOT_SECOND + t.tv_nsec / 1000;
}

static void
due_cb (UnknotClock *clock, gpointer user_data)
{
  guint *times = user_data;

  (*times)++;
}

/* Unscaled, both times are the system's own. */
static void
test_real (void)
{
  g_autoptr (UnknotClock) clock = unknot_clock_new (1, NULL);
  gint64 boot = real (CLOCK_BOOTTIME);
  gint64 wall = real (CLOCK_REALTIME);
  UnknotTime now = unknot_clock_now (clock);

  g_assert_cmpint (now.boot, >=, boot);
  g_assert_cmpint (now.boot - boot, <, UNKNOT_SECOND);
  g_assert_cmpint (ABS (now.wall - wall), <, UNKNOT_SECOND);
  g_assert_cmpint (now.utc_offset, ==, 0);
}

/* The offset is that of the moment, and follows the time zone while running. */
static void
test_offset (void)
{
  g_autoptr (UnknotClock) clock = unknot_clock_new (1, NULL);

  g_setenv ("TZ", "XST-5:45", TRUE);
  g_assert_cmpint (unknot_clock_now (clock).utc_offset, ==, (5 * 60 + 45) * 60);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_cmpint (unknot_clock_now (clock).utc_offset, ==, 0);
}

/* The timer goes off once, not before its moment, and a moment that has passed is due at once. */
static void
test_timer (void)
{
  g_autoptr (UnknotClock) clock = unknot_clock_new (1, NULL);
  guint times = 0;
  gint64 moment = unknot_clock_now (clock).boot + 50 * 1000;

  g_signal_connect (clock, "due", G_CALLBACK (due_cb), &times);
  unknot_clock_arm (clock, moment);
  unknot_wait (times > 0);
  g_assert_cmpint (unknot_clock_now (clock).boot, >=, moment);
  g_assert_cmpuint (times, ==, 1);

  unknot_clock_arm (clock, 1);
  unknot_wait (times == 2);

  /* Taken away, it does not go off, though a later one does. */
  unknot_clock_arm (clock, unknot_clock_now (clock).boot + 1000);
  unknot_clock_arm (clock, UNKNOT_NEVER);
  moment = unknot_clock_now (clock).boot + 30 * 1000;
  unknot_wait (unknot_clock_now (clock).boot > moment);
  g_assert_cmpuint (times, ==, 2);
}

/* A fast clock runs ahead of the real one by its factor, wall time too, and its timer follows. */
static void
test_scale (void)
{
  g_autoptr (UnknotClock) clock = unknot_clock_new (3600, NULL);
  UnknotTime start = unknot_clock_now (clock);
  gint64 began = real (CLOCK_BOOTTIME);
  gint64 moment = start.boot + 10 * UNKNOT_MINUTE;
  guint times = 0;
  UnknotTime now;

  g_signal_connect (clock, "due", G_CALLBACK (due_cb), &times);
  unknot_clock_arm (clock, moment);
  unknot_wait (times > 0);
  now = unknot_clock_now (clock);
  g_assert_cmpint (now.boot, >=, moment);
  g_assert_cmpint (now.wall - start.wall, ==, now.boot - start.boot);
  /* 10 min at 3600 times the speed are 167 ms. */
  g_assert_cmpint (real (CLOCK_BOOTTIME) - began, >=, 160 * 1000);
}

/* The next run of a fast clock goes on where the last one was, not where real time is. */
static void
test_anchor (void)
{
  g_autoptr (UnknotClock) first = unknot_clock_new (1000, NULL);
  UnknotClockAnchor anchor = unknot_clock_get_anchor (first);
  UnknotClockAnchor wrong = anchor;
  gint64 later = anchor.boot + UNKNOT_MINUTE;

  unknot_wait (unknot_clock_now (first).boot > later);
  {
    UnknotTime before = unknot_clock_now (first);
    g_autoptr (UnknotClock) second = unknot_clock_new (1000, &anchor);
    UnknotTime after = unknot_clock_now (second);

    g_assert_cmpint (after.boot, >=, before.boot);
    g_assert_cmpint (after.wall, >=, before.wall);
  }

  /* Of another speed, or of the future, it is not taken up. */
  {
    g_autoptr (UnknotClock) other = unknot_clock_new (2, &anchor);

    g_assert_cmpint (unknot_clock_now (other).boot, <, later);
  }
  wrong.boot += UNKNOT_HOUR;
  {
    g_autoptr (UnknotClock) other = unknot_clock_new (1000, &wrong);

    g_assert_cmpint (unknot_clock_get_anchor (other).boot, <, wrong.boot);
  }
}

/* A zone file that is replaced, in either way, is noticed each time; its neighbours are not. */
static void
test_zone (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotClock) clock = unknot_clock_new (1, NULL);
  g_autofree char *zone = unknot_fixture_path (fixture, "localtime", NULL);
  g_autofree char *fresh = unknot_fixture_path (fixture, "fresh", NULL);
  guint times = 0;

  g_signal_connect (clock, "jumped", G_CALLBACK (due_cb), &times);
  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Europe/Berlin", zone), ==, 0);
  unknot_clock_watch_zone (clock, zone);

  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Asia/Tokyo", fresh), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (times, ==, 0);
  g_assert_cmpint (g_rename (fresh, zone), ==, 0);
  unknot_wait (times == 1);

  g_assert_cmpint (g_unlink (zone), ==, 0);
  g_assert_cmpint (symlink ("/usr/share/zoneinfo/Europe/Berlin", zone), ==, 0);
  unknot_wait (times == 2);
}

/* Summer time begins at 01:00 UTC on the last Sunday of March 2027, in the middle of a wait. */
static void
test_transition (void)
{
  const gint64 begins = G_GINT64_CONSTANT (1806195600) * UNKNOT_SECOND;
  UnknotClockAnchor anchor = { 36000, real (CLOCK_BOOTTIME), begins - 5 * UNKNOT_HOUR };
  g_autoptr (UnknotClock) clock = unknot_clock_new (36000, &anchor);
  gint64 moment = anchor.boot + 9 * UNKNOT_HOUR;
  guint times = 0;

  g_setenv ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
  g_signal_connect (clock, "due", G_CALLBACK (due_cb), &times);
  g_assert_cmpint (unknot_clock_now (clock).utc_offset, ==, 3600);
  unknot_clock_arm (clock, moment);
  unknot_wait (times == 1);
  g_assert_cmpint (unknot_clock_now (clock).wall, >=, begins);
  g_assert_cmpint (unknot_clock_now (clock).utc_offset, ==, 7200);
  g_assert_cmpint (unknot_clock_now (clock).boot, <, moment);

  unknot_clock_arm (clock, moment);
  unknot_wait (times == 2);
  g_assert_cmpint (unknot_clock_now (clock).boot, >=, moment);
  g_setenv ("TZ", "UTC", TRUE);
}

static UnknotTime
at (const char *iso)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (iso, NULL);
  struct tm local;
  time_t seconds;

  g_assert_nonnull (moment);
  seconds = g_date_time_to_unix (moment);
  tzset ();
  localtime_r (&seconds, &local);

  return (UnknotTime) { 0, seconds * UNKNOT_SECOND, local.tm_gmtoff };
}

/* Tomorrow begins at four, where one is by then, and whatever happens to the clocks in the night. */
static void
test_tomorrow (void)
{
  gint64 tomorrow;

  g_setenv ("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", TRUE);
  tomorrow = unknot_tomorrow_find (at ("2027-01-11T21:00:00Z"));
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-01-11T21:00:00Z"), tomorrow), ==, 6 * UNKNOT_HOUR);
  /* After midnight it is still tonight, until a minute before. */
  tomorrow = unknot_tomorrow_find (at ("2027-01-12T00:30:00Z"));
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-01-12T00:30:00Z"), tomorrow), ==, 150 * UNKNOT_MINUTE);
  tomorrow = unknot_tomorrow_find (at ("2027-01-12T02:59:30Z"));
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-01-12T02:59:30Z"), tomorrow), ==,
                   UNKNOT_DAY + 30 * UNKNOT_SECOND);
  /* A night with an hour less. */
  tomorrow = unknot_tomorrow_find (at ("2027-03-27T21:00:00Z"));
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-03-27T21:00:00Z"), tomorrow), ==, 5 * UNKNOT_HOUR);

  /* Paused at ten in the evening in Europe, and then to where it is six hours later, or earlier. */
  tomorrow = unknot_tomorrow_find (at ("2027-01-11T21:00:00Z"));
  g_setenv ("TZ", "EST5", TRUE);
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-01-11T22:00:00Z"), tomorrow), ==, 11 * UNKNOT_HOUR);
  g_setenv ("TZ", "XST-9", TRUE);
  g_assert_cmpint (unknot_tomorrow_get_length (at ("2027-01-11T22:00:00Z"), tomorrow), ==, -3 * UNKNOT_HOUR);
  g_setenv ("TZ", "UTC", TRUE);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/clock/real", test_real);
  g_test_add_func ("/clock/offset", test_offset);
  g_test_add_func ("/clock/timer", test_timer);
  g_test_add_func ("/clock/scale", test_scale);
  g_test_add_func ("/clock/anchor", test_anchor);
  g_test_add_func ("/clock/zone", test_zone);
  g_test_add_func ("/clock/transition", test_transition);
  g_test_add_func ("/clock/tomorrow", test_tomorrow);

  return g_test_run ();
}
