/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* Adds a link for each of @keys that the catalogue has a source for to @box. */
void unknot_source_labels_append (GtkBox *box, UnknotCatalog *catalog, const char *const *keys);

G_END_DECLS
