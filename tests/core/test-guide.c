/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog.h"
#include "core/guide/guide-private.h"
#include "core/nearest-name.h"

#include <math.h>
#include <string.h>

#define HEAD \
  "{\"format\":1,\"id\":\"x\",\"kind\":\"stretch\",\"title\":\"Tilt\",\"summary\":\"A tilt.\"," \
  "\"place\":[\"chair\",\"floor\"],\"props\":[\"chair\"],\"muscles\":[\"upper-trapezius\"],\"on-camera\":true," \
  "\"evidence\":{\"strength\":\"moderate\",\"note\":\"A note.\",\"sources\":[\"B8\"]}," \
  "\"cautions\":[\"Slowly.\"],\"stop\":[\"Stop.\"],"

static UnknotGuide *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  UnknotGuide *guide = unknot_guide_parse ("x.json", text, strlen (text), &error);

  g_assert_no_error (error);
  return guide;
}

/* Every member arrives where it belongs; what is left out has its documented value. */
static void
test_members (void)
{
  g_autoptr (UnknotGuide) guide =
    parse (HEAD "\"base\":\"sitting\",\"view\":{\"turn\":30,\"framing\":\"upper\"},\"never-press\":[\"throat\"],"
                "\"next\":\"y\",\"steps\":["
                "{\"text\":\"Sit.\",\"seconds\":4.5,\"pressure\":3,\"spot\":\"rhomboids-left\",\"skin-check\":true,"
                "\"side\":\"left\",\"props\":[\"ball\"],\"glow\":[\"rhomboids-left\"],"
                "\"view\":{\"tilt\":20},\"arrows\":[{\"at\":\"chin\",\"direction\":\"back\"}]},"
                "{\"text\":\"Breathe.\",\"breath\":{\"in\":4,\"hold\":1,\"out\":6,\"rest\":0.5,\"count\":3}},"
                "{\"text\":\"Roll.\",\"move\":[{\"pose\":{\"scapula-elevation\":30},\"seconds\":1.5,\"hold\":2},"
                "{\"seconds\":1}],\"repeat\":4}]}");
  const UnknotStep *step;

  g_assert_cmpstr (unknot_guide_get_id (guide), ==, "x");
  g_assert_cmpint (unknot_guide_get_kind (guide), ==, UNKNOT_GUIDE_STRETCH);
  g_assert_cmpstr (unknot_guide_get_title (guide), ==, "Tilt");
  g_assert_cmpint (unknot_guide_get_places (guide), ==, UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_FLOOR);
  g_assert_true (unknot_guide_get_on_camera (guide));
  g_assert_false (unknot_guide_get_silent (guide));
  g_assert_cmpint (unknot_guide_get_evidence (guide), ==, UNKNOT_EVIDENCE_MODERATE);
  g_assert_cmpstr (unknot_guide_get_never_press (guide)[0], ==, "throat");
  g_assert_cmpint (unknot_guide_get_spot_limit (guide), ==, 270);
  g_assert_cmpstr (unknot_guide_get_next (guide), ==, "y");
  g_assert_null (unknot_guide_get_ask_first (guide)[0]);
  g_assert_cmpuint (unknot_guide_get_n_steps (guide), ==, 3);
  g_assert_cmpfloat_with_epsilon (unknot_guide_get_seconds (guide), 4.5 + 34.5 + 18, 1e-9);

  step = unknot_guide_get_step (guide, 0);
  g_assert_cmpstr (step->text, ==, "Sit.");
  g_assert_cmpfloat_with_epsilon (step->seconds, 4.5, 1e-9);
  g_assert_cmpuint (step->n_keys, ==, 1);
  g_assert_cmpfloat_with_epsilon (step->keys[0].seconds, 1.5, 1e-9);
  g_assert_cmpfloat (step->view.turn, ==, 30);
  g_assert_cmpfloat (step->view.tilt, ==, 20);
  g_assert_cmpint (step->view.framing, ==, UNKNOT_FRAME_UPPER);
  g_assert_cmpint (step->pressure, ==, 3);
  g_assert_cmpstr (step->spot, ==, "rhomboids-left");
  g_assert_true (step->skin_check && step->has_side && step->side == UNKNOT_LEFT);
  g_assert_cmpstr (step->glow[0], ==, "rhomboids-left");
  g_assert_cmpstr (step->props[0], ==, "ball");
  g_assert_cmpstr (step->arrows[0].landmark, ==, "chin");
  g_assert_cmpfloat (step->arrows[0].direction[2], ==, -1);
  g_assert_false (step->counts_breaths);

  step = unknot_guide_get_step (guide, 1);
  g_assert_true (step->counts_breaths);
  g_assert_cmpfloat_with_epsilon (step->breath_seconds, 11.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (step->breath.out, 6, 1e-9);
  g_assert_cmpfloat (step->view.tilt, ==, 7);

  step = unknot_guide_get_step (guide, 2);
  g_assert_cmpuint (step->repeat, ==, 4);
  g_assert_cmpuint (step->n_keys, ==, 3); /* a hold is a key of its own */
  g_assert_cmpfloat (step->keys[1].pose.angle[UNKNOT_JOINT_SCAPULA_ELEVATION], ==, 30);
  g_assert_cmpfloat (step->keys[2].pose.angle[UNKNOT_JOINT_SCAPULA_ELEVATION], ==, 0);
}

/* "from": "previous" goes on where the step before ended, others begin at the base again. */
static void
test_from (void)
{
  g_autoptr (UnknotGuide) guide = parse (
    HEAD "\"base\":\"sitting\",\"steps\":["
         "{\"text\":\"One.\",\"seconds\":5,\"pose\":{\"neck-bend\":20}},"
         "{\"text\":\"Two.\",\"seconds\":5,\"from\":\"previous\",\"pose\":{\"neck-turn\":10}},"
         "{\"text\":\"Three.\",\"from\":\"previous\",\"move\":[{\"pose\":{\"neck-turn\":5},\"seconds\":1},{\"seconds\":1}]},"
         "{\"text\":\"Four.\",\"seconds\":5,\"pose\":{\"neck-turn\":10}}]}");

  g_assert_cmpfloat (unknot_guide_get_step (guide, 1)->keys[0].pose.angle[UNKNOT_JOINT_NECK_BEND], ==, 20);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 1)->keys[0].pose.angle[UNKNOT_JOINT_NECK_TURN], ==, 10);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 2)->keys[0].pose.angle[UNKNOT_JOINT_NECK_TURN], ==, 5);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 2)->keys[1].pose.angle[UNKNOT_JOINT_NECK_TURN], ==, 10);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 3)->keys[0].pose.angle[UNKNOT_JOINT_NECK_BEND], ==, 0);
}

