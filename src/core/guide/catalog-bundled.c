/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-private.h"

#include "core/guide/catalog-entry.h"

#include <gio/gio.h>
#include <string.h>

/* What lies beside the bundled guides and is none. */
static const char *const not_guides[] = { "sources.json", "postures.json", "posture-questions.json",
                                          "guide.schema.json", "foods.json", NULL };

char *
unknot_catalog_join_uri (const char *folder, const char *name)
{
  g_autofree char *path = NULL;

  if (g_str_has_prefix (folder, "resource://") || g_str_has_prefix (folder, "file://"))
    return g_strdup_printf ("%s/%s", folder, name);
  path = g_build_filename (folder, name, NULL);
  return g_filename_to_uri (path, NULL, NULL);
}

static char **
list_names (UnknotCatalog *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gboolean more;

  if (g_str_has_prefix (self->bundled, "resource://"))
    return g_resources_enumerate_children (self->bundled + strlen ("resource://"), G_RESOURCE_LOOKUP_FLAGS_NONE,
                                           NULL);
  path = g_str_has_prefix (self->bundled, "file://") ? g_filename_from_uri (self->bundled, NULL, NULL)
                                                     : g_strdup (self->bundled);
  names = path != NULL ? unknot_folder_list (path, UNKNOT_CATALOG_SUFFIX, G_MAXINT, G_MAXINT, &more, NULL) : NULL;
  if (names == NULL)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_set_free_func (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
add_entry (UnknotCatalog *self, UnknotCatalogEntry *entry)
{
  g_ptr_array_add (self->bundled_entries, entry);
  g_hash_table_replace (self->bundled_by_id, (char *) entry->id, entry);
}

static void
read_guide (UnknotCatalog *self, const char *name, GPtrArray *sets)
{
  g_autofree char *uri = unknot_catalog_join_uri (self->bundled, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_file (name, uri, &error);

  if (guide == NULL)
    g_ptr_array_add (self->bundled_problems, g_strdup (error->message));
  else if (unknot_guide_get_parts (guide)[0] != NULL)
    g_ptr_array_add (sets, g_steal_pointer (&guide));
  else
    add_entry (self, unknot_catalog_entry_new_of_guide (guide, FALSE));
}

/* The single guides are all known by now. */
static void
add_set (UnknotCatalog *self, UnknotGuide *set)
{
  const char *const *ids = unknot_guide_get_parts (set);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (UnknotCatalogEntry) entry = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      UnknotCatalogEntry *part = g_hash_table_lookup (self->bundled_by_id, ids[i]);

      if (part == NULL || part->n_parts > 0)
        {
          g_autofree char *name = g_strconcat (unknot_guide_get_id (set), UNKNOT_CATALOG_SUFFIX, NULL);
          g_autofree char *uri = unknot_catalog_join_uri (self->bundled, name);
          g_autofree char *member = g_strdup_printf ("parts[%u]", i);
          g_autofree char *line = unknot_catalog_say_line (uri, member);

          g_ptr_array_add (self->bundled_problems,
                           g_strdup_printf ("%s: %s%s: there is no guide “%s” that can be part of it", name, line, member,
                                            ids[i]));
          return;
        }
      g_ptr_array_add (parts, part);
    }
  entry = unknot_catalog_entry_new_of_guide (set, FALSE);
  add_entry (self, unknot_catalog_entry_join (entry, (UnknotCatalogEntry *const *) parts->pdata, parts->len));
}

static void
sort_entries (GPtrArray *entries)
{
  typedef struct {
    UnknotCatalogOrder order; /* first, so that it is compared */
    UnknotCatalogEntry *entry;
  } Place;
  g_autofree Place *places = g_new0 (Place, MAX (entries->len, 1));

  for (guint i = 0; i < entries->len; i++)
    {
      UnknotCatalogEntry *entry = entries->pdata[i];

      places[i] = (Place) { { entry->kind, g_utf8_collate_key (entry->title, -1), entry->id }, entry };
    }
  qsort (places, entries->len, sizeof *places, unknot_catalog_order_compare);
  for (guint i = 0; i < entries->len; i++)
    {
      entries->pdata[i] = places[i].entry;
      g_free (places[i].order.title);
    }
}

gboolean
unknot_catalog_read_bundled (UnknotCatalog *self)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = NULL;

  if (self->bundled_read)
    return FALSE;
  names = list_names (self);
  self->bundled_read = TRUE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], UNKNOT_CATALOG_SUFFIX) && !g_strv_contains (not_guides, names[i]))
      read_guide (self, names[i], sets);
  for (guint i = 0; i < sets->len; i++)
    add_set (self, sets->pdata[i]);
  sort_entries (self->bundled_entries);
  return TRUE;
}
