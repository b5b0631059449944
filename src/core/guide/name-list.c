/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/name-list.h"

#include <stddef.h>
#include <string.h>

/* One block: what it is pointed to, the names' places, then the names themselves. */
typedef struct {
  guint refs;
  const char *names[];
} List;

/* Every list there is, by its names. */
static GHashTable *lists;

static guint
hash_names (gconstpointer key)
{
  guint hash = 5381;

  for (const char *const *names = key; *names != NULL; names++)
    hash = hash * 33 + g_str_hash (*names);
  return hash;
}

static gboolean
same_names (gconstpointer one, gconstpointer other)
{
  return g_strv_equal (one, other);
}

static List *
list_of (const char *const *names)
{
  return (List *) ((char *) names - offsetof (List, names));
}

static List *
new_list (const char *const *names)
{
  const guint n = g_strv_length ((char **) names);
  gsize size = 0;
  List *list;
  char *text;

  for (guint i = 0; i < n; i++)
    size += strlen (names[i]) + 1;
  list = g_malloc (sizeof *list + (n + 1) * sizeof list->names[0] + size);
  list->refs = 0;
  text = (char *) &list->names[n + 1];
  for (guint i = 0; i < n; i++)
    {
      list->names[i] = text;
      text = g_stpcpy (text, names[i]) + 1;
    }
  list->names[n] = NULL;
  return list;
}

const char *const *
unknot_name_list_share (const char *const *names)
{
  const char *const *found;
  List *list;

  g_return_val_if_fail (names != NULL, NULL);

  if (lists == NULL)
    lists = g_hash_table_new (hash_names, same_names);
  found = g_hash_table_lookup (lists, names);
  list = found != NULL ? list_of (found) : new_list (names);
  if (found == NULL)
    g_hash_table_add (lists, list->names);
  list->refs++;
  return list->names;
}

void
unknot_name_list_unshare (const char *const *names)
{
  List *list;

  if (names == NULL)
    return;
  list = list_of (names);
  if (--list->refs > 0)
    return;
  g_hash_table_remove (lists, names);
  g_free (list);
  if (g_hash_table_size (lists) == 0)
    g_clear_pointer (&lists, g_hash_table_unref);
}
