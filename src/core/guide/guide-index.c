/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-index.h"

#include "core/guide/catalog-entry.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _UnknotGuideIndex {
  GMappedFile *mapped; /* (nullable): where @bytes are, unless they are in memory */
  GVariant *parts[3];  /* rows, order, texts: they own what the next members point to */
  const UnknotIndexRow *rows;
  gsize n_rows;
  const guint32 *order;
  gsize n_listed;
  const char *texts; /* ends with two zeroes: no text and no list runs beyond it */
  gsize n_texts;
};

G_STATIC_ASSERT (sizeof (UnknotIndexRow) == 80);

static gboolean
digest_is_right (GBytes *data)
{
  gsize size;
  const guint8 *begin = g_bytes_get_data (data, &size);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[UNKNOT_INDEX_DIGEST_BYTES];
  gsize length = sizeof digest;

  if (size <= sizeof digest)
    return FALSE;
  g_checksum_update (sum, begin, size - sizeof digest);
  g_checksum_get_digest (sum, digest, &length);
  return memcmp (begin + size - sizeof digest, digest, sizeof digest) == 0;
}

static gboolean
is_sound (UnknotGuideIndex *self)
{
  if (self->n_texts < 2 || self->texts[self->n_texts - 1] != '\0' || self->texts[self->n_texts - 2] != '\0')
    return FALSE;
  for (gsize i = 0; i < self->n_listed; i++)
    if (self->order[i] >= self->n_rows)
      return FALSE;
  return TRUE;
}

UnknotGuideIndex *
unknot_guide_index_new (GBytes *data, const char *key)
{
  g_autoptr (UnknotGuideIndex) self = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GVariant) all = NULL;
  const char *made_for;

  g_return_val_if_fail (data != NULL && key != NULL, NULL);

  if (!digest_is_right (data))
    return NULL;
  body = g_bytes_new_from_bytes (data, 0, g_bytes_get_size (data) - UNKNOT_INDEX_DIGEST_BYTES);
  all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (UNKNOT_INDEX_TYPE), body, FALSE));
  g_variant_get_child (all, 0, "&s", &made_for);
  if (!g_str_equal (made_for, key))
    return NULL;

  self = g_new0 (UnknotGuideIndex, 1);
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    self->parts[i] = g_variant_get_child_value (all, i + 1);
  self->rows = g_variant_get_fixed_array (self->parts[0], &self->n_rows, sizeof *self->rows);
  self->order = g_variant_get_fixed_array (self->parts[1], &self->n_listed, sizeof *self->order);
  self->texts = g_variant_get_fixed_array (self->parts[2], &self->n_texts, 1);
  return is_sound (self) ? g_steal_pointer (&self) : NULL;
}

static UnknotGuideIndex *
open_mapped (GMappedFile *mapped, const char *key)
{
  g_autoptr (GBytes) data = g_mapped_file_get_bytes (mapped);
  UnknotGuideIndex *self = unknot_guide_index_new (data, key);

  if (self != NULL)
    self->mapped = g_mapped_file_ref (mapped);
  return self;
}

UnknotGuideIndex *
unknot_guide_index_open (const char *path, const char *key)
{
  g_autoptr (GMappedFile) mapped = NULL;
  UnknotFileStamp stamp;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (path != NULL && key != NULL, NULL);

  /* A pipe in its place would never open. */
  if (unknot_file_stamp (path, G_MAXINT, &stamp, &reason))
    mapped = g_mapped_file_new (path, FALSE, NULL);
  return mapped != NULL ? open_mapped (mapped, key) : NULL;
}

static gboolean
write_all (int fd, GBytes *data)
{
  gsize left;
  const char *at = g_bytes_get_data (data, &left);

  while (left > 0)
    {
      const gssize n = write (fd, at, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      left -= n;
    }
  return TRUE;
}

/* A new file that takes the old one's name: whoever looks into the old one keeps it.  It is not
 * waited until the disk has it; what a power cut leaves is found out by the checksum. */
UnknotGuideIndex *
unknot_guide_index_save (GBytes *data, const char *path, const char *key)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  UnknotGuideIndex *self = NULL;
  int fd;

  g_return_val_if_fail (data != NULL && path != NULL && key != NULL, NULL);

  folder = g_path_get_dirname (path);
  temporary = g_strconcat (path, ".XXXXXX", NULL);
  (void) g_mkdir_with_parents (folder, 0700);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return unknot_guide_index_new (data, key);
  if (write_all (fd, data))
    mapped = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  close (fd);
  if (mapped != NULL && g_rename (temporary, path) == 0)
    self = open_mapped (mapped, key);
  else
    g_unlink (temporary);
  return self != NULL ? self : unknot_guide_index_new (data, key);
}

