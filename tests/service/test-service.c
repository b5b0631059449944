/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "core/guide/catalog.h"
#include "core/schedule/now.h"
#include "service-world.h"

#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define NO_GUIDE "io.github.unknot.Unknot.Error.NoGuide"

#define DO(method, parameters)                                                                 \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (GVariant) do_reply = service_world_do (world, method, parameters);              \
  }                                                                                            \
  G_STMT_END

/* Returns: (transfer full): the rows of breaks, or with @postures those of posture checks */
static GVariant *
rows (ServiceWorld *world, gboolean postures)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetHistory", "(@x 0, @x 9223372036854775807)");

  return g_variant_get_child_value (reply, postures ? 1 : 0);
}

static void
assert_break (ServiceWorld *world, guint index, const char *outcome, const char *guide)
{
  g_autoptr (GVariant) breaks = rows (world, FALSE);
  const char *is_outcome, *is_guide;

  g_assert_cmpuint (index, <, g_variant_n_children (breaks));
  g_variant_get_child (breaks, index, "(xxxxxxuu&s&s)", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, &is_outcome,
                       &is_guide);
  g_assert_cmpstr (is_outcome, ==, outcome);
  g_assert_cmpstr (is_guide, ==, guide);
}

static char *
get_string (ServiceWorld *world, const char *property)
{
  g_autoptr (GVariant) value = service_world_get (world, property);

  return g_variant_dup_string (value, NULL);
}

/* --- life --------------------------------------------------------------------------------- */

/* A fresh service has a fresh clock and no complaints; a second one leaves without a word of
 * failure, and the first stays. */
static void
test_start (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  GSubprocess *second;

  g_assert_true (service_world_is (world, "State", "working"));
  g_assert_cmpint (service_world_get_number (world, "Version"), ==, 8);
  g_assert_cmpint (service_world_get_number (world, "TimeScale"), ==, 1);
  g_assert_cmpint (service_world_get_number (world, "DueIn"), >, 44 * UNKNOT_MINUTE);
  g_assert_cmpint (service_world_get_number (world, "DueIn"), <=, 45 * UNKNOT_MINUTE);
  g_assert_cmpint (service_world_get_number (world, "Sat"), <, UNKNOT_MINUTE);
  g_assert_cmpint (service_world_get_number (world, "BreaksToday"), ==, 0);
  g_assert_cmpint (service_world_get_number (world, "PostponesLeft"), ==, 3);
  g_assert_true (service_world_is (world, "BreakGuide", ""));
  g_assert_false (service_world_has_problem (world, ""));

  second = unknot_fixture_spawn (world->fixture, "src/service/unknot-service", NULL);
  g_subprocess_wait (second, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (second));
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
  g_assert_true (service_world_is (world, "State", "working"));
}

/* Nonsense on the command line is answered with one line and status 2. */
static void
test_options (void)
{
  static const char *const bad[] = { "--time-scale=0", "--time-scale=-1", "--time-scale=x", "--time-scale=100001",
                                     "--nonsense", NULL };
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();

  for (guint i = 0; bad[i] != NULL; i++)
    {
      GSubprocess *child = unknot_fixture_spawn (fixture, "src/service/unknot-service", bad[i], NULL);

      g_subprocess_wait (child, NULL, NULL);
      g_assert_true (g_subprocess_get_if_exited (child));
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 2);
    }
}

/* Quit ends the window too, takes notifications away, and the next start knows everything. */
static void
test_quit (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("ShowWindow", "('today', {'activation-token': <'tok'>})");
  unknot_wait (service_world_app_was_asked (world, "show today tok"));
  DO ("CheckPosture", NULL);
  unknot_wait (notices_count_open (world->fixture) == 1);
  DO ("Pause", "(@u 3600,)");

  DO ("Quit", NULL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  unknot_wait (!unknot_fixture_has_name (world->fixture, APP_NAME));
  unknot_wait (notices_count_open (world->fixture) == 0);
  g_subprocess_wait (world->service, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (world->service), ==, 0);

  world->service = NULL;
  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "State", "paused"));
  /* Quitting does not start what does not run. */
  DO ("Quit", NULL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_false (unknot_fixture_has_name (world->fixture, APP_NAME));
}

/* --- the main way ------------------------------------------------------------------------- */

/* A world whose user has been sitting long enough, and whose clock then runs at its real speed,
 * so that the tests do not depend on that of the machine. */
