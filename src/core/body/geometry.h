/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "core/body/skeleton.h"

G_BEGIN_DECLS

/* Private to the core: vectors, frames used as rotations, quaternions.  Angles in degrees. */

#define UNKNOT_DEG (G_PI / 180.0)

typedef struct {
  double w, x, y, z;
} UnknotQuat;

static inline UnknotVec
vec (double x, double y, double z)
{
  return (UnknotVec) { x, y, z };
}

static inline UnknotVec
vec_add (UnknotVec a, UnknotVec b)
{
  return vec (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline UnknotVec
vec_sub (UnknotVec a, UnknotVec b)
{
  return vec (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline UnknotVec
vec_scale (UnknotVec a, double k)
{
  return vec (a.x * k, a.y * k, a.z * k);
}

static inline UnknotVec
vec_mad (UnknotVec a, UnknotVec b, double k)
{
  return vec (a.x + b.x * k, a.y + b.y * k, a.z + b.z * k);
}

static inline double
vec_dot (UnknotVec a, UnknotVec b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline UnknotVec
vec_cross (UnknotVec a, UnknotVec b)
{
  return vec (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double
vec_length (UnknotVec a)
{
  return sqrt (vec_dot (a, a));
}

static inline double
vec_distance (UnknotVec a, UnknotVec b)
{
  return vec_length (vec_sub (a, b));
}

/* @or: what to return for a vector without length. */
static inline UnknotVec
vec_normal (UnknotVec a, UnknotVec otherwise)
{
  double length = vec_length (a);
  return length > 1e-9 ? vec_scale (a, 1 / length) : otherwise;
}

static inline UnknotVec
vec_lerp (UnknotVec a, UnknotVec b, double part)
{
  return vec_mad (a, vec_sub (b, a), part);
}

/* The part of @a at right angles to the unit vector @n. */
static inline UnknotVec
vec_reject (UnknotVec a, UnknotVec n)
{
  return vec_mad (a, n, -vec_dot (a, n));
}

static inline UnknotVec
vec_mirror (UnknotVec a)
{
  return vec (-a.x, a.y, a.z);
}

/* A frame as rotation: from the bone to the world, and back. */
static inline UnknotVec
frame_turn (const UnknotFrame *f, UnknotVec v)
{
  return vec_add (vec_scale (f->x, v.x), vec_add (vec_scale (f->y, v.y), vec_scale (f->z, v.z)));
}

static inline UnknotVec
frame_unturn (const UnknotFrame *f, UnknotVec v)
{
  return vec (vec_dot (f->x, v), vec_dot (f->y, v), vec_dot (f->z, v));
}

static inline UnknotVec
frame_point (const UnknotFrame *f, UnknotVec v)
{
  return vec_add (f->origin, frame_turn (f, v));
}

static inline UnknotVec
frame_unpoint (const UnknotFrame *f, UnknotVec v)
{
  return frame_unturn (f, vec_sub (v, f->origin));
}

/* Rotations as frames at the origin. */
UnknotFrame unknot_frame_identity (void);
UnknotFrame unknot_frame_x (double degrees);
UnknotFrame unknot_frame_y (double degrees);
UnknotFrame unknot_frame_z (double degrees);
/* @a turned by, and placed in, @parent. */
UnknotFrame unknot_frame_mul (const UnknotFrame *parent, const UnknotFrame *a);
/* The rotation that leads from @a to @b, in the axes of @a; origin 0. */
UnknotFrame unknot_frame_between (const UnknotFrame *a, const UnknotFrame *b);
/* Seen in a mirror at x = 0. */
UnknotFrame unknot_frame_mirror (const UnknotFrame *a);

UnknotQuat unknot_quat_from_frame (const UnknotFrame *f);
UnknotFrame unknot_quat_to_frame (UnknotQuat q);
/* Along the shorter way. */
UnknotQuat unknot_quat_slerp (UnknotQuat a, UnknotQuat b, double part);

G_END_DECLS
