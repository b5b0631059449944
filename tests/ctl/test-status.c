/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "core/schedule/phrase.h"
#include "ctl/status.h"

#define CLOCK (100 * UNKNOT_HOUR)

/* A service that was asked two minutes after its numbers were taken. */
static GVariant *
properties (const char *state, const char *quiet)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder reasons;

  g_variant_dict_insert (&dict, "State", "s", state);
  g_variant_dict_insert (&dict, "Running", "b", TRUE);
  g_variant_dict_insert (&dict, "AsOf", "x", CLOCK - 2 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "Sat", "x", 30 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "DueIn", "x", 15 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "PostureIn", "x", (gint64) -1);
  g_variant_dict_insert (&dict, "Progress", "u", 5);
  g_variant_dict_insert (&dict, "PausedUntil", "x", (gint64) -1);
  g_variant_dict_insert (&dict, "BreakEnds", "x", CLOCK + UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "Presence", "s", "xsync");
  g_variant_dict_insert (&dict, "LockSource", "s", "logind");
  g_variant_dict_insert (&dict, "IdleSince", "x", CLOCK - 6 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "NextMoment", "x", CLOCK + 3 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "NextMomentReason", "s", "A break is due.");
  g_variant_dict_insert (&dict, "NextGuide", "s", "shoulder-rolls");
  g_variant_dict_insert (&dict, "NextGuideReason", "s", "Says \"now\".");
  g_variant_builder_init (&reasons, G_VARIANT_TYPE ("a(ss)"));
  if (quiet)
    g_variant_builder_add (&reasons, "(ss)", "microphone", quiet);
  g_variant_dict_insert_value (&dict, "Quiet", g_variant_builder_end (&reasons));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* Every reason for quiet is named, whether it holds a break or not. */
static void
test_quiet (void)
{
  g_autoptr (GVariant) held = properties ("held", "A call"), working = properties ("working", NULL);
  GVariantDict dict;
  g_autoptr (GVariant) both = NULL;
  g_autofree char *held_text = NULL, *text = NULL;

  g_variant_dict_init (&dict, held);
  g_variant_dict_insert_value (&dict, "Quiet", g_variant_new_parsed ("[('microphone', 'A call'), ('inhibited', 'A film')]"));
  both = g_variant_ref_sink (g_variant_dict_end (&dict));
  held_text = unknot_status_format (both, CLOCK, UNKNOT_FORMAT_TEXT, NULL);
  g_assert_nonnull (strstr (held_text, "Your break is held: A call; A film."));
  g_variant_unref (both);
  g_variant_dict_init (&dict, working);
  g_variant_dict_insert_value (&dict, "Quiet", g_variant_new_parsed ("[('microphone', 'A call'), ('inhibited', 'A film')]"));
  both = g_variant_ref_sink (g_variant_dict_end (&dict));
  text = unknot_status_format (both, CLOCK, UNKNOT_FORMAT_TEXT, NULL);
  g_assert_nonnull (strstr (text, "\nQuiet: A call; A film."));
}

/* Running numbers are counted on from when they were taken to now. */
static void
test_text (void)
{
  g_autoptr (GVariant) working = properties ("working", NULL);
  g_autofree char *text = unknot_status_format (working, CLOCK, UNKNOT_FORMAT_TEXT, NULL);

  g_assert_cmpstr (text, ==, "Sitting for 32 min. Break in 13 min.\nNext guide: Shoulder rolls. Says \"now\".");
}

/* What a state waits for is its own: the end of the break, of the pause, or none. */
static void
test_left (void)
{
  g_autoptr (GVariant) rest = properties ("break", NULL);
  g_autoptr (GVariant) paused = properties ("paused", NULL);
  g_autofree char *rest_json = unknot_status_format (rest, CLOCK, UNKNOT_FORMAT_JSON, NULL);
  g_autofree char *paused_json = unknot_status_format (paused, CLOCK, UNKNOT_FORMAT_JSON, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpint (json_object_get_int_member (parse (parser, rest_json), "left_seconds"), ==, 60);
  g_assert_true (json_object_get_null_member (parse (parser, paused_json), "left_seconds"));
  g_assert_true (json_object_get_null_member (parse (parser, paused_json), "posture_in_seconds"));
}

/* Sentences may hold quotes and any script; JSON carries them unharmed. */
static void
test_json (void)
{
  const char *reason = "A microphone is in use by \"Größe\\n\"";
  g_autoptr (GVariant) held = properties ("held", reason);
  g_autofree char *json = unknot_status_format (held, CLOCK, UNKNOT_FORMAT_JSON, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, json);
  JsonObject *quiet = json_array_get_object_element (json_object_get_array_member (object, "quiet"), 0);

  g_assert_null (strchr (json, '\n'));
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "held");
  g_assert_cmpint (json_object_get_int_member (object, "sitting_seconds"), ==, 32 * 60);
  g_assert_cmpstr (json_object_get_string_member (quiet, "name"), ==, "microphone");
  g_assert_cmpstr (json_object_get_string_member (quiet, "text"), ==, reason);
}

