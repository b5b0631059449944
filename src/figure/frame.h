/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/mover.h"
#include "figure/shown.h"

G_BEGIN_DECLS

/* A picture in the making, and what of it differs from the one before. */
typedef struct {
  const UnknotScene *scene;
  UnknotFit fit;
  View view;
  ResolveGround ground;
  StrokesFace face;
  int ss;           /* pixels that are painted for each of the finished picture's, each way */
  float far;        /* what moves no further, of the painted pixels, may stay: SHOWN_FAR */
  BodyGrain grain;
  const Mesh *body;
  MoverPicture picture;
  MoverPose pose;
  MeshMovers by;    /* what has moved since the last picture */
  gboolean anew;    /* nothing of the last picture is of use */
  gboolean lit;     /* muscles glow otherwise */
  gboolean covered; /* the ground looks otherwise */
  gboolean faced;   /* so does the face */
} Frame;

/* A picture of @scene.  What would not visibly differ from @shown and @mover, the last picture, is taken from
 * there. */
void frame_init (Frame *self, const Shown *shown, const Mover *mover, const UnknotScene *scene, int width, int height,
                 gsize stride, const guchar *pixels);
/* The last picture, to be painted from nothing. */
void frame_init_same (Frame *self, const Shown *shown, const Mover *mover);
/* Whether anything but things, which are compared one by one, has to be painted otherwise. */
gboolean frame_has_moved (const Frame *self);

G_END_DECLS
