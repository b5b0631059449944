/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/landmark.h"
#include "core/body/skeleton.h"

G_BEGIN_DECLS

/* One row of the table of places.
 *
 * @bone: of the left side; UNKNOT_N_BONES: fixed in the world.
 * @at, @normal: of the left side, in the bone's frame: the point on the surface, and the
 *   direction away from the body. */
typedef struct {
  const char *name;
  gboolean sided;
  UnknotBone bone;
  UnknotVec at;
  UnknotVec normal;
} UnknotLandmarkRow;

/* The row of @landmark; @mirrored says that x is to be negated. */
const UnknotLandmarkRow *unknot_landmark_row (UnknotLandmark landmark, gboolean *mirrored);

G_END_DECLS
