/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-index.h"

#include "core/guide/catalog-entry.h"
#include "core/guide/catalog-file.h"
#include "core/guide/catalog-private.h"

#include <string.h>

struct _UnknotIndexBuilder {
  char *folder;
  GArray *rows;      /* UnknotIndexRow */
  GByteArray *texts;
  GHashTable *lists; /* lists that many guides have alike: texts joined by '\n' -> offset */
};

UnknotIndexBuilder *
unknot_index_builder_new (const char *folder)
{
  UnknotIndexBuilder *self = g_new0 (UnknotIndexBuilder, 1);

  self->folder = g_strdup (folder);
  self->rows = g_array_new (FALSE, TRUE, sizeof (UnknotIndexRow));
  self->texts = g_byte_array_new ();
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_byte_array_append (self->texts, (const guint8 *) "", 1); /* at offset 0: none */
  return self;
}

void
unknot_index_builder_free (UnknotIndexBuilder *self)
{
  g_free (self->folder);
  g_array_unref (self->rows);
  g_byte_array_unref (self->texts);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static guint32
add_text (UnknotIndexBuilder *self, const char *text)
{
  const guint32 offset = self->texts->len;

  if (text == NULL)
    return 0;
  g_byte_array_append (self->texts, (const guint8 *) text, strlen (text) + 1);
  return offset;
}

static guint32
add_list (UnknotIndexBuilder *self, const char *const *names)
{
  g_autofree char *joined = NULL;
  guint32 offset;

  if (names == NULL || names[0] == NULL)
    return 0;
  joined = g_strjoinv ("\n", (char **) names);
  offset = GPOINTER_TO_UINT (g_hash_table_lookup (self->lists, joined));
  if (offset != 0)
    return offset;
  offset = self->texts->len;
  for (; *names != NULL; names++)
    add_text (self, *names);
  add_text (self, "");
  g_hash_table_insert (self->lists, g_steal_pointer (&joined), GUINT_TO_POINTER (offset));
  return offset;
}

void
unknot_index_builder_add (UnknotIndexBuilder *self, const char *id, const UnknotFileStamp *stamp,
                          const UnknotCatalogEntry *entry, const char *const *parts, const char *problem)
{
  UnknotIndexRow row = { stamp->device, stamp->inode, stamp->size, stamp->changed };

  row.id = add_text (self, id);
  row.problem = add_text (self, problem);
  if (entry != NULL)
    {
      row.title = add_text (self, entry->title);
      row.summary = add_text (self, entry->summary);
      row.props = add_list (self, entry->props);
      row.muscles = add_list (self, entry->muscles);
      row.spots = add_list (self, entry->spots);
      row.spot_room = entry->spot_room;
      row.parts = add_list (self, parts);
      row.seconds = entry->seconds;
      row.kind = entry->kind;
      row.places = entry->places;
      row.n_parts = entry->n_parts;
      row.flags = (entry->on_camera ? UNKNOT_INDEX_ON_CAMERA : 0) | (entry->silent ? UNKNOT_INDEX_SILENT : 0) |
                  (entry->for_call ? UNKNOT_INDEX_FOR_CALL : 0) | (entry->checklist ? UNKNOT_INDEX_CHECKLIST : 0);
    }
  g_array_append_val (self->rows, row);
}

void
unknot_index_builder_add_row (UnknotIndexBuilder *self, UnknotGuideIndex *index, guint number)
{
  const UnknotIndexRow *row = unknot_guide_index_get_row (index, number);
  const UnknotFileStamp stamp = unknot_guide_index_get_stamp (index, number);
  g_autoptr (UnknotCatalogEntry) entry = unknot_guide_index_make_entry (index, number);
  g_autofree const char **parts = unknot_guide_index_get_list (index, row->parts);

  unknot_index_builder_add (self, unknot_guide_index_get_text (index, row->id), &stamp, entry, parts,
                            entry == NULL ? unknot_guide_index_get_text (index, row->problem) : NULL);
}

static UnknotIndexRow *
get_row (UnknotIndexBuilder *self, guint number)
{
  return &g_array_index (self->rows, UnknotIndexRow, number);
}

static const char *
get_text (UnknotIndexBuilder *self, guint32 offset)
{
  return (const char *) self->texts->data + offset;
}

static const UnknotIndexRow *
find_row (UnknotIndexBuilder *self, const char *id)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const int order = strcmp (id, get_text (self, get_row (self, middle)->id));

      if (order == 0)
        return get_row (self, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* "ID.json: line 6: MEMBER: ".  The file is read once more for it, which is seldom.  Returns: (transfer full). */
static char *
say_place (UnknotIndexBuilder *self, const char *id, const char *member)
{
  g_autofree char *name = g_strconcat (id, UNKNOT_CATALOG_SUFFIX, NULL);
  g_autofree char *uri = unknot_catalog_join_uri (self->folder, name);
  g_autofree char *line = unknot_catalog_say_line (uri, member);

  return g_strdup_printf ("%s: %s%s: ", name, line, member);
}

/* Returns: (transfer full) (nullable): what is wrong with @part, the one at @number of the set @id. */
static char *
part_problem (UnknotIndexBuilder *self, GHashTable *bundled, const char *id, guint number, const char *part)
{
  const UnknotCatalogEntry *entry = g_hash_table_lookup (bundled, part);
  const UnknotIndexRow *row = entry == NULL ? find_row (self, part) : NULL;

  const gboolean missing = entry == NULL && (row == NULL || row->title == 0);
  g_autofree char *member = g_strdup_printf ("parts[%u]", number);
  g_autofree char *place = NULL;

  if (!missing && (entry != NULL ? entry->n_parts : row->n_parts) == 0)
    return NULL;
  place = say_place (self, id, member);
  return missing ? g_strdup_printf ("%sthere is no guide “%s”; use the id of a bundled guide or of one in this folder",
                                    place, part)
                 : g_strdup_printf ("%s“%s” is a set itself; name the guides in it", place, part);
}

/* Returns: (transfer full) (nullable): why a guide that could be read is not listed. */
static char *
find_problem (UnknotIndexBuilder *self, GHashTable *bundled, const UnknotIndexRow *row)
{
  const char *id = get_text (self, row->id);
  char *problem = NULL;
  guint32 at = row->parts;

  if (g_hash_table_contains (bundled, id))
    {
      g_autofree char *place = say_place (self, id, "id");

      return g_strdup_printf ("%sa guide of Unknot's own is called “%s”; choose another id and file name", place, id);
    }
  for (guint i = 0; problem == NULL && i < row->n_parts; i++)
    {
      const char *part = get_text (self, at);

      problem = part_problem (self, bundled, id, i, part);
      at += strlen (part) + 1;
    }
  return problem;
}

static void
decide (UnknotIndexBuilder *self, GHashTable *bundled)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *problem = NULL;

      if (get_row (self, i)->title == 0)
        continue;
      problem = find_problem (self, bundled, get_row (self, i));
      get_row (self, i)->problem = add_text (self, problem);
      get_row (self, i)->flags |= problem == NULL ? UNKNOT_INDEX_LISTED : 0;
    }
}

