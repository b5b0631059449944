/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl/duration.h"

static void
test_good (void)
{
  static const struct {
    const char *text;
    guint seconds;
  } rows[] = {
    { "30", 1800 },    { "30m", 1800 }, { "90s", 90 },          { "1h", 3600 },      { "1h30m", 5400 },
    { "1h 30 min", 5400 }, { " 2 hours ", 7200 }, { "7d", 604800 }, { "1H", 3600 }, { "1", 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      guint seconds = 0;

      g_assert_true (unknot_duration_parse (rows[i].text, &seconds, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (seconds, ==, rows[i].seconds);
    }
}

/* What is not understood changes nothing and is told with the user's own word. */
static void
test_bad (void)
{
  static const char *const rows[] = {
    "", " ", "0", "0m", "-5", "5x", "m", "1h30", "1.5h", "8d", "999999999999999999999", "7d1s", "30 m m", "minutes", "1hh",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      guint seconds = 42;

      if (unknot_duration_parse (rows[i], &seconds, &error))
        g_error ("“%s” was read as %u s", rows[i], seconds);
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      g_assert_nonnull (strstr (error->message, rows[i]));
      g_assert_cmpuint (seconds, ==, 42);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/good", test_good);
  g_test_add_func ("/duration/bad", test_bad);
  return g_test_run ();
}
