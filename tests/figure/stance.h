/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/painter.h"

/* Poses to try the painter with. Each is a posture and what differs from it, as in a guide. */
typedef struct {
  const char *name;
  const char *posture;
  const char *pose;  /* JSON members */
  const char *props; /* names with spaces between them, or NULL */
  const char *glow;  /* muscles, likewise */
  UnknotWallPlace wall;
} Stance;

extern const Stance stances[];
extern const unsigned n_stances;

/* A scene of the stance, from the front.  @skeleton and @glow (room for 12) must live as long. */
void stance_scene (const Stance *stance, UnknotSkeleton *skeleton, UnknotSceneGlow *glow, UnknotScene *scene);
void stance_build (const Stance *stance, UnknotSkeleton *skeleton);
const Stance *stance_find (const char *name);
