/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/muscle.h"
#include "core/guide/catalog.h"

#include <string.h>

/* What the bundled guides may say, and what they owe to whoever follows them. */

typedef void (*Check) (UnknotCatalog *catalog, UnknotGuide *guide);

static void
for_each_guide (Check check)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint i;

  unknot_catalog_load (catalog);
  for (i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotGuide) guide =
        unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);

      check (catalog, guide);
    }
}

/* Words that promise, scold or frighten. */
static const char *const banned[] = {
  "cure", "cures", "cured", "heal", "heals", "dissolve", "dissolves", "flush", "flushes", "toxin", "toxins",
  "detox", "miracle", "guarantee", "guaranteed", "guarantees", "proven", "eliminate", "eliminates", "permanently",
  "instantly", "best-selling", "buy", "bad", "wrong", "lazy", "must", "never-ending", "supplement", "supplements",
  "cream", "relieve", "relieves", "relieved", "relieving", "releases", "releasing", "released", NULL
};

/* The same in several words: a hand may be let go of, a knot is not. */
static const char *const banned_phrases[] = {
  "break up", "breaks up", "breaking up", "break down", "breaks down", "release knots", "release the knot",
  "release a knot", "release tension", "release the tension", "release muscles", "release the muscle", NULL
};

/* Returns: (nullable): what @text promises. */
static const char *
phrase_in (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; banned_phrases[i] != NULL; i++)
    if (strstr (lower, banned_phrases[i]) != NULL)
      return banned_phrases[i];
  return NULL;
}

/* Words with a capital letter inside a sentence: names.  A brand would be one, too. */
static const char *const names[] = { "Unknot", "Down", "C", "I", NULL };

/* Words that only ever begin a sentence here.  Any other word with which one begins stands in small letters
 * elsewhere: a brand does not. */
static const char *const first_words[] = {
  "Agree", "Allergic", "Armrests", "Base-of-the-skull", "Boxes", "Bruises", "Build", "Call", "Carry",
  "Clasp", "Cross-body", "Crosses", "Door-frame", "Draws", "Evening", "Everyday", "Fill", "Fire", "Fix",
  "Foam", "Forearm", "Front-of-neck", "Glides", "Grain", "Guided", "Heating", "Hook", "Kneel", "Leans",
  "Opposite-hand", "Pills", "Pressing", "Pulls", "Relaxation", "Say", "Seated", "Send", "Shift",
  "Shoulder-blade", "Side-of-the-back", "Strength", "Stroke", "Tea", "Tenses", "Think", "Thirst", "Thread",
  "Two-minute", "Uncross", "Upper-back", "Upper-body", "Wear", "Whom", "Working", "Works", "Wring", NULL
};

typedef void (*EachWord) (const char *text, const char *word, gboolean begins, gpointer data);

static void
for_each_word (const char *text, EachWord each, gpointer data)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\w-]+", text, 0, 0);
  const char *at = text;
  gboolean begins = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found;

      if (words[i][0] == '\0')
        continue;
      found = strstr (at, words[i]);
      /* A sentence begins after a full stop, a question mark or a colon. */
      for (; at < found; at++)
        begins = begins || strchr (".?!:", *at) != NULL;
      each (text, words[i], begins, data);
      at = found + strlen (words[i]);
      begins = FALSE;
    }
}

static void
learn_word (const char *text, const char *word, gboolean begins, gpointer small)
{
  if (!g_unichar_isupper (g_utf8_get_char (word)))
    g_hash_table_add (small, g_strdup (word));
}

typedef struct {
  GHashTable *small; /* words that some guide has in small letters */
  char *found;       /* the first word that looks like a name; NULL: none */
} Names;

static void
find_name (const char *text, const char *word, gboolean begins, gpointer data)
{
  Names *names_found = data;
  g_autofree char *lower = g_utf8_strdown (word, -1);

  if (names_found->found != NULL || !g_unichar_isupper (g_utf8_get_char (word)) || g_strv_contains (names, word) ||
      (begins && (g_hash_table_contains (names_found->small, lower) || g_strv_contains (first_words, word))))
    return;
  names_found->found = g_strdup (word);
}

/* Returns: (transfer full) (nullable): what looks like a name in @text. */
static char *
name_in (GHashTable *small, const char *text)
{
  Names found = { small, NULL };

  for_each_word (text, find_name, &found);
  return found.found;
}

