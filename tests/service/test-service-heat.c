/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "core/guide/catalog.h"
#include "core/history/history.h"
#include "service-world.h"

/* Heat sessions and water, on the whole service. */

#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define NO_GUIDE "io.github.unknot.Unknot.Error.NoGuide"
#define INVALID "org.freedesktop.DBus.Error.InvalidArgs"

#define DO(method, parameters)                                                                 \
  G_STMT_START                                                                                 \
  {                                                                                            \
    g_autoptr (GVariant) do_reply = service_world_do (world, method, parameters);              \
  }                                                                                            \
  G_STMT_END

static void
set_scale (ServiceWorld *world, const char *scale)
{
  service_world_end (world, SIGTERM);
  service_world_start (world, scale);
}

/* A world on a slow clock in which a session has come to @phase. */
static ServiceWorld *
heat_world (const char *phase)
{
  ServiceWorld *world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);

  g_settings_set_boolean (settings, "posture-checks", FALSE);
  DO ("StartHeat", "('heating-pad', @u 0, false)");
  if (g_str_equal (phase, "on"))
    return world;
  set_scale (world, "500");
  unknot_wait (service_world_is (world, "HeatPhase", "skin"));
  set_scale (world, "1");
  if (g_str_equal (phase, "skin"))
    return world;
  DO ("AnswerSkin", "('fine',)");
  set_scale (world, "500");
  unknot_wait (service_world_is (world, "HeatPhase", "take-off"));
  set_scale (world, "1");

  return world;
}

/* Returns: (transfer full): the exported row of the only session. */
static char *
read_row (ServiceWorld *world)
{
  g_autofree char *path = unknot_fixture_path (world->fixture, "data", "unknot", "history.sqlite", NULL);
  g_autoptr (UnknotHistory) history = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const UnknotHistoryHeat *row;

  history = unknot_history_open_readonly (path, &error);
  g_assert_no_error (error);
  rows = unknot_history_list_heats (history, G_MININT64, G_MAXINT64);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);

  return g_strdup_printf ("%s %s looks %u", row->guide, unknot_heat_outcome_to_string (row->record.outcome),
                          row->record.looks);
}

static char *
open_summary (ServiceWorld *world)
{
  g_autoptr (NoticeSeen) notice = notices_get (world->fixture, 0);

  return g_strdup (notice != NULL ? notice->summary : "");
}

static gboolean
shows (ServiceWorld *world, const char *summary)
{
  g_autofree char *shown = open_summary (world);

  return g_str_equal (shown, summary);
}

/* Everything that the guide says of who should ask first, in the notification's markup. */
static void
assert_says_all (const char *body, const char *id)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  g_autoptr (UnknotGuide) guide = NULL;
  const char *const *sentences;

  unknot_catalog_load (catalog);
  guide = unknot_catalog_read_guide (catalog, id, NULL);
  sentences = unknot_guide_get_ask_first (guide);
  g_assert_cmpuint (g_strv_length ((char **) sentences), >, 1);
  for (; *sentences != NULL; sentences++)
    {
      g_autofree char *escaped = g_markup_escape_text (*sentences, -1);

      if (strstr (body, escaped) == NULL && strstr (body, *sentences) == NULL)
        g_error ("“%s” does not say “%s”", body, *sentences);
    }
}

