/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/back/back-words.h"

G_BEGIN_DECLS

/* The figure from behind and from the front, on which every muscle can be pointed at.
 *
 * One spot is the current one: outlined, and moved by the arrow keys (up and down through the
 * muscles from the head down, left and right between the sides as they are seen).  Open knots
 * glow.  Nothing is painted anew while nothing changes.
 *
 * Signals:
 *   pointed ()    the spot under the pointer, or the current one, has changed
 *   moved ()      the user has made another spot the current one
 *   opened ()     the user wants to see the current one: a click, or Enter */
#define UNKNOT_TYPE_BODY_MAP (unknot_body_map_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBodyMap, unknot_body_map, UNKNOT, BODY_MAP, GtkWidget)

/* @knots: (element-type UnknotKnot): copied. */
void unknot_body_map_set_knots (UnknotBodyMap *self, GArray *knots);

/* @spot: (nullable): none. */
void unknot_body_map_set_current (UnknotBodyMap *self, const UnknotSpot *spot);
/* Returns: FALSE when there is none. */
gboolean unknot_body_map_get_current (UnknotBodyMap *self, UnknotSpot *spot);
/* The spot to be named: the one under the pointer, else the current one. */
gboolean unknot_body_map_get_pointed (UnknotBodyMap *self, UnknotSpot *spot);
/* Where a spot is best seen, in the widget's coordinates; for tests.  FALSE before it has a size. */
gboolean unknot_body_map_get_middle (UnknotBodyMap *self, UnknotSpot spot, double *x, double *y);

G_END_DECLS
