/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "app/guides/guide-words.h"
#include "app/settings/ignored-programs.h"
#include "app/today/state-words.h"
#include "app/settings/why-words.h"
#include "app/settings/working-hours.h"
#include "core/schedule/now.h"
#include "core/tray-advice.h"

static void
assert_headline (const UnknotMomentOfDay *moment, const char *wanted)
{
  g_autofree char *text = unknot_state_headline (moment);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_headlines (void)
{
  assert_headline (&(UnknotMomentOfDay) { .state = NULL }, "The clock is not running");
  assert_headline (&(UnknotMomentOfDay) { .state = "working", .due_in = 13 * UNKNOT_MINUTE }, "Break in 13 min");
  assert_headline (&(UnknotMomentOfDay) { .state = "soon", .due_in = 20 * UNKNOT_SECOND }, "Break in 20 s");
  assert_headline (&(UnknotMomentOfDay) { .state = "landing" }, "Time for a break");
  assert_headline (&(UnknotMomentOfDay) { .state = "due" }, "Time for a break");
  assert_headline (&(UnknotMomentOfDay) { .state = "held" }, "Break held back");
  assert_headline (&(UnknotMomentOfDay) { .state = "postponed", .left = 4 * UNKNOT_MINUTE }, "Break in 4 min");
  assert_headline (&(UnknotMomentOfDay) { .state = "break", .left = UNKNOT_MINUTE }, "You are on a break");
  assert_headline (&(UnknotMomentOfDay) { .state = "break", .left = 0 }, "The break is over");
  assert_headline (&(UnknotMomentOfDay) { .state = "away" }, "Away");
  assert_headline (&(UnknotMomentOfDay) { .state = "paused" }, "Paused");
  assert_headline (&(UnknotMomentOfDay) { .state = "off-hours" }, "Outside working hours");
}

/* The end of a pause is known to a moment only: four o'clock does not become 03:59. */
static void
test_paused_until (void)
{
  static const struct {
    int hour, minute, second;
    const char *ending;
  } rows[] = { { 3, 59, 59, "04:00" }, { 4, 0, 0, "04:00" }, { 23, 59, 58, "00:00" }, { 15, 40, 40, "15:40" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) until = g_date_time_new_local (2030, 5, 7, rows[i].hour, rows[i].minute, rows[i].second);
      UnknotMomentOfDay moment = { .state = "paused", .paused_until = until };
      g_autofree char *text = unknot_state_headline (&moment);

      if (!g_str_has_suffix (text, rows[i].ending))
        g_error ("%s, not %s", text, rows[i].ending);
    }
}

/* Every state but plain work has a second sentence; a held one names its reason. */
static void
test_details (void)
{
  static const char *const states[] = { "landing", "held", "due", "postponed", "break", "away", "paused", "off-hours" };
  UnknotMomentOfDay held = { .state = "held", .quiet = "A microphone is in use by Calls" };
  UnknotMomentOfDay postponed = { .state = "postponed", .postpones_left = 1 };
  g_autofree char *reason = unknot_state_detail (&held);
  g_autofree char *once = unknot_state_detail (&postponed);
  g_autofree char *never = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      UnknotMomentOfDay moment = { .state = states[i], .left = UNKNOT_MINUTE };
      g_autofree char *text = unknot_state_detail (&moment);

      g_assert_cmpstr (text, !=, "");
    }
  g_assert_true (g_str_has_prefix (reason, "A microphone is in use by Calls. "));
  g_assert_nonnull (strstr (once, "once more"));
  postponed.postpones_left = 0;
  never = unknot_state_detail (&postponed);
  g_assert_null (strstr (never, "more"));
}

/* Whatever the state, every reason for quiet is named, once. */
static void
test_quiet (void)
{
  static const char *const states[] = { "working", "soon", "landing", "held", "due", "postponed", "away", "paused",
                                        "off-hours" };
  const char *quiet = "A microphone is in use; Film keeps the screen on";

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      UnknotMomentOfDay moment = { .state = states[i], .left = UNKNOT_MINUTE, .quiet = quiet };
      g_autofree char *text = unknot_state_detail (&moment);
      const char *found = strstr (text, quiet);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, quiet));
    }
}

/* All of a few problems; of many the first ones, and where the rest is told. */
static void
test_problems (void)
{
  const char *problems[] = { "a", "b", "c", "d", "e", NULL };
  const char *const none[] = { NULL };
  g_autofree char *no = unknot_problems_text (none);
  g_autofree char *five = unknot_problems_text (problems);
  g_autofree char *three = NULL;

  g_assert_cmpstr (no, ==, "");
  g_assert_cmpstr (five, ==, "a\nb\nc\n2 more: unknotctl doctor");
  problems[3] = NULL;
  three = unknot_problems_text (problems);
  g_assert_cmpstr (three, ==, "a\nb\nc");
}

