/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/canvas.h"
#include "figure/scene.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* Draws a small flat cross on a place of the body that looks at the viewer: not here.  Nothing where
 * the body is turned away.  @reach: how large the picture's part of the world is, cm. */
void mark_paint (Canvas *canvas, const View *view, const UnknotSceneMark *mark, float reach);

G_END_DECLS
