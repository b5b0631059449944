/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog-folder.h"
#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* One file of the catalogue: what it gave the last time it was read. */
typedef struct {
  UnknotFileStamp stamp;
  UnknotCatalogEntry *entry; /* (nullable) */
  char **parts;              /* (nullable): of a set */
  char *problem;             /* (nullable) */
  gboolean seen;             /* in this load */
  char name[];
} UnknotCatalogFile;

/* What is known of a file called @name: nothing yet. */
UnknotCatalogFile *unknot_catalog_file_new (const char *name);

void unknot_catalog_file_free (UnknotCatalogFile *self);
/* Forgets what it gave; @problem (transfer full) (nullable) is why it gives nothing. */
void unknot_catalog_file_clear (UnknotCatalogFile *self, char *problem);
/* Reads the guide at @uri, where the file is. */
void unknot_catalog_file_read (UnknotCatalogFile *self, const char *uri, gboolean own);

/* What @uri, a resource or a file, holds.  Returns: (transfer full): NULL with @reason. */
GBytes *unknot_catalog_read_uri (const char *uri, char **reason);
/* The guide @name at @uri; its id must be its name.
 * Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR. */
UnknotGuide *unknot_catalog_read_file (const char *name, const char *uri, GError **error);

G_END_DECLS
