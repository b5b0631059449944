/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/nearest-name.h"

#include <string.h>

/* Longest name that is worth comparing letter by letter. */
#define MAX_NAME 48

/* Edits from @a to @b: letters put in, taken out, exchanged. */
static guint
distance (const char *a, const char *b)
{
  guint row[MAX_NAME + 1];
  gsize n_a = strlen (a), n_b = strlen (b), i, j;

  for (j = 0; j <= n_b; j++)
    row[j] = j;
  for (i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (j = 1; j <= n_b; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (row[j], row[j - 1]) + 1, diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[n_b];
}

const char *
unknot_nearest_name (const char *name, const char *const *known)
{
  const char *nearest = NULL;
  guint best = G_MAXUINT;
  gsize i;

  if (strlen (name) > MAX_NAME)
    return NULL;
  for (i = 0; known[i] != NULL; i++)
    {
      guint edits = strlen (known[i]) <= MAX_NAME ? distance (name, known[i]) : G_MAXUINT;

      if (edits < best)
        {
          best = edits;
          nearest = known[i];
        }
    }
  /* Two letters that have changed places are two edits. */
  return best <= MAX (strlen (name) >= 5 ? 2 : 1, strlen (name) / 3) ? nearest : NULL;
}
