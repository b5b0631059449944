/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/vec.h"

G_BEGIN_DECLS

/* A solid as a field: negative inside, positive outside, about the distance in cm near its
 * surface.  Shapes are added one after the other and melt into what is there: that is what
 * makes shoulder and sleeve, or nose and face, one thing without a seam. */

/* A cross section of a loft: at @t along its axis, an ellipse around (@cx, @cz) with the
 * half-widths @a sideways, @f to the front and @b to the back. */
typedef struct {
  float t, cx, cz, a, f, b;
} FieldSection;

typedef struct _Field Field;

Field *field_new (void);
void field_free (Field *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Field, field_free)

/* All shapes stand in @place, and melt over the width @blend (cm; 0 for a crease). */

/* Smoothly joined sections along the y axis; @t rises. @square is the exponent of the
 * cross section: 2 an ellipse, more is boxier.  The ends are flat. */
void field_add_loft (Field *self, const Turn *place, const FieldSection *sections, int n, float square, float blend);
/* The hull of two balls. */
void field_add_cone (Field *self, const Turn *place, Vec from, float r_from, Vec to, float r_to, float blend);
void field_add_ellipsoid (Field *self, const Turn *place, Vec centre, Vec radii, float blend);
/* Takes it away instead. */
void field_carve_ellipsoid (Field *self, const Turn *place, Vec centre, Vec radii, float blend);
/* Grows everything added so far. */
void field_grow (Field *self, float by);

float field_at (const Field *self, Vec p);
/* The unit vector away from the solid. */
Vec field_normal (const Field *self, Vec p);

G_END_DECLS