static void
test_waybar (void)
{
  g_autoptr (GVariant) working = properties ("working", NULL);
  g_autofree char *json = unknot_status_format (working, CLOCK, UNKNOT_FORMAT_WAYBAR, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, json);

  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "13 min");
  g_assert_cmpstr (json_object_get_string_member (object, "class"), ==, "working");
  g_assert_cmpint (json_object_get_int_member (object, "percentage"), ==, 62);
}

/* A source that does not know the last input leaves that open, and says so. */
static void
test_idle_unknown (void)
{
  static const struct {
    const char *presence;
    const char *wanted;
  } cases[] = {
    { "ext-idle-notify", "(ext-idle-notify). You are here; this session tells of long rests only.\n" },
    { "unlocked", "Presence: Nothing here tells when you are away. You count as here.\n" },
  };
  g_autoptr (GVariant) decisions = g_variant_ref_sink (g_variant_new_parsed ("@a(xs) []"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) working = properties ("working", NULL);
      g_autoptr (GVariant) unknown = NULL;
      g_autofree char *text = NULL;
      GVariantDict dict;

      g_variant_dict_init (&dict, working);
      g_variant_dict_insert (&dict, "Presence", "s", cases[i].presence);
      g_variant_dict_insert (&dict, "IdleSince", "x", (gint64) 0);
      g_variant_dict_insert (&dict, "Running", "b", TRUE);
      unknown = g_variant_ref_sink (g_variant_dict_end (&dict));
      text = unknot_status_format (unknown, CLOCK, UNKNOT_FORMAT_TEXT, decisions);
      g_assert_nonnull (strstr (text, cases[i].wanted));
    }
}

/* Asked why, it tells what is sensed, every reason for quiet, what comes and what was decided. */
static void
test_verbose (void)
{
  static const char *const wanted[] = {
    "Presence: The X server tells when keyboard and mouse rest (xsync). No input for 6 min; you count as here.\n",
    "Lock: the session manager (logind)\n", "Quiet (microphone): A call.\n",
    "Next moment: in 3 min. A break is due.\n", "Last decisions:\n  Thu, 00:00:07  You came back.",
  };
  g_autoptr (GVariant) held = properties ("held", "A call");
  g_autoptr (GVariant) decisions = g_variant_ref_sink (g_variant_new_parsed ("[(@x 7000000, 'You came back.')]"));
  g_autofree char *text = unknot_status_format (held, CLOCK, UNKNOT_FORMAT_TEXT, decisions);
  g_autofree char *json = unknot_status_format (held, CLOCK, UNKNOT_FORMAT_JSON, decisions);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = parse (parser, json);
  JsonObject *decision = json_array_get_object_element (json_object_get_array_member (object, "decisions"), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
  g_assert_cmpint (json_object_get_int_member (object, "idle_seconds"), ==, 360);
  g_assert_cmpint (json_object_get_int_member (object, "next_moment_seconds"), ==, 180);
  g_assert_cmpstr (json_object_get_string_member (object, "lock_source"), ==, "logind");
  g_assert_cmpstr (json_object_get_string_member (decision, "time"), ==, "1970-01-01T00:00:07Z");
  g_assert_cmpstr (json_object_get_string_member (decision, "text"), ==, "You came back.");
}

/* Who asks why nothing comes during a pause, or outside the working hours, is told. */
static void
test_own_quiet (void)
{
  g_autoptr (GVariant) paused = properties ("paused", "A call"), both = NULL;
  g_autoptr (GVariant) decisions = g_variant_ref_sink (g_variant_new_parsed ("@a(xs) []"));
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL, *json = NULL, *plain = NULL;
  JsonArray *quiet;
  GVariantDict dict;

  g_variant_dict_init (&dict, paused);
  g_variant_dict_insert (&dict, "OffHours", "b", TRUE);
  both = g_variant_ref_sink (g_variant_dict_end (&dict));
  text = unknot_status_format (both, CLOCK, UNKNOT_FORMAT_TEXT, decisions);
  json = unknot_status_format (both, CLOCK, UNKNOT_FORMAT_JSON, decisions);
  plain = unknot_status_format (both, CLOCK, UNKNOT_FORMAT_TEXT, NULL);
  g_assert_nonnull (strstr (text, "\nQuiet (paused): You paused the reminders.\n"
                                  "Quiet (working-hours): It is outside your working hours.\n"
                                  "Quiet (microphone): A call.\n"));
  g_assert_nonnull (strstr (plain, "\nQuiet: A call.")); /* the rest has been said */
  quiet = json_object_get_array_member (parse (parser, json), "quiet");
  g_assert_cmpuint (json_array_get_length (quiet), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (quiet, 1), "name"), ==,
                   "working-hours");
}

