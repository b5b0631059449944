/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/catalog-private.h"

#include "core/guide/catalog-entry.h"
#include "guides-resources.h"

#include <gio/gio.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (UnknotCatalog, unknot_catalog, G_TYPE_OBJECT)

/* Messages kept; a folder full of rubbish does not fill the memory with complaints. */
#define MAX_PROBLEMS 200

static guint
n_own (UnknotCatalog *self)
{
  return self->index != NULL ? unknot_guide_index_get_n_listed (self->index) : 0;
}

/* --- counting ------------------------------------------------------------------------------ */

/* Returns: whether there is room for more. */
static gboolean
add_problem (UnknotCatalog *self, const char *problem)
{
  if (self->problems->len == MAX_PROBLEMS)
    {
      g_ptr_array_add (self->problems, g_strdup (UNKNOT_CATALOG_MORE_PROBLEMS));
      return FALSE;
    }
  g_ptr_array_add (self->problems, g_utf8_make_valid (problem, -1));
  return TRUE;
}

static void
gather_problems (UnknotCatalog *self)
{
  const guint n = self->index != NULL ? unknot_guide_index_get_n_rows (self->index) : 0;
  gboolean room = TRUE;

  g_ptr_array_set_size (self->problems, 0);
  if (self->folder_problem != NULL)
    add_problem (self, self->folder_problem);
  for (guint i = 0; i < self->bundled_problems->len; i++)
    add_problem (self, self->bundled_problems->pdata[i]);
  for (guint i = 0; i < n && room; i++)
    {
      const UnknotIndexRow *row = unknot_guide_index_get_row (self->index, i);

      if ((row->flags & UNKNOT_INDEX_LISTED) == 0)
        room = add_problem (self, unknot_guide_index_get_text (self->index, row->problem));
    }
  g_ptr_array_add (self->problems, NULL);
}

/* How many of the user's guides stand before @key. */
static guint
count_before (UnknotCatalog *self, const UnknotCatalogOrder *key)
{
  guint low = 0, high = n_own (self);

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const UnknotIndexRow *row =
        unknot_guide_index_get_row (self->index, unknot_guide_index_get_listed (self->index, middle));
      g_autofree char *title = g_utf8_collate_key (unknot_guide_index_get_text (self->index, row->title), -1);
      const UnknotCatalogOrder own = { row->kind, title, unknot_guide_index_get_text (self->index, row->id) };

      if (unknot_catalog_order_compare (&own, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
unknot_catalog_count (UnknotCatalog *self)
{
  guint kind, n = 0;

  g_hash_table_remove_all (self->kept);
  gather_problems (self);
  g_array_set_size (self->bundled_places, 0);
  for (guint i = 0; i < self->bundled_entries->len; i++)
    {
      const UnknotCatalogEntry *entry = self->bundled_entries->pdata[i];
      g_autofree char *title = g_utf8_collate_key (entry->title, -1);
      const guint place = i + count_before (self, &(UnknotCatalogOrder) { entry->kind, title, entry->id });

      g_array_append_val (self->bundled_places, place);
    }
  for (kind = 0; kind <= UNKNOT_N_GUIDE_KINDS; kind++)
    {
      const UnknotCatalogOrder key = { kind, (char *) "", "" };

      while (n < self->bundled_entries->len && ((UnknotCatalogEntry *) self->bundled_entries->pdata[n])->kind < kind)
        n++;
      self->first[kind] = n + count_before (self, &key);
    }
}

/* --- entries ------------------------------------------------------------------------------- */

guint
unknot_catalog_get_n_entries (UnknotCatalog *self)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), 0);

  return self->first[UNKNOT_N_GUIDE_KINDS];
}

guint
unknot_catalog_get_n_of_kind (UnknotCatalog *self, UnknotGuideKind kind, guint *first)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self) && kind < UNKNOT_N_GUIDE_KINDS, 0);

  if (first != NULL)
    *first = self->first[kind];
  return self->first[kind + 1] - self->first[kind];
}

