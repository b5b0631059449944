/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/guide-search.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/body/muscle.h"

/* What a word is worth where it is found. */
enum { IN_SUMMARY = 1, IN_MUSCLES = 2, IN_KIND = 3, IN_TITLE = 6, FIRST_OF_TITLE = 7 };

/* Words that people look for and that a title need not say. */
static const char *
kind_words (UnknotGuideKind kind)
{
  switch (kind)
    {
    case UNKNOT_GUIDE_STRETCH:
      /* Translators: here and below, words that people type to find guides of a kind; any number of them. */
      return _("stretch exercise movement stiff tension");
    case UNKNOT_GUIDE_MASSAGE:
      return _("massage self-massage press knot knots trigger point sore ball");
    case UNKNOT_GUIDE_HEAT:
      return _("heat warmth warm hot knot relax");
    case UNKNOT_GUIDE_POSTURE:
      return _("posture sitting desk screen ergonomics workplace");
    case UNKNOT_GUIDE_CALM:
      return _("calm breath breathing relax stress");
    case UNKNOT_GUIDE_CARE:
      return _("care advice health");
    case UNKNOT_N_GUIDE_KINDS:
      break;
    }
  return "";
}

/* Whether a word of @tokens begins with @word, both folded. */
static gboolean
begins (char **tokens, const char *word)
{
  for (; *tokens != NULL; tokens++)
    if (g_str_has_prefix (*tokens, word))
      return TRUE;
  return FALSE;
}

/* Whether @text begins with @word. */
static gboolean
text_begins (const char *text, const char *word)
{
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (text, NULL, NULL);

  return tokens[0] != NULL && g_str_has_prefix (tokens[0], word);
}

static gboolean
text_has (const char *text, const char *word)
{
  g_auto (GStrv) plain = NULL;
  g_auto (GStrv) tokens = NULL;

  if (text == NULL)
    return FALSE;
  tokens = g_str_tokenize_and_fold (text, NULL, &plain);
  return begins (tokens, word) || begins (plain, word);
}

static gboolean
muscles_have (const UnknotCatalogEntry *entry, const char *word)
{
  for (const char *const *key = entry->muscles; key != NULL && *key != NULL; key++)
    {
      UnknotMuscle muscle;

      if (unknot_muscle_from_name (*key, &muscle, NULL, NULL) && text_has (unknot_muscle_get_name (muscle), word))
        return TRUE;
    }
  return FALSE;
}

static guint
word_score (const UnknotCatalogEntry *entry, const char *word)
{
  if (text_begins (entry->title, word))
    return FIRST_OF_TITLE;
  if (text_has (entry->title, word))
    return IN_TITLE;
  if (text_has (kind_words (entry->kind), word))
    return IN_KIND;
  if (muscles_have (entry, word))
    return IN_MUSCLES;
  return text_has (entry->summary, word) ? IN_SUMMARY : 0;
}

/* Returns: (transfer full) (nullable): the words as they are compared; NULL: too much, or none. */
static char **
fold_words (const char *const *words)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (; words != NULL && *words != NULL; words++)
    {
      g_auto (GStrv) tokens = NULL;

      if (strlen (*words) > UNKNOT_SEARCH_MAX_BYTES || !g_utf8_validate (*words, -1, NULL))
        return NULL;
      tokens = g_str_tokenize_and_fold (*words, NULL, NULL);
      for (char **token = tokens; *token != NULL; token++)
        g_ptr_array_add (folded, g_strdup (*token));
      if (folded->len > UNKNOT_SEARCH_MAX_WORDS)
        return NULL;
    }
  if (folded->len == 0)
    return NULL;
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_steal (folded, NULL);
}

static guint
score (const UnknotCatalogEntry *entry, char **folded)
{
  guint sum = 0;

  for (; *folded != NULL; folded++)
    {
      const guint one = word_score (entry, *folded);

      if (one == 0)
        return 0;
      sum += one;
    }
  return sum;
}

guint
unknot_guide_search_score (const UnknotCatalogEntry *entry, const char *const *words)
{
  g_auto (GStrv) folded = NULL;

  g_return_val_if_fail (entry != NULL, 0);

  folded = fold_words (words);
  return folded != NULL ? score (entry, folded) : 0;
}

typedef struct {
  guint index;
  guint score;
} Found;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

GArray *
unknot_guide_search (UnknotCatalog *catalog, const char *const *words, guint most)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) folded = NULL;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (catalog), indices);

  folded = fold_words (words);
  for (guint i = 0; folded != NULL && i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_catalog_ref_entry (catalog, i);
      const Found one = { i, score (entry, folded) };

      if (one.score > 0)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare);
  for (guint i = 0; i < MIN (found->len, most); i++)
    g_array_append_val (indices, g_array_index (found, Found, i).index);
  return indices;
}
