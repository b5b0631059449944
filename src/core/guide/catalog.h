/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* All guides, bundled and the user's own: an index of them, and the guides on demand.
 *
 * The index holds what choosing needs (id, kind, title, seconds, places, props, muscles,
 * marks); a guide itself is read again when asked for and belongs to the caller, so that
 * the service's memory does not grow with the library. */
#define UNKNOT_TYPE_CATALOG (unknot_catalog_get_type ())
G_DECLARE_FINAL_TYPE (UnknotCatalog, unknot_catalog, UNKNOT, CATALOG, GObject)

typedef struct {
  const char *id; /* with ".json" the name of its file */
  const char *title;
  const char *summary;
  const char *const *props;
  const char *const *muscles;
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

/* Limits on the user's folder; the rest is named in catalog-read.c.  A guide of the user's whose id
 * a bundled one has is refused: what a bundled guide says about safety is not replaced by
 * dropping a file somewhere.  Give it an id of its own; the bundled one can be left out in the
 * settings. */
#define UNKNOT_CATALOG_MAX_GUIDES 5000
#define UNKNOT_CATALOG_MAX_FILE_BYTES (256 * 1024)

/* @bundled: URI of the folder with the bundled guides
 *   ("resource:///io/github/unknot/Unknot/guides" in the programs).
 * @own: (nullable): path of the user's folder ($XDG_DATA_HOME/unknot/guides); it need not exist. */
UnknotCatalog *unknot_catalog_new (const char *bundled, const char *own);

/* Reads both folders.  The bundled ones are read once; of the user's only what is new or has
 * changed, so that calling it often is cheap (one look at each file).  Emits "changed" when
 * something did; entries got before are then gone. */
void unknot_catalog_load (UnknotCatalog *self);

/* The same, but the user's guides a few at a time, whenever the default main context has nothing
 * else to do: thousands of them do not keep a window or an answer waiting.  The bundled ones are
 * there at once; "changed" says when the others are. */
void unknot_catalog_load_gently (UnknotCatalog *self);

/* Somebody waits for guide @id: where it is not known and files are still being read, reads the
 * others at once. */
void unknot_catalog_expect (UnknotCatalog *self, const char *id);

/* From now on loads by itself, in the default main context, when files of the user's folder
 * change.  The folder is made, so that its owner finds it. */
void unknot_catalog_watch (UnknotCatalog *self);

guint unknot_catalog_get_n_entries (UnknotCatalog *self);
/* Sorted by kind, then title. */
const UnknotCatalogEntry *unknot_catalog_get_entry (UnknotCatalog *self, guint index);
/* Returns: (nullable): NULL when there is none of that id. */
const UnknotCatalogEntry *unknot_catalog_find (UnknotCatalog *self, const char *id);

/* Reads one guide.  Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR. */
UnknotGuide *unknot_catalog_read_guide (UnknotCatalog *self, const char *id, GError **error);

/* One message for each file that could not be used: "FILE: line or member: reason".
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
/* Returns: (nullable): NULL for an unknown key. */
const UnknotSource *unknot_catalog_find_source (UnknotCatalog *self, const char *key);
/* All of them by key, A2 before A10.
 * Returns: (transfer container) (element-type UnknotSource): while the catalogue lives. */
GPtrArray *unknot_catalog_list_sources (UnknotCatalog *self);

G_END_DECLS