static ServiceWorld *
due_world (void)
{
  ServiceWorld *world = service_world_new ("500");

  unknot_wait (service_world_is (world, "State", "due"));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  service_world_end (world, SIGTERM);
  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "State", "due"));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);

  return world;
}

/* Sitting leads to a notification, its Start to the guide, the guide's end to a row in the
 * history, and the clock starts again. */
static void
test_main_way (void)
{
  g_autoptr (ServiceWorld) world = due_world ();
  guint id = notices_find_action (world->fixture, "start");
  g_autofree char *guide = NULL;
  g_autofree char *call = NULL;

  g_assert_cmpint (service_world_get_number (world, "DueIn"), ==, 0);
  guide = get_string (world, "NextGuide");

  notices_click (world->fixture, id, "start", "token-7");
  unknot_wait (service_world_is (world, "State", "break"));
  g_assert_true (service_world_is (world, "BreakGuide", guide));
  g_assert_cmpint (service_world_get_number (world, "BreakEnds"), >,
                   service_world_get_number (world, "BreakStarted"));
  call = g_strdup_printf ("break %s token-7", guide);
  unknot_wait (service_world_app_was_asked (world, call));

  service_world_rest (world, 30);
  DO ("EndBreak", "(true,)");
  g_assert_true (service_world_is (world, "BreakGuide", ""));
  unknot_wait (service_world_get_number (world, "BreaksToday") == 1);
  assert_break (world, 0, "guided", guide);
  g_assert_cmpint (service_world_get_number (world, "DueIn"), >, 0);
}

/* The notification's other buttons. */
static void
test_answers (void)
{
  g_autoptr (ServiceWorld) world = due_world ();

  notices_click (world->fixture, notices_find_action (world->fixture, "postpone"), "postpone", "");
  unknot_wait (service_world_get_number (world, "PostponesLeft") == 2);
  g_assert_true (service_world_is (world, "State", "postponed"));

  /* Five minutes later it is due again. */
  service_world_end (world, SIGTERM);
  service_world_start (world, "500");
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  service_world_end (world, SIGTERM);
  service_world_start (world, "1");
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  notices_click (world->fixture, notices_find_action (world->fixture, "default"), "default", "tok");
  unknot_wait (service_world_app_was_asked (world, "show today tok"));

  DO ("Skip", NULL);
  assert_break (world, 0, "skipped", "");
  g_assert_cmpint (service_world_get_number (world, "PostponesLeft"), ==, 3);
}

static guint
count_breaks (ServiceWorld *world)
{
  g_autoptr (GVariant) breaks = rows (world, FALSE);

  return (guint) g_variant_n_children (breaks);
}

/* Presses Skip on the notification that says @summary, once it is there. */
static gboolean
skips (ServiceWorld *world, const char *summary)
{
  const guint id = notices_find_action (world->fixture, "skip");
  g_autoptr (NoticeSeen) seen = id != 0 ? notices_get (world->fixture, 0) : NULL;

  if (seen == NULL || seen->id != id || !g_str_equal (seen->summary, summary))
    return FALSE;
  notices_click (world->fixture, id, "skip", "");
  return TRUE;
}

/* A heads-up comes before the break and makes the window ready; the break replaces it.  Either can be
 * skipped there. */
static void
test_heads_up (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);

  g_settings_set_uint (settings, "heads-up", 60);
  g_settings_set_uint (settings, "break-interval", 30);
  g_settings_set_boolean (settings, "posture-checks", FALSE);
  service_world_end (world, SIGTERM);
  service_world_start (world, "200");
  unknot_wait (skips (world, "A break is coming up"));
  unknot_wait (count_breaks (world) == 1);
  assert_break (world, 0, "skipped", "");
  g_assert_true (service_world_app_was_asked (world, "prepare  "));

  unknot_wait (service_world_is (world, "State", "due"));
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 1);
  unknot_wait (skips (world, "Time for a break"));
  unknot_wait (count_breaks (world) == 2);
  assert_break (world, 1, "skipped", "");
}

/* A break screen is made ready before, comes instead of the notification, and gives its place
 * to one when it is lost. */
