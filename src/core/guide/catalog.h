/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* All guides, bundled and the user's own: an index of them, and the guides on demand.
 *
 * The index holds what choosing needs (id, kind, title, seconds, places, props, muscles,
 * marks); a guide itself is read again when asked for and belongs to the caller.  The index of
 * the user's guides is a file that is looked into where it lies (core/guide/guide-index.h), so that
 * the service's memory does not grow with the library, and that the next start need not read
 * what has not changed. */
#define UNKNOT_TYPE_CATALOG (unknot_catalog_get_type ())
G_DECLARE_FINAL_TYPE (UnknotCatalog, unknot_catalog, UNKNOT, CATALOG, GObject)

typedef struct {
  const char *id; /* with ".json" the name of its file */
  const char *title;
  const char *summary;
  const char *const *props;
  const char *const *muscles;
  const char *const *spots; /* that are pressed; of a set: only when there is nothing else in it */
  guint spot_room;          /* seconds that one of them may have been pressed today, before this guide
                               can no longer be gone through whole */
  guint seconds;
  UnknotGuideKind kind : 8;
  UnknotPlace places : 8;
  guint n_parts : 8; /* of a set; else 0 */
  guint on_camera : 1;
  guint silent : 1;
  guint for_call : 1;
  guint checklist : 1;
  guint own : 1; /* from the user's folder */
} UnknotCatalogEntry;

UnknotCatalogEntry *unknot_catalog_entry_ref (const UnknotCatalogEntry *entry);
void unknot_catalog_entry_unref (UnknotCatalogEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotCatalogEntry, unknot_catalog_entry_unref)

/* Limits on the user's folder; the rest is named in catalog-own.c.  A guide of the user's whose id
 * a bundled one has is refused: what a bundled guide says about safety is not replaced by
 * dropping a file somewhere.  Give it an id of its own; the bundled one can be left out in the
 * settings. */
#define UNKNOT_CATALOG_MAX_GUIDES 5000
#define UNKNOT_CATALOG_MAX_FILE_BYTES (256 * 1024)

/* @bundled: URI of the folder with the bundled guides
 *   ("resource:///io/github/unknot/Unknot/guides" in the programs).
 * @own: (nullable): path of the user's folder ($XDG_DATA_HOME/unknot/guides); it need not exist. */
UnknotCatalog *unknot_catalog_new (const char *bundled, const char *own);
/* Keeps the index of the user's guides in the file @path, which need not exist and is made anew
 * whenever it does not fit; else it is in memory.  To be called before anything is loaded. */
void unknot_catalog_keep_index (UnknotCatalog *self, const char *path);
/* A catalogue with the places with the places that the programs use. */
UnknotCatalog *unknot_catalog_new_for_user (void);

/* Reads both folders.  The bundled ones are read once; of the user's only what is new or has
 * changed, so that calling it often is cheap (one look at each file).  Emits "changed" when
 * something did; entries that were not ref'd are then gone. */
void unknot_catalog_load (UnknotCatalog *self);

/* The same, but the user's guides a few at a time, whenever the default main context has nothing
 * else to do: thousands of them do not keep a window or an answer waiting.  The bundled ones and
 * those in the kept index are there at once; "changed" says when the others are.  "read" says that
 * all have been looked at, whether or not anything was new. */
void unknot_catalog_load_gently (UnknotCatalog *self);

/* Somebody waits for guide @id: where it is not known and files are still being read, reads the
 * others at once. */
void unknot_catalog_expect (UnknotCatalog *self, const char *id);

/* From now on loads by itself, in the default main context, when files of the user's folder
 * change.  The folder is made, so that its owner finds it. */
void unknot_catalog_watch (UnknotCatalog *self);

guint unknot_catalog_get_n_entries (UnknotCatalog *self);
/* Those of one kind lie side by side.  @first: (out) (optional): index of the first. */
guint unknot_catalog_get_n_of_kind (UnknotCatalog *self, UnknotGuideKind kind, guint *first);
/* Sorted by kind, then title.  Stays until "changed" or unknot_catalog_rest(). */
const UnknotCatalogEntry *unknot_catalog_get_entry (UnknotCatalog *self, guint index);
/* The same for a walk through all of them, of which none is to be kept.
 * Returns: (transfer full). */
UnknotCatalogEntry *unknot_catalog_ref_entry (UnknotCatalog *self, guint index);
/* Returns: (nullable): NULL when there is none of that id.  Stays as above. */
const UnknotCatalogEntry *unknot_catalog_find (UnknotCatalog *self, const char *id);
/* Nobody looks into it for a while: gives back what was kept for those who did. */
void unknot_catalog_rest (UnknotCatalog *self);

/* Reads one guide.  Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR. */
UnknotGuide *unknot_catalog_read_guide (UnknotCatalog *self, const char *id, GError **error);

/* The last problem of many: no file's, but that there are more. */
#define UNKNOT_CATALOG_MORE_PROBLEMS "More files could not be used; these are the first."

/* One message for each file that could not be used: "FILE: line N: member: reason".
 * Returns: (transfer none) (array zero-terminated=1). */
const char *const *unknot_catalog_get_problems (UnknotCatalog *self);

/* Where a source key leads.  Read from sources.json on first use. */
typedef struct {
  const char *key;
  const char *title;
  const char *publisher;
  const char *year; /* "n.d." when unknown */
  const char *url;
  const char *note; /* (nullable): how it was read, "abstract" */
} UnknotSource;
/* "Neck exercises. NHS, 2011 (abstract)": all but the title in the user's language.
 * Returns: (transfer full). */
char *unknot_source_words (const UnknotSource *source);
/* Returns: (nullable): NULL for an unknown key. */
const UnknotSource *unknot_catalog_find_source (UnknotCatalog *self, const char *key);
/* All of them by key, A2 before A10.
 * Returns: (transfer container) (element-type UnknotSource): while the catalogue lives. */
GPtrArray *unknot_catalog_list_sources (UnknotCatalog *self);

G_END_DECLS
