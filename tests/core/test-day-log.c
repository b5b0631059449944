/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/day-log.h"

#define AT(hour, minute) (20000 * UNKNOT_DAY + (hour) * UNKNOT_HOUR + (minute) * UNKNOT_MINUTE)

/* "sitting 9:00-9:45, break 9:45-9:50" */
static char *
words (UnknotDayLog *log, gint64 from, gint64 to)
{
  g_autoptr (GArray) spans = unknot_day_log_get_spans (log, from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const UnknotDaySpan *span = &g_array_index (spans, UnknotDaySpan, i);
      const gint64 begin = (span->from - AT (0, 0)) / UNKNOT_MINUTE, end = (span->to - AT (0, 0)) / UNKNOT_MINUTE;

      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT ":%02d-%" G_GINT64_FORMAT ":%02d", i > 0 ? ", " : "",
                              unknot_day_kind_to_string (span->kind), begin / 60, (int) (begin % 60), end / 60,
                              (int) (end % 60));
    }

  return g_string_free (text, FALSE);
}

static void
assert_day (UnknotDayLog *log, const char *wanted)
{
  g_autofree char *found = words (log, AT (0, 0), AT (12, 0));

  g_assert_cmpstr (found, ==, wanted);
}

/* A morning as it was; the same kind again is no news; what goes on is cut off where one looks. */
static void
test_morning (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new ();
  g_autofree char *part = NULL;

  assert_day (log, "");
  g_assert_true (unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 0)));
  g_assert_false (unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 10)));
  unknot_day_log_note (log, UNKNOT_DAY_HELD, AT (9, 45));
  unknot_day_log_note (log, UNKNOT_DAY_BREAK, AT (9, 50));
  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 55));
  unknot_day_log_note (log, UNKNOT_DAY_OFF, AT (11, 0));
  assert_day (log, "sitting 9:00-9:45, held 9:45-9:50, break 9:50-9:55, sitting 9:55-11:00");
  part = words (log, AT (9, 20), AT (9, 47));
  g_assert_cmpstr (part, ==, "sitting 9:20-9:45, held 9:45-9:47");
}

/* Absence is noticed some minutes late and takes the sitting of those minutes back, but no break. */
static void
test_absence (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new ();

  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 0));
  unknot_day_log_note (log, UNKNOT_DAY_HELD, AT (9, 45));
  unknot_day_log_note (log, UNKNOT_DAY_AWAY, AT (9, 44));
  assert_day (log, "sitting 9:00-9:44, away 9:44-12:00");
  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (10, 0));
  unknot_day_log_note (log, UNKNOT_DAY_BREAK, AT (10, 30));
  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (10, 35));
  unknot_day_log_note (log, UNKNOT_DAY_AWAY, AT (10, 31));
  assert_day (log, "sitting 9:00-9:44, away 9:44-10:00, sitting 10:00-10:30, break 10:30-10:35, away 10:35-12:00");
}

/* A clock that is put back neither loses nor turns round what was noted. */
static void
test_clock_put_back (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new ();

  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 0));
  unknot_day_log_note (log, UNKNOT_DAY_BREAK, AT (9, 45));
  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 10));
  g_assert_cmpint (unknot_day_log_get_last (log, NULL), ==, UNKNOT_DAY_SITTING);
  assert_day (log, "sitting 9:00-9:45, break 9:45-9:45, sitting 9:45-12:00");
}

static void
test_forget (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new ();

  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 0));
  unknot_day_log_note (log, UNKNOT_DAY_BREAK, AT (9, 45));
  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 50));
  unknot_day_log_forget (log, AT (9, 30), AT (10, 0));
  assert_day (log, "sitting 9:00-9:30, sitting 10:00-12:00");
  unknot_day_log_forget (log, 0, G_MAXINT64);
  assert_day (log, "");
  g_assert_true (unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (11, 0)));
  assert_day (log, "sitting 11:00-12:00");
}

/* Text keeps it all; lines cut off by a power cut are left out. */
static void
test_text (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new (), again = NULL, broken = NULL;
  g_autofree char *text = NULL;

  unknot_day_log_note (log, UNKNOT_DAY_SITTING, AT (9, 0));
  unknot_day_log_note (log, UNKNOT_DAY_AWAY, AT (9, 45));
  unknot_day_log_note (log, UNKNOT_DAY_PAUSED, AT (10, 45));
  text = unknot_day_log_to_text (log);
  again = unknot_day_log_new_from_text (text);
  assert_day (again, "sitting 9:00-9:45, away 9:45-10:45, paused 10:45-12:00");
  text[strlen (text) - 3] = '\0';
  broken = unknot_day_log_new_from_text (text);
  assert_day (broken, "sitting 9:00-9:45, away 9:45-12:00");
}

/* Weeks without a restart leave no more than two days behind. */
static void
test_trimmed (void)
{
  g_autoptr (UnknotDayLog) log = unknot_day_log_new ();
  g_autoptr (GArray) spans = NULL;

  for (int hour = 0; hour < 24 * 30; hour++)
    unknot_day_log_note (log, hour % 2 == 0 ? UNKNOT_DAY_SITTING : UNKNOT_DAY_AWAY, AT (hour, 0));
  spans = unknot_day_log_get_spans (log, 0, AT (24 * 30, 0));
  g_assert_cmpuint (spans->len, >=, 24);
  g_assert_cmpuint (spans->len, <=, 49);
}

/* Who is on a break, away or pausing is so whatever else is true. */
static void
test_kinds (void)
{
  UnknotStatus status = { .phase = UNKNOT_PHASE_WORKING, .running = TRUE };
  UnknotDayKind kind;

  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_SITTING);
  status.phase = UNKNOT_PHASE_HELD;
  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_HELD);
  status.off_hours = TRUE;
  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_OFF);
  status.paused = TRUE;
  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_PAUSED);
  status.away = TRUE;
  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_AWAY);
  status.phase = UNKNOT_PHASE_BREAK;
  g_assert_cmpint (unknot_day_kind_of (&status), ==, UNKNOT_DAY_BREAK);
  for (guint i = 0; i < UNKNOT_N_DAY_KINDS; i++)
    {
      g_assert_true (unknot_day_kind_from_string (unknot_day_kind_to_string (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (unknot_day_kind_from_string ("asleep", &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-log/morning", test_morning);
  g_test_add_func ("/day-log/absence", test_absence);
  g_test_add_func ("/day-log/clock-put-back", test_clock_put_back);
  g_test_add_func ("/day-log/forget", test_forget);
  g_test_add_func ("/day-log/text", test_text);
  g_test_add_func ("/day-log/trimmed", test_trimmed);
  g_test_add_func ("/day-log/kinds", test_kinds);

  return g_test_run ();
}