/* The whole way by its notifications: begun, looked at, taken away, a stretch, one row. */
static void
test_whole (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) heats = NULL;
  const char *outcome, *guide;
  guint looks;
  g_autofree char *row = NULL;
  gint64 started = service_world_get_number (world, "HeatStarted");

  g_assert_true (service_world_is (world, "HeatGuide", "heating-pad"));
  g_assert_true (service_world_is (world, "HeatStretch", "upper-back-reach"));
  g_assert_cmpint (service_world_get_number (world, "HeatEnds"), ==, started + 15 * UNKNOT_MINUTE);
  g_assert_cmpint (service_world_get_number (world, "HeatSkinCheck"), ==, started + 5 * UNKNOT_MINUTE);
  unknot_wait (shows (world, "The heat session runs"));
  {
    g_autoptr (NoticeSeen) notice = notices_get (world->fixture, 0);

    assert_says_all (notice->body, "heating-pad");
  }

  set_scale (world, "500");
  unknot_wait (service_world_is (world, "HeatPhase", "skin"));
  set_scale (world, "1");
  unknot_wait (notices_find_action (world->fixture, "skin-fine") != 0);
  notices_click (world->fixture, notices_find_action (world->fixture, "skin-fine"), "skin-fine", "");
  unknot_wait (service_world_is (world, "HeatPhase", "on"));
  unknot_wait (notices_count_open (world->fixture) == 0);

  set_scale (world, "500");
  unknot_wait (service_world_is (world, "HeatPhase", "take-off"));
  set_scale (world, "1");
  unknot_wait (notices_find_action (world->fixture, "heat-off") != 0);
  g_assert_true (shows (world, "Take the heat away now"));
  notices_click (world->fixture, notices_find_action (world->fixture, "heat-off"), "heat-off", "");
  unknot_wait (service_world_is (world, "HeatPhase", "stretch"));

  unknot_wait (notices_find_action (world->fixture, "stretch") != 0);
  notices_click (world->fixture, notices_find_action (world->fixture, "stretch"), "stretch", "tok");
  unknot_wait (service_world_app_was_asked (world, "break upper-back-reach tok"));
  g_assert_true (service_world_is (world, "HeatPhase", "off"));
  g_assert_true (service_world_is (world, "BreakGuide", "upper-back-reach"));
  g_assert_cmpint (service_world_get_number (world, "HeatEnds"), ==, 0);
  row = read_row (world);
  g_assert_cmpstr (row, ==, "heating-pad completed looks 1");
  reply = service_world_do (world, "GetHeats", "(@x 0, @x 9223372036854775807)");
  heats = g_variant_get_child_value (reply, 0);
  g_assert_cmpuint (g_variant_n_children (heats), ==, 1);
  g_variant_get_child (heats, 0, "(xxxxu&s&s)", NULL, NULL, NULL, NULL, &looks, &outcome, &guide);
  g_assert_cmpuint (looks, ==, 1);
  g_assert_cmpstr (outcome, ==, "completed");
  g_assert_cmpstr (guide, ==, "heating-pad");
}

/* Killed without a word while it is warm: what is true comes at once when it is back. */
static void
test_killed (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");
  gint64 ends = service_world_get_number (world, "HeatEnds");

  service_world_end (world, SIGKILL);
  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "HeatPhase", "on"));
  g_assert_cmpint (service_world_get_number (world, "HeatEnds"), ==, ends);
  service_world_end (world, SIGKILL);

  /* The moment passes while nobody runs: the same state, half an hour older. */
  {
    g_autofree char *path = unknot_fixture_path (world->fixture, "state", "unknot", "schedule", NULL);
    g_autofree char *text = NULL;
    g_autoptr (GVariant) state = NULL;
    g_autoptr (GVariant) heat = NULL;
    g_autoptr (GVariant) older = NULL;
    g_autofree char *written = NULL;
    g_autofree char *recent = g_strconcat (path, ".recent", NULL);
    static const char *const moments[] = { "boot", "started", "ends", "skin-at", "asked", "told", "off" };
    GVariantDict dict, whole;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    state = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
    g_assert_nonnull (state);
    g_assert_true (g_variant_lookup (state, "heat", "v", &heat));
    g_variant_dict_init (&dict, heat);
    for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
      {
        gint64 moment = 0;

        g_assert_true (g_variant_dict_lookup (&dict, moments[i], "x", &moment));
        g_variant_dict_insert (&dict, moments[i], "x", moment - 30 * UNKNOT_MINUTE);
      }
    g_variant_dict_init (&whole, state);
    g_variant_dict_insert (&whole, "heat", "v", g_variant_dict_end (&dict));
    older = g_variant_ref_sink (g_variant_dict_end (&whole));
    written = g_variant_print (older, TRUE);
    g_assert_true (g_file_set_contents (path, written, -1, NULL));
    g_unlink (recent);
  }
  service_world_start (world, "1");
  g_assert_true (service_world_is (world, "HeatPhase", "take-off"));
  unknot_wait (notices_find_action (world->fixture, "heat-off") != 0);
  g_assert_cmpint (service_world_get_number (world, "HeatEnds"), ==, ends - 30 * UNKNOT_MINUTE);
}