static void
test_break_screen (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autofree char *guide = NULL;
  g_autofree char *call = NULL;

  g_settings_set_string (settings, "break-screen", "full-screen");
  g_settings_set_boolean (settings, "posture-checks", FALSE);
  service_world_end (world, SIGTERM);
  service_world_start (world, "500");
  unknot_wait (service_world_app_was_asked (world, "prepare  "));
  unknot_wait (service_world_is (world, "State", "due"));
  service_world_end (world, SIGTERM);
  /* What it was asked before must not be taken for what is asked now. */
  service_world_kill_app (world);
  service_world_start (world, "1");
  guide = get_string (world, "NextGuide");
  call = g_strdup_printf ("break-due %s ", guide);
  unknot_wait (service_world_app_was_asked (world, call));
  unknot_wait (notices_find_action (world->fixture, "start") == 0);

  service_world_kill_app (world);
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
  DO ("Skip", NULL);
  unknot_wait (notices_count_open (world->fixture) == 0);
}

/* What held the break may have been a film or do-not-disturb: the words claim no call. */
static void
assert_no_call_is_claimed (ServiceWorld *world)
{
  g_autoptr (NoticeSeen) seen = notices_get (world->fixture, 0);
  g_autofree char *summary = g_ascii_strdown (seen->summary, -1), *body = g_ascii_strdown (seen->body, -1);

  g_assert_true (notice_has_action (seen, "not-now"));
  g_assert_null (strstr (summary, "call"));
  g_assert_null (strstr (body, "call"));
}

/* Nobody hears or sees the guide that is played: it may be a call, after all. */
static void
assert_guide_is_for_a_call (ServiceWorld *world)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (GVariant) id = service_world_get (world, "BreakGuide");
  const UnknotCatalogEntry *entry;

  unknot_catalog_load (catalog);
  entry = unknot_catalog_find (catalog, g_variant_get_string (id, NULL));
  g_assert_nonnull (entry);
  g_assert_true (entry->silent && entry->on_camera);
}

/* A break that is held for long turns into a small movement: said once, taken back when quiet
 * ends, and on a click the break itself. */
static void
test_on_call (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  guint id;

  g_settings_set_boolean (settings, "posture-checks", FALSE);
  g_settings_set_uint (settings, "on-call-minutes", 5);
  notices_set_quiet (world->fixture, TRUE);
  service_world_end (world, SIGTERM);
  service_world_start (world, "1000");
  unknot_wait (service_world_is (world, "State", "held"));
  unknot_wait ((id = notices_find_action (world->fixture, "not-now")) != 0);
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 1);
  assert_no_call_is_claimed (world);
  notices_click (world->fixture, id, "not-now", "");
  g_assert_true (service_world_is (world, "State", "held"));

  /* The break itself comes after the hold; the next hold asks anew. */
  notices_set_quiet (world->fixture, FALSE);
  unknot_wait ((id = notices_find_action (world->fixture, "skip")) != 0);
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 1);
  notices_set_quiet (world->fixture, TRUE);
  DO ("Skip", NULL);
  unknot_wait ((id = notices_find_action (world->fixture, "show")) != 0);
  notices_set_quiet (world->fixture, FALSE);
  unknot_wait (notices_find_action (world->fixture, "show") == 0);

  unknot_wait (notices_find_action (world->fixture, "skip") != 0);
  notices_set_quiet (world->fixture, TRUE);
  DO ("Skip", NULL);
  unknot_wait ((id = notices_find_action (world->fixture, "show")) != 0);
  notices_click (world->fixture, id, "show", "tok");
  unknot_wait (service_world_is (world, "State", "break"));
  assert_guide_is_for_a_call (world);
}

/* It explains itself: what comes next and why, and what was decided. */
static void
test_explains (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("2000");
  g_autoptr (GVariant) decisions = NULL;
  g_autoptr (GVariant) list = NULL;
  g_autofree char *words = NULL;
  gint64 wall;

  g_assert_cmpint (service_world_get_number (world, "NextMoment"), >, 0);
  g_assert_cmpint (service_world_get_number (world, "IdleSince"), ==, 0);
  unknot_wait (service_world_is (world, "State", "due"));
  unknot_wait (service_world_is (world, "NextMomentReason", "The break is asked for again.") ||
               service_world_is (world, "NextMomentReason", "The break is let go."));
  DO ("Pause", "(@u 0,)");
  g_assert_true (service_world_is (world, "NextMomentReason", "Nothing happens by itself."));
  g_assert_cmpint (service_world_get_number (world, "NextMoment"), ==, -1);

  decisions = service_world_do (world, "GetDecisions", NULL);
  list = g_variant_get_child_value (decisions, 0);
  words = g_variant_print (list, FALSE);
  g_assert_nonnull (strstr (words, "asked for a break"));
  g_variant_get_child (list, g_variant_n_children (list) - 1, "(xs)", &wall, NULL);
  g_assert_cmpint (wall, >, UNKNOT_DAY);
  g_assert_nonnull (strstr (words, "Paused until you resume, as you asked."));
}