/* Whether a bundled guide stands at @index; else @own is its place among the user's. */
static gboolean
is_bundled (UnknotCatalog *self, guint index, guint *bundled, guint *own)
{
  guint low = 0, high = self->bundled_places->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (self->bundled_places, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  *bundled = low;
  *own = index - low;
  return low < self->bundled_places->len && g_array_index (self->bundled_places, guint, low) == index;
}

/* Of a set, what its parts ask for, too. */
static UnknotCatalogEntry *
make_own (UnknotCatalog *self, guint row)
{
  g_autoptr (UnknotCatalogEntry) entry = unknot_guide_index_make_entry (self->index, row);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree const char **ids = NULL;

  if (entry == NULL || entry->n_parts == 0)
    return g_steal_pointer (&entry);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_catalog_entry_unref);
  ids = unknot_guide_index_get_list (self->index, unknot_guide_index_get_row (self->index, row)->parts);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      UnknotCatalogEntry *bundled = g_hash_table_lookup (self->bundled_by_id, ids[i]), *part = NULL;
      guint part_row;

      if (bundled != NULL)
        part = unknot_catalog_entry_ref (bundled);
      else if (unknot_guide_index_find (self->index, ids[i], &part_row))
        part = unknot_guide_index_make_entry (self->index, part_row);
      if (part != NULL)
        g_ptr_array_add (parts, part);
    }
  return unknot_catalog_entry_join (entry, (UnknotCatalogEntry *const *) parts->pdata, parts->len);
}

UnknotCatalogEntry *
unknot_catalog_ref_entry (UnknotCatalog *self, guint index)
{
  UnknotCatalogEntry *entry;
  guint bundled, own;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (index < unknot_catalog_get_n_entries (self), NULL);

  if (is_bundled (self, index, &bundled, &own))
    return unknot_catalog_entry_ref (self->bundled_entries->pdata[bundled]);
  entry = make_own (self, unknot_guide_index_get_listed (self->index, own));
  /* Only a forged index says so. */
  return entry != NULL ? entry : unknot_catalog_entry_new (&(UnknotCatalogEntry) {
    .id = "", .title = "", .summary = "", .props = (const char *const[]) { NULL },
    .muscles = (const char *const[]) { NULL }, .own = TRUE });
}

/* Kept until "changed" or unknot_catalog_rest(). */
static const UnknotCatalogEntry *
keep (UnknotCatalog *self, UnknotCatalogEntry *entry)
{
  UnknotCatalogEntry *before = entry != NULL ? g_hash_table_lookup (self->kept, entry->id) : NULL;

  if (entry == NULL || before != NULL)
    {
      g_clear_pointer (&entry, unknot_catalog_entry_unref);
      return before;
    }
  g_hash_table_insert (self->kept, (char *) entry->id, entry);
  return entry;
}

const UnknotCatalogEntry *
unknot_catalog_get_entry (UnknotCatalog *self, guint index)
{
  guint bundled, own;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (index < unknot_catalog_get_n_entries (self), NULL);

  if (is_bundled (self, index, &bundled, &own))
    return self->bundled_entries->pdata[bundled];
  return keep (self, unknot_catalog_ref_entry (self, index));
}

const UnknotCatalogEntry *
unknot_catalog_find (UnknotCatalog *self, const char *id)
{
  const UnknotCatalogEntry *entry;
  guint row;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  entry = g_hash_table_lookup (self->bundled_by_id, id);
  if (entry == NULL)
    entry = g_hash_table_lookup (self->kept, id);
  if (entry != NULL || self->index == NULL || !unknot_guide_index_find (self->index, id, &row) ||
      (unknot_guide_index_get_row (self->index, row)->flags & UNKNOT_INDEX_LISTED) == 0)
    return entry;
  return keep (self, make_own (self, row));
}

void
unknot_catalog_rest (UnknotCatalog *self)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  g_hash_table_remove_all (self->kept);
  if (self->index != NULL)
    unknot_guide_index_rest (self->index);
}

/* --- guides -------------------------------------------------------------------------------- */

static UnknotGuide *
read_entry (UnknotCatalog *self, const UnknotCatalogEntry *entry, GError **error)
{
  g_autofree char *name = g_strconcat (entry->id, UNKNOT_CATALOG_SUFFIX, NULL);
  g_autofree char *uri = unknot_catalog_join_uri (entry->own ? self->own : self->bundled, name);

  return unknot_catalog_read_file (name, uri, error);
}