/* Whatever asks for quiet: a burn does not wait. */
static void
test_quiet (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");

  notices_set_quiet (world->fixture, TRUE);
  DO ("Pause", "(@u 0,)");
  set_scale (world, "500");
  unknot_wait (notices_find_action (world->fixture, "heat-off") != 0);
  {
    g_autoptr (NoticeSeen) notice = notices_get (world->fixture, 0);
    guchar urgency = 0;

    g_assert_cmpint (notice->expiry, ==, 0);
    g_assert_true (g_variant_lookup (notice->hints, "urgency", "y", &urgency));
    g_assert_cmpint (urgency, ==, 1);
  }
}

/* Sore skin ends it with advice, which leads to when to see someone. */
static void
test_sore (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("skin");
  g_autofree char *row = NULL;

  unknot_wait (notices_find_action (world->fixture, "skin-sore") != 0);
  notices_click (world->fixture, notices_find_action (world->fixture, "skin-sore"), "skin-sore", "");
  unknot_wait (notices_find_action (world->fixture, "see-someone") != 0);
  g_assert_true (service_world_is (world, "HeatPhase", "off"));
  notices_click (world->fixture, notices_find_action (world->fixture, "see-someone"), "see-someone", "tok");
  unknot_wait (service_world_app_was_asked (world, "show guide:when-to-see-someone tok"));
  row = read_row (world);
  g_assert_cmpstr (row, ==, "heating-pad sore looks 0");
}

/* A service that leaves while it is warm leaves a word behind. */
static void
test_quit (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");

  unknot_wait (shows (world, "The heat session runs"));
  DO ("Quit", NULL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  unknot_wait (shows (world, "Mind the heat on your back"));
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 1);
}

/* What a life left on the screen is taken away by the next one: the last word of one that was ended,
 * and, of one that was killed, a question whose buttons nobody hears any more. */
static void
test_left (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");
  guint before;

  unknot_wait (shows (world, "The heat session runs"));
  DO ("Quit", NULL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_true (shows (world, "Mind the heat on your back"));
  world->service = NULL;
  service_world_start (world, "1");
  unknot_wait (notices_count_open (world->fixture) == 0);
  g_assert_true (service_world_is (world, "HeatPhase", "on"));

  set_scale (world, "500");
  unknot_wait (service_world_is (world, "HeatPhase", "skin"));
  unknot_wait (notices_find_action (world->fixture, "skin-fine") != 0);
  service_world_end (world, SIGKILL);
  before = notices_find_action (world->fixture, "skin-fine");
  g_assert_cmpuint (before, !=, 0);
  service_world_start (world, "1");
  unknot_wait (notices_find_action (world->fixture, "skin-fine") != 0 &&
               notices_find_action (world->fixture, "skin-fine") != before);
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 1);
  notices_click (world->fixture, notices_find_action (world->fixture, "skin-fine"), "skin-fine", "");
  unknot_wait (service_world_is (world, "HeatPhase", "on"));
}

/* The same numbers mean nothing at another server: what other programs show there stays. */
static void
test_left_elsewhere (void)
{
  g_autoptr (ServiceWorld) world = heat_world ("on");

  unknot_wait (shows (world, "The heat session runs"));
  service_world_end (world, SIGKILL);
  unknot_fixture_end (world->fixture, world->server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, NOTICES_NAME));
  world->server = notices_start (world->fixture, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GVariant) shown =
        unknot_fixture_call (world->fixture, NOTICES_NAME, "/org/freedesktop/Notifications", NOTICES_NAME ".Notify",
                             g_variant_new ("(susssasa{sv}i)", "Other", 0, "", "New mail", "", NULL, NULL, -1), NULL);

      g_assert_nonnull (shown);
    }
  service_world_start (world, "1");
  DO ("TestNotification", NULL);
  unknot_wait (notices_count_open (world->fixture) == 6);
}

