/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/timeline.h"
#include "figure/scene.h"

G_BEGIN_DECLS

/* From a guide to its pictures: what a scene must show at a moment of the timeline, and from
 * how near. Immutable. */
typedef struct _UnknotStage UnknotStage;

UnknotStage *unknot_stage_new (UnknotGuide *guide);
void unknot_stage_free (UnknotStage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotStage, unknot_stage_free)

/* Owned by the stage. */
const UnknotTimeline *unknot_stage_get_timeline (const UnknotStage *self);

/* Sets skeleton, view, fit, props, glow and arrows of @scene for the moment at @seconds; its
 * looks are left alone.  @moment keeps what @scene points to: it must live as long.
 * @mirror swaps left and right. */
typedef struct {
  UnknotMoment moment;
  UnknotSceneArrow arrows[6];
  UnknotSceneGlow glow[12];
  UnknotSceneMark marks[16];
} UnknotStageMoment;

void unknot_stage_set_scene (const UnknotStage *self, double seconds, gboolean mirror, UnknotStageMoment *moment,
                             UnknotScene *scene);

/* Adds to a scene of that moment the places where this guide says never to press. */
void unknot_stage_set_marks (const UnknotStage *self, UnknotStageMoment *moment, UnknotScene *scene);

/* A moment that stands for the step on a still picture: its movement is done. */
double unknot_stage_get_still (const UnknotStage *self, guint step);
/* The moments of the step that reduced motion shows one after the other: where the key pose
 * that leads up to @seconds is reached. */
double unknot_stage_get_key_moment (const UnknotStage *self, double seconds);

G_END_DECLS