/* What is decided first is told like all that follows. */
static void
test_first_decision (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) decisions = NULL;
  g_autofree char *words = NULL;

  DO ("Pause", "(@u 3600,)");
  decisions = service_world_do (world, "GetDecisions", NULL);
  words = g_variant_print (decisions, FALSE);
  g_assert_nonnull (strstr (words, "Unknot was started."));
  g_assert_nonnull (strstr (words, "Paused for 1 h, as you asked."));
}

/* The same is told after a crash. */
static void
test_decisions_kept (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) before = NULL, after = NULL;
  g_autoptr (GVariant) last = NULL, decisions = NULL;
  const char *words;

  DO ("Pause", "(@u 3600,)");
  DO ("Resume", NULL);
  before = service_world_do (world, "GetDecisions", NULL);
  service_world_end (world, SIGKILL);
  service_world_start (world, "1");
  after = service_world_do (world, "GetDecisions", NULL);
  decisions = g_variant_get_child_value (after, 0);
  last = g_variant_get_child_value (before, 0);
  g_assert_cmpuint (g_variant_n_children (decisions), ==, g_variant_n_children (last) + 1);
  for (gsize i = 0; i < g_variant_n_children (last); i++)
    {
      g_autoptr (GVariant) was = g_variant_get_child_value (last, i), is = g_variant_get_child_value (decisions, i);

      g_assert_true (g_variant_equal (was, is));
    }
  g_variant_get_child (decisions, g_variant_n_children (last), "(x&s)", NULL, &words);
  g_assert_cmpstr (words, ==, "Unknot was started.");
}

/* --- commands ----------------------------------------------------------------------------- */

static void
test_break (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  service_world_refused (world, "TakeBreak", "('no-such-guide', @a{sv} {})", NO_GUIDE);
  service_world_refused (world, "EndBreak", "(true,)", REFUSED);
  service_world_refused (world, "Skip", NULL, REFUSED);
  service_world_refused (world, "Postpone", NULL, REFUSED);
  g_assert_true (service_world_is (world, "State", "working"));

  DO ("TakeBreak", "('shoulder-rolls', {'activation-token': <'tok'>})");
  g_assert_true (service_world_is (world, "State", "break"));
  g_assert_true (service_world_is (world, "BreakGuide", "shoulder-rolls"));
  unknot_wait (service_world_app_was_asked (world, "break shoulder-rolls tok"));
  service_world_refused (world, "TakeBreak", "('neck-side-tilt', @a{sv} {})", REFUSED);
  g_assert_true (service_world_is (world, "BreakGuide", "shoulder-rolls"));

  DO ("EndBreak", "(false,)");
  assert_break (world, 0, "cut-short", "shoulder-rolls");
  {
    g_autoptr (GVariant) reply = service_world_do (world, "GetDecisions", NULL);
    g_autoptr (GVariant) decisions = g_variant_get_child_value (reply, 0);

    g_assert_cmpuint (g_variant_n_children (decisions), >=, 2);
  }
  g_assert_cmpint (service_world_get_number (world, "BreaksToday"), ==, 0);

  DO ("DeleteHistory", "(@x 0, @x 9223372036854775807)");
  {
    g_autoptr (GVariant) breaks = rows (world, FALSE);
    g_autoptr (GVariant) decisions = service_world_do (world, "GetDecisions", NULL);
    g_autoptr (GVariant) none = g_variant_get_child_value (decisions, 0);

    g_assert_cmpuint (g_variant_n_children (breaks), ==, 0);
    g_assert_cmpuint (g_variant_n_children (none), ==, 0);
  }
}

/* The rows of today's pressed spots. */
static guint
spot_seconds (ServiceWorld *world, const char *spot)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetSpotTimes", NULL);
  g_autoptr (GVariant) spots = g_variant_get_child_value (reply, 0);
  guint seconds = 0;

  g_variant_lookup (spots, spot, "u", &seconds);

  return seconds;
}

