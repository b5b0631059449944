/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/geometry.h"

G_BEGIN_DECLS

/* Private to the core: the body, roughly, as balls that an arm must not go through. */
#define UNKNOT_N_BALLS 14

typedef struct {
  UnknotVec at[UNKNOT_N_BALLS];
  double radius[UNKNOT_N_BALLS];
} UnknotBulk;

/* What is in the way of the arm of @side, in the left arm's view: for the right arm the world is mirrored. */
void unknot_bulk_place (const UnknotSkeleton *skeleton, UnknotSide side, UnknotBulk *bulk);

/* How deep an arm runs into it: 0 where it passes, then growing with the square of the depth. */
double unknot_bulk_clash (const UnknotBulk *bulk, const UnknotFrame *upper, const UnknotFrame *forearm,
                          const UnknotFrame *hand);

/* The same for two forearms with their hands that run through each other. */
double unknot_bulk_cross (const UnknotSkeleton *skeleton);

G_END_DECLS