static void
check_word (const char *text, const char *word, gboolean begins, gpointer guide)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  if (g_strv_contains (banned, lower) && strcmp (text, "The desk must stand firmly.") != 0 &&
      !g_str_has_prefix (text, "The chair must") && strstr (text, "joints must not hurt") == NULL &&
      strstr (text, "before you feel you must") == NULL && strstr (text, "not a proven dose") == NULL)
    g_error ("%s: “%s” in “%s”", unknot_guide_get_id (guide), word, text);
}

static void
check_text (UnknotGuide *guide, const char *text)
{
  for_each_word (text, check_word, guide);
  if (phrase_in (text) != NULL)
    g_error ("%s: “%s” in “%s”", unknot_guide_get_id (guide), phrase_in (text), text);
  if (strstr (text, "  ") != NULL || strchr (text, '!') != NULL)
    g_error ("%s: blanks or an exclamation mark: “%s”", unknot_guide_get_id (guide), text);
}

static void
check_texts (UnknotGuide *guide, const char *const *texts, gboolean sentences)
{
  guint i;

  for (i = 0; texts[i] != NULL; i++)
    {
      check_text (guide, texts[i]);
      if (sentences && !g_str_has_suffix (texts[i], ".") && !g_str_has_suffix (texts[i], "?"))
        g_error ("%s: no full stop: “%s”", unknot_guide_get_id (guide), texts[i]);
    }
}

static void
check_words (UnknotCatalog *catalog, UnknotGuide *guide)
{
  guint i;

  check_text (guide, unknot_guide_get_title (guide));
  check_text (guide, unknot_guide_get_summary (guide));
  check_text (guide, unknot_guide_get_evidence_note (guide));
  check_texts (guide, unknot_guide_get_cautions (guide), TRUE);
  check_texts (guide, unknot_guide_get_ask_first (guide), TRUE);
  check_texts (guide, unknot_guide_get_stop (guide), TRUE);
  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const char *text = unknot_guide_get_step (guide, i)->text;
      const char *const one[] = { text, NULL };

      check_texts (guide, one, TRUE);
      g_assert_cmpint (g_utf8_strlen (text, -1), <=, 140);
    }
}

/* Returns: (transfer container) (element-type utf8): all that a guide says. */
static GPtrArray *
texts_of (UnknotGuide *guide)
{
  GPtrArray *texts = g_ptr_array_new ();
  const char *const *const lists[] = { unknot_guide_get_cautions (guide), unknot_guide_get_ask_first (guide),
                                       unknot_guide_get_stop (guide) };

  g_ptr_array_add (texts, (char *) unknot_guide_get_title (guide));
  g_ptr_array_add (texts, (char *) unknot_guide_get_summary (guide));
  g_ptr_array_add (texts, (char *) unknot_guide_get_evidence_note (guide));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i][k] != NULL; k++)
      g_ptr_array_add (texts, (char *) lists[i][k]);
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    g_ptr_array_add (texts, (char *) unknot_guide_get_step (guide, i)->text);
  return texts;
}

/* What no guide says would be seen. */
static void
test_phrases (void)
{
  g_assert_cmpstr (phrase_in ("Pressing breaks up the knot."), ==, "breaks up");
  g_assert_cmpstr (phrase_in ("Release tension in the neck."), ==, "release tension");
  g_assert_null (phrase_in ("Take a break, and release the seat."));
}

/* No text names anything to buy, at the beginning of a sentence neither. */
static void
test_names (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (GHashTable) small = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) guides = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const invented[] = { "Zorbleen eases the neck.", "Breathe. Zorbleen-Plus helps.", "Try Neck Soft.",
                                          NULL };

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      UnknotGuide *guide = unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);
      g_autoptr (GPtrArray) texts = texts_of (guide);

      g_ptr_array_add (guides, guide);
      for (guint k = 0; k < texts->len; k++)
        for_each_word (texts->pdata[k], learn_word, small);
    }
  for (guint i = 0; i < guides->len; i++)
    {
      g_autoptr (GPtrArray) texts = texts_of (guides->pdata[i]);

      for (guint k = 0; k < texts->len; k++)
        {
          g_autofree char *name = name_in (small, texts->pdata[k]);

          if (name != NULL)
            g_error ("%s: is “%s” a name? In “%s”", unknot_guide_get_id (guides->pdata[i]), name,
                     (char *) texts->pdata[k]);
        }
    }
  for (guint i = 0; invented[i] != NULL; i++)
    {
      g_autofree char *name = name_in (small, invented[i]);

      g_assert_nonnull (name);
    }
}

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

