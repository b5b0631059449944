/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

/* Where each muscle is in a picture: the body that the painter paints, moved by the same
 * skeleton and seen through the same view, with hidden parts left out.
 *
 * Muscles lie over each other.  A place belongs to the one in whose middle it is: what counts
 * is how deep it lies inside a muscle, measured by how deep one can get in there.  So even
 * the middle of a narrow muscle that crosses a broad one is its own. */
typedef struct _UnknotMuscleMap UnknotMuscleMap;

/* @width, @height: of the picture, pixels. */
UnknotMuscleMap *unknot_muscle_map_new (const UnknotScene *scene, int width, int height);
void unknot_muscle_map_free (UnknotMuscleMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotMuscleMap, unknot_muscle_map_free)

/* Which muscle is at a pixel.
 * @reach: how many pixels beside the place it may begin: a hand is not a needle. */
gboolean unknot_muscle_map_find (const UnknotMuscleMap *self, double x, double y, double reach,
                                 UnknotMuscle *muscle, UnknotSide *side);
/* The pixel where the muscle is deepest.  Returns: FALSE when too little of it can be seen from
 * here to be pointed at. */
gboolean unknot_muscle_map_get_middle (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side, double *x,
                                       double *y);
/* How much of the muscle can be seen, square pixels; 0 when it cannot be pointed at. */
double unknot_muscle_map_get_area (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side);

/* Paints the muscle's shape: a thin fill inside a clear outline.  @pixels: of the whole
 * picture's size, premultiplied BGRA as in painter.h; what is outside is left alone.
 * @color: 0xRRGGBB.  @fill: 0 to 1.  @line: width of the outline, pixels; 0: none. */
void unknot_muscle_map_paint (const UnknotMuscleMap *self, UnknotMuscle muscle, UnknotSide side, guint32 color,
                              double fill, double line, gsize stride, guchar *pixels);

G_END_DECLS