static UnknotGuide *
read_set (UnknotCatalog *self, UnknotGuide *set, GError **error)
{
  const char *const *ids = unknot_guide_get_parts (set);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (self, ids[i]);
      UnknotGuide *part;

      if (entry == NULL || entry->n_parts > 0)
        {
          g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ,
                       "%s" UNKNOT_CATALOG_SUFFIX ": parts[%u]: there is no guide “%s” any more; look at your folder",
                       unknot_guide_get_id (set), i, ids[i]);
          return NULL;
        }
      part = read_entry (self, entry, error);
      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  return unknot_guide_join (set, (UnknotGuide *const *) parts->pdata, parts->len);
}

UnknotGuide *
unknot_catalog_read_guide (UnknotCatalog *self, const char *id, GError **error)
{
  const UnknotCatalogEntry *entry;
  g_autoptr (UnknotGuide) guide = NULL;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  entry = unknot_catalog_find (self, id);
  if (entry == NULL)
    {
      g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ, "%s: there is no guide of this name", id);
      return NULL;
    }
  guide = read_entry (self, entry, error);
  if (guide == NULL || unknot_guide_get_parts (guide)[0] == NULL)
    return g_steal_pointer (&guide);
  return read_set (self, guide, error);
}

const char *const *
unknot_catalog_get_problems (UnknotCatalog *self)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);

  return (const char *const *) self->problems->pdata;
}

static UnknotSources *
get_sources (UnknotCatalog *self)
{
  if (self->sources == NULL)
    {
      g_autofree char *uri = unknot_catalog_join_uri (self->bundled, "sources.json");
      g_autofree char *reason = NULL;
      g_autoptr (GBytes) data = unknot_catalog_read_uri (uri, &reason);

      self->sources = unknot_sources_new (data);
    }
  return self->sources;
}

const UnknotSource *
unknot_catalog_find_source (UnknotCatalog *self, const char *key)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return unknot_sources_find (get_sources (self), key);
}

GPtrArray *
unknot_catalog_list_sources (UnknotCatalog *self)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);

  return unknot_sources_list (get_sources (self));
}

static void
unknot_catalog_finalize (GObject *object)
{
  UnknotCatalog *self = UNKNOT_CATALOG (object);

  g_clear_pointer (&self->watch, unknot_folder_watch_free);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->builder, unknot_index_builder_free);
  g_clear_pointer (&self->index, unknot_guide_index_free);
  g_free (self->bundled);
  g_free (self->own);
  g_free (self->index_path);
  g_free (self->index_key);
  g_free (self->folder_problem);
  g_hash_table_unref (self->bundled_by_id);
  g_hash_table_unref (self->kept);
  g_ptr_array_unref (self->bundled_entries);
  g_ptr_array_unref (self->bundled_problems);
  g_array_unref (self->bundled_places);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->sources, unknot_sources_free);

  G_OBJECT_CLASS (unknot_catalog_parent_class)->finalize (object);
}

static void
unknot_catalog_class_init (UnknotCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_catalog_finalize;

  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unknot_catalog_init (UnknotCatalog *self)
{
  self->bundled_entries = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_catalog_entry_unref);
  self->bundled_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->bundled_problems = g_ptr_array_new_with_free_func (g_free);
  self->bundled_places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->kept =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) unknot_catalog_entry_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->problems, NULL);
}

UnknotCatalog *
unknot_catalog_new (const char *bundled, const char *own)
{
  UnknotCatalog *self;

  g_return_val_if_fail (bundled != NULL, NULL);

  unknot_guides_get_resource (); /* links and registers the bundled guides */
  self = g_object_new (UNKNOT_TYPE_CATALOG, NULL);
  self->bundled = g_strdup (bundled);
  self->own = g_strdup (own);
  return self;
}

void
unknot_catalog_keep_index (UnknotCatalog *self, const char *path)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self) && path != NULL);
  g_return_if_fail (self->index_path == NULL && self->index_key == NULL);

  self->index_path = g_strdup (path);
}

UnknotCatalog *
unknot_catalog_new_for_user (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "unknot", "guides", NULL);
  g_autofree char *index = g_build_filename (g_get_user_cache_dir (), "unknot", "guides.index", NULL);

  UnknotCatalog *self = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", own);

  unknot_catalog_keep_index (self, index);
  return self;
}