/* Both sides laid out: texts, poses, views, names and arrows are mirrored; "once" is not. */
static void
test_sides (void)
{
  g_autoptr (UnknotGuide) guide = parse (
    HEAD "\"sides\":\"each\",\"base\":\"sitting\",\"view\":{\"turn\":150},\"steps\":["
         "{\"text\":\"Sit right here.\",\"seconds\":2,\"once\":true},"
         "{\"text\":\"Right ear up, left ear down, brightly.\",\"seconds\":3,\"pose\":{\"neck-bend-left\":20},"
         "\"glow\":[\"scalenes-right\",\"suboccipitals\"],\"arrows\":[{\"at\":\"temple-right\",\"direction\":\"left\"}]},"
         "{\"text\":\"Rechtes Ohr.\",\"text-other-side\":\"Linkes Ohr.\",\"seconds\":3},"
         "{\"text\":\"Rest.\",\"seconds\":4,\"once\":true}]}");
  const UnknotStep *one, *other;

  g_assert_cmpuint (unknot_guide_get_n_steps (guide), ==, 6);
  g_assert_cmpfloat_with_epsilon (unknot_guide_get_seconds (guide), 2 + 2 * 6 + 4, 1e-9);
  g_assert_cmpstr (unknot_guide_get_step (guide, 0)->text, ==, "Sit right here.");
  g_assert_false (unknot_guide_get_step (guide, 0)->has_side);
  one = unknot_guide_get_step (guide, 1);
  other = unknot_guide_get_step (guide, 3);
  g_assert_cmpstr (one->text, ==, "Right ear up, left ear down, brightly.");
  g_assert_cmpstr (other->text, ==, "Left ear up, right ear down, brightly.");
  g_assert_true (one->has_side && one->side == UNKNOT_RIGHT);
  g_assert_true (other->has_side && other->side == UNKNOT_LEFT);
  g_assert_cmpfloat (one->keys[0].pose.angle[UNKNOT_JOINT_NECK_BEND], ==, 20);
  g_assert_cmpfloat (other->keys[0].pose.angle[UNKNOT_JOINT_NECK_BEND], ==, -20);
  g_assert_cmpfloat (one->view.turn, ==, 150);
  g_assert_cmpfloat (other->view.turn, ==, -150);
  g_assert_cmpstr (other->glow[0], ==, "scalenes-left");
  g_assert_cmpstr (other->glow[1], ==, "suboccipitals");
  g_assert_cmpstr (other->arrows[0].landmark, ==, "temple-left");
  g_assert_cmpfloat (other->arrows[0].direction[0], ==, -1);
  g_assert_cmpstr (unknot_guide_get_step (guide, 4)->text, ==, "Linkes Ohr.");
  g_assert_cmpstr (unknot_guide_get_step (guide, 5)->text, ==, "Rest.");
}

