/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/face.h"
#include "core/body/muscle.h"
#include "core/body/skeleton.h"
#include "figure/prop.h"

G_BEGIN_DECLS

/* What a picture is to show: who, in which light, from where, with what. */

typedef enum { UNKNOT_SKIN_LIGHT, UNKNOT_SKIN_MEDIUM, UNKNOT_SKIN_DARK, UNKNOT_N_SKINS } UnknotSkin;
typedef enum { UNKNOT_BUILD_SLIM, UNKNOT_BUILD_BROAD, UNKNOT_N_BUILDS } UnknotBuild;
typedef enum {
  UNKNOT_TONES_LIGHT,
  UNKNOT_TONES_DARK,
  UNKNOT_TONES_CONTRAST_LIGHT, /* high contrast on a light ground */
  UNKNOT_TONES_CONTRAST_DARK,
  UNKNOT_N_TONES
} UnknotTones;

/* The part of the world that a picture shows: what lies within @width and @height cm around
 * a place.  See unknot_fit_skeleton(). */
typedef struct {
  UnknotVec centre;
  double width, height; /* half of them */
} UnknotFit;

/* An arrow beside a place of the body's surface, for a movement towards @direction; both are
 * unit vectors. */
typedef struct {
  UnknotVec at, normal, direction;
} UnknotSceneArrow;

/* A place of the body's surface where never to press; a unit vector away from it. */
typedef struct {
  UnknotVec at, normal;
} UnknotSceneMark;

/* A muscle that is felt. */
typedef struct {
  UnknotMuscle muscle;
  UnknotSide side;
  double fade; /* 0: shines as strongly as the scene says; 1: not at all; between, it grows smaller before it thins out */
} UnknotSceneGlow;

typedef struct {
  const UnknotSkeleton *skeleton;
  UnknotTones tones;
  UnknotSkin skin;
  UnknotBuild build;
  UnknotFace face;
  UnknotFace face_before;    /* what it comes from */
  double face_left;          /* how much of that is left: 1 all of it, 0 nothing */
  guint32 background;        /* 0xAARRGGBB, not premultiplied; 0: transparent */
  double turn, tilt;         /* degrees: 0 front, 90 the figure's left side; looking down */
  UnknotFit fit;             /* width 0: the whole figure with its props */
  UnknotProps props;
  const UnknotSceneGlow *glow;
  guint n_glow;
  double glow_strength;      /* 0 to 1 */
  const UnknotSceneArrow *arrows;
  guint n_arrows;
  double arrow;              /* 0 to 1: how visible; 0 hides them */
  const UnknotSceneMark *marks;
  guint n_marks;
} UnknotScene;

/* A scene of the given skeleton in the light palette from the front. */
void unknot_scene_init (UnknotScene *scene, const UnknotSkeleton *skeleton);

/* The part of the world to show, so that neither head nor hands are cut: @framing 0 the whole
 * figure, 1 the upper body, 2 head and shoulders, and anything between.  It does not depend
 * on the turn, so that turning the figure does not make it swell. */
void unknot_fit_skeleton (const UnknotSkeleton *skeleton, double framing, UnknotFit *fit);
/* Widens @fit to show the props whole that stand by themselves. */
void unknot_fit_props (UnknotFit *fit, const UnknotProps *props);
/* Widens @fit, one of the upper body, so that the back of its chair is not cut. */
void unknot_fit_chair (UnknotFit *fit, const UnknotProps *props);
/* Widens @fit to show @other too. */
void unknot_fit_join (UnknotFit *fit, const UnknotFit *other);

G_END_DECLS
