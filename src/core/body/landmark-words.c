/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/landmark-words.h"

#include "core/body/landmark.h"
#include "core/nearest-name.h"

#include <string.h>

static const char *const sides[] = { "-left", "-right" };

/* Returns: (transfer full): @name without its side.  @side: (out): which it was, "" for none. */
static char *
split (const char *name, const char **side)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_str_has_suffix (name, sides[i]))
      {
        *side = sides[i];
        return g_strndup (name, strlen (name) - strlen (sides[i]));
      }
  *side = "";
  return g_strdup (name);
}

/* Every landmark once, without its side.  Returns: (transfer full): NULL-terminated. */
static char **
list_stems (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const int n = unknot_landmark_get_count ();

  for (UnknotLandmark landmark = 0; landmark < n; landmark++)
    {
      const char *side;
      g_autofree char *stem = split (unknot_landmark_get_name (landmark), &side);

      if (!g_str_equal (side, sides[1]))
        g_strv_builder_add (builder, stem);
    }
  return g_strv_builder_end (builder);
}

static gboolean
has_sides (const char *stem)
{
  g_autofree char *left = g_strconcat (stem, sides[0], NULL);

  return unknot_landmark_from_name (left) != UNKNOT_LANDMARK_NONE;
}

char *
unknot_landmark_advise (const char *name)
{
  g_auto (GStrv) stems = list_stems ();
  g_autofree char *all = g_strjoinv (", ", stems);
  const char *side, *nearest;
  g_autofree char *stem = split (name, &side);

  if (*side == '\0' && has_sides (stem))
    return g_strdup_printf ("“%s” needs its side: add -left or -right", name);
  if (unknot_landmark_from_name (stem) != UNKNOT_LANDMARK_NONE)
    return g_strdup_printf ("“%s” has no side: write “%s”", name, stem);
  nearest = unknot_nearest_name (stem, (const char *const *) stems);
  if (nearest != NULL)
    return g_strdup_printf ("there is no place “%s”; is “%s%s” meant?", name, nearest,
                            !has_sides (nearest) ? "" : *side != '\0' ? side : sides[0]);
  return g_strdup_printf ("there is no place “%s”; there are, most of them with -left or -right, %s", name, all);
}