/* A heat session and water stand beside the sitting, in words and in JSON. */
static void
test_care (void)
{
  g_autoptr (GVariant) working = properties ("working", NULL);
  g_autoptr (GVariant) warm = NULL;
  g_autofree char *text = NULL, *json = NULL, *cold_json = unknot_status_format (working, CLOCK, UNKNOT_FORMAT_JSON, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  GVariantDict dict;

  g_assert_true (json_object_get_null_member (parse (parser, cold_json), "heat_left_seconds"));
  g_assert_true (json_object_get_null_member (parse (parser, cold_json), "water_today"));
  g_variant_dict_init (&dict, working);
  g_variant_dict_insert (&dict, "HeatPhase", "s", "on");
  g_variant_dict_insert (&dict, "HeatGuide", "s", "heating-pad");
  g_variant_dict_insert (&dict, "HeatEnds", "x", CLOCK + 12 * UNKNOT_MINUTE);
  g_variant_dict_insert (&dict, "Water", "b", TRUE);
  g_variant_dict_insert (&dict, "WaterToday", "u", 3);
  warm = g_variant_ref_sink (g_variant_dict_end (&dict));
  text = unknot_status_format (warm, CLOCK, UNKNOT_FORMAT_TEXT, NULL);
  g_assert_nonnull (strstr (text, "\nHeat: 12 min left\nWater: 3 times today\n"));
  json = unknot_status_format (warm, CLOCK, UNKNOT_FORMAT_JSON, NULL);
  g_assert_cmpstr (json_object_get_string_member (parse (parser, json), "heat"), ==, "on");
  g_assert_cmpint (json_object_get_int_member (parse (parser, json), "heat_left_seconds"), ==, 720);
  g_assert_cmpint (json_object_get_int_member (parse (parser, json), "water_today"), ==, 3);
}

/* A service of another version may lack any member. */
static void
test_empty (void)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));

  for (UnknotFormat format = UNKNOT_FORMAT_TEXT; format <= UNKNOT_FORMAT_WAYBAR; format++)
    {
      g_autofree char *text = unknot_status_format (nothing, CLOCK, format, NULL);
      g_assert_cmpuint (strlen (text), >, 0);
    }
}

/* The words are others at the next full minute of what they count, and in the last one each second;
 * what does not run does not change. */
static void
test_next_change (void)
{
  g_autoptr (GVariant) working = properties ("working", NULL);
  g_autoptr (GVariant) rest = properties ("break", NULL);
  g_autoptr (GVariant) paused = properties ("paused", NULL);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) away = NULL;

  for (gint64 at = CLOCK; at < CLOCK + 12 * UNKNOT_MINUTE; at += unknot_status_next_change (working, at))
    {
      g_autofree char *now = unknot_status_format (working, at, UNKNOT_FORMAT_TEXT, NULL);
      g_autofree char *soon =
        unknot_status_format (working, at + unknot_status_next_change (working, at), UNKNOT_FORMAT_TEXT, NULL);
      g_autofree char *before =
        unknot_status_format (working, at + unknot_status_next_change (working, at) - 1, UNKNOT_FORMAT_TEXT, NULL);

      g_assert_cmpstr (now, ==, before);
      g_assert_cmpstr (now, !=, soon);
    }
  g_assert_cmpint (unknot_status_next_change (rest, CLOCK + 30 * UNKNOT_SECOND + 1), ==, UNKNOT_SECOND - 1);
  g_assert_cmpint (unknot_status_next_change (paused, CLOCK), ==, UNKNOT_MINUTE);

  g_variant_dict_insert (&dict, "State", "s", "away");
  g_variant_dict_insert (&dict, "Running", "b", FALSE);
  g_variant_dict_insert (&dict, "DueIn", "x", 15 * UNKNOT_MINUTE);
  away = g_variant_ref_sink (g_variant_dict_end (&dict));
  g_assert_cmpint (unknot_status_next_change (away, CLOCK), ==, UNKNOT_NEVER);
}

/* A bar that watches shows no old number when the service has gone. */
static void
test_off (void)
{
  g_autofree char *text = unknot_status_format_off (UNKNOT_FORMAT_TEXT);
  g_autofree char *json = unknot_status_format_off (UNKNOT_FORMAT_JSON);
  g_autofree char *waybar = unknot_status_format_off (UNKNOT_FORMAT_WAYBAR);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpstr (text, ==, "Unknot is not running.");
  g_assert_cmpstr (json_object_get_string_member (parse (parser, json), "state"), ==, "off");
  g_assert_cmpstr (json_object_get_string_member (parse (parser, waybar), "class"), ==, "off");
  g_assert_cmpstr (json_object_get_string_member (parse (parser, waybar), "text"), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/text", test_text);
  g_test_add_func ("/status/quiet", test_quiet);
  g_test_add_func ("/status/off", test_off);
  g_test_add_func ("/status/next-change", test_next_change);
  g_test_add_func ("/status/left", test_left);
  g_test_add_func ("/status/json", test_json);
  g_test_add_func ("/status/waybar", test_waybar);
  g_test_add_func ("/status/verbose", test_verbose);
  g_test_add_func ("/status/own-quiet", test_own_quiet);
  g_test_add_func ("/status/idle-unknown", test_idle_unknown);
  g_test_add_func ("/status/care", test_care);
  g_test_add_func ("/status/empty", test_empty);
  return g_test_run ();
}
