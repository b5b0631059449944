/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog.h"

#include "core/guide/catalog-entry.h"
#include "core/guide/catalog-file.h"
#include "core/guide/catalog-sources.h"
#include "core/guide/folder-watch.h"
#include "guides-resources.h"

#include <gio/gio.h>
#include <string.h>

/* Names looked at in the user's folder, of whatever kind they are. */
#define MAX_NAMES_SEEN 20000
/* Messages kept; a folder full of rubbish does not fill the memory with complaints. */
#define MAX_PROBLEMS 200
#define SUFFIX ".json"

/* What lies beside the bundled guides and is none. */
static const char *const not_guides[] = { "sources.json", "postures.json", "posture-questions.json",
                                          "guide.schema.json", "foods.json", NULL };

struct _UnknotCatalog {
  GObject parent_instance;

  UnknotFolderWatch *watch; /* (nullable): of the user's folder */

  char *bundled;     /* URI or path */
  char *own;         /* path */
  GHashTable *files[2]; /* bundled, own: name -> UnknotCatalogFile */
  gboolean bundled_read;
  GPtrArray *entries;   /* UnknotCatalogEntry, sorted; those of sets are made anew by each load */
  GHashTable *by_id;    /* id -> UnknotCatalogEntry */
  GPtrArray *problems;
  char *folder_problem; /* (nullable) */
  UnknotSources *sources;
};

enum { BUNDLED, OWN };

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotCatalog, unknot_catalog, G_TYPE_OBJECT)

static UnknotCatalogFile *
get_file (UnknotCatalog *self, int folder, const char *name, gboolean *is_new)
{
  UnknotCatalogFile *file = g_hash_table_lookup (self->files[folder], name);

  *is_new = file == NULL;
  if (file == NULL)
    {
      file = g_new0 (UnknotCatalogFile, 1);
      g_hash_table_insert (self->files[folder], g_strdup (name), file);
    }
  file->seen = TRUE;
  return file;
}

static char *
join_uri (const char *folder, const char *name)
{
  g_autofree char *path = NULL;

  if (g_str_has_prefix (folder, "resource://") || g_str_has_prefix (folder, "file://"))
    return g_strdup_printf ("%s/%s", folder, name);
  path = g_build_filename (folder, name, NULL);
  return g_filename_to_uri (path, NULL, NULL);
}

