/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-private.h"

#include <gio/gio.h>
#include <string.h>

/* Names looked at in the user's folder, of whatever kind they are. */
#define MAX_NAMES_SEEN 20000

/* What lies beside the bundled guides and is none. */
static const char *const not_guides[] = { "sources.json", "postures.json", "posture-questions.json",
                                          "guide.schema.json", "foods.json", NULL };

static UnknotCatalogFile *
get_file (UnknotCatalog *self, int folder, const char *name, gboolean *is_new)
{
  UnknotCatalogFile *file = g_hash_table_lookup (self->files[folder], name);

  *is_new = file == NULL;
  if (file == NULL)
    {
      file = unknot_catalog_file_new (name);
      g_hash_table_insert (self->files[folder], file->name, file);
    }
  file->seen = TRUE;
  return file;
}

char *
unknot_catalog_join_uri (const char *folder, const char *name)
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
  names = path != NULL ? unknot_folder_list (path, UNKNOT_CATALOG_SUFFIX, G_MAXINT, G_MAXINT, &more, NULL) : NULL;
  if (names == NULL)
    return NULL;
  g_ptr_array_add (names, NULL);
  g_ptr_array_set_free_func (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

gboolean
unknot_catalog_read_bundled (UnknotCatalog *self)
{
  g_auto (GStrv) names = NULL;
  guint i;

  if (self->bundled_read)
    return FALSE;
  names = list_bundled (self);
  self->bundled_read = TRUE;
  for (i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *uri = unknot_catalog_join_uri (self->bundled, names[i]);
      gboolean is_new;

      if (g_str_has_suffix (names[i], UNKNOT_CATALOG_SUFFIX) && !g_strv_contains (not_guides, names[i]))
        unknot_catalog_file_read (get_file (self, BUNDLED, names[i], &is_new), uri, FALSE);
    }
  return TRUE;
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
  if (file->entry != NULL)
    g_ptr_array_add (self->stale, g_steal_pointer (&file->entry));
  uri = g_filename_to_uri (path, NULL, NULL);
  if (fine && uri != NULL)
    {
      unknot_catalog_file_read (file, uri, TRUE);
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
        g_ptr_array_add (self->stale, g_steal_pointer (&((UnknotCatalogFile *) file)->entry));
        g_hash_table_iter_remove (&iter);
        changed = TRUE;
      }
  return changed;
}

void
unknot_catalog_begin_own (UnknotCatalog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  GHashTableIter iter;
  gpointer file;
  gboolean more = FALSE;

  g_hash_table_iter_init (&iter, self->files[OWN]);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    ((UnknotCatalogFile *) file)->seen = FALSE;
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = unknot_folder_list (self->own, UNKNOT_CATALOG_SUFFIX, UNKNOT_CATALOG_MAX_GUIDES, MAX_NAMES_SEEN, &more, &error);
  if (self->names == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    problem = g_strdup_printf ("%s: the folder cannot be read: %s", self->own, error->message);
  if (more)
    problem = g_strdup_printf ("%s: holds too many files; the first %d guides are used", self->own,
                               UNKNOT_CATALOG_MAX_GUIDES);
  if (self->names == NULL)
    self->names = g_ptr_array_new ();
  self->next = 0;
  self->again = FALSE;
  self->news = set_folder_problem (self, problem) || self->news;
}

gboolean
unknot_catalog_read_own (UnknotCatalog *self, gint64 usec)
{
  const gint64 end = usec == G_MAXINT64 ? G_MAXINT64 : g_get_monotonic_time () + usec;

  while (self->next < self->names->len)
    {
      self->news = load_own_file (self, self->names->pdata[self->next++]) || self->news;
      if (end != G_MAXINT64 && g_get_monotonic_time () >= end)
        break;
    }
  return self->next < self->names->len;
}

gboolean
unknot_catalog_end_own (UnknotCatalog *self)
{
  const gboolean changed = forget_unseen (self) || self->news;

  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->news = FALSE;
  return changed;
}
