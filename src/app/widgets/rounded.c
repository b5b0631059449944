/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/rounded.h"

void
unknot_snapshot_append_rounded (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, MIN (bounds->size.width, bounds->size.height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}
