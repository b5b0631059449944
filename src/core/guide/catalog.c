/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-private.h"

#include "core/guide/catalog-entry.h"
#include "guides-resources.h"

#include <gio/gio.h>
#include <string.h>

/* How long files are read before whatever else waits has its turn: less than a frame. */
#define SLICE (6 * G_TIME_SPAN_MILLISECOND)

/* After a window's frames and before the pictures of its cards, which all would be painted anew
 * when the last file has been read. */
#define READING_PRIORITY (G_PRIORITY_HIGH_IDLE + 25)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotCatalog, unknot_catalog, G_TYPE_OBJECT)

static void
publish (UnknotCatalog *self)
{
  unknot_catalog_rebuild_index (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
unknot_catalog_load (UnknotCatalog *self)
{
  gboolean changed;

  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  changed = unknot_catalog_read_bundled (self);
  if (self->own != NULL)
    {
      unknot_catalog_begin_own (self);
      unknot_catalog_read_own (self, G_MAXINT64);
      changed = unknot_catalog_end_own (self) || changed;
    }
  if (changed)
    publish (self);
}

static gboolean
idle_cb (gpointer data)
{
  UnknotCatalog *self = data;

  if (unknot_catalog_read_own (self, SLICE))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  if (self->again)
    {
      unknot_catalog_load_gently (self);
      return G_SOURCE_REMOVE;
    }
  if (unknot_catalog_end_own (self))
    publish (self);
  return G_SOURCE_REMOVE;
}

void
unknot_catalog_load_gently (UnknotCatalog *self)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  if (unknot_catalog_read_bundled (self))
    publish (self);
  if (self->own == NULL)
    return;
  if (self->idle != 0)
    {
      self->again = TRUE;
      return;
    }
  unknot_catalog_begin_own (self);
  self->idle = g_idle_add_full (READING_PRIORITY, idle_cb, self, NULL);
}

guint
unknot_catalog_get_n_entries (UnknotCatalog *self)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), 0);

  return self->entries->len;
}

const UnknotCatalogEntry *
unknot_catalog_get_entry (UnknotCatalog *self, guint index)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return self->entries->pdata[index];
}

const UnknotCatalogEntry *
unknot_catalog_find (UnknotCatalog *self, const char *id)
{
  g_return_val_if_fail (UNKNOT_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

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
                       "%s" UNKNOT_CATALOG_SUFFIX ": parts[%u]: there is no guide “%s”", unknot_guide_get_id (set), i, ids[i]);
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

void
unknot_catalog_expect (UnknotCatalog *self, const char *id)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self) && id != NULL);

  if (self->idle != 0 && unknot_catalog_find (self, id) == NULL)
    unknot_catalog_load (self);
}

void
unknot_catalog_watch (UnknotCatalog *self)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  if (self->own != NULL && self->watch == NULL)
    self->watch = unknot_folder_watch_new (self->own, (void (*) (gpointer)) unknot_catalog_load_gently, self);
}

static void
unknot_catalog_finalize (GObject *object)
{
  UnknotCatalog *self = UNKNOT_CATALOG (object);

  g_clear_pointer (&self->watch, unknot_folder_watch_free);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->bundled);
  g_free (self->own);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->stale);
  g_hash_table_unref (self->files[BUNDLED]);
  g_hash_table_unref (self->files[OWN]);
  g_ptr_array_unref (self->problems);
  g_free (self->folder_problem);
  g_clear_pointer (&self->sources, unknot_sources_free);

  G_OBJECT_CLASS (unknot_catalog_parent_class)->finalize (object);
}

static void
unknot_catalog_class_init (UnknotCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_catalog_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
unknot_catalog_init (UnknotCatalog *self)
{
  self->files[BUNDLED] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) unknot_catalog_file_free);
  self->files[OWN] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) unknot_catalog_file_free);
  self->entries = g_ptr_array_new ();
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_catalog_entry_free);
  self->stale = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_catalog_entry_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
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