/* How a guide felt and how long a spot was pressed outlive the service; a guide or muscle
 * that is not there is refused. */
static void
test_felt (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("RateGuide", "('shoulder-rolls', 'better')");
  service_world_refused (world, "RateGuide", "('no-such-guide', 'better')", NO_GUIDE);
  g_assert_cmpuint (spot_seconds (world, "rhomboids-left"), ==, 0);
  DO ("AddSpotTime", "('rhomboids-left', @u 40)");
  DO ("AddSpotTime", "('rhomboids-left', @u 50)");
  DO ("AddSpotTime", "('rhomboids-right', @u 7)");
  service_world_refused (world, "AddSpotTime", "('left-ear', @u 7)", "org.freedesktop.DBus.Error.InvalidArgs");
  g_assert_cmpuint (spot_seconds (world, "rhomboids-left"), ==, 90);
  g_assert_cmpuint (spot_seconds (world, "rhomboids-right"), ==, 7);
  DO ("DeleteHistory", "(@x 0, @x 9223372036854775807)");
  g_assert_cmpuint (spot_seconds (world, "rhomboids-left"), ==, 0);
}

static void
test_pause (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) now = NULL;
  gint64 boot, until;

  service_world_refused (world, "Resume", NULL, REFUSED);
  DO ("Pause", "(@u 0,)");
  g_assert_true (service_world_is (world, "State", "paused"));
  g_assert_cmpint (service_world_get_number (world, "PausedUntil"), ==, -1);
  DO ("Resume", NULL);
  g_assert_true (service_world_is (world, "State", "working"));
  g_assert_cmpint (service_world_get_number (world, "PausedUntil"), ==, 0);

  DO ("PauseUntilTomorrow", NULL);
  now = service_world_do (world, "ClockNow", NULL);
  g_variant_get (now, "(x)", &boot);
  until = service_world_get_number (world, "PausedUntil");
  g_assert_cmpint (until - boot, >, 0);
  g_assert_cmpint (until - boot, <=, UNKNOT_DAY + UNKNOT_MINUTE);
}

/* A posture check asks, its answer is kept with the question; the next one asks something else. */
static void
test_posture (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *question = NULL;
  const char *answer, *asked;

  service_world_refused (world, "AnswerPosture", "('good',)", REFUSED);
  DO ("CheckPosture", NULL);
  question = get_string (world, "PostureQuestion");
  g_assert_cmpstr (question, !=, "");
  unknot_wait (notices_find_action (world->fixture, "good") != 0);
  service_world_refused (world, "CheckPosture", NULL, REFUSED);
  notices_click (world->fixture, notices_find_action (world->fixture, "good"), "good", "");
  unknot_wait (service_world_is (world, "PostureQuestion", ""));

  DO ("CheckPosture", NULL);
  g_assert_false (service_world_is (world, "PostureQuestion", question));
  unknot_wait (notices_find_action (world->fixture, "slouching") != 0);
  DO ("AnswerPosture", "('slouching',)");
  unknot_wait (notices_count_open (world->fixture) == 0);

  kept = rows (world, TRUE);
  g_assert_cmpuint (g_variant_n_children (kept), ==, 2);
  g_variant_get_child (kept, 0, "(x&s&s)", NULL, &answer, &asked);
  g_assert_cmpstr (answer, ==, "good");
  g_assert_cmpstr (asked, ==, question);
  g_variant_get_child (kept, 1, "(x&s&s)", NULL, &answer, NULL);
  g_assert_cmpstr (answer, ==, "slouching");
}

static void
test_guides (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) reply = service_world_do (world, "ListGuides", NULL);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
  g_autofree char *before = get_string (world, "NextGuide");

  g_assert_cmpuint (g_variant_n_children (list), >=, 8);
  DO ("AnotherGuide", NULL);
  g_assert_false (service_world_is (world, "NextGuide", before));
  g_assert_false (service_world_is (world, "NextGuideReason", ""));

  /* A guide of the user's own is found when it is asked for. */
  {
    g_autofree char *from =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "resources", "guides", "shoulder-rolls.json", NULL);
    g_autofree char *to = unknot_fixture_path (world->fixture, "data", "unknot", "guides", "my-own.json", NULL);
    g_autofree char *folder = g_path_get_dirname (to);
    g_autofree char *text = NULL;
    g_autoptr (GString) own = NULL;

    service_world_refused (world, "ShowWindow", "('guide:my-own', @a{sv} {})", NO_GUIDE);
    g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
    own = g_string_new (text);
    g_string_replace (own, "shoulder-rolls", "my-own", 0);
    g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
    g_assert_true (g_file_set_contents (to, own->str, -1, NULL));
    DO ("ShowWindow", "('guide:my-own', @a{sv} {})");
  }

  service_world_refused (world, "ShowWindow", "('guide:no-such-guide', @a{sv} {})", NO_GUIDE);
  DO ("ShowWindow", "('guide:neck-side-tilt', @a{sv} {})");
  unknot_wait (service_world_app_was_asked (world, "show guide:neck-side-tilt "));
}