void
unknot_guide_index_free (UnknotGuideIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    g_clear_pointer (&self->parts[i], g_variant_unref);
  g_clear_pointer (&self->mapped, g_mapped_file_unref);
  g_free (self);
}

void
unknot_guide_index_rest (UnknotGuideIndex *self)
{
  g_return_if_fail (self != NULL);

  /* They come back from the file by themselves. */
  if (self->mapped != NULL)
    (void) madvise (g_mapped_file_get_contents (self->mapped), g_mapped_file_get_length (self->mapped), MADV_DONTNEED);
}

guint
unknot_guide_index_get_n_rows (UnknotGuideIndex *self)
{
  return self->n_rows;
}

const UnknotIndexRow *
unknot_guide_index_get_row (UnknotGuideIndex *self, guint row)
{
  g_return_val_if_fail (row < self->n_rows, NULL);

  return &self->rows[row];
}

const char *
unknot_guide_index_get_text (UnknotGuideIndex *self, guint32 offset)
{
  return offset < self->n_texts ? self->texts + offset : "";
}

gboolean
unknot_guide_index_find (UnknotGuideIndex *self, const char *id, guint *row)
{
  gsize low = 0, high = self->n_rows;

  while (low < high)
    {
      const gsize middle = (low + high) / 2;
      const int order = strcmp (id, unknot_guide_index_get_text (self, self->rows[middle].id));

      if (order == 0)
        {
          *row = middle;
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

UnknotFileStamp
unknot_guide_index_get_stamp (UnknotGuideIndex *self, guint row)
{
  const UnknotIndexRow *it = unknot_guide_index_get_row (self, row);

  return (UnknotFileStamp) { it->device, it->inode, it->size, it->changed };
}

const char **
unknot_guide_index_get_list (UnknotGuideIndex *self, guint32 offset)
{
  GPtrArray *names = g_ptr_array_new ();

  while (offset < self->n_texts && self->texts[offset] != '\0')
    {
      g_ptr_array_add (names, (char *) self->texts + offset);
      offset += strlen (self->texts + offset) + 1;
    }
  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (names, FALSE);
}

UnknotCatalogEntry *
unknot_guide_index_make_entry (UnknotGuideIndex *self, guint row)
{
  const UnknotIndexRow *it = unknot_guide_index_get_row (self, row);
  const char *id = unknot_guide_index_get_text (self, it->id), *title = unknot_guide_index_get_text (self, it->title);
  const char *summary = unknot_guide_index_get_text (self, it->summary);
  g_autofree const char **props = NULL, **muscles = NULL, **spots = NULL;

  if (it->title == 0 || it->kind >= UNKNOT_N_GUIDE_KINDS || !g_utf8_validate (id, -1, NULL) ||
      !g_utf8_validate (title, -1, NULL) || !g_utf8_validate (summary, -1, NULL))
    return NULL;
  props = unknot_guide_index_get_list (self, it->props);
  muscles = unknot_guide_index_get_list (self, it->muscles);
  spots = unknot_guide_index_get_list (self, it->spots);
  return unknot_catalog_entry_new (&(UnknotCatalogEntry) {
    .id = id,
    .title = title,
    .summary = summary,
    .props = props,
    .muscles = muscles,
    .spots = spots,
    .spot_room = it->spot_room,
    .seconds = it->seconds,
    .kind = it->kind,
    .places = it->places,
    .n_parts = it->n_parts,
    .on_camera = (it->flags & UNKNOT_INDEX_ON_CAMERA) != 0,
    .silent = (it->flags & UNKNOT_INDEX_SILENT) != 0,
    .for_call = (it->flags & UNKNOT_INDEX_FOR_CALL) != 0,
    .checklist = (it->flags & UNKNOT_INDEX_CHECKLIST) != 0,
    .own = TRUE,
  });
}

guint
unknot_guide_index_get_n_listed (UnknotGuideIndex *self)
{
  return self->n_listed;
}

guint
unknot_guide_index_get_listed (UnknotGuideIndex *self, guint place)
{
  g_return_val_if_fail (place < self->n_listed, 0);

  return self->order[place];
}
