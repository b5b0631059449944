/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-entry.h"

#include "core/guide/name-list.h"

#include <math.h>
#include <string.h>

/* An entry with room for its texts behind it: thousands of them are kept, and each block of
 * memory costs more than what is in it. */
static UnknotCatalogEntry *
new_entry (const char *id, const char *title, const char *summary)
{
  const gsize id_size = strlen (id) + 1, title_size = strlen (title) + 1, summary_size = strlen (summary) + 1;
  UnknotCatalogEntry *entry = g_malloc0 (sizeof *entry + id_size + title_size + summary_size);
  char *texts = (char *) (entry + 1);

  entry->id = memcpy (texts, id, id_size);
  entry->title = memcpy (texts + id_size, title, title_size);
  entry->summary = memcpy (texts + id_size + title_size, summary, summary_size);
  return entry;
}

void
unknot_catalog_entry_free (UnknotCatalogEntry *entry)
{
  if (entry == NULL)
    return;
  unknot_name_list_unshare (entry->props);
  unknot_name_list_unshare (entry->muscles);
  g_free (entry);
}

UnknotCatalogEntry *
unknot_catalog_entry_new (UnknotGuide *guide, gboolean own)
{
  UnknotCatalogEntry *entry =
    new_entry (unknot_guide_get_id (guide), unknot_guide_get_title (guide), unknot_guide_get_summary (guide));

  entry->kind = unknot_guide_get_kind (guide);
  entry->seconds = ceil (unknot_guide_get_seconds (guide));
  entry->places = unknot_guide_get_places (guide);
  entry->on_camera = unknot_guide_get_on_camera (guide);
  entry->silent = unknot_guide_get_silent (guide);
  entry->for_call = unknot_guide_get_for_call (guide);
  entry->checklist = unknot_guide_get_checklist (guide);
  entry->props = unknot_name_list_share (unknot_guide_get_props (guide));
  entry->muscles = unknot_name_list_share (unknot_guide_get_muscles (guide));
  entry->n_parts = g_strv_length ((char **) unknot_guide_get_parts (guide));
  entry->own = own;
  return entry;
}

UnknotCatalogEntry *
unknot_catalog_entry_copy (const UnknotCatalogEntry *entry)
{
  UnknotCatalogEntry *copy = new_entry (entry->id, entry->title, entry->summary);
  UnknotCatalogEntry values = *entry;

  values.id = copy->id;
  values.title = copy->title;
  values.summary = copy->summary;
  values.props = unknot_name_list_share (entry->props);
  values.muscles = unknot_name_list_share (entry->muscles);
  *copy = values;
  return copy;
}

/* Adds the names of @more to the list @into, which is given back for it. */
static void
merge (const char *const **into, const char *const *more)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *const *before = *into;
  guint i;

  for (i = 0; before[i] != NULL; i++)
    g_ptr_array_add (all, (char *) before[i]);
  for (i = 0; more[i] != NULL; i++)
    if (!g_strv_contains (before, more[i]))
      g_ptr_array_add (all, (char *) more[i]);
  g_ptr_array_add (all, NULL);
  *into = unknot_name_list_share ((const char *const *) all->pdata);
  unknot_name_list_unshare (before);
}

void
unknot_catalog_entry_add_part (UnknotCatalogEntry *set, const UnknotCatalogEntry *part)
{
  set->seconds += part->seconds;
  set->on_camera = set->on_camera && part->on_camera;
  set->silent = set->silent && part->silent;
  merge (&set->props, part->props);
  merge (&set->muscles, part->muscles);
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