/* A set takes steps and everything they ask for from its parts. */
static void
test_join (void)
{
  g_autoptr (UnknotGuide) set = parse (HEAD "\"parts\":[\"a\",\"b\"]}");
  g_autoptr (UnknotGuide) a = parse (
    HEAD "\"silent\":true,\"base\":\"sitting\",\"steps\":[{\"text\":\"One.\",\"seconds\":5}]}");
  g_autoptr (UnknotGuide) b = parse (
    "{\"format\":1,\"id\":\"b\",\"kind\":\"massage\",\"title\":\"B\",\"summary\":\"B.\",\"place\":[\"wall\"],"
    "\"props\":[\"ball\",\"chair\"],\"muscles\":[\"rhomboids\"],\"silent\":true,"
    "\"evidence\":{\"strength\":\"limited\",\"note\":\"B.\",\"sources\":[\"C1\",\"B8\"]},"
    "\"cautions\":[\"Lightly.\"],\"ask-first\":[\"Ask.\"],\"stop\":[\"Stop.\",\"Halt.\"],\"base\":\"standing\","
    "\"steps\":[{\"text\":\"Two.\",\"seconds\":7,\"pressure\":4}]}");
  UnknotGuide *parts[] = { a, b };
  g_autoptr (UnknotGuide) joined = unknot_guide_join (set, parts, 2);

  g_assert_cmpuint (unknot_guide_get_n_steps (set), ==, 0);
  g_assert_cmpuint (unknot_guide_get_n_steps (joined), ==, 2);
  g_assert_cmpfloat_with_epsilon (unknot_guide_get_seconds (joined), 12, 1e-9);
  g_assert_cmpstr (unknot_guide_get_step (joined, 1)->text, ==, "Two.");
  g_assert_cmpint (unknot_guide_get_kind (joined), ==, UNKNOT_GUIDE_STRETCH);
  g_assert_false (unknot_guide_get_on_camera (joined));
  g_assert_true (unknot_guide_get_silent (joined));
  g_assert_cmpuint (g_strv_length ((char **) unknot_guide_get_props (joined)), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) unknot_guide_get_muscles (joined)), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) unknot_guide_get_cautions (joined)), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) unknot_guide_get_stop (joined)), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) unknot_guide_get_sources (joined)), ==, 2);
  g_assert_cmpuint (unknot_guide_get_spot_limit (joined), ==, 270);
}

