/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/borders.h"

G_BEGIN_DECLS

/* Lines: outlines, which lie along borders inside the nearer surface, and strokes on a surface. */

/* How much of a pixel lines cover, of INK_ALL parts, and their material: the greater word wins. */
#define INK(cover, material) ((guint32) (cover) << 8 | (guint32) (material))
#define INK_ALL 256
#define INK_COVER(ink) ((ink) >> 8)
#define INK_MATERIAL(ink) ((ink) & 0x7f)

typedef struct {
  int width, height, stride; /* those of the canvas */
  guint32 *outline, *stroke; /* of each pixel */
  gsize room;
  Tiles outlined, stroked;   /* where there may be some */
} Ink;

/* Outlines may be so thick, pixels: what they cover lies in the tile of their border, or in one beside it. */
#define INK_MOST_RADIUS 3.2f

/* No lines in a picture of that size; keeps the memory. */
void ink_begin (Ink *self, const Canvas *canvas);
void ink_finish (Ink *self);
/* Removes the outlines of @tiles. */
void ink_clear_outlines (Ink *self, const Tiles *tiles);
void ink_clear_strokes (Ink *self, const Tiles *tiles);

/* Draws the outlines along those @borders that lie in @tiles, @radius pixels thick, at most INK_MOST_RADIUS. @same: how
 * far places of one surface that an outline covers may lie apart, cm. */
void ink_draw_outlines (Ink *self, const Canvas *canvas, const Borders *borders, const Tiles *tiles, float radius, float same);

/* Makes @busy those tiles of which a part is more than one plain surface: lines, and both sides of borders. */
void ink_find_busy (const Ink *self, const Borders *borders, Tiles *busy);

/* A line of @radius pixels that lies on @group, up to @lift cm before it. */
void ink_stroke (Ink *self, const Canvas *canvas, const CanvasPoint *a, const CanvasPoint *b, float radius, float lift,
                 guint material, guint group);

G_END_DECLS
