/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/skeleton.h"

G_BEGIN_DECLS

/* The muscles that guides speak of. */
typedef enum {
  UNKNOT_MUSCLE_UPPER_TRAPEZIUS,
  UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS,
  UNKNOT_MUSCLE_LOWER_TRAPEZIUS,
  UNKNOT_MUSCLE_LEVATOR_SCAPULAE,
  UNKNOT_MUSCLE_RHOMBOIDS,
  UNKNOT_MUSCLE_LATISSIMUS,
  UNKNOT_MUSCLE_ERECTORS,
  UNKNOT_MUSCLE_SUBOCCIPITALS,
  UNKNOT_MUSCLE_STERNOCLEIDOMASTOID,
  UNKNOT_MUSCLE_SCALENES,
  UNKNOT_MUSCLE_PECTORALS,
  UNKNOT_MUSCLE_SERRATUS,
  UNKNOT_MUSCLE_REAR_DELTOID,
  UNKNOT_MUSCLE_ROTATOR_CUFF,
  UNKNOT_MUSCLE_FOREARM_FLEXORS,
  UNKNOT_MUSCLE_FOREARM_EXTENSORS,
  UNKNOT_N_MUSCLES
} UnknotMuscle;

/* The lowercase name that files use: "upper-trapezius". */
const char *unknot_muscle_get_id (UnknotMuscle muscle);
/* In plain words, translated: its name with where it is, and one line of what it does. */
const char *unknot_muscle_get_name (UnknotMuscle muscle);
const char *unknot_muscle_get_purpose (UnknotMuscle muscle);
/* The movement that stretches it: id of a bundled guide, which says and shows it. */
const char *unknot_muscle_get_stretch (UnknotMuscle muscle);

/* "upper-trapezius" (both sides) or "upper-trapezius-left".
 * @left, @right: (out) (optional): which sides are meant.
 * Returns FALSE for an unknown name. */
gboolean unknot_muscle_from_name (const char *name, UnknotMuscle *muscle, gboolean *left, gboolean *right);

/* One spot: a muscle with its side, "upper-trapezius-left".  The string is static. */
const char *unknot_muscle_get_spot (UnknotMuscle muscle, UnknotSide side);
/* Returns FALSE for an unknown name, and for one that means both sides. */
gboolean unknot_muscle_from_spot (const char *spot, UnknotMuscle *muscle, UnknotSide *side);

/* How much a point of the body's surface belongs to the muscle: 1 inside, 0 outside, soft
 * between them.
 * @bone: the bone that carries the point.
 * @point: where it is in the anatomical stance (unknot_skeleton_init()), in the world. */
double unknot_muscle_weight (UnknotMuscle muscle, UnknotSide side, UnknotBone bone, UnknotVec point);
/* The same with @point in the frame of @bone. */
double unknot_muscle_weight_in_bone (UnknotMuscle muscle, UnknotSide side, UnknotBone bone, UnknotVec point);

G_END_DECLS
