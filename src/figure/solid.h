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

/* The light comes from the viewer's upper left, whatever the side: every view reads well. */
#define SOLID_LIGHT vec (-0.46f, 0.62f, 0.635f)

/* How light a surface is: CANVAS_LEAST to CANVAS_MOST.  @dim: 0 to 1, light taken away. */
static inline float
solid_tone (Vec seen_normal, float dim)
{
  float lit = 127 + 126 * vec_dot (seen_normal, SOLID_LIGHT) - 110 * dim;

  return CLAMP (lit, CANVAS_LEAST, CANVAS_MOST);
}

G_END_DECLS
