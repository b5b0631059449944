/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "app/guides/step-lines.h"
#include "core/guide/catalog.h"
#include "core/guide/guide-private.h"

#define SAME "The same on the other side."

/* Reads the list as somebody does who follows it: "the same on the other side" is what was read since the
 * last such line, as far back as it takes a side, with left and right swapped.  So every step that is
 * played must come out, once, in its place. */
static void
assert_complete (UnknotGuide *guide)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) notes = NULL;
  guint step = 0, sided = 0;

  unknot_step_lines (guide, &lines, &notes);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (notes));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_equal (lines[i], SAME))
        {
          if (g_strcmp0 (lines[i], unknot_guide_get_step (guide, step)->text) != 0)
            g_error ("%s: “%s” stands where “%s” is done", unknot_guide_get_id (guide), lines[i],
                     unknot_guide_get_step (guide, step)->text);
          sided = unknot_guide_get_step (guide, step)->has_side ? sided + 1 : 0;
          g_assert_true (g_str_has_suffix (notes[i], " a side") == FALSE || sided > 0);
          step++;
          continue;
        }
      g_assert_cmpuint (sided, >, 0);
      g_assert_cmpstr (notes[i], ==, "");
      for (guint k = sided; k > 0; k--, step++)
        {
          g_autofree char *swapped = unknot_swap_sides (lines[i - k]);

          g_assert_cmpstr (swapped, ==, unknot_guide_get_step (guide, step)->text);
          if (unknot_guide_get_kind (guide) != UNKNOT_GUIDE_CARE)
            g_assert_true (g_str_has_suffix (notes[i - k], " a side"));
        }
      sided = 0;
    }
  g_assert_cmpuint (step, ==, unknot_guide_get_n_steps (guide));
}

static void
test_bundled (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  const guint n = (unknot_catalog_load (catalog), unknot_catalog_get_n_entries (catalog));

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);

      assert_complete (guide);
    }
}

/* @steps is read, and its list compared with @wanted: lines, each followed by its note. */
static void
assert_lines (const char *steps, const char *const *wanted)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\":1,\"id\":\"x\",\"kind\":\"stretch\",\"title\":\"Tilt\",\"summary\":\"A tilt.\","
    "\"place\":[\"chair\"],\"on-camera\":true,\"evidence\":{\"strength\":\"limited\",\"note\":\"A note.\","
    "\"sources\":[\"B8\"]},\"cautions\":[\"Slowly.\"],\"stop\":[\"Stop.\"],\"base\":\"sitting\","
    "\"sides\":\"each\",\"steps\":[%s]}", steps);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = unknot_guide_parse ("x.json", text, strlen (text), &error);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) notes = NULL;

  g_assert_no_error (error);
  unknot_step_lines (guide, &lines, &notes);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_nonnull (wanted[2 * i]);
      g_assert_cmpstr (lines[i], ==, wanted[2 * i]);
      g_assert_cmpstr (notes[i], ==, wanted[2 * i + 1]);
    }
  g_assert_null (wanted[2 * g_strv_length (lines)]);
}

/* What is done once, before and after both sides, stands there for itself. */
static void
test_once (void)
{
  assert_lines ("{\"text\":\"Sit.\",\"seconds\":5,\"once\":true},"
                "{\"text\":\"Tilt right.\",\"seconds\":20},{\"text\":\"Come back.\",\"seconds\":5},"
                "{\"text\":\"Roll.\",\"seconds\":9,\"once\":true}",
                (const char *const[]) { "Sit.", "5 s", "Tilt right.", "20 s a side", "Come back.", "5 s a side", SAME, "",
                                        "Roll.", "9 s", NULL });
}

/* Words of its own for the other side are not left out, nor is what stands between them. */
static void
test_own_words (void)
{
  assert_lines ("{\"text\":\"Tilt right.\",\"seconds\":20,\"text-other-side\":\"And over to the left.\"},"
                "{\"text\":\"Come back.\",\"seconds\":5}",
                (const char *const[]) { "Tilt right.", "20 s", "Come back.", "5 s", "And over to the left.", "20 s",
                                        "Come back.", "5 s", NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-lines/bundled", test_bundled);
  g_test_add_func ("/step-lines/once", test_once);
  g_test_add_func ("/step-lines/own-words", test_own_words);
  return g_test_run ();
}