/* No step repeats the words of the one before: on screen it would seem to stand still. */
static void
check_news (UnknotCatalog *catalog, UnknotGuide *guide)
{
  for (guint i = 1; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *before = unknot_guide_get_step (guide, i - 1), *step = unknot_guide_get_step (guide, i);

      if (g_str_equal (before->text, step->text) && before->has_side == step->has_side && before->side == step->side)
        g_error ("%s: step %u says what the one before said: %s", unknot_guide_get_id (guide), i + 1, step->text);
    }
}

/* 0 for what is no number. */
static guint
number_from_word (const char *word)
{
  static const char *const words[] = { "none",  "one",  "two", "three",  "four",   "five",     "six",      "seven",
                                       "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
                                       "sixteen", "seventeen", "eighteen", "nineteen", "twenty" };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], lower))
      return i;
  return 0;
}

/* The number in @text where @pattern has its one group.  0: there is none. */
static guint
find_number (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return 0;
  word = g_match_info_fetch (match, 1);
  return number_from_word (word);
}

/* "Six times", "Four slow circles", "Ten breaths": so often it is done; "hold for five seconds": so long. */
static void
check_counts (UnknotCatalog *catalog, UnknotGuide *guide)
{
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);
      const guint times = find_number (step->text, "[.:] (\\w+) (?:\\w+ )?(?:times|circles|breaths|rounds|rows|lifts|strokes)\\b");
      const guint seconds = find_number (step->text, "\\bfor (\\w+) seconds");
      const double done = step->breath_seconds > 0 && step->n_keys == 1 ? step->seconds / step->breath_seconds : step->repeat;
      gboolean held = step->n_keys == 1 && step->seconds == seconds;

      if (times > 0 && done != times)
        g_error ("%s: “%s” is done %g times", unknot_guide_get_id (guide), step->text, done);
      for (guint k = 0; k < step->n_keys; k++)
        held = held || step->keys[k].seconds == seconds;
      if (seconds > 0 && !held)
        g_error ("%s: “%s” is not held so long", unknot_guide_get_id (guide), step->text);
    }
}

/* What a guide says about its length, in its title or summary, it takes, to a tenth; what it says of warmth that
 * goes on beside other work is its session's length. */
static void
check_length (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const char *texts[] = { unknot_guide_get_title (guide), unknot_guide_get_summary (guide) };
  const UnknotGuideHeat *heat = unknot_guide_get_heat (guide);
  const double seconds = heat != NULL ? heat->seconds : unknot_guide_get_seconds (guide);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const guint minutes = strstr (texts[i], "quarter of an hour") != NULL
                              ? 15
                              : find_number (texts[i], "(?i)\\b(\\w+)[ -]minutes?\\b");

      if (minutes > 0 && ABS (seconds - minutes * 60) > minutes * 6)
        g_error ("%s: “%s”, but it takes %g seconds", unknot_guide_get_id (guide), texts[i], seconds);
    }
}

/* What the library promises to hold. */
static void
test_library (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint kinds[UNKNOT_N_GUIDE_KINDS] = { 0 }, calls = 0, i;

  unknot_catalog_load (catalog);
  for (i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      kinds[entry->kind]++;
      calls += entry->for_call;
    }
  g_assert_cmpuint (unknot_catalog_get_n_entries (catalog), >=, 60);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_STRETCH], >=, 30);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_MASSAGE], >=, 10);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_HEAT], >=, 6);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_POSTURE], >=, 5);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_CALM], >=, 5);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_CARE], >=, 3);
  g_assert_cmpuint (calls, >=, 4);
}

/* Nobody in a video call sees it: what is made for a call, breathing, a squeeze of the blades, and what is only read. */
static void
test_on_camera (void)
{
  static const char *const unseen[] = { "box-breathing", "even-breathing", "short-even-breathing", "scapular-squeeze",
                                        "eat-something", "professional-massage", "what-is-a-knot", "when-to-see-someone",
                                        NULL };
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      if (entry->on_camera != (entry->for_call || g_strv_contains (unseen, entry->id)))
        g_error ("%s: can it be done on camera, unseen?", entry->id);
      g_assert_true (!entry->for_call || entry->silent);
    }
}

/* There is a set for each muscle. */
static void
test_sets (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (UnknotMuscle muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
        {
          const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

          found = found || (entry->n_parts > 0 && g_strv_contains (entry->muscles, unknot_muscle_get_id (muscle)));
        }
      if (!found)
        g_error ("no set for %s", unknot_muscle_get_id (muscle));
    }
}

/* Where somebody stands at a wall, all can be done for which they only stand. */
static UnknotPlace
places_of (const UnknotCatalogEntry *entry)
{
  return entry->places | (entry->places & UNKNOT_PLACE_STANDING ? UNKNOT_PLACE_WALL : 0);
}