static void
test_clock_text (void)
{
  g_autofree char *short_text = unknot_clock_text (32 * UNKNOT_MINUTE + 5 * UNKNOT_SECOND);
  g_autofree char *long_text = unknot_clock_text (UNKNOT_HOUR + 2 * UNKNOT_MINUTE + 5 * UNKNOT_SECOND);
  g_autofree char *none = unknot_clock_text (-1);

  g_assert_cmpstr (short_text, ==, "32:05");
  g_assert_cmpstr (long_text, ==, "1:02:05");
  g_assert_cmpstr (none, ==, "0:00");
}

/* XDG_CURRENT_DESKTOP is a list, and its words come in any case. */
static void
test_tray_hint (void)
{
  g_assert_nonnull (strstr (unknot_tray_advice ("ubuntu:GNOME"), "AppIndicator"));
  g_assert_nonnull (strstr (unknot_tray_advice ("sway"), "Waybar"));
  g_assert_nonnull (strstr (unknot_tray_advice ("XFCE"), "Status Tray"));
  g_assert_nonnull (strstr (unknot_tray_advice ("X-Cinnamon"), "XApp"));
  g_assert_nonnull (strstr (unknot_tray_advice ("niri"), "Waybar"));
  g_assert_nonnull (strstr (unknot_tray_advice ("wayfire:wlroots"), "Waybar"));
  g_assert_nonnull (strstr (unknot_tray_advice ("COSMIC"), "applet"));
  g_assert_cmpstr (unknot_tray_advice (NULL), ==, unknot_tray_advice ("Something"));
}

static void
test_time_of_day (void)
{
  static const struct {
    const char *text;
    int minutes; /* -1: no time */
  } cases[] = {
    { "9", 540 },     { "09:00", 540 }, { "9.30", 570 }, { "1730", 1050 }, { " 7:05 ", 425 }, { "24:00", 0 },
    { "24:01", -1 },  { "25", -1 },     { "9:60", -1 },  { "", -1 },       { "noon", -1 },    { "9:", -1 },
    { "-3", -1 },     { "9:30x", -1 },  { "99999999999999999999", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint minutes = 0;
      const gboolean ok = unknot_time_of_day_parse (cases[i].text, &minutes);

      g_test_message ("%s", cases[i].text);
      g_assert_true (ok == (cases[i].minutes >= 0));
      if (ok)
        g_assert_cmpint ((int) minutes, ==, cases[i].minutes);
    }
}

/* Every presence source has words of its own, and its name for whoever asks about it. */
static void
test_why_presence (void)
{
  static const char *const sources[] = { "mutter", "ext-idle-notify", "kde-idle", "xsync", "logind" };
  g_autofree char *none = unknot_why_presence (""), *unlocked = unknot_why_presence ("unlocked");

  g_assert_cmpstr (none, ==, unlocked);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *words = unknot_why_presence (sources[i]);

      g_assert_nonnull (strstr (words, sources[i]));
      g_assert_cmpstr (words, !=, none);
    }
}

/* A time of another day says which; an open end and an empty list have words, too. */
static void
test_why_words (void)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2024, 1, 3, 12, 0, 0); /* a Wednesday */
  const gint64 now = g_date_time_to_unix (noon) * G_USEC_PER_SEC;
  g_autofree char *active = unknot_why_input (0, now, "xsync", now);
  g_autofree char *idle = unknot_why_input (UNKNOT_MINUTE, now - UNKNOT_MINUTE, "xsync", now);
  g_autofree char *short_rest = unknot_why_input (12 * UNKNOT_SECOND, now - 12 * UNKNOT_SECOND, "mutter", now);
  g_autofree char *long_rest = unknot_why_input (-1, now - UNKNOT_MINUTE, "ext-idle-notify", now);
  g_autofree char *untold = unknot_why_input (-1, 0, "ext-idle-notify", now);
  g_autofree char *never_told = unknot_why_input (-1, 0, "unlocked", now);
  g_autofree char *yesterday = unknot_why_time (now - 24 * UNKNOT_HOUR, now);
  g_autofree char *next = unknot_why_next (now + UNKNOT_HOUR, "A break is due.", now);
  g_autofree char *never = unknot_why_next (-1, "Nothing until you are back.", now);
  g_autofree char *calm = unknot_why_quiet (NULL), *loud = NULL;
  g_autoptr (GVariant) quiet = g_variant_ref_sink (
    g_variant_new_parsed ("[('microphone', 'A microphone is in use by Calls'), ('camera', 'A camera is in use')]"));

  loud = unknot_why_quiet (quiet);
  g_assert_cmpstr (active, ==, "In use.");
  g_assert_cmpstr (idle, ==, "No input for 1 min, since 11:59:00.");
  g_assert_cmpstr (short_rest, ==, "No input for 12 s, since 11:59:48.");
  g_assert_cmpstr (long_rest, ==, "No input since 11:59:00.");
  g_assert_cmpstr (untold, ==, "In use. This session tells of long rests only.");
  g_assert_cmpstr (never_told, ==, "How long they rest is not told by this session.");
  g_assert_cmpstr (yesterday, ==, "Tue, 12:00:00");
  g_assert_cmpstr (next, ==, "13:00:00: A break is due.");
  g_assert_cmpstr (never, ==, "Nothing until you are back.");
  g_assert_cmpstr (calm, ==, "Nothing asks for quiet.");
  g_assert_cmpstr (loud, ==, "A microphone is in use by Calls.\nA camera is in use.");
}

