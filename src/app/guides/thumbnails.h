/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* Small pictures of guides: painted one at a time when the main loop has nothing better to
 * do, and kept until they are forgotten.
 *
 * Signal ready (const char *id): its picture can be had now; NULL: all are to be asked for anew. */
#define UNKNOT_TYPE_THUMBNAILS (unknot_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (UnknotThumbnails, unknot_thumbnails, UNKNOT, THUMBNAILS, GObject)

/* @widget: the pictures look like the place where it is; not owned, and must outlive the
 * thumbnails' use. */
UnknotThumbnails *unknot_thumbnails_new (UnknotCatalog *catalog, GtkWidget *widget);
/* Returns: (transfer none) (nullable): NULL for now when it is still to be painted; "ready"
 * follows. */
GdkPaintable *unknot_thumbnails_get (UnknotThumbnails *self, const char *id);
/* To be called when the looks have changed. */
void unknot_thumbnails_forget (UnknotThumbnails *self);

G_END_DECLS
