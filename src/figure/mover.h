/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"
#include "figure/canvas.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* Brings the body to where the picture shows it. */
typedef struct {
  CanvasPoint *points;
  float *facing; /* of each point: 1 towards the viewer, 0 edge on */
  guint room;
  GArray *parts; /* guint: indices of those that are in the picture */
} Mover;

/* Only the points of the parts listed are valid afterwards.  @present: the props; cloths of others
 * are left out.  @bare: sleeves become the skin under them.  @width, @height: of the picture. */
void mover_move (Mover *self, const Mesh *body, const UnknotSkeleton *skeleton, const View *view, guint64 present,
                 gboolean bare, int width, int height);
void mover_finish (Mover *self);

G_END_DECLS