/* Names of the bundled guides. */
static char **
list_bundled (UnknotCatalog *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gboolean more;

  if (g_str_has_prefix (self->bundled, "resource://"))
    return g_resources_enumerate_children (self->bundled + strlen ("resource://"), G_RESOURCE_LOOKUP_FLAGS_NONE,
                                           NULL);
  path = g_str_has_prefix (self->bundled, "file://") ? g_filename_from_uri (self->bundled, NULL, NULL)
                                                     : g_strdup (self->bundled);
  names = path != NULL ? unknot_folder_list (path, SUFFIX, G_MAXINT, G_MAXINT, &more, NULL) : NULL;
  if (names == NULL)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_set_free_func (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
load_bundled (UnknotCatalog *self)
{
  g_auto (GStrv) names = list_bundled (self);
  guint i;

  self->bundled_read = TRUE;
  for (i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *uri = join_uri (self->bundled, names[i]);
      gboolean is_new;

      if (g_str_has_suffix (names[i], SUFFIX) && !g_strv_contains (not_guides, names[i]))
        unknot_catalog_file_read (get_file (self, BUNDLED, names[i], &is_new), names[i], uri, FALSE);
    }
}

static gboolean
load_own_file (UnknotCatalog *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->own, name, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *reason = NULL;
  g_autofree char *uri = NULL;
  UnknotFileStamp stamp;
  gboolean is_new;
  UnknotCatalogFile *file = get_file (self, OWN, name, &is_new);
  gboolean fine = unknot_file_stamp (path, UNKNOT_CATALOG_MAX_FILE_BYTES, &stamp, &reason);

  if (!is_new && memcmp (&stamp, &file->stamp, sizeof stamp) == 0)
    return FALSE;
  file->stamp = stamp;
  uri = g_filename_to_uri (path, NULL, NULL);
  if (fine && uri != NULL)
    {
      unknot_catalog_file_read (file, name, uri, TRUE);
      return TRUE;
    }
  unknot_catalog_file_clear (file, g_strdup_printf ("%s: %s", shown, reason != NULL ? reason : "cannot be read"));
  return TRUE;
}

/* Sets the problem of the folder itself; returns whether that is news. */
static gboolean
set_folder_problem (UnknotCatalog *self, const char *problem)
{
  if (g_strcmp0 (self->folder_problem, problem) == 0)
    return FALSE;
  g_free (self->folder_problem);
  self->folder_problem = g_strdup (problem);
  return TRUE;
}

static gboolean
forget_unseen (UnknotCatalog *self)
{
  GHashTableIter iter;
  gpointer file;
  gboolean changed = FALSE;

  g_hash_table_iter_init (&iter, self->files[OWN]);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    if (!((UnknotCatalogFile *) file)->seen)
      {
        g_hash_table_iter_remove (&iter);
        changed = TRUE;
      }
  return changed;
}

static gboolean
load_own (UnknotCatalog *self)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  GHashTableIter iter;
  gpointer file;
  gboolean more = FALSE, changed = FALSE;
  guint i;

  g_hash_table_iter_init (&iter, self->files[OWN]);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    ((UnknotCatalogFile *) file)->seen = FALSE;
  names = unknot_folder_list (self->own, SUFFIX, UNKNOT_CATALOG_MAX_GUIDES, MAX_NAMES_SEEN, &more, &error);
  if (names == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    problem = g_strdup_printf ("%s: the folder cannot be read: %s", self->own, error->message);
  if (more)
    problem = g_strdup_printf ("%s: holds too many files; the first %d guides are used", self->own,
                               UNKNOT_CATALOG_MAX_GUIDES);
  for (i = 0; names != NULL && i < names->len; i++)
    changed = load_own_file (self, names->pdata[i]) || changed;
  changed = forget_unseen (self) || changed;
  return set_folder_problem (self, problem) || changed;
}

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
  g_hash_table_insert (self->by_id, entry->id, entry);
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
        add_entry (self, unknot_catalog_entry_copy (file->entry));
      else
        {
          UnknotCatalogEntry *entry = entry_of_set (self, name, file, &problem);

          if (entry != NULL)
            add_entry (self, entry);
        }
      if (problem != NULL)
        add_problem (self, problem);
    }
}

static void
rebuild_index (UnknotCatalog *self)
{
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->entries, 0);
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

void
unknot_catalog_load (UnknotCatalog *self)
{
  gboolean changed = FALSE;

  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  if (!self->bundled_read)
    {
      load_bundled (self);
      changed = TRUE;
    }
  if (self->own != NULL)
    changed = load_own (self) || changed;
  if (!changed)
    return;
  rebuild_index (self);
  g_signal_emit (self, signals[CHANGED], 0);
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
read_entry (const UnknotCatalogEntry *entry, GError **error)
{
  g_autofree char *name = g_strconcat (entry->id, SUFFIX, NULL);

  return unknot_catalog_read_file (name, entry->uri, error);
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
                       "%s" SUFFIX ": parts[%u]: there is no guide “%s”", unknot_guide_get_id (set), i, ids[i]);
          return NULL;
        }
      part = read_entry (entry, error);
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
  guide = read_entry (entry, error);
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
      g_autofree char *uri = join_uri (self->bundled, "sources.json");
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
unknot_catalog_watch (UnknotCatalog *self)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  if (self->own != NULL && self->watch == NULL)
    self->watch = unknot_folder_watch_new (self->own, (void (*) (gpointer)) unknot_catalog_load, self);
}

static void
unknot_catalog_finalize (GObject *object)
{
  UnknotCatalog *self = UNKNOT_CATALOG (object);

  g_clear_pointer (&self->watch, unknot_folder_watch_free);

  g_free (self->bundled);
  g_free (self->own);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
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
  self->files[BUNDLED] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) unknot_catalog_file_free);
  self->files[OWN] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) unknot_catalog_file_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_catalog_entry_free);
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
