/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/back/back-words.h"
#include "figure/muscle-map.h"

G_BEGIN_DECLS

/* One side of the body map: the figure from the front or from behind in a rectangle, as
 * pictures that are painted when they are first needed and kept until something changes. */
typedef struct _UnknotBodyView UnknotBodyView;

UnknotBodyView *unknot_body_view_new (gboolean back);
void unknot_body_view_free (UnknotBodyView *self);

/* Width for a height of 1. */
double unknot_body_view_get_aspect (UnknotBodyView *self);
/* Where it is drawn, in the widget's coordinates.  @scale: of the screen. */
void unknot_body_view_place (UnknotBodyView *self, const graphene_rect_t *place, int scale);
const graphene_rect_t *unknot_body_view_get_place (UnknotBodyView *self);
/* @knots: (nullable): not owned; must live until the next call. */
void unknot_body_view_set_knots (UnknotBodyView *self, GArray *knots);
/* The looks of @widget or of the settings have changed. */
void unknot_body_view_forget (UnknotBodyView *self);

/* @widget: whose looks it takes.  @current, @hover: (nullable): spots to be outlined. */
void unknot_body_view_snapshot (UnknotBodyView *self, GtkWidget *widget, GtkSnapshot *snapshot,
                                const UnknotSpot *current, const UnknotSpot *hover);
/* The spot at a place of the widget. */
gboolean unknot_body_view_find (UnknotBodyView *self, GtkWidget *widget, double x, double y, UnknotSpot *spot);
/* How well it is seen from here: its share of the picture, 0 when it cannot be pointed at. */
double unknot_body_view_get_share (UnknotBodyView *self, GtkWidget *widget, UnknotSpot spot);
/* The middle of a spot, in the widget's coordinates. */
gboolean unknot_body_view_get_middle (UnknotBodyView *self, GtkWidget *widget, UnknotSpot spot, double *x, double *y);

G_END_DECLS
