/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/guide-private.h"

#include "core/body/muscle.h"
#include "core/nearest-name.h"

#include <string.h>

char *
unknot_guide_translate (const char *text)
{
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, text));
}

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (text, word, length) == 0;
}

/* Appends @word with the case of the first letter at @like. */
static void
append_like (GString *out, const char *word, const char *like)
{
  g_string_append_c (out, g_ascii_isupper (*like) ? g_ascii_toupper (word[0]) : word[0]);
  g_string_append (out, word + 1);
}

/* English texts are swapped before they are translated: so translators get whole sentences
 * for both sides, in every language's own grammar. */
char *
unknot_swap_sides (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  while (*text != '\0')
    {
      gsize length = 0;

      while (g_ascii_isalpha (text[length]) || (guchar) text[length] >= 0x80)
        length++;
      if (is_word (text, length, "left"))
        append_like (out, "right", text);
      else if (is_word (text, length, "right"))
        append_like (out, "left", text);
      else
        g_string_append_len (out, text, MAX (length, 1));
      text += MAX (length, 1);
    }
  return g_string_free (out, FALSE);
}

char *
unknot_mirror_name (const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, "-left"))
    return g_strdup_printf ("%.*s-right", (int) (length - strlen ("-left")), name);
  if (g_str_has_suffix (name, "-right"))
    return g_strdup_printf ("%.*s-left", (int) (length - strlen ("-right")), name);
  return g_strdup (name);
}

void
unknot_guide_check_muscle (UnknotJsonReader *reader, const char *member, const char *name)
{
  const char *ids[UNKNOT_N_MUSCLES + 1] = { NULL };
  g_autofree char *all = NULL;
  const char *nearest;
  UnknotMuscle muscle;
  guint i;

  if (unknot_muscle_from_name (name, &muscle, NULL, NULL))
    return;
  for (i = 0; i < UNKNOT_N_MUSCLES; i++)
    ids[i] = unknot_muscle_get_id (i);
  nearest = unknot_nearest_name (name, ids);
  all = g_strjoinv (", ", (char **) ids);
  if (nearest != NULL)
    unknot_json_reader_fail (reader, member, "there is no muscle “%s”; is “%s” meant?", name, nearest);
  else
    unknot_json_reader_fail (reader, member, "there is no muscle “%s”; there are %s", name, all);
}