/* What does not fit is refused and changes nothing. */
static void
test_refused (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *row = NULL;

  service_world_refused (world, "StartHeat", "('no-such-guide', @u 0, false)", NO_GUIDE);
  service_world_refused (world, "StartHeat", "('neck-side-tilt', @u 0, false)", REFUSED);
  service_world_refused (world, "StartHeat", "('warm-bath', @u 0, false)", REFUSED);
  service_world_refused (world, "StartHeat", "('heating-pad', @u 900, false)", INVALID);
  service_world_refused (world, "StartHeat", "('heating-pad', @u 4000000000, false)", INVALID);
  service_world_refused (world, "EndHeat", NULL, REFUSED);
  service_world_refused (world, "AnswerSkin", "('fine',)", REFUSED);
  service_world_refused (world, "AnswerSkin", "('pink',)", INVALID);
  g_assert_true (service_world_is (world, "HeatPhase", "off"));

  DO ("StartHeat", "('', @u 600, true)"); /* as a window hands it over */
  g_assert_false (service_world_is (world, "HeatGuide", ""));
  g_assert_cmpint (service_world_get_number (world, "HeatSkinCheck"), ==, 0);
  service_world_refused (world, "StartHeat", "('heating-pad', @u 0, false)", REFUSED);
  service_world_refused (world, "AnswerSkin", "('fine',)", REFUSED);
  DO ("EndHeat", NULL);
  g_assert_true (service_world_is (world, "HeatPhase", "stretch"));
  DO ("EndHeat", NULL);
  g_assert_true (service_world_is (world, "HeatPhase", "off"));
  row = read_row (world);
  g_assert_true (g_str_has_suffix (row, " ended looks 1"));

  {
    g_autoptr (GVariant) reply = service_world_do (world, "StartHeat", "('heating-pad', @u 0, false)");
    const char *advice;

    g_variant_get (reply, "(&s)", &advice);
    g_assert_nonnull (strstr (advice, "less than an hour ago"));
  }
}

/* Off until wanted; asked once an interval, counted, and silent in quiet. */
static void
test_water (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  guint id;

  g_assert_cmpint (service_world_get_number (world, "Water"), ==, FALSE);
  service_world_refused (world, "HadWater", NULL, REFUSED);
  g_settings_set_boolean (settings, "posture-checks", FALSE);
  g_settings_set_uint (settings, "break-interval", 60);
  g_settings_set_boolean (settings, "water-reminder", TRUE);
  g_settings_set_uint (settings, "water-interval", 30);
  set_scale (world, "200");
  unknot_wait ((id = notices_find_action (world->fixture, "had-water")) != 0);
  {
    g_autoptr (NoticeSeen) notice = notices_get (world->fixture, 0);
    gboolean transient = FALSE;
    guchar urgency = 9;

    g_variant_lookup (notice->hints, "transient", "b", &transient);
    g_assert_true (transient);
    g_variant_lookup (notice->hints, "urgency", "y", &urgency);
    g_assert_cmpint (urgency, ==, 0);
  }
  notices_click (world->fixture, id, "had-water", "");
  unknot_wait (service_world_get_number (world, "WaterToday") == 1);
  set_scale (world, "1");
  g_assert_cmpint (service_world_get_number (world, "WaterToday"), ==, 1);
  DO ("HadWater", NULL);
  g_assert_cmpint (service_world_get_number (world, "WaterToday"), ==, 2);

  service_world_end (world, SIGTERM);
  g_settings_set_boolean (settings, "water-reminder", FALSE);
  service_world_start (world, "1");
  g_assert_cmpint (service_world_get_number (world, "Water"), ==, FALSE);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-heat/whole", test_whole);
  g_test_add_func ("/service-heat/killed", test_killed);
  g_test_add_func ("/service-heat/quiet", test_quiet);
  g_test_add_func ("/service-heat/sore", test_sore);
  g_test_add_func ("/service-heat/quit", test_quit);
  g_test_add_func ("/service-heat/left", test_left);
  g_test_add_func ("/service-heat/left-elsewhere", test_left_elsewhere);
  g_test_add_func ("/service-heat/refused", test_refused);
  g_test_add_func ("/service-heat/water", test_water);

  return g_test_run ();
}
