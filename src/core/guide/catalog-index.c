/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-private.h"

#include "core/guide/catalog-entry.h"

#include <string.h>

/* Messages kept; a folder full of rubbish does not fill the memory with complaints. */
#define MAX_PROBLEMS 200

static void
add_problem (UnknotCatalog *self, const char *problem)
{
  if (self->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->problems, g_strdup (problem));
  else if (self->problems->len == MAX_PROBLEMS)
    g_ptr_array_add (self->problems, g_strdup ("More files could not be used; these are the first."));
}

/* The index entry of a set.  Returns: (transfer full): NULL with @problem. */
static UnknotCatalogEntry *
entry_of_set (UnknotCatalog *self, const char *name, const UnknotCatalogFile *file, char **problem)
{
  UnknotCatalogEntry *entry = unknot_catalog_entry_copy (file->entry);
  guint i;

  entry->on_camera = entry->silent = TRUE;
  for (i = 0; file->parts[i] != NULL; i++)
    {
      const UnknotCatalogEntry *part = g_hash_table_lookup (self->by_id, file->parts[i]);

      if (part == NULL || part->n_parts > 0)
        {
          g_autofree char *shown = g_filename_display_name (name);

          *problem = g_strdup_printf (part == NULL ? "%s: parts[%u]: there is no guide “%s”"
                                                   : "%s: parts[%u]: “%s” is a set itself",
                                      shown, i, file->parts[i]);
          unknot_catalog_entry_free (entry);
          return NULL;
        }
      unknot_catalog_entry_add_part (entry, part);
    }
  return entry;
}

static void
add_entry (UnknotCatalog *self, UnknotCatalogEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, (char *) entry->id, entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sorted_names (GHashTable *files)
{
  g_autoptr (GPtrArray) names = g_ptr_array_sized_new (g_hash_table_size (files));
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Enters the single guides of one folder, then (@sets) the sets, whose parts are known by then. */
static void
index_folder (UnknotCatalog *self, int folder, gboolean sets)
{
  g_autoptr (GPtrArray) names = sorted_names (self->files[folder]);
  guint i;

  for (i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const UnknotCatalogFile *file = g_hash_table_lookup (self->files[folder], name);
      g_autofree char *problem = NULL;

      if (!sets && file->problem != NULL)
        add_problem (self, file->problem);
      if (file->entry == NULL || (file->parts != NULL) != sets)
        continue;
      if (folder == OWN && g_hash_table_contains (self->files[BUNDLED], name))
        problem = g_strdup_printf ("%s: id: a guide of Unknot's own is called “%s”; choose another id and file name",
                                   name, file->entry->id);
      else if (!sets)
        add_entry (self, file->entry);
      else
        {
          UnknotCatalogEntry *entry = entry_of_set (self, name, file, &problem);

          if (entry != NULL)
            {
              g_ptr_array_add (self->sets, entry);
              add_entry (self, entry);
            }
        }
      if (problem != NULL)
        add_problem (self, problem);
    }
}

void
unknot_catalog_rebuild_index (UnknotCatalog *self)
{
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->sets, 0);
  g_ptr_array_set_size (self->stale, 0);
  g_ptr_array_set_size (self->problems, 0);
  if (self->folder_problem != NULL)
    add_problem (self, self->folder_problem);
  index_folder (self, BUNDLED, FALSE);
  index_folder (self, OWN, FALSE);
  index_folder (self, BUNDLED, TRUE);
  index_folder (self, OWN, TRUE);
  unknot_catalog_sort_entries (self->entries);
  g_ptr_array_add (self->problems, NULL);
}
