/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/landmark.h"
#include "core/body/props.h"
#include "figure/props.h"
#include "figure/solid.h"

G_BEGIN_DECLS

/* What the files that draw props share. */
typedef struct {
  Canvas *canvas;
  const View *view;
  const UnknotSkeleton *skeleton;
  const UnknotProps *props;
  guint group; /* the next free one */
} Painting;

gboolean props_has (const Painting *p, UnknotProp prop);
/* @own_group: told apart by a line from what was drawn before. */
Pen props_pen (Painting *p, guint material, gboolean own_group);

Vec props_on_bone (const Painting *p, UnknotBone bone, float x, float y, float z);
/* On the surface of the body, pushed out along its normal by @by. */
Vec props_on_body (const Painting *p, const char *landmark, float by);
/* The place that is pressed, pushed out likewise. */
Vec props_pressed (const Painting *p, UnknotLandmark spot, float by);
/* The middle of what a closed hand holds. */
Vec props_grip (const Painting *p, int side);
/* How high the desk is that one can stand at, 0 (to sit at it) to 1: it goes with who uses it. */
float props_desk_rise (const Painting *p);
/* The hand that holds up what one hand holds. */
int props_upper_hand (const Painting *p);
/* A board given by its lowest and highest corner. */
void props_box (const Pen *pen, float x0, float y0, float z0, float x1, float y1, float z1, float corner, float bevel);

/* Each draws those of its things that are there. */
void props_paint_room (Painting *p);    /* chair, desks, wall, doorway, mat */
void props_paint_devices (Painting *p); /* screens, keyboard, laptop, phone, headset */
void props_paint_tools (Painting *p);   /* balls, roller, cane, bands, what is held to warm */
void props_paint_water (Painting *p);   /* shower, bath */
void props_paint_table (Painting *p);   /* food and drink */
void props_paint_loads (Painting *p);   /* what is lifted and carried */

G_END_DECLS
