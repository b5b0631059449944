/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/catalog-private.h"

#include "core/guide/catalog-entry.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

/* Names looked at in the user's folder, of whatever kind they are. */
#define MAX_NAMES_SEEN 20000

/* What an index depends on beside the files: the program, which folder, the language that titles
 * are sorted in, and the bundled guides, which sets are made of. */
static const char *
get_key (UnknotCatalog *self)
{
  g_autoptr (GChecksum) sum = NULL;
  g_autofree char *languages = NULL;
  const char *order = setlocale (LC_COLLATE, NULL);
  const guint32 byte_order = 1;

  if (self->index_key != NULL)
    return self->index_key;
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  languages = g_strjoinv (":", (char **) g_get_language_names ());
  g_checksum_update (sum, (const guchar *) UNKNOT_VERSION UNKNOT_INDEX_TYPE, -1);
  g_checksum_update (sum, (const guchar *) &byte_order, sizeof byte_order);
  g_checksum_update (sum, (const guchar *) self->own, strlen (self->own) + 1);
  g_checksum_update (sum, (const guchar *) order, strlen (order) + 1);
  g_checksum_update (sum, (const guchar *) languages, strlen (languages) + 1);
  for (guint i = 0; i < self->bundled_entries->len; i++)
    {
      const UnknotCatalogEntry *entry = self->bundled_entries->pdata[i];
      const guchar is_set = entry->n_parts > 0;

      g_checksum_update (sum, (const guchar *) entry->id, strlen (entry->id) + 1);
      g_checksum_update (sum, &is_set, 1);
    }
  self->index_key = g_strdup (g_checksum_get_string (sum));
  return self->index_key;
}

gboolean
unknot_catalog_open_index (UnknotCatalog *self)
{
  if (self->own == NULL || self->index_path == NULL || self->index_key != NULL)
    return FALSE;
  self->index = unknot_guide_index_open (self->index_path, get_key (self));
  return self->index != NULL;
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

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
unknot_catalog_begin_own (UnknotCatalog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  gboolean more = FALSE;

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->builder, unknot_index_builder_free);
  self->names = unknot_folder_list (self->own, UNKNOT_CATALOG_SUFFIX, UNKNOT_CATALOG_MAX_GUIDES, MAX_NAMES_SEEN, &more, &error);
  if (self->names == NULL && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    problem = g_strdup_printf ("%s: the folder cannot be read: %s", self->own, error->message);
  if (more)
    problem = g_strdup_printf ("%s: holds too many files; the first %d guides are used", self->own,
                               UNKNOT_CATALOG_MAX_GUIDES);
  if (self->names == NULL)
    self->names = g_ptr_array_new ();
  for (guint i = 0; i < self->names->len; i++)
    {
      char *name = self->names->pdata[i];

      name[strlen (name) - strlen (UNKNOT_CATALOG_SUFFIX)] = '\0';
    }
  g_ptr_array_sort (self->names, compare_names);
  self->next_name = self->next_row = 0;
  self->again = FALSE;
  self->news = set_folder_problem (self, problem) || self->news;
}

static guint
n_rows (UnknotCatalog *self)
{
  return self->index != NULL ? unknot_guide_index_get_n_rows (self->index) : 0;
}

static const char *
row_id (UnknotCatalog *self, guint row)
{
  return unknot_guide_index_get_text (self->index, unknot_guide_index_get_row (self->index, row)->id);
}

/* Something has changed: a new index begins with the rows that were found unchanged so far, which
 * are the first ones of the present index. */
static void
begin_builder (UnknotCatalog *self)
{
  if (self->builder != NULL)
    return;
  self->builder = unknot_index_builder_new (self->own);
  for (guint i = 0; i < self->next_row; i++)
    unknot_index_builder_add_row (self->builder, self->index, i);
}

static void
read_file (UnknotCatalog *self, const char *id, const UnknotFileStamp *stamp, const char *path, const char *reason)
{
  g_autofree char *name = g_strconcat (id, UNKNOT_CATALOG_SUFFIX, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (UnknotGuide) guide = NULL;
  g_autoptr (UnknotCatalogEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (reason == NULL && uri != NULL)
    guide = unknot_catalog_read_file (name, uri, &error);
  if (guide == NULL && error == NULL)
    {
      g_autofree char *shown = g_filename_display_name (name);

      problem = g_strdup_printf ("%s: %s", shown, reason != NULL ? reason : "cannot be read");
    }
  if (guide != NULL)
    entry = unknot_catalog_entry_new_of_guide (guide, TRUE);
  unknot_index_builder_add (self->builder, id, stamp, entry, guide != NULL ? unknot_guide_get_parts (guide) : NULL,
                            error != NULL ? error->message : problem);
}

/* Returns: the bytes that had to be read. */
static gsize
load_file (UnknotCatalog *self, const char *id)
{
  g_autofree char *name = g_strconcat (id, UNKNOT_CATALOG_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (self->own, name, NULL);
  g_autofree char *reason = NULL;
  UnknotFileStamp stamp;
  gboolean known;

  while (self->next_row < n_rows (self) && strcmp (row_id (self, self->next_row), id) < 0)
    {
      begin_builder (self); /* without the file that is gone */
      self->next_row++;
    }
  known = self->next_row < n_rows (self) && g_str_equal (row_id (self, self->next_row), id);
  unknot_file_stamp (path, UNKNOT_CATALOG_MAX_FILE_BYTES, &stamp, &reason);
  if (known)
    {
      const UnknotFileStamp before = unknot_guide_index_get_stamp (self->index, self->next_row);

      if (memcmp (&stamp, &before, sizeof stamp) == 0)
        {
          if (self->builder != NULL)
            unknot_index_builder_add_row (self->builder, self->index, self->next_row);
          self->next_row++;
          return 0;
        }
    }
  begin_builder (self);
  self->next_row += known;
  read_file (self, id, &stamp, path, reason);
  return reason == NULL ? stamp.size : 0;
}

gboolean
unknot_catalog_read_own (UnknotCatalog *self, gsize work)
{
  gsize done = 0;

  while (self->next_name < self->names->len && done < work)
    done += UNKNOT_CATALOG_LOOK + load_file (self, self->names->pdata[self->next_name++]);
  return self->next_name < self->names->len;
}

static void
replace_index (UnknotCatalog *self)
{
  g_autoptr (GBytes) data = unknot_index_builder_finish (self->builder, get_key (self), self->bundled_by_id);

  g_clear_pointer (&self->builder, unknot_index_builder_free);
  g_clear_pointer (&self->index, unknot_guide_index_free);
  self->index = self->index_path != NULL ? unknot_guide_index_save (data, self->index_path, get_key (self))
                                         : unknot_guide_index_new (data, get_key (self));
}

gboolean
unknot_catalog_end_own (UnknotCatalog *self)
{
  gboolean changed = self->news;

  if (self->next_row < n_rows (self))
    begin_builder (self); /* without the last ones, which are gone */
  if (self->builder != NULL)
    {
      replace_index (self);
      changed = TRUE;
    }
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->news = FALSE;
  return changed;
}
