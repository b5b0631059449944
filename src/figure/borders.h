/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/line-rules.h"

G_BEGIN_DECLS

/* Where surfaces end, exactly.  The canvas knows of two neighbours that one shows this and the other that; a border tells where between their middles the one ends.  It is known from the edge that
 * is the surface's contour, or from how two surfaces cut through each other.  Pixels are mixed by it, and lines are
 * drawn along it, so that both are as smooth as if each pixel had been looked at many times. */

/* A border's share of the way from the first pixel's middle to the second's, in 64 parts; how far it leans, in
 * BORDER_LEANS parts of a pixel for each pixel along it; what it is; whether there is a line on one of the two. */
typedef guint16 Border;

typedef enum {
  BORDER_NONE,
  BORDER_MINOR,  /* lies along the way rather than across it: others tell more */
  BORDER_ROUND,  /* how it leans is not known */
  BORDER_MAJOR,
} BorderKind;

#define BORDER_LEANS 31

#define BORDER(kind, line, lean, share) \
  ((Border) ((guint) (kind) << 14 | (guint) (line) << 12 | (guint) ((lean) + 32) << 6 | (guint) (share)))
#define BORDER_KIND(b) ((BorderKind) ((b) >> 14))
#define BORDER_LINE(b) ((Line) ((b) >> 12 & 3))
#define BORDER_LEAN(b) ((int) ((b) >> 6 & 63) - 32)
#define BORDER_SHARE(b) (((float) ((b) & 63) + 0.5f) / 64)

/* A tile's borders lie side by side: of each pixel, row by row, first those towards its right neighbour, then those
 * towards the one below it. */
typedef struct {
  Border right[TILE_SIZE * TILE_SIZE];
  Border below[TILE_SIZE * TILE_SIZE];
} BordersTile;

typedef struct {
  int width, height; /* those of the canvas */
  BordersTile *tiles;
  gsize room;        /* tiles */
  Tiles in;          /* those that have any */
} Borders;

/* The border between a pixel and the one below it, or its right neighbour. */
static inline Border *
borders_at (const Borders *self, int x, int y, gboolean down)
{
  BordersTile *tile = &self->tiles[y / TILE_SIZE * self->in.columns + x / TILE_SIZE];

  return (down ? tile->below : tile->right) + y % TILE_SIZE * TILE_SIZE + x % TILE_SIZE;
}

/* A straight piece of a contour. */
typedef struct {
  float ax, ay, az, bx, by, bz; /* its ends: see CanvasPoint */
  float inner;    /* > 0: the surface lies to the right of who goes from the first to the second, < 0: left */
  guint16 group;
  guint16 seam;   /* the surface goes on, and looks otherwise there */
} BorderPiece;

/* None in a picture of that size; keeps the memory. */
void borders_begin (Borders *self, const Canvas *canvas);
void borders_finish (Borders *self);
/* Removes those of @tiles. */
void borders_clear (Borders *self, const Tiles *tiles);

/* Borders of @tiles along those pieces of contours that are seen on @canvas. @same: how far from each
 * other, cm, places of one surface lie that are a pixel apart. */
void borders_add (Borders *self, const Canvas *canvas, const Tiles *tiles, const BorderPiece *pieces, guint n,
                  const LineRules *rules, float same);
/* Borders of @tiles where @canvas shows two surfaces side by side, and none is known yet. */
void borders_add_rest (Borders *self, const Canvas *canvas, const Tiles *tiles, const LineRules *rules);

G_END_DECLS
