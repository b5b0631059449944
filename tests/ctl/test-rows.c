/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl/rows.h"

/* The rows of a morning, kind by kind as the service lists them. */
static const char *const breaks =
  "[(@x 1700003000000000, @x 0, @x 0, @x 0, @x 2700000000, @x 180000000, @u 1, @u 0, 'guided', 'shoulder-rolls'),"
  " (@x 1700009000000000, @x 0, @x 0, @x 0, @x 2700000000, @x 0, @u 0, @u 0, 'skipped', '')]";
static const char *const postures =
  "[(@x 1700001200000000, 'slouching', 'Are your feet on the floor?'), (@x 1700007200000000, 'unanswered', '')]";
static const char *const heats =
  "[(@x 1700003600000000, @x 1700004500000000, @x 900000000, @x 900000000, @u 1, 'completed', 'heating-pad')]";
static const char *const marks =
  "[(@x 1, @x 1700003000000000, 'rhomboids-left', @u 6, 'after lunch', 'after', 'shoulder-rolls')]";

static GVariant *
rows (const char *text)
{
  return g_variant_ref_sink (g_variant_new_parsed (text));
}

/* One list of all kinds in the order of time, in words: no name that is meant for scripts. */
static void
test_story (void)
{
  g_autoptr (UnknotStory) story = unknot_story_new ();
  g_autoptr (GVariant) b = rows (breaks), p = rows (postures), h = rows (heats), m = rows (marks);
  g_autofree char *text = NULL;

  unknot_story_add (story, &unknot_row_break, b);
  unknot_story_add (story, &unknot_row_posture, p);
  unknot_story_add (story, &unknot_row_heat, h);
  unknot_story_add (story, &unknot_row_mark, m);
  text = unknot_story_to_text (story);
  g_assert_cmpstr (text, ==,
                   "2023-11-14 22:33  posture check, slouching\n"
                   "2023-11-14 23:03  break, taken: 3 min after 45 min of sitting (Shoulder rolls)\n"
                   "2023-11-14 23:03  mark, Between spine and shoulder blade (rhomboids), left side: 6 of 10, clear, "
                   "after Shoulder rolls  after lunch\n"
                   "2023-11-14 23:28  heat, to its end: 15 min (Heating pad)\n"
                   "2023-11-15 00:13  posture check, not answered\n"
                   "2023-11-15 00:43  break, skipped: after 45 min of sitting\n");
}

static char *
to_json (const UnknotRowKind *kind, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GVariant) array = rows (text);

  json_builder_begin_object (builder);
  unknot_rows_add_json (kind, builder, array);
  json_builder_end_object (builder);
  return unknot_json_to_text (builder, FALSE);
}

/* Scripts read these names: they never change. */
static void
test_json (void)
{
  g_autofree char *b = to_json (&unknot_row_break, breaks), *p = to_json (&unknot_row_posture, postures);
  g_autofree char *h = to_json (&unknot_row_heat, heats), *m = to_json (&unknot_row_mark, marks);

  g_assert_true (g_str_has_prefix (
    b, "{\"breaks\":[{\"ended\":\"2023-11-14T23:03:20+00:00\",\"due\":null,\"offered\":null,\"started\":null,"
       "\"sat_seconds\":2700,\"length_seconds\":180,\"postponed\":1,\"reminded\":0,\"outcome\":\"guided\","
       "\"guide\":\"shoulder-rolls\"},"));
  g_assert_cmpstr (p, ==, "{\"postures\":[{\"asked\":\"2023-11-14T22:33:20+00:00\",\"answer\":\"slouching\","
                          "\"question\":\"Are your feet on the floor?\"},{\"asked\":\"2023-11-15T00:13:20+00:00\","
                          "\"answer\":\"unanswered\",\"question\":\"\"}]}");
  g_assert_cmpstr (h, ==, "{\"heats\":[{\"started\":\"2023-11-14T23:13:20+00:00\","
                          "\"ended\":\"2023-11-14T23:28:20+00:00\",\"heat_seconds\":900,\"planned_seconds\":900,"
                          "\"looks\":1,\"outcome\":\"completed\",\"guide\":\"heating-pad\"}]}");
  g_assert_cmpstr (m, ==, "{\"marks\":[{\"marked\":\"2023-11-14T23:03:20+00:00\",\"spot\":\"rhomboids-left\","
                          "\"strength\":6,\"note\":\"after lunch\",\"context\":\"after\","
                          "\"guide\":\"shoulder-rolls\"}]}");
}

/* What a newer service names, this command line repeats as it is; a time beyond all calendars harms nothing. */
static void
test_unknown (void)
{
  g_autoptr (UnknotStory) story = unknot_story_new ();
  g_autoptr (GVariant) p = rows ("[(@x 9223372036854775807, 'floating', '')]");
  g_autofree char *text = NULL;

  unknot_story_add (story, &unknot_row_posture, p);
  text = unknot_story_to_text (story);
  g_assert_nonnull (strstr (text, "posture check, floating\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/story", test_story);
  g_test_add_func ("/rows/json", test_json);
  g_test_add_func ("/rows/unknown", test_unknown);
  return g_test_run ();
}