/* Whole words only, in any case, and twice is nothing. */
static void
test_swap_sides (void)
{
  static const char *const table[][2] = {
    { "Hold the seat with your right hand.", "Hold the seat with your left hand." },
    { "LEFT, Right; left-hand", "RIGHT, Left; right-hand" },
    { "bright leftover lefts", "bright leftover lefts" },
    { "", "" },
    { "droit à gauche", "droit à gauche" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *swapped = unknot_swap_sides (table[i][0]);
      g_autofree char *back = unknot_swap_sides (swapped);

      if (i != 1) /* capitals beyond the first letter are not kept */
        g_assert_cmpstr (swapped, ==, table[i][1]);
      g_assert_cmpint (g_ascii_strcasecmp (back, table[i][0]), ==, 0);
    }
}

/* What may run beside other work says for how long; everything else does not. */
static void
test_heat (void)
{
  static const struct {
    const char *id;
    UnknotGuideHeat heat; /* seconds 0: none */
  } guides[] = {
    { "heating-pad", { 1, 900, 300, 0 } },
    { "warm-compress", { 2, 900, 300, 0 } },
    { "grain-bag", { 2, 900, 300, 0 } },
    { "heat-wrap", { 1, 7200, 300, 1800 } },
    { "warm-bath", { 0 } }, /* nobody works in a bath */
    { "warm-shower", { 0 } },
    { "neck-set", { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autofree char *name = g_strconcat (guides[i].id, ".json", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "guides", name, NULL);
      g_autoptr (UnknotGuide) guide = NULL;
      g_autofree char *data = NULL;
      const UnknotGuideHeat *heat;

      g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
      guide = parse (data);
      heat = unknot_guide_get_heat (guide);
      g_assert_cmpint (heat != NULL, ==, guides[i].heat.seconds > 0);
      if (heat == NULL)
        continue;
      g_assert_cmpuint (heat->from, ==, guides[i].heat.from);
      g_assert_cmpuint (heat->seconds, ==, guides[i].heat.seconds);
      g_assert_cmpuint (heat->skin_check, ==, guides[i].heat.skin_check);
      g_assert_cmpuint (heat->skin_again, ==, guides[i].heat.skin_again);
    }
}

/* Every file of the corpus gives exactly the message that broken-guides/messages.txt has. */
static void
test_broken (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "core", "broken-guides", NULL);
  g_autofree char *list = g_build_filename (folder, "messages.txt", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) messages = NULL;
  const char *name;
  guint n = 0;

  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  messages = g_strsplit (text, "\n", -1);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_null (unknot_guide_parse (name, data, length, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == UNKNOT_GUIDE_ERROR);
      if (!g_strv_contains ((const char *const *) messages, error->message))
        g_error ("not in messages.txt: %s", error->message);
      n++;
    }
  g_assert_cmpuint (n, ==, g_strv_length (messages) - 1);
  g_assert_cmpuint (n, >, 80);
}

/* Limits that need large texts, and a byte order mark, which does no harm. */
static void
test_limits (void)
{
  g_autofree char *large = g_strnfill (UNKNOT_GUIDE_MAX_BYTES + 1, ' ');
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = NULL;

  g_assert_null (unknot_guide_parse ("x.json", large, UNKNOT_GUIDE_MAX_BYTES + 1, &error));
  g_assert_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (unknot_guide_parse ("x.json", deep, 200000, &error));
  g_assert_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_LIMIT);
  guide = parse ("\xef\xbb\xbf" HEAD "\"base\":\"sitting\",\"steps\":[{\"text\":\"One.\",\"seconds\":5}]}");
}

/* Escapes become what they mean; numbers come in every way of writing them. */
static void
test_json (void)
{
  g_autoptr (UnknotGuide) guide = parse (
    HEAD "\"base\":\"sitting\",\"steps\":[{\"text\":\"\\u0041\\\"\\/\\\\ \\u00e9\\ud83d\\ude00.\",\"seconds\":5e0,"
         "\"pose\":{\"neck-bend\":-1.5E+1,\"neck-turn\":-0}},{\"text\":\"ü\",\"seconds\":12.50}]}\n\t ");

  g_assert_cmpstr (unknot_guide_get_step (guide, 0)->text, ==, "A\"/\\ é😀.");
  g_assert_cmpfloat (unknot_guide_get_step (guide, 0)->seconds, ==, 5);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 0)->keys[0].pose.angle[UNKNOT_JOINT_NECK_BEND], ==, -15);
  g_assert_cmpfloat (unknot_guide_get_step (guide, 1)->seconds, ==, 12.5);
}

/* The nearest name is offered for a slip, nothing for something else. */
static void
test_nearest (void)
{
  static const char *const known[] = { "seconds", "text", "pose", NULL };

  g_assert_cmpstr (unknot_nearest_name ("secnods", known), ==, "seconds");
  g_assert_cmpstr (unknot_nearest_name ("txt", known), ==, "text");
  g_assert_null (unknot_nearest_name ("javascript", known));
  g_assert_null (unknot_nearest_name ("", known));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/members", test_members);
  g_test_add_func ("/guide/from", test_from);
  g_test_add_func ("/guide/sides", test_sides);
  g_test_add_func ("/guide/join", test_join);
  g_test_add_func ("/guide/swap-sides", test_swap_sides);
  g_test_add_func ("/guide/heat", test_heat);
  g_test_add_func ("/guide/broken", test_broken);
  g_test_add_func ("/guide/limits", test_limits);
  g_test_add_func ("/guide/json", test_json);
  g_test_add_func ("/guide/nearest", test_nearest);
  return g_test_run ();
}
