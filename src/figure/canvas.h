/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "figure/tiles.h"

G_BEGIN_DECLS

/* What is painted into: for every sample the nearest depth and what is seen there.
 *
 * A picture has two canvases.  The base has one sample for each pixel and covers the picture: it
 * is enough wherever one surface fills the neighbourhood.  The fine one has ss x ss of them and
 * covers a window of rows; it is only drawn where the tiles say that something ends.
 *
 * The samples of a pixel do not lie in rows and columns: each has a height and a place across of its
 * own.  An edge that is nearly level or nearly upright then passes them one after the other, in
 * ss x ss steps instead of ss, and shows no teeth. */

/* How far the samples in the @k-th row of a pixel lie to the right of the middles of their squares, in
 * samples; those in its @k-th column lie as far above them. */
#define CANVAS_SHIFT(ss, k) (((float) (k) + 0.5f) / (float) (ss) - 0.5f)
#define CANVAS_MOST_SS 4

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
  int ss;
  int width, height;         /* of the whole picture, samples */
  int top, bottom;           /* the rows that are there: of the base all */
  int stride;                /* rows have room for a whole vector more */
  float *z;
  guint32 *seen;
  gsize room;
  int *from, *to;            /* base: what has been painted on in each row of tiles, pixels */
  int bands;
  float shift[CANVAS_MOST_SS][CANVAS_LANES]; /* fine: of a vector that begins in the k-th column, downwards */
  const Tiles *tiles;        /* what is drawn; NULL: everything */
  GArray *noted;             /* base: CanvasTriangle */
} Canvas;

/* Prepares the empty base of a picture of @width x @height pixels; keeps its memory. */
void canvas_begin_base (Canvas *self, int width, int height);
/* Empties only @tiles of the base, which has been painted on before: they are what is drawn next. */
void canvas_begin_again (Canvas *self, const Tiles *tiles);
/* Prepares for windows of at most @rows samples. */
void canvas_begin_fine (Canvas *self, int width, int height, int ss, int rows, const Tiles *tiles);
/* Moves the fine window to the rows from @top to before @bottom and empties its busy tiles. */
void canvas_move (Canvas *self, int top, int bottom);
void canvas_finish (Canvas *self);

/* Adds the tiles where the base shows that a surface ends, and what lies within @reach pixels of it, at
 * most a tile: room for an outline. @fold: a step in depth, cm, that is an end. @where: (nullable): only
 * ends in these tiles are looked for. */
void tiles_find_ends (Tiles *self, const Canvas *base, float fold, int reach, const Tiles *where);

/* Notes a triangle of a prop or an arrow, to be drawn from either side.  @fixed: material and group;
 * the rest comes from the corners. */
void canvas_triangle (Canvas *base, const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c, guint32 fixed);

/* The place of a sample of the window. */
static inline gsize
canvas_at (const Canvas *self, int x, int y)
{
  return (gsize) (y - self->top) * (gsize) self->stride + (gsize) x;
}

/* A line of @radius pixels that lies on @group, up to @lift cm before it. */
void canvas_stroke (Canvas *self, const CanvasPoint *a, const CanvasPoint *b, float radius, float lift, guint material,
                    guint group);

/* Finds where a near part hides a far one in the busy tiles and draws the near one's outline there,
 * inside it, @radius samples wide. @sample_cm: the width of a sample. */
void canvas_ink (Canvas *self, float radius, float sample_cm);

G_END_DECLS
