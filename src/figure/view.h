/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/scene.h"
#include "figure/vec.h"

G_BEGIN_DECLS

/* From the world to the picture: parallel, so that a picture of any size and side shows the
 * same lengths. */
typedef struct {
  Turn eye;      /* columns: the world's axes as seen; x right, y up, z towards the viewer; where the world begins: 0 */
  float scale;   /* pixels per cm */
  float cx, cy;  /* where the origin of @eye falls, pixels */
} View;

/* @width, @height: of the picture, pixels. */
void view_init (View *self, const UnknotFit *fit, double turn, double tilt, int width, int height);

G_END_DECLS
