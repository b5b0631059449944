/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundled-guides.h"

#include <string.h>

/* What the bundled guides owe to whoever follows them. */

/* Everybody is told what to mind, when to stop, how sure it is and where it is from. */
static void
check_duties (UnknotCatalog *catalog, UnknotGuide *guide)
{
  g_assert_nonnull (unknot_guide_get_cautions (guide)[0]);
  g_assert_nonnull (unknot_guide_get_stop (guide)[0]);
  g_assert_nonnull (unknot_guide_get_sources (guide)[0]);
  if (unknot_guide_get_kind (guide) != UNKNOT_GUIDE_CARE && unknot_guide_get_ask_first (guide)[0] == NULL)
    g_error ("%s: says nobody who should ask first", unknot_guide_get_id (guide));
  g_assert_cmpint (strlen (unknot_guide_get_evidence_note (guide)), >, 20);
}

/* What is said with many guides. */
static const char *const general_cautions[] = {
  "Aim for 3 to 5 of 10. If you cannot breathe easily or you tense against it, press less.",
  "Breathe gently; more air is not better.",
  "Go to a mild pull, never to pain, and do not bounce.",
  "Keep it comfortable; nothing here needs to be strong.",
  "Move slowly and keep breathing.",
  "Soreness should be gone in a day or so. Bruises mean it was too hard or too long.",
  "Take the setting that feels comfortable; the numbers are only a start.",
  "The best posture is the next one: move again soon.",
  "Use heat for 10 to 20 minutes, then leave an hour or two before the next time, up to three times a day.",
  NULL
};

/* A guide's own cautions come before those that are said with many, and where there is not room for all,
 * the first ones are what is read. */
static void
check_order_of_cautions (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const char *const *cautions = unknot_guide_get_cautions (guide);
  gboolean general = FALSE;

  /* A set's follow the order of its parts. */
  if (unknot_guide_get_parts (guide)[0] != NULL)
    return;
  for (guint i = 0; cautions[i] != NULL; i++)
    {
      if (general && !g_strv_contains (general_cautions, cautions[i]))
        g_error ("%s: stands behind a general caution: %s", unknot_guide_get_id (guide), cautions[i]);
      general = g_strv_contains (general_cautions, cautions[i]);
    }
}

/* What harms most stands first; warmth says in its first three where it may not go. */
static void
test_first_caution (void)
{
  static const struct {
    const char *id;
    const char *words;
  } table[] = {
    { "ball-in-a-sock", "off the spine" },
    { "ball-on-the-wall", "off the spine" },
    { "ball-trapezius", "off the spine" },
    { "band-row", "door that cannot open" },
    { "finger-circles", "the front of the neck" },
    { "foam-roller", "not the neck, not the lower back" },
    { "front-of-neck-stretch", "never on the throat" },
    { "grain-bag", "Never fall asleep" },
    { "heat-wrap", "never in bed" },
    { "heating-pad", "Never fall asleep" },
    { "levator-stretch", "Never tip the head back and turn" },
    { "massage-cane", "the front of the neck" },
    { "neck-side-tilt", "Do not pull on your head" },
    { "opposite-hand-press", "the front of the neck" },
    { "squeeze-and-knead", "away from the throat" },
    { "thumb-glide", "not towards the throat" },
    { "warm-bath", "No alcohol, and not alone" },
    { "warm-compress", "Never fall asleep" },
    { "warm-shower", "light-headed" },
  };
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, table[i].id, NULL);
      const char *const *cautions = unknot_guide_get_cautions (guide);
      gboolean skin = unknot_guide_get_kind (guide) != UNKNOT_GUIDE_HEAT;

      if (strstr (cautions[0], table[i].words) == NULL)
        g_error ("%s: “%s” does not stand first", table[i].id, table[i].words);
      for (guint k = 0; k < 3 && cautions[k] != NULL; k++)
        skin = skin || strstr (cautions[k], "No heat over creams") != NULL;
      if (!skin)
        g_error ("%s: does not say soon that it is not for creams or broken skin", table[i].id);
    }
}

