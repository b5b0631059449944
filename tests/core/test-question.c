/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/question.h"

/* A day's checks repeat nothing before all questions were asked, and the first questions of
 * a fortnight differ. */
static void
test_variety (void)
{
  guint count = unknot_question_get_count (), day, nth;

  g_assert_cmpuint (count, >=, 24);
  for (day = 20000; day < 20014; day++)
    {
      g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *today = unknot_question_get (day, 0);
      g_autofree char *tomorrow = unknot_question_get (day + 1, 0);

      for (nth = 0; nth < count; nth++)
        g_assert_true (g_hash_table_add (asked, unknot_question_get (day, nth)));
      g_assert_cmpstr (today, !=, tomorrow);
    }
}

/* Short enough for a notification, no number is too large, and a question to which "Good" and
 * "I was slouching" are answers: about what somebody is doing, never "When" or "Could you". */
static void
test_wording (void)
{
  static const char *const starts[] = { "Is ", "Are ", "Do ", "Does ", "Have ", "Can " };
  guint nth;

  for (nth = 0; nth < unknot_question_get_count (); nth++)
    {
      g_autofree char *question = unknot_question_get (G_MAXUINT, G_MAXUINT - nth);
      guint start;

      g_assert_cmpint (g_utf8_strlen (question, -1), <=, 60);
      g_assert_true (g_str_has_suffix (question, "?"));
      for (start = 0; start < G_N_ELEMENTS (starts) && !g_str_has_prefix (question, starts[start]); start++)
        ;
      g_assert_cmpuint (start, <, G_N_ELEMENTS (starts));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/variety", test_variety);
  g_test_add_func ("/question/wording", test_wording);
  return g_test_run ();
}
