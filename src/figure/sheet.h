/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/painter.h"
#include "figure/stage.h"

G_BEGIN_DECLS

/* Contact sheets: one still picture of each step, for people who look at a whole guide at once. */

/* Paints step @step of @stage into a square of @cell pixels, its movement done, its arrows and
 * glow at their strongest.
 * @stride: bytes from one row of @pixels to the next, cairo's ARGB32. */
void unknot_sheet_paint_step (UnknotPainter *painter, const UnknotStage *stage, guint step, gboolean dark, int cell,
                              gsize stride, guchar *pixels);

/* The ground and the colours of a sheet. */
void unknot_sheet_set_looks (UnknotScene *scene, gboolean dark);

G_END_DECLS
