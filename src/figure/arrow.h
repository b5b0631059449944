/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/scene.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* Draws a flat, slightly bent arrow that looks at the viewer, in front of everything.
 * @phase: 0 to 1, along its movement; @reach: how large the picture's part of the world is,
 * cm. */
void arrow_paint (Canvas *canvas, const View *view, const UnknotSceneArrow *arrow, float phase, float reach);

G_END_DECLS
