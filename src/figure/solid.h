/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* Plain solids in the world, drawn straight onto the canvas. */
typedef struct {
  Canvas *canvas;
  const View *view;
  guint material, group;
} Pen;

/* A board: @half its half-widths along the axes of @place, corners rounded by @corner in the
 * plane of x and z, edges by @bevel. */
void pen_board (const Pen *pen, const Turn *place, Vec half, float corner, float bevel);
/* A round bar along @path; @radii one for each point. Ends are closed and flat. */
void pen_bar (const Pen *pen, const Vec *path, const float *radii, int n);
/* A bar between two points. */
void pen_rod (const Pen *pen, Vec from, Vec to, float r_from, float r_to);
void pen_ball (const Pen *pen, Vec centre, float radius);
/* Turned on the y axis of @place: @profile pairs of height and radius, bottom to top. */
void pen_lathe (const Pen *pen, const Turn *place, const float (*profile)[2], int n);

/* How light a surface is: 0 to 254. */
float solid_tone (Vec seen_normal, float dim);

G_END_DECLS
