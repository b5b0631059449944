/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "app/palette.h"

/* Text and the grounds it stands on.  4.5:1 is what WCAG 2.1 asks of text (1.4.3), 3:1 of
 * the edges of controls and of graphics (1.4.11). */
static const struct {
  UnknotColor front;
  UnknotColor ground;
  double least;
} pairs[] = {
  { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_GROUND, 4.5 },   { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_CARD, 4.5 },
  { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_BAR, 4.5 },      { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_NOTICE, 4.5 },
  { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_STAGE, 4.5 },    { UNKNOT_COLOR_QUIET, UNKNOT_COLOR_GROUND, 4.5 },
  { UNKNOT_COLOR_QUIET, UNKNOT_COLOR_CARD, 4.5 },    { UNKNOT_COLOR_QUIET, UNKNOT_COLOR_BAR, 4.5 },
  { UNKNOT_COLOR_ON_ACCENT, UNKNOT_COLOR_ACCENT, 4.5 },
  { UNKNOT_COLOR_LINK, UNKNOT_COLOR_GROUND, 4.5 },   { UNKNOT_COLOR_LINK, UNKNOT_COLOR_CARD, 4.5 },
  { UNKNOT_COLOR_LINK, UNKNOT_COLOR_NOTICE, 4.5 },   { UNKNOT_COLOR_GROUND, UNKNOT_COLOR_TEXT, 4.5 },
  { UNKNOT_COLOR_EDGE, UNKNOT_COLOR_CARD, 3 },       { UNKNOT_COLOR_EDGE, UNKNOT_COLOR_GROUND, 3 },
  { UNKNOT_COLOR_ACCENT, UNKNOT_COLOR_CARD, 3 },     { UNKNOT_COLOR_ACCENT, UNKNOT_COLOR_GROUND, 3 },
  { UNKNOT_COLOR_REST, UNKNOT_COLOR_CARD, 3 },       { UNKNOT_COLOR_REST, UNKNOT_COLOR_TRACK, 2.5 },
  { UNKNOT_COLOR_ACCENT, UNKNOT_COLOR_TRACK, 2.5 },   { UNKNOT_COLOR_TEXT, UNKNOT_COLOR_TRACK, 4.5 },
};

static void
test_contrast (void)
{
  for (guint p = 0; p < UNKNOT_N_PALETTES; p++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        const double ratio =
          unknot_palette_contrast (unknot_palette_get (p, pairs[i].front), unknot_palette_get (p, pairs[i].ground));

        if (ratio < pairs[i].least)
          g_test_message ("palette %u: %s on %s", p, unknot_palette_get_name (pairs[i].front),
                          unknot_palette_get_name (pairs[i].ground));
        g_assert_cmpfloat (ratio, >=, pairs[i].least);
      }
}

/* High contrast is higher than that: 7:1 for all text (1.4.6). */
static void
test_high_contrast (void)
{
  for (guint p = UNKNOT_PALETTE_LIGHT_CONTRAST; p < UNKNOT_N_PALETTES; p++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      if (pairs[i].least == 4.5)
        g_assert_cmpfloat (unknot_palette_contrast (unknot_palette_get (p, pairs[i].front),
                                                    unknot_palette_get (p, pairs[i].ground)), >=, 7);
}

/* The measure itself, against the two values that its definition gives. */
static void
test_measure (void)
{
  g_assert_cmpfloat_with_epsilon (unknot_palette_contrast (0x000000, 0xffffff), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (unknot_palette_contrast (0x123456, 0x123456), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (unknot_palette_contrast (0x777777, 0xffffff), 4.478, 0.001);
}

/* Every name that the sheet uses is defined, and every colour has a name. */
static void
test_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "style.css", NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *css = unknot_palette_to_css (UNKNOT_PALETTE_LIGHT);
  g_autoptr (GRegex) regex = g_regex_new ("@(unknot_[a-z_]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &sheet, NULL, NULL));
  for (g_regex_match (regex, sheet, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *line = g_strdup_printf ("@define-color %s #", name);

      g_assert_nonnull (strstr (css, line));
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/high-contrast", test_high_contrast);
  g_test_add_func ("/palette/measure", test_measure);
  g_test_add_func ("/palette/names", test_names);
  return g_test_run ();
}