/* Pressure of 5 of 10 at most, a spot for at most 90 seconds at a time, places never to press. */
static void
check_massage (UnknotCatalog *catalog, UnknotGuide *guide)
{
  g_autoptr (GHashTable) seconds = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean pressed = FALSE;
  guint i;

  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);
      guint sum;

      g_assert_cmpint (step->pressure, <=, 5);
      pressed = pressed || step->pressure > 0;
      if (step->spot == NULL)
        continue;
      sum = GPOINTER_TO_UINT (g_hash_table_lookup (seconds, step->spot)) + (guint) step->seconds;
      g_hash_table_insert (seconds, step->spot, GUINT_TO_POINTER (sum));
      if (sum > 90)
        g_error ("%s: presses %s for %u seconds", unknot_guide_get_id (guide), step->spot, sum);
    }
  if (unknot_guide_get_kind (guide) == UNKNOT_GUIDE_MASSAGE)
    g_assert_true (pressed);
  if (pressed)
    {
      g_assert_nonnull (unknot_guide_get_never_press (guide)[0]);
      g_assert_cmpuint (unknot_guide_get_spot_limit (guide), >, 0);
    }
  if (unknot_guide_get_kind (guide) == UNKNOT_GUIDE_MASSAGE)
    {
      const UnknotCatalogEntry *next = unknot_catalog_find (catalog, unknot_guide_get_next (guide));

      /* A stretch, of something that was pressed or lies beside it. */
      g_assert_nonnull (next);
      g_assert_cmpuint (next->kind, ==, UNKNOT_GUIDE_STRETCH);
    }
}

/* "Once a day" leaves no time for a second round on the same spot. */
static void
check_once_a_day (UnknotCatalog *catalog, UnknotGuide *guide)
{
  g_autoptr (GHashTable) seconds = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *cautions = unknot_guide_get_cautions (guide);
  GHashTableIter iter;
  gpointer spot, sum;
  gboolean once = FALSE;

  for (guint i = 0; cautions[i] != NULL; i++)
    once = once || strstr (cautions[i], "once a day") != NULL;
  if (!once || unknot_guide_get_kind (guide) != UNKNOT_GUIDE_MASSAGE)
    return;
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);
      guint so_far = step->spot ? GPOINTER_TO_UINT (g_hash_table_lookup (seconds, step->spot)) : 0;

      if (step->spot != NULL && step->pressure > 0)
        g_hash_table_insert (seconds, step->spot, GUINT_TO_POINTER (so_far + (guint) step->seconds));
    }
  g_assert_cmpuint (g_hash_table_size (seconds), >, 0);
  g_hash_table_iter_init (&iter, seconds);
  while (g_hash_table_iter_next (&iter, &spot, &sum))
    if (unknot_guide_get_spot_limit (guide) < GPOINTER_TO_UINT (sum) ||
        unknot_guide_get_spot_limit (guide) >= 2 * GPOINTER_TO_UINT (sum))
      g_error ("%s: once a day, but %s may be pressed for %u seconds", unknot_guide_get_id (guide), (char *) spot,
               unknot_guide_get_spot_limit (guide));
}

/* The skin is looked at about five minutes into the heat and at its end. */
static void
check_heat (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const guint n = unknot_guide_get_n_steps (guide);
  double warm = 0;
  guint i, checks = 0, last = 0;

  if (unknot_guide_get_kind (guide) != UNKNOT_GUIDE_HEAT)
    return;
  for (i = 0; i < n; i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      if (step->skin_check)
        {
          if (checks == 0)
            g_assert_cmpfloat (warm, <=, 8 * 60);
          checks++;
          last = i;
        }
      warm += step->seconds;
    }
  g_assert_cmpuint (checks, >=, 2);
  g_assert_cmpuint (last, >=, n - 2);
  g_assert_cmpfloat (unknot_guide_get_seconds (guide), <=, 20 * 60);
}

