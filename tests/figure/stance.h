/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/skeleton.h"

/* Poses to try the painter with. Each is a posture and what differs from it, as in a guide. */
typedef struct {
  const char *name;
  const char *posture;
  const char *pose; /* JSON members */
} Stance;

extern const Stance stances[];
extern const unsigned n_stances;

void stance_build (const Stance *stance, UnknotSkeleton *skeleton);
const Stance *stance_find (const char *name);
