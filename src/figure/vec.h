/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

#include "core/body/skeleton.h"

/* Single-precision vectors and turns, for the painter's own arithmetic: a picture needs a
 * tenth of a millimetre, and four floats fit one register. */

typedef struct {
  float x, y, z;
} Vec;

/* A rotation (columns @x, @y, @z) and a translation. */
typedef struct {
  Vec x, y, z, o;
} Turn;

static inline Vec vec (float x, float y, float z) { return (Vec) { x, y, z }; }
static inline Vec vec_add (Vec a, Vec b) { return vec (a.x + b.x, a.y + b.y, a.z + b.z); }
static inline Vec vec_sub (Vec a, Vec b) { return vec (a.x - b.x, a.y - b.y, a.z - b.z); }
static inline Vec vec_scale (Vec a, float s) { return vec (a.x * s, a.y * s, a.z * s); }
static inline Vec vec_mad (Vec a, Vec b, float s) { return vec (a.x + b.x * s, a.y + b.y * s, a.z + b.z * s); }
static inline float vec_dot (Vec a, Vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline float vec_length (Vec a) { return sqrtf (vec_dot (a, a)); }
static inline Vec vec_lerp (Vec a, Vec b, float t) { return vec_mad (a, vec_sub (b, a), t); }

static inline Vec
vec_cross (Vec a, Vec b)
{
  return vec (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline Vec
vec_unit (Vec a)
{
  float length = vec_length (a);

  return length > 1e-9f ? vec_scale (a, 1 / length) : vec (0, 1, 0);
}

static inline Vec
turn_dir (const Turn *t, Vec v)
{
  return vec_mad (vec_mad (vec_scale (t->x, v.x), t->y, v.y), t->z, v.z);
}

static inline Vec
turn_point (const Turn *t, Vec v)
{
  return vec_add (turn_dir (t, v), t->o);
}

static inline Vec
turn_dir_back (const Turn *t, Vec v)
{
  return vec (vec_dot (t->x, v), vec_dot (t->y, v), vec_dot (t->z, v));
}

static inline Vec
turn_point_back (const Turn *t, Vec v)
{
  return turn_dir_back (t, vec_sub (v, t->o));
}

static inline Turn
turn_identity (Vec o)
{
  return (Turn) { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, o };
}

/* @a after @b. */
static inline Turn
turn_product (const Turn *a, const Turn *b)
{
  return (Turn) { turn_dir (a, b->x), turn_dir (a, b->y), turn_dir (a, b->z), turn_point (a, b->o) };
}

static inline Turn
turn_about (Vec axis, float radians)
{
  float c = cosf (radians), s = sinf (radians), k = 1 - c;
  Vec a = vec_unit (axis);

  return (Turn) {
    { c + k * a.x * a.x, k * a.x * a.y + s * a.z, k * a.x * a.z - s * a.y },
    { k * a.x * a.y - s * a.z, c + k * a.y * a.y, k * a.y * a.z + s * a.x },
    { k * a.x * a.z + s * a.y, k * a.y * a.z - s * a.x, c + k * a.z * a.z },
    { 0, 0, 0 },
  };
}

static inline Turn
turn_from_frame (const UnknotFrame *f)
{
  return (Turn) {
    { (float) f->x.x, (float) f->x.y, (float) f->x.z },
    { (float) f->y.x, (float) f->y.y, (float) f->y.z },
    { (float) f->z.x, (float) f->z.y, (float) f->z.z },
    { (float) f->origin.x, (float) f->origin.y, (float) f->origin.z },
  };
}

static inline float
smooth_step (float from, float to, float x)
{
  float t = CLAMP ((x - from) / (to - from), 0.0f, 1.0f);

  return t * t * (3 - 2 * t);
}
