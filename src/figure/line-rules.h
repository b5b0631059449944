/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"
#include "figure/canvas.h"

G_BEGIN_DECLS

/* Where the illustration has lines: where one part hides another, or itself. */

typedef enum {
  LINE_NONE,
  LINE_FIRST, /* on the first of two pixels */
  LINE_SECOND,
} Line;

typedef struct {
  const guint8 (*steps)[GROUP_MAX]; /* between two groups, which of those that are needed */
  float needed[6];                  /* cm */
  float fold;                       /* a step that makes a line within one group, cm */
} LineRules;

/* @pixel: the width of a pixel, cm. */
void line_rules_init (LineRules *self, float pixel);

/* Whether there is a line between two neighbouring pixels, and on which of them. */
Line line_between (const LineRules *self, const Canvas *canvas, int ax, int ay, int bx, int by);

G_END_DECLS
