/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* A copy of @values with texts and lists of its own, in one block. */
UnknotCatalogEntry *unknot_catalog_entry_new (const UnknotCatalogEntry *values);
UnknotCatalogEntry *unknot_catalog_entry_new_of_guide (UnknotGuide *guide, gboolean own);
/* @set and what its @parts ask for, as unknot_guide_join() does it. */
UnknotCatalogEntry *unknot_catalog_entry_join (const UnknotCatalogEntry *set, UnknotCatalogEntry *const *parts,
                                               guint n_parts);

/* What entries are sorted by: kind, then the title in the order of the user's language, then id. */
typedef struct {
  UnknotGuideKind kind;
  char *title; /* (transfer full): a collation key */
  const char *id;
} UnknotCatalogOrder;

int unknot_catalog_order_compare (gconstpointer one, gconstpointer other);

G_END_DECLS