/* Returns: the seconds of the steps from @from to before @to. */
static double
seconds_between (UnknotGuide *guide, guint from, guint to)
{
  double seconds = 0;

  for (guint i = from; i < to; i++)
    seconds += unknot_guide_get_step (guide, i)->seconds;
  return seconds;
}

/* Whoever follows the steps is warm for as long as whoever leaves the warmth to run beside the work.  A wrap is
 * worn for hours, of which the steps show the beginning. */
static void
check_warmth (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const UnknotGuideHeat *heat = unknot_guide_get_heat (guide);
  guint end = 0;

  if (heat == NULL || heat->seconds > 20 * 60)
    return;
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    if (unknot_guide_get_step (guide, i)->skin_check)
      end = i;
  if (seconds_between (guide, heat->from, end) != heat->seconds)
    g_error ("%s: warm for %g seconds in its steps, for %u beside the work", unknot_guide_get_id (guide),
             seconds_between (guide, heat->from, end), heat->seconds);
}

static gboolean
any_has (const char *const *texts, const char *words)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (texts[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* Facts that a guide owes to its sources. */
static void
check_facts (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const char *const *cautions = unknot_guide_get_cautions (guide), *const *ask = unknot_guide_get_ask_first (guide);
  const char *const *props = unknot_guide_get_props (guide);
  const char *id = unknot_guide_get_id (guide);
  gboolean leans = FALSE;

  if (unknot_guide_get_kind (guide) == UNKNOT_GUIDE_HEAT && !any_has (ask, "very old or very young"))
    g_error ("%s: says nothing to the very old and the very young", id);
  if (g_str_equal (id, "heating-pad") && !(any_has (ask, "stroke") && any_has (ask, "spinal cord")))
    g_error ("%s: says nothing after a stroke or an injury of the spine", id);
  if (g_str_equal (id, "chair-back-extension"))
    g_assert_true (any_has (cautions, "reach your shoulder blades") &&
                   g_strv_contains ((const char *const *) unknot_guide_get_step (guide, 1)->props, "high-back"));
  /* The water runs for five to ten minutes: all but making it warm, and stepping out. */
  if (g_str_equal (id, "warm-shower"))
    g_assert_true (seconds_between (guide, 1, 4) >= 300 && seconds_between (guide, 1, 4) <= 600);
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const char *text = unknot_guide_get_step (guide, i)->text;

      leans = leans || g_regex_match_simple ("\\b(the seat|the backrest|top of the chair)\\b", text, 0, 0);
      if (strstr (text, "Fix the band") != NULL && !g_strv_contains (props, "doorway"))
        g_error ("%s: a band is fixed, but no door is asked for", id);
    }
  if (unknot_guide_get_kind (guide) == UNKNOT_GUIDE_STRETCH && leans && !any_has (cautions, "without wheels"))
    g_error ("%s: does not ask for a firm chair", id);
}

static void
test_duties (void)
{
  unknot_for_each_guide (check_duties);
}

static void
test_order_of_cautions (void)
{
  unknot_for_each_guide (check_order_of_cautions);
}

static void
test_massage (void)
{
  unknot_for_each_guide (check_massage);
}

static void
test_once_a_day (void)
{
  unknot_for_each_guide (check_once_a_day);
}

static void
test_warmth (void)
{
  unknot_for_each_guide (check_warmth);
}

static void
test_facts (void)
{
  unknot_for_each_guide (check_facts);
}

static void
test_heat (void)
{
  unknot_for_each_guide (check_heat);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-care/duties", test_duties);
  g_test_add_func ("/guide-care/order-of-cautions", test_order_of_cautions);
  g_test_add_func ("/guide-care/first-caution", test_first_caution);
  g_test_add_func ("/guide-care/massage", test_massage);
  g_test_add_func ("/guide-care/once-a-day", test_once_a_day);
  g_test_add_func ("/guide-care/warmth", test_warmth);
  g_test_add_func ("/guide-care/facts", test_facts);
  g_test_add_func ("/guide-care/heat", test_heat);
  return g_test_run ();
}