/* A checklist has no time that a break could take: it is opened, and the sitting goes on. */
static void
test_checklist (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("TakeBreak", "('workplace-set-up', {'activation-token': <'tok'>})");
  unknot_wait (service_world_app_was_asked (world, "go-through workplace-set-up tok"));
  g_assert_false (service_world_is (world, "State", "break"));
  g_assert_true (service_world_is (world, "BreakGuide", ""));
}

static void
test_test_notification (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("TestNotification", NULL);
  unknot_wait (notices_count_open (world->fixture) == 1);
  notices_click (world->fixture, notices_find_action (world->fixture, "default"), "default", "tok");
  unknot_wait (service_world_app_was_asked (world, "show test-arrived tok"));
}

/* Settings take effect at once, and absurd ones do no harm. */
static void
test_settings (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);

  g_settings_set_uint (settings, "break-interval", 60);
  unknot_wait (service_world_get_number (world, "DueIn") > 55 * UNKNOT_MINUTE);
  g_settings_set_boolean (settings, "posture-checks", FALSE);
  unknot_wait (service_world_get_number (world, "PostureIn") == -1);
  g_settings_set_uint (settings, "postpone-limit", 1);
  unknot_wait (service_world_get_number (world, "PostponesLeft") == 1);

  g_settings_set (settings, "working-days", "a(uu)", NULL);
  g_settings_set_boolean (settings, "working-hours", TRUE);
  g_settings_set_uint (settings, "break-interval", 33);
  unknot_wait (service_world_get_number (world, "DueIn") <= 35 * UNKNOT_MINUTE);
  g_settings_set_value (settings, "working-days",
                        g_variant_new_parsed ("[(@u 99999, @u 7), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]"));
  g_settings_set_uint (settings, "break-interval", 60);
  unknot_wait (service_world_get_number (world, "DueIn") > 55 * UNKNOT_MINUTE);
}

/* --- when things break -------------------------------------------------------------------- */

/* Killed in a break, it comes back in the same break with the same guide. */
static void
test_killed_in_break (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  gint64 started;

  DO ("TakeBreak", "('neck-side-tilt', @a{sv} {})");
  unknot_wait (service_world_app_was_asked (world, "break neck-side-tilt "));
  started = service_world_get_number (world, "BreakStarted");
  service_world_end (world, SIGKILL);

  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "State", "break"));
  g_assert_true (service_world_is (world, "BreakGuide", "neck-side-tilt"));
  g_assert_cmpint (service_world_get_number (world, "BreakStarted"), ==, started);
  g_assert_false (service_world_has_problem (world, ""));
  /* The window is still there: nothing to say. */
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 0);

  /* At once: looked at, not done. */
  DO ("EndBreak", "(true,)");
  assert_break (world, 0, "cut-short", "neck-side-tilt");
}

/* Killed while commands and their saving go on, at many different moments: what was answered
 * is known after the restart, and no file is damaged. */
static void
test_killed_while_saving (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *folder = unknot_fixture_path (world->fixture, "state", "unknot", NULL);

  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (GDir) dir = NULL;
      gboolean paused = round % 2 == 0;

      DO ("Pause", "(@u 3600,)");
      if (!paused)
        DO ("Resume", NULL);
      /* Commands whose answers are not waited for: the kill finds one half done. */
      for (guint i = 0; i < 6; i++)
        g_dbus_connection_call (world->fixture->connection, SERVICE_NAME, "/io/github/unknot/Unknot/Service",
                                "io.github.unknot.Unknot.Service1", "CheckPosture", NULL, NULL,
                                G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
      g_dbus_connection_flush_sync (world->fixture->connection, NULL, NULL);
      g_usleep (round * 400);
      service_world_end (world, SIGKILL);

      service_world_start (world, "1");
      g_assert_true (service_world_is (world, "State", paused ? "paused" : "working"));
      g_assert_false (service_world_has_problem (world, ""));
      dir = g_dir_open (folder, 0, NULL);
      for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
        g_assert_null (strstr (name, "damaged"));
    }
}

