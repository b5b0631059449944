/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "core/guide/catalog-file.h"
#include "core/guide/catalog-sources.h"
#include "core/guide/folder-watch.h"
#include "core/guide/guide-index.h"

G_BEGIN_DECLS

/* Shared by the files that make up the catalogue: catalog.c (what others ask), catalog-load.c (when
 * it reads), catalog-bundled.c and catalog-own.c (the two folders). */

#define UNKNOT_CATALOG_SUFFIX ".json"

struct _UnknotCatalog {
  GObject parent_instance;

  UnknotFolderWatch *watch; /* (nullable): of the user's folder */
  UnknotSources *sources;   /* (nullable) */

  char *bundled;              /* URI or path */
  gboolean bundled_read;
  GPtrArray *bundled_entries; /* sorted */
  GHashTable *bundled_by_id;  /* id -> UnknotCatalogEntry */
  GPtrArray *bundled_problems;

  char *own;               /* (nullable): path */
  char *index_path;        /* (nullable) */
  char *index_key;         /* (nullable): made when it is first needed */
  UnknotGuideIndex *index; /* (nullable): of the user's guides; NULL: none is known */
  char *folder_problem;    /* (nullable) */

  /* Of all, made anew with every change. */
  GArray *bundled_places;               /* guint: where each bundled one stands among all */
  guint first[UNKNOT_N_GUIDE_KINDS + 1]; /* of each kind; then the number of all */
  GHashTable *kept;                     /* the user's entries that were handed out: id -> entry */
  GPtrArray *problems;

  /* The user's folder while it is being looked through: its files and the rows of the index, both
   * sorted, are walked side by side. */
  GPtrArray *names;            /* (nullable): without the suffix; NULL: nothing is being read */
  guint next_name;
  guint next_row;
  UnknotIndexBuilder *builder; /* (nullable): of the new index; NULL: nothing has changed so far */
  gboolean news;               /* of the folder itself */
  gboolean again;              /* the folder has changed meanwhile */
  guint idle;
};

/* A file in the folder @folder.  Returns: (transfer full). */
char *unknot_catalog_join_uri (const char *folder, const char *name);

/* Reads the bundled guides, once.  Returns: whether they were read now. */
gboolean unknot_catalog_read_bundled (UnknotCatalog *self);

/* Looks into the index that was kept, once; the bundled guides have been read.
 * Returns: whether there was one. */
gboolean unknot_catalog_open_index (UnknotCatalog *self);
/* Looks at the names in the user's folder; what was being read is begun anew. */
void unknot_catalog_begin_own (UnknotCatalog *self);
/* Looks at further files of it, until @work is done: bytes to be read, and
 * UNKNOT_CATALOG_LOOK for each file that is looked at.  Returns: whether some are left. */
gboolean unknot_catalog_read_own (UnknotCatalog *self, gsize work);
#define UNKNOT_CATALOG_LOOK 128
/* After the last.  Returns: whether anything has changed. */
gboolean unknot_catalog_end_own (UnknotCatalog *self);

/* Counts and messages anew, after something has changed. */
void unknot_catalog_count (UnknotCatalog *self);

G_END_DECLS