/* Each place that a set names suits every one of its parts. */
static void
test_set_places (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint sets = 0;

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *set = unknot_catalog_get_entry (catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, set->id, NULL);
      const char *const *parts = unknot_guide_get_parts (guide);

      sets += set->n_parts > 0;
      for (guint k = 0; set->n_parts > 0 && parts[k] != NULL; k++)
        {
          const UnknotCatalogEntry *part = unknot_catalog_find (catalog, parts[k]);

          g_assert_nonnull (part);
          if ((set->places & ~places_of (part)) != 0)
            g_error ("%s: names a place where “%s” cannot be done", set->id, part->id);
        }
    }
  g_assert_cmpuint (sets, >=, 10);
}

/* Who stands is not told to sit or to hold a chair, and who may do either is told of both. */
static void
check_stance (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const UnknotPlace places = unknot_catalog_find (catalog, unknot_guide_get_id (guide))->places;

  if (!(places & (UNKNOT_PLACE_STANDING | UNKNOT_PLACE_WALL | UNKNOT_PLACE_FLOOR)) ||
      unknot_guide_get_kind (guide) == UNKNOT_GUIDE_POSTURE)
    return;
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const char *text = unknot_guide_get_step (guide, i)->text;

      if (g_regex_match_simple ("(?i)\\b(seat|backrest|chair)\\b", text, 0, 0) ||
          (g_regex_match_simple ("(?i)\\bsit\\b", text, 0, 0) &&
           !g_regex_match_simple ("(?i)\\bsit or (stand|lie)\\b", text, 0, 0)))
        g_error ("%s: can it be done without a chair? “%s”", unknot_guide_get_id (guide), text);
    }
}

/* Each muscle is stretched or worked by the guide that it names. */
static void
test_muscles (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (UnknotMuscle muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, unknot_muscle_get_stretch (muscle));

      g_assert_nonnull (entry);
      g_assert_cmpuint (entry->kind, ==, UNKNOT_GUIDE_STRETCH);
      if (!g_strv_contains (entry->muscles, unknot_muscle_get_id (muscle)))
        g_error ("%s does not say that it is for %s", entry->id, unknot_muscle_get_id (muscle));
    }
}

static void
test_words (void)
{
  for_each_guide (check_words);
}

static void
test_duties (void)
{
  for_each_guide (check_duties);
}

static void
test_warmth (void)
{
  for_each_guide (check_warmth);
}

static void
test_facts (void)
{
  for_each_guide (check_facts);
}

static void
test_stance (void)
{
  for_each_guide (check_stance);
}

static void
test_order_of_cautions (void)
{
  for_each_guide (check_order_of_cautions);
}

static void
test_news (void)
{
  for_each_guide (check_news);
}

static void
test_counts (void)
{
  for_each_guide (check_counts);
}

static void
test_length (void)
{
  for_each_guide (check_length);
}

static void
test_massage (void)
{
  for_each_guide (check_massage);
}

static void
test_once_a_day (void)
{
  for_each_guide (check_once_a_day);
}

static void
test_heat (void)
{
  for_each_guide (check_heat);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-words/library", test_library);
  g_test_add_func ("/guide-words/on-camera", test_on_camera);
  g_test_add_func ("/guide-words/sets", test_sets);
  g_test_add_func ("/guide-words/set-places", test_set_places);
  g_test_add_func ("/guide-words/stance", test_stance);
  g_test_add_func ("/guide-words/muscles", test_muscles);
  g_test_add_func ("/guide-words/words", test_words);
  g_test_add_func ("/guide-words/phrases", test_phrases);
  g_test_add_func ("/guide-words/names", test_names);
  g_test_add_func ("/guide-words/duties", test_duties);
  g_test_add_func ("/guide-words/order-of-cautions", test_order_of_cautions);
  g_test_add_func ("/guide-words/first-caution", test_first_caution);
  g_test_add_func ("/guide-words/news", test_news);
  g_test_add_func ("/guide-words/counts", test_counts);
  g_test_add_func ("/guide-words/length", test_length);
  g_test_add_func ("/guide-words/massage", test_massage);
  g_test_add_func ("/guide-words/once-a-day", test_once_a_day);
  g_test_add_func ("/guide-words/warmth", test_warmth);
  g_test_add_func ("/guide-words/facts", test_facts);
  g_test_add_func ("/guide-words/heat", test_heat);
  return g_test_run ();
}
