/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* Finds guides by words: of the title, what it is good for, the names of its muscles, the summary.
 * Upper and lower case and accents do not matter; every word has to be found, each at the begin
 * of one of the guide's. */

/* Words looked at, and bytes of each; what is longer or more finds nothing. */
#define UNKNOT_SEARCH_MAX_WORDS 12
#define UNKNOT_SEARCH_MAX_BYTES 200

/* How well an entry fits: 0: not at all. */
guint unknot_guide_search_score (const UnknotCatalogEntry *entry, const char *const *words);

/* The indices of the entries that fit, best first, at most @most.
 * @words: as the user typed them; those without a letter or digit are left out, and nothing is found
 *   where none remains.
 * Returns: (transfer full) (element-type guint): never NULL. */
GArray *unknot_guide_search (UnknotCatalog *catalog, const char *const *words, guint most);

G_END_DECLS