/* Ended by a signal, it knows the sitting time when it comes back. */
static void
test_terminated (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("500");

  unknot_wait (service_world_get_number (world, "Progress") >= 2);
  service_world_end (world, SIGTERM);
  service_world_start (world, "500");
  g_assert_cmpint (service_world_get_number (world, "Sat"), >=, 11 * UNKNOT_MINUTE);
}

/* The window program crashes in a break: the break goes on, and one click brings it back. */
static void
test_app_killed (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  guint id;

  DO ("TakeBreak", "('neck-side-tilt', @a{sv} {})");
  unknot_wait (service_world_app_was_asked (world, "break neck-side-tilt "));
  service_world_kill_app (world);
  unknot_wait ((id = notices_find_action (world->fixture, "open-again")) != 0);
  g_assert_true (service_world_is (world, "State", "break"));

  notices_click (world->fixture, id, "open-again", "tok");
  unknot_wait (service_world_app_was_asked (world, "break neck-side-tilt tok"));
  DO ("EndBreak", "(true,)");

  /* After the break, it may go. */
  service_world_kill_app (world);
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 0);
}

/* A break that begins while the window program is leaving finds it gone, and starts it again. */
static void
test_app_leaving (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("ShowWindow", "('today', @a{sv} {})");
  unknot_wait (service_world_app_was_asked (world, "show today "));
  service_world_stop_app (world);
  DO ("TakeBreak", "('neck-side-tilt', @a{sv} {})");
  unknot_wait (service_world_is (world, "State", "break"));
  service_world_kill_app (world);
  unknot_wait (service_world_app_was_asked (world, "break neck-side-tilt "));
  g_assert_false (service_world_has_problem (world, "window"));
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 0);
}

/* A window program that is missing is said, and the break is not lost. */
static void
test_app_missing (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *file = unknot_fixture_path (world->fixture, "services", APP_NAME ".service", NULL);
  g_autoptr (GVariant) reply = NULL;

  g_assert_no_errno (g_remove (file));
  reply = unknot_fixture_call (world->fixture, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                               "org.freedesktop.DBus.ReloadConfig", NULL, NULL);
  DO ("TakeBreak", "('', @a{sv} {})");
  unknot_wait (service_world_has_problem (world, "window"));
  unknot_wait (notices_count_open (world->fixture) == 1);
  g_assert_true (service_world_is (world, "State", "break"));
}

/* "The window could not be opened" is said for as long as it is true. */
static void
test_app_comes_back (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *file = unknot_fixture_path (world->fixture, "services", APP_NAME ".service", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) gone = NULL, back = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_no_errno (g_remove (file));
  gone = unknot_fixture_call (world->fixture, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                              "org.freedesktop.DBus.ReloadConfig", NULL, NULL);
  DO ("ShowWindow", "('today', @a{sv} {})");
  unknot_wait (service_world_has_problem (world, "window"));

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  back = unknot_fixture_call (world->fixture, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                              "org.freedesktop.DBus.ReloadConfig", NULL, NULL);
  DO ("ShowWindow", "('today', @a{sv} {})");
  unknot_wait (!service_world_has_problem (world, "window"));
  unknot_wait (notices_count_open (world->fixture) == 0);
}

/* A guide that is dropped into the user’s folder, or taken away from it, is known without asking:
 * its fault is said, and goes with it. */
