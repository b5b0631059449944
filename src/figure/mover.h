/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"
#include "figure/canvas.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* How a bone moves a place of the rest stance into the picture: x and y in pixels, z in cm. */
typedef struct {
  CanvasQ x, y, z, o;
} MoverBone;

/* Where everything is to be. */
typedef struct {
  MoverBone bone[RIG_N_BONES];
  float breath;
} MoverPose;

/* The picture that is being made. */
typedef struct {
  float scale;     /* pixels per cm */
  int width, height;
  int ss;          /* of these pixels to each of the finished picture's, each way */
  guint64 present; /* the props: cloths of others are left out */
  gboolean bare;   /* sleeves become the skin under them */
} MoverPicture;

/* Brings the body to where the picture shows it, and keeps it there until it has to go on. */
typedef struct {
  CanvasPoint *points;
  float *facing;  /* of each point: 1 towards the viewer, 0 edge on */
  float *glow;    /* of each point, whether it is in the picture or not */
  guint8 *moved;  /* of each point: it has been moved or lit by the last call */
  guint room;
  GArray *parts;  /* guint: indices of those that are in the picture */
  guint8 *inside; /* of each part: it is one of them */
  guint8 *touched; /* of each part: some of its points have moved, or it has come or gone */
  MoverPose pose; /* what is shown */
} Mover;

#define MOVER_ALL ((MeshMovers) { { G_MAXUINT64, G_MAXUINT64 } })
#define MOVER_NONE ((MeshMovers) { { 0, 0 } })

/* Where @skeleton wants everything to be. */
void mover_find (const UnknotSkeleton *skeleton, const View *view, MoverPose *pose);
/* Which bones, and whether the breath, have visibly gone on to @pose since they were shown: some place in the
 * picture has been moved by more than @far pixels. When there are any, those that have gone half as far are
 * with them. */
MeshMovers mover_compare (const Mover *self, const Mesh *body, const MoverPose *pose, const MoverPicture *picture, float far);
/* Moves what @by moves to @pose; the rest stays.  MOVER_ALL: nothing has been shown yet.  Only the points of
 * the parts listed are valid afterwards. */
void mover_move (Mover *self, const Mesh *body, const MoverPose *pose, const MeshMovers *by, const MoverPicture *picture);
/* Lights the points anew: @glow of all of the body's. */
void mover_light (Mover *self, const Mesh *body, const float *glow);
void mover_finish (Mover *self);

G_END_DECLS
