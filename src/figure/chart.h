/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

/* The body as a chart: a person who stands still, arms a little away from the trunk, seen
 * straight from the front or from behind, near enough to point at a muscle. */

/* Keeps what the scenes point to. */
typedef struct {
  UnknotSkeleton skeleton;
} UnknotChart;

void unknot_chart_init (UnknotChart *self);
/* Sets skeleton, view and fit of @scene, and clears the rest; @self must live as long. */
void unknot_chart_set_scene (const UnknotChart *self, gboolean back, UnknotScene *scene);
/* Width of a picture that the chart fills, for a height of 1. */
double unknot_chart_get_aspect (const UnknotChart *self);

G_END_DECLS
