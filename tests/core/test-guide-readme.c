/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide.h"

#include <string.h>

/* What the README for writers of guides shows as an example must work. */
static void
test_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "guides", "README.md", NULL);
  g_autofree char *text = NULL;
  char *at;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (at = strstr (text, "```json\n"); at != NULL; at = strstr (at, "```json\n"))
    {
      char *end;
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotGuide) guide = NULL;

      at += strlen ("```json\n");
      end = strstr (at, "```");
      g_assert_nonnull (end);
      guide = unknot_guide_parse ("README.md", at, end - at, &error);
      g_assert_no_error (error);
      if (n == 0)
        g_assert_cmpuint (unknot_guide_get_n_steps (guide), ==, 5);
      at = end + 3;
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-readme/examples", test_examples);
  return g_test_run ();
}
