/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the rasteriser paints into: for every sample (a picture's pixel has ss x ss of them)
 * the nearest depth and what is seen there. */

/* What is seen at a sample, in one word so that many of them move at once: material and group
 * stand in the places where the light's and the glow's fractions are while they are
 * interpolated. */
#define SAMPLE(material, group, tone, glow) \
  ((guint32) (material) | (guint32) (tone) << 8 | (guint32) (group) << 16 | (guint32) (glow) << 24)
#define SAMPLE_MATERIAL(s) ((s) & 0x7f)
#define SAMPLE_LINE 0x80u /* the sample belongs to an outline */
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
#define CANVAS_LANES 8
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define CANVAS_FAST __attribute__ ((target_clones ("avx2", "default")))
#else
#define CANVAS_FAST
#endif

/* Room for rounding at either end of 0 to 255. */
#define CANVAS_LEAST 4.0f
#define CANVAS_MOST 250.0f

#define CANVAS_FAR (-1e9f)

typedef struct {
  float x, y; /* samples */
  float z;    /* towards the viewer, cm */
  float tone; /* CANVAS_LEAST to CANVAS_MOST */
  float glow; /* 0 to CANVAS_MOST */
} CanvasPoint;

/* A window of rows of the picture: as high as the machine's cache is large, because every
 * sample is visited several times. */
typedef struct {
  int ss;
  int width, height;         /* of the whole picture, samples */
  int top, bottom;           /* the rows of the window */
  int stride;                /* rows have room for a whole vector more */
  float *z;
  guint32 *seen;
  int *from, *to;            /* what has been painted on in each row of the window */
  gsize room;
  int row_room;
  GArray *record;            /* (nullable) CanvasTriangle: triangles are kept instead of drawn */
} Canvas;

typedef struct {
  CanvasPoint corner[3];
  guint32 fixed;
} CanvasTriangle;

/* Prepares for a picture of @width x @height pixels, in windows of at most @rows samples;
 * keeps its memory. */
void canvas_begin (Canvas *self, int width, int height, int ss, int rows);
/* Moves the empty window to the rows from @top to before @bottom. */
void canvas_move (Canvas *self, int top, int bottom);
void canvas_finish (Canvas *self);

/* The place of a sample of the window. */
static inline gsize
canvas_at (const Canvas *self, int x, int y)
{
  return (gsize) (y - self->top) * (gsize) self->stride + (gsize) x;
}

/* @fixed: material and group; tone and glow come from the corners. */
void canvas_triangle (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed);
/* A line of @radius samples that lies on @group, up to @lift cm before it. */
void canvas_stroke (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, float radius, float lift, guint material,
                    guint group);

/* Finds where a near part hides a far one and draws the near one's outline there, inside it,
 * @radius samples wide. @sample_cm: the width of a sample. */
void canvas_ink (Canvas *self, float radius, float sample_cm);

G_END_DECLS
