/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a rectangle whose corners are rounded by half its shorter side: a bar, or a disc where
 * it is square. */
void unknot_snapshot_append_rounded (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds);

G_END_DECLS
