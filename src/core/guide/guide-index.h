/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog-folder.h"
#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* What is known of the files in the user's folder, as one immutable block of bytes that lies in a
 * file: a program looks into it where it lies, and its memory does not grow with the library.
 *
 * It is a cache: thrown away and made anew, from the guides, whenever it is damaged, of another
 * version, another language or another folder.  What is read is never trusted: every offset is
 * checked where it is used, so that even a forged one gives wrong titles at worst.
 *
 * On disk: a GVariant of UNKNOT_INDEX_TYPE in the machine's byte order, then the SHA-256 of it. */
#define UNKNOT_INDEX_TYPE "(sa(ttxxuuuuuuuuuuyyyy)auay)"
#define UNKNOT_INDEX_DIGEST_BYTES 32

/* One file of the folder.  Members from @id to @problem are offsets in the texts, 0: none.  The
 * order of members is the format. */
typedef struct {
  guint64 device; /* the stamp of the file that was read */
  guint64 inode;
  gint64 size;
  gint64 changed;
  guint32 id;      /* the file's name without ".json" */
  guint32 title;   /* none: it gave no guide */
  guint32 summary;
  guint32 props;   /* a list: texts one behind the other, then an empty one */
  guint32 muscles; /* a list */
  guint32 spots;   /* a list */
  guint32 parts;   /* a list: of a set */
  guint32 problem; /* why it cannot be used */
  guint32 seconds; /* of a set: without its parts */
  guint32 spot_room;
  guint8 kind;
  guint8 places;
  guint8 n_parts;
  guint8 flags;
} UnknotIndexRow;

enum {
  UNKNOT_INDEX_ON_CAMERA = 1 << 0,
  UNKNOT_INDEX_SILENT = 1 << 1,
  UNKNOT_INDEX_FOR_CALL = 1 << 2,
  UNKNOT_INDEX_CHECKLIST = 1 << 3,
  UNKNOT_INDEX_LISTED = 1 << 4, /* among the guides, not left out for a reason of its own */
};

typedef struct _UnknotGuideIndex UnknotGuideIndex;

/* @key: what it must have been made for.
 * Returns: (transfer full) (nullable): NULL when @data is not an index for @key. */
UnknotGuideIndex *unknot_guide_index_new (GBytes *data, const char *key);
/* The same for the file @path, which stays where it is. */
UnknotGuideIndex *unknot_guide_index_open (const char *path, const char *key);
/* Writes @data to @path, in place of what is there, and opens it; where that fails it stays in
 * memory.  Returns: (transfer full). */
UnknotGuideIndex *unknot_guide_index_save (GBytes *data, const char *path, const char *key);
void unknot_guide_index_free (UnknotGuideIndex *self);
/* Nobody needs it for a while: gives the memory back that its file was seen through. */
void unknot_guide_index_rest (UnknotGuideIndex *self);

/* Files, sorted by strcmp() of their ids. */
guint unknot_guide_index_get_n_rows (UnknotGuideIndex *self);
const UnknotIndexRow *unknot_guide_index_get_row (UnknotGuideIndex *self, guint row);
/* Returns: whether there is one for @id. */
gboolean unknot_guide_index_find (UnknotGuideIndex *self, const char *id, guint *row);
UnknotFileStamp unknot_guide_index_get_stamp (UnknotGuideIndex *self, guint row);
/* The text at an offset that a row has; "" where there is none. */
const char *unknot_guide_index_get_text (UnknotGuideIndex *self, guint32 offset);
/* Returns: (transfer container): NULL-terminated. */
const char **unknot_guide_index_get_list (UnknotGuideIndex *self, guint32 offset);
/* What choosing needs of the guide.  Of a set: without its parts.
 * Returns: (transfer full) (nullable): NULL for a file that gave none. */
UnknotCatalogEntry *unknot_guide_index_make_entry (UnknotGuideIndex *self, guint row);

/* Guides that are listed, in the order of unknot_catalog_order_compare(). */
guint unknot_guide_index_get_n_listed (UnknotGuideIndex *self);
/* The row of the guide at @place. */
guint unknot_guide_index_get_listed (UnknotGuideIndex *self, guint place);

/* --- Making one ------------------------------------------------------------------------- */

typedef struct _UnknotIndexBuilder UnknotIndexBuilder;

/* @folder: where the files lie; problems name their lines. */
UnknotIndexBuilder *unknot_index_builder_new (const char *folder);
void unknot_index_builder_free (UnknotIndexBuilder *self);
/* Adds a file; they come sorted by @id.  Either @entry or @problem is there.
 * @parts: (nullable): of a set. */
void unknot_index_builder_add (UnknotIndexBuilder *self, const char *id, const UnknotFileStamp *stamp,
                               const UnknotCatalogEntry *entry, const char *const *parts, const char *problem);
/* Adds a file that is as it was when @index was made. */
void unknot_index_builder_add_row (UnknotIndexBuilder *self, UnknotGuideIndex *index, guint row);
/* Decides what is listed: nothing that has the id of one of @bundled, no set that lacks a part.
 * @bundled: (element-type utf8 UnknotCatalogEntry): by id.
 * Returns: (transfer full): the index's bytes. */
GBytes *unknot_index_builder_finish (UnknotIndexBuilder *self, const char *key, GHashTable *bundled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotGuideIndex, unknot_guide_index_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotIndexBuilder, unknot_index_builder_free)

G_END_DECLS
