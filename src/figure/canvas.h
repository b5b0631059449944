/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "figure/tiles.h"

G_BEGIN_DECLS

/* What is painted into: for the middle of every pixel the nearest depth and what is seen there.  Where a surface
 * ends between two middles is kept beside it (figure/borders.h), and so are lines (figure/ink.h). */

/* What is seen at a pixel, in one word so that many of them move at once: material and group
 * stand in the places where the light's and the glow's fractions are while they are
 * interpolated. */
#define SAMPLE(material, group, tone, glow) \
  ((guint32) (material) | (guint32) (tone) << 8 | (guint32) (group) << 16 | (guint32) (glow) << 24)
#define SAMPLE_MATERIAL(s) ((s) & 0x7f)
#define SAMPLE_TONE(s) ((s) >> 8 & 0xff)
#define SAMPLE_GROUP(s) ((s) >> 16 & 0xff)
#define SAMPLE_GLOW(s) ((s) >> 24)
#define SAMPLE_GROUP_MASK 0xff0000u
#define SAMPLE_LIGHT_MASK 0xff00ff00u

/* GCC's and clang's own vectors: AVX2 where the machine has it, else two of SSE2 or NEON. */
typedef float CanvasF __attribute__ ((vector_size (32)));
typedef gint32 CanvasI __attribute__ ((vector_size (32)));
typedef guint32 CanvasU __attribute__ ((vector_size (32))); /* wraps round */
typedef gint64 CanvasL __attribute__ ((vector_size (32)));
typedef float CanvasQ __attribute__ ((vector_size (16)));
typedef gint32 CanvasB __attribute__ ((vector_size (16)));
#define CANVAS_LANES 8
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define CANVAS_FAST __attribute__ ((target_clones ("avx2", "default")))
#else
#define CANVAS_FAST
#endif
#define CANVAS_INLINE inline __attribute__ ((always_inline))

/* Room for rounding at either end of 0 to 255. */
#define CANVAS_LEAST 4.0f
#define CANVAS_MOST 250.0f

#define CANVAS_FAR (-1e9f)

/* A corner of a surface, where the picture shows it. */
typedef struct {
  float x, y; /* pixels */
  float z;    /* towards the viewer, cm */
  float tone; /* CANVAS_LEAST to CANVAS_MOST */
  float glow; /* 0 to CANVAS_MOST */
  float spare[3]; /* a power of two in all */
} CanvasPoint;

typedef struct {
  CanvasPoint corner[3];
  guint32 fixed;
} CanvasTriangle;

typedef struct {
  int width, height;  /* pixels */
  int stride;         /* rows have room for a whole vector more */
  float *z;
  guint32 *seen;
  gsize room;
  int *from, *to;     /* what has been painted on in each row of tiles, pixels */
  int bands;
  const Tiles *tiles; /* what is drawn; NULL: everything */
  GArray *noted;      /* CanvasTriangle */
} Canvas;

/* Prepares an empty picture; keeps its memory. */
void canvas_begin (Canvas *self, int width, int height);
/* Empties only @tiles of a picture that has been painted: they are what is drawn next. */
void canvas_begin_again (Canvas *self, const Tiles *tiles);
void canvas_finish (Canvas *self);

/* Notes a triangle of a prop or an arrow, to be drawn from either side.  @fixed: material and group;
 * the rest comes from the corners. */
void canvas_triangle (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed);

/* The place of a pixel. */
static inline gsize
canvas_at (const Canvas *self, int x, int y)
{
  return (gsize) y * (gsize) self->stride + (gsize) x;
}

/* So wide rows are for a picture of @width: vectors may go beyond it. */
static inline int
canvas_stride_for (int width)
{
  return (width + 2 * CANVAS_LANES) & ~(CANVAS_LANES - 1);
}

G_END_DECLS