static void
test_own_guides_watched (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *file = unknot_fixture_path (world->fixture, "data", "unknot", "guides", "mine.json", NULL);
  g_autofree char *folder = g_path_get_dirname (file);

  unknot_wait (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_true (g_file_set_contents (file, "{ \"id\": ", -1, NULL));
  unknot_wait (service_world_has_problem (world, "mine.json"));
  g_assert_no_errno (g_remove (file));
  unknot_wait (!service_world_has_problem (world, "mine.json"));
}

/* A saved state that cannot be read is kept, said, and begun anew. */
static void
test_damaged_state (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *path = unknot_fixture_path (world->fixture, "state", "unknot", "schedule", NULL);
  static const char *const broken[] = { "", "{'schedule': ", "{'schedule': <<{'version': <uint32 99>}>>}", NULL };

  for (guint i = 0; broken[i] != NULL; i++)
    {
      service_world_end (world, SIGKILL);
      g_assert_true (g_file_set_contents (path, broken[i], -1, NULL));
      service_world_start (world, "1");
      g_assert_true (service_world_has_problem (world, "anew"));
      g_assert_true (service_world_is (world, "State", "working"));
    }
}

/* Without a place to write, reminders go on, and it is said. */
static void
test_nowhere_to_write (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *state = unknot_fixture_path (world->fixture, "state", NULL);
  g_autofree char *folder = g_build_filename (state, "unknot", NULL);
  g_autofree char *aside = g_build_filename (state, "aside", NULL);

  service_world_end (world, SIGTERM);
  g_assert_no_errno (g_rename (folder, aside));
  g_assert_true (g_file_set_contents (folder, "a file in the way", -1, NULL));
  service_world_start (world, "2000");
  g_assert_true (service_world_has_problem (world, "saved"));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
}

/* The notification server restarts while a reminder is on screen: it comes back; and one that
 * was withdrawn meanwhile does not. */
static void
test_server_restart (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  DO ("CheckPosture", NULL);
  unknot_wait (notices_find_action (world->fixture, "good") != 0);
  unknot_fixture_end (world->fixture, world->server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, NOTICES_NAME));
  world->server = notices_start (world->fixture, NULL);
  unknot_wait (notices_find_action (world->fixture, "good") != 0);

  unknot_fixture_end (world->fixture, world->server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, NOTICES_NAME));
  DO ("AnswerPosture", "('good',)");
  DO ("TestNotification", NULL);
  world->server = notices_start (world->fixture, NULL);
  unknot_wait (notices_count_open (world->fixture) == 1);
  g_assert_cmpuint (notices_find_action (world->fixture, "good"), ==, 0);
}

/* After a restart, what was asked and not answered is asked again. */
static void
test_restart_asks_again (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *question = NULL;

  DO ("CheckPosture", NULL);
  question = get_string (world, "PostureQuestion");
  unknot_wait (notices_find_action (world->fixture, "good") != 0);
  service_world_end (world, SIGTERM);
  unknot_wait (notices_count_open (world->fixture) == 0);
  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "PostureQuestion", question));
  unknot_wait (notices_find_action (world->fixture, "good") != 0);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service/start", test_start);
  g_test_add_func ("/service/options", test_options);
  g_test_add_func ("/service/quit", test_quit);
  g_test_add_func ("/service/main-way", test_main_way);
  g_test_add_func ("/service/answers", test_answers);
  g_test_add_func ("/service/heads-up", test_heads_up);
  g_test_add_func ("/service/break-screen", test_break_screen);
  g_test_add_func ("/service/on-call", test_on_call);
  g_test_add_func ("/service/explains", test_explains);
  g_test_add_func ("/service/break", test_break);
  g_test_add_func ("/service/felt", test_felt);
  g_test_add_func ("/service/pause", test_pause);
  g_test_add_func ("/service/posture", test_posture);
  g_test_add_func ("/service/guides", test_guides);
  g_test_add_func ("/service/test-notification", test_test_notification);
  g_test_add_func ("/service/settings", test_settings);
  g_test_add_func ("/service/killed-in-break", test_killed_in_break);
  g_test_add_func ("/service/killed-while-saving", test_killed_while_saving);
  g_test_add_func ("/service/terminated", test_terminated);
  g_test_add_func ("/service/app-killed", test_app_killed);
  g_test_add_func ("/service/app-leaving", test_app_leaving);
  g_test_add_func ("/service/first-decision", test_first_decision);
  g_test_add_func ("/service/decisions-kept", test_decisions_kept);
  g_test_add_func ("/service/app-missing", test_app_missing);
  g_test_add_func ("/service/app-comes-back", test_app_comes_back);
  g_test_add_func ("/service/own-guides-watched", test_own_guides_watched);
  g_test_add_func ("/service/damaged-state", test_damaged_state);
  g_test_add_func ("/service/checklist", test_checklist);
  g_test_add_func ("/service/nowhere-to-write", test_nowhere_to_write);
  g_test_add_func ("/service/server-restart", test_server_restart);
  g_test_add_func ("/service/restart-asks-again", test_restart_asks_again);

  return g_test_run ();
}