typedef struct {
  UnknotCatalogOrder order; /* first, so that it is compared */
  guint32 row;
} Place;

/* Returns: (transfer full): au. */
static GVariant *
sort_listed (UnknotIndexBuilder *self)
{
  g_autofree Place *places = g_new0 (Place, MAX (self->rows->len, 1));
  g_autofree guint32 *order = g_new0 (guint32, MAX (self->rows->len, 1));
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const UnknotIndexRow *row = get_row (self, i);

      if ((row->flags & UNKNOT_INDEX_LISTED) != 0)
        places[n++] = (Place) { { row->kind, g_utf8_collate_key (get_text (self, row->title), -1),
                                  get_text (self, row->id) }, i };
    }
  qsort (places, n, sizeof *places, unknot_catalog_order_compare);
  for (guint i = 0; i < n; i++)
    {
      order[i] = places[i].row;
      g_free (places[i].order.title);
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, order, n, sizeof *order);
}

GBytes *
unknot_index_builder_finish (UnknotIndexBuilder *self, const char *key, GHashTable *bundled)
{
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GByteArray *bytes;
  guint8 digest[UNKNOT_INDEX_DIGEST_BYTES];
  gsize length = sizeof digest;
  GVariant *parts[4];

  decide (self, bundled);
  g_byte_array_append (self->texts, (const guint8 *) "\0", 2); /* nothing runs beyond the end */
  parts[0] = g_variant_new_string (key);
  parts[1] = g_variant_new_fixed_array (G_VARIANT_TYPE ("(ttxxuuuuuuuuuuyyyy)"), self->rows->data, self->rows->len,
                                        sizeof (UnknotIndexRow));
  parts[2] = sort_listed (self);
  parts[3] = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, self->texts->data, self->texts->len, 1);
  all = g_variant_ref_sink (g_variant_new_tuple (parts, G_N_ELEMENTS (parts)));

  bytes = g_byte_array_sized_new (g_variant_get_size (all) + sizeof digest);
  g_byte_array_append (bytes, g_variant_get_data (all), g_variant_get_size (all));
  g_checksum_update (sum, bytes->data, bytes->len);
  g_checksum_get_digest (sum, digest, &length);
  g_byte_array_append (bytes, digest, length);
  return g_byte_array_free_to_bytes (bytes);
}
