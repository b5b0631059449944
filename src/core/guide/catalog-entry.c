/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-entry.h"

#include <math.h>
#include <string.h>

void
unknot_catalog_entry_free (UnknotCatalogEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->summary);
  g_strfreev (entry->props);
  g_strfreev (entry->muscles);
  g_free (entry->uri);
  g_free (entry);
}

UnknotCatalogEntry *
unknot_catalog_entry_new (UnknotGuide *guide, gboolean own, const char *uri)
{
  UnknotCatalogEntry *entry = g_new0 (UnknotCatalogEntry, 1);

  entry->id = g_strdup (unknot_guide_get_id (guide));
  entry->kind = unknot_guide_get_kind (guide);
  entry->title = g_strdup (unknot_guide_get_title (guide));
  entry->summary = g_strdup (unknot_guide_get_summary (guide));
  entry->seconds = ceil (unknot_guide_get_seconds (guide));
  entry->places = unknot_guide_get_places (guide);
  entry->on_camera = unknot_guide_get_on_camera (guide);
  entry->silent = unknot_guide_get_silent (guide);
  entry->for_call = unknot_guide_get_for_call (guide);
  entry->checklist = unknot_guide_get_checklist (guide);
  entry->props = g_strdupv ((char **) unknot_guide_get_props (guide));
  entry->muscles = g_strdupv ((char **) unknot_guide_get_muscles (guide));
  entry->n_parts = g_strv_length ((char **) unknot_guide_get_parts (guide));
  entry->own = own;
  entry->uri = g_strdup (uri);
  return entry;
}

UnknotCatalogEntry *
unknot_catalog_entry_copy (const UnknotCatalogEntry *entry)
{
  UnknotCatalogEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->id = g_strdup (entry->id);
  copy->title = g_strdup (entry->title);
  copy->summary = g_strdup (entry->summary);
  copy->props = g_strdupv (entry->props);
  copy->muscles = g_strdupv (entry->muscles);
  copy->uri = g_strdup (entry->uri);
  return copy;
}

static char **
merge (char **into, char *const *more)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint i;

  for (i = 0; into[i] != NULL; i++)
    g_ptr_array_add (all, into[i]);
  for (i = 0; more[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) into, more[i]))
      g_ptr_array_add (all, g_strdup (more[i]));
  g_ptr_array_add (all, NULL);
  g_free (into); /* its texts moved on */
  return (char **) g_ptr_array_free (g_steal_pointer (&all), FALSE);
}

void
unknot_catalog_entry_add_part (UnknotCatalogEntry *set, const UnknotCatalogEntry *part)
{
  set->seconds += part->seconds;
  set->on_camera = set->on_camera && part->on_camera;
  set->silent = set->silent && part->silent;
  set->props = merge (set->props, part->props);
  set->muscles = merge (set->muscles, part->muscles);
}

typedef struct {
  UnknotCatalogEntry *entry;
  char *key;
} Sortable;

static int
compare_sortables (gconstpointer a, gconstpointer b)
{
  const Sortable *one = a, *two = b;
  int order = (int) one->entry->kind - (int) two->entry->kind;

  if (order == 0)
    order = strcmp (one->key, two->key);
  return order != 0 ? order : strcmp (one->entry->id, two->entry->id);
}

void
unknot_catalog_sort_entries (GPtrArray *entries)
{
  g_autofree Sortable *order = g_new (Sortable, MAX (entries->len, 1));
  guint i;

  for (i = 0; i < entries->len; i++)
    {
      UnknotCatalogEntry *entry = entries->pdata[i];

      order[i] = (Sortable) { entry, g_utf8_collate_key (entry->title, -1) };
    }
  qsort (order, entries->len, sizeof *order, compare_sortables);
  for (i = 0; i < entries->len; i++)
    {
      entries->pdata[i] = order[i].entry;
      g_free (order[i].key);
    }
}