/* Only what came since is new; after a restart of the service everything is. */
static void
test_new_decisions (void)
{
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_parsed ("@a(xs) []"));
  g_autoptr (GVariant) two = g_variant_ref_sink (g_variant_new_parsed ("[(int64 1, 'a'), (2, 'b')]"));
  g_autoptr (GVariant) later = g_variant_ref_sink (g_variant_new_parsed ("[(int64 2, 'b'), (3, 'c'), (3, 'd')]"));
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_parsed ("[(int64 9, 'x')]"));

  g_assert_cmpuint (unknot_why_count_new (two, NULL), ==, 2);
  g_assert_cmpuint (unknot_why_count_new (two, none), ==, 2);
  g_assert_cmpuint (unknot_why_count_new (none, two), ==, 0);
  g_assert_cmpuint (unknot_why_count_new (two, two), ==, 0);
  g_assert_cmpuint (unknot_why_count_new (later, two), ==, 2);
  g_assert_cmpuint (unknot_why_count_new (other, two), ==, 1);
}

static void
test_program_names (void)
{
  g_autofree char *plain = unknot_program_name_tidy ("  cava "), *path = unknot_program_name_tidy ("/usr/bin/obs");
  g_autofree char *id = unknot_program_name_tidy ("com.example.Recorder");

  g_assert_cmpstr (plain, ==, "cava");
  g_assert_cmpstr (path, ==, "obs");
  g_assert_cmpstr (id, ==, "com.example.Recorder");
  g_assert_null (unknot_program_name_tidy (" \t"));
  g_assert_null (unknot_program_name_tidy ("/usr/bin/"));
}

/* Every place where a guide says never to press has its words. */
static void
test_never_press (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  guint places = 0;

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotGuide) guide =
        unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);
      g_autofree const char **texts = unknot_guide_never_press_texts (guide);
      const guint n = g_strv_length ((char **) texts);

      g_assert_cmpuint (n, ==, g_strv_length ((char **) unknot_guide_get_never_press (guide)));
      places += n;
    }
  g_assert_cmpuint (places, >=, 30);
}

/* To the second, with how often; a side at a time where there are two. */
static void
test_step_note (void)
{
  static const struct {
    double seconds;
    guint repeat;
    gboolean each_side;
    const char *note;
  } rows[] = { { 20, 1, FALSE, "20 s" },        { 4.4, 1, FALSE, "4 s" },  { 60, 1, FALSE, "1 min" },
               { 75, 1, FALSE, "1 min 15 s" }, { 540, 1, FALSE, "9 min" }, { 20, 1, TRUE, "20 s a side" },
               { 40, 8, FALSE, "8 times, 40 s" }, { 9, 3, TRUE, "3 times, 9 s a side" }, { 0.2, 1, FALSE, "1 s" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const UnknotStep step = { .seconds = rows[i].seconds, .repeat = rows[i].repeat };
      g_autofree char *note = unknot_step_note (&step, rows[i].each_side);

      g_assert_cmpstr (note, ==, rows[i].note);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app-words/headlines", test_headlines);
  g_test_add_func ("/app-words/paused-until", test_paused_until);
  g_test_add_func ("/app-words/details", test_details);
  g_test_add_func ("/app-words/quiet", test_quiet);
  g_test_add_func ("/app-words/problems", test_problems);
  g_test_add_func ("/app-words/clock-text", test_clock_text);
  g_test_add_func ("/app-words/tray-hint", test_tray_hint);
  g_test_add_func ("/app-words/time-of-day", test_time_of_day);
  g_test_add_func ("/app-words/why-presence", test_why_presence);
  g_test_add_func ("/app-words/why", test_why_words);
  g_test_add_func ("/app-words/new-decisions", test_new_decisions);
  g_test_add_func ("/app-words/program-names", test_program_names);
  g_test_add_func ("/app-words/never-press", test_never_press);
  g_test_add_func ("/app-words/step-note", test_step_note);
  return g_test_run ();
}
