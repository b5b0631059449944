/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundled-guides.h"

#include <string.h>

/* How the bundled guides say what they say. */

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

static void
test_words (void)
{
  unknot_for_each_guide (check_words);
}

static void
test_news (void)
{
  unknot_for_each_guide (check_news);
}

static void
test_counts (void)
{
  unknot_for_each_guide (check_counts);
}

static void
test_length (void)
{
  unknot_for_each_guide (check_length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-words/words", test_words);
  g_test_add_func ("/guide-words/phrases", test_phrases);
  g_test_add_func ("/guide-words/names", test_names);
  g_test_add_func ("/guide-words/news", test_news);
  g_test_add_func ("/guide-words/counts", test_counts);
  g_test_add_func ("/guide-words/length", test_length);
  return g_test_run ();
}
