/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"
#include "core/body/skeleton.h"

G_BEGIN_DECLS

/* A guide's steps as one continuous movement: the figure at time t.  Immutable and
 * deterministic. */
typedef struct _UnknotTimeline UnknotTimeline;

/* Everything a picture of one moment needs. */
typedef struct {
  UnknotSkeleton skeleton;
  guint step;             /* index of the guide's step */
  double step_seconds;    /* since it began */
  UnknotView view;        /* blended while it changes */
  double framing;         /* blended: 0 whole, 1 upper body, 2 head and shoulders */
  double glow;            /* 0 to 1: how strongly the step's muscles glow just now */
  double breath;          /* 0 out, 1 in */
  double arrow;           /* 0 to 1 along the arrow's movement; 0 hides it */
} UnknotMoment;

/* Keeps a reference on @guide. */
UnknotTimeline *unknot_timeline_new (UnknotGuide *guide);
/* The same from steps that the caller keeps alive; the timeline has no guide. */
UnknotTimeline *unknot_timeline_new_from_steps (const UnknotStep *const *steps, guint n_steps);
void unknot_timeline_free (UnknotTimeline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotTimeline, unknot_timeline_free)

UnknotGuide *unknot_timeline_get_guide (const UnknotTimeline *self);
double unknot_timeline_get_seconds (const UnknotTimeline *self);
/* When step @index begins. */
double unknot_timeline_get_step_start (const UnknotTimeline *self, guint index);
/* @seconds is clamped to the timeline.  @mirror swaps left and right. */
void unknot_timeline_get_moment (const UnknotTimeline *self, double seconds, gboolean mirror, UnknotMoment *moment);

G_END_DECLS
