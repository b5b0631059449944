/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

UnknotCatalogEntry *unknot_catalog_entry_new (UnknotGuide *guide, gboolean own);
UnknotCatalogEntry *unknot_catalog_entry_copy (const UnknotCatalogEntry *entry);
void unknot_catalog_entry_free (UnknotCatalogEntry *entry);
/* What @part asks for is asked for by @set, too, as unknot_guide_join() does it. */
void unknot_catalog_entry_add_part (UnknotCatalogEntry *set, const UnknotCatalogEntry *part);
/* Sorts UnknotCatalogEntry by kind, then title in the order of the user's language. */
void unknot_catalog_sort_entries (GPtrArray *entries);

G_END_DECLS
