/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/skeleton.h"

/* Skeletons made by hand, so that the painter is tried without pose and guide. Degrees. */
typedef struct {
  const char *name;
  double pelvis_height, pelvis_pitch;  /* pitch: forward */
  double spine[3], neck[3];            /* flexion, bend to the left, turn to the left */
  double arm[2][5];                    /* left, right: plane, elevation, rotation, elbow, pronation */
  double leg[2][3];                    /* hip flexion, abduction, knee flexion */
  double curl;
} Stance;

extern const Stance stances[];
extern const unsigned n_stances;

void stance_build (const Stance *stance, UnknotSkeleton *skeleton);
const Stance *stance_find (const char *name);
