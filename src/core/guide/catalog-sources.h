/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* The list of sources, sources.json: { "B8": { "title": ..., "publisher": ..., "year": ...,
 * "url": ..., "note": ... }, ... } */
typedef struct _UnknotSources UnknotSources;

/* @data: (nullable): the file; without it, or when it is broken, the list is empty and a
 *   warning is logged. */
UnknotSources *unknot_sources_new (GBytes *data);
void unknot_sources_free (UnknotSources *self);
/* Returns: (nullable). */
const UnknotSource *unknot_sources_find (UnknotSources *self, const char *key);
/* Sorted by key.  Returns: (transfer container). */
GPtrArray *unknot_sources_list (UnknotSources *self);

G_END_DECLS
