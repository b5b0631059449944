/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "core/guide/catalog-file.h"
#include "core/guide/catalog-sources.h"
#include "core/guide/folder-watch.h"

G_BEGIN_DECLS

/* Shared by the files that make up the catalogue: catalog.c (what others ask), catalog-read.c
 * (the two folders) and catalog-index.c (what is found in them). */

#define UNKNOT_CATALOG_SUFFIX ".json"

struct _UnknotCatalog {
  GObject parent_instance;

  UnknotFolderWatch *watch; /* (nullable): of the user's folder */

  char *bundled;     /* URI or path */
  char *own;         /* path */
  GHashTable *files[2]; /* bundled, own: UnknotCatalogFile by its name */
  gboolean bundled_read;
  GPtrArray *entries;   /* UnknotCatalogEntry, sorted; they belong to their files and to @sets */
  GPtrArray *sets;      /* entries of sets, made anew with each index */
  GPtrArray *stale;     /* entries that the index still has, though their files have changed */
  GHashTable *by_id;    /* id -> UnknotCatalogEntry */
  GPtrArray *problems;
  char *folder_problem; /* (nullable) */
  UnknotSources *sources;

  /* What is being read, a little at a time. */
  GPtrArray *names; /* (nullable): of the user's folder; NULL: nothing is being read */
  guint next;       /* of them */
  gboolean news;    /* something has changed so far */
  gboolean again;   /* the folder has changed meanwhile */
  guint idle;
};

enum { BUNDLED, OWN };


/* A file in the folder @folder.  Returns: (transfer full). */
char *unknot_catalog_join_uri (const char *folder, const char *name);

/* Reads the bundled guides, once.  Returns: whether they were read now. */
gboolean unknot_catalog_read_bundled (UnknotCatalog *self);
/* Looks at the names in the user's folder; what was being read is begun anew. */
void unknot_catalog_begin_own (UnknotCatalog *self);
/* Looks at further files of it for at most @usec.  Returns: whether some are left. */
gboolean unknot_catalog_read_own (UnknotCatalog *self, gint64 usec);
/* After the last.  Returns: whether anything has changed. */
gboolean unknot_catalog_end_own (UnknotCatalog *self);

/* Makes the index and the messages anew from what has been read. */
void unknot_catalog_rebuild_index (UnknotCatalog *self);

G_END_DECLS
