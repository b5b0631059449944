/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/guide/guide.h"
#include "core/body/timeline.h"

G_BEGIN_DECLS

/* The drawn person who shows a guide.
 *
 * It makes a frame only while it is mapped and something moves; a picture that stands still
 * costs nothing.  The user turns the figure by dragging or with the arrow keys; Home goes
 * back to the guide's own view.  Where the desktop wants less motion
 * (gtk-enable-animations), it shows one key pose after the other, cross-faded.
 *
 * Its palette follows the colours of the windows, skin and build the settings.
 *
 * Signals:
 *   finished ()   it was playing, does not loop, and has come to the end
 * Properties: seconds (double, notifies while it plays), playing, loops, mirror, speed. */
#define UNKNOT_TYPE_FIGURE (unknot_figure_get_type ())
G_DECLARE_FINAL_TYPE (UnknotFigure, unknot_figure, UNKNOT, FIGURE, GtkWidget)

GtkWidget *unknot_figure_new (void);

/* @guide: (nullable): shown from its begin; the view goes back to the guide's own. */
void unknot_figure_set_guide (UnknotFigure *self, UnknotGuide *guide);
/* Of the guide; NULL without one.  Owned by the figure. */
const UnknotTimeline *unknot_figure_get_timeline (UnknotFigure *self);

/* The moment that is shown, seconds from the guide's begin. */
void unknot_figure_set_seconds (UnknotFigure *self, double seconds);
double unknot_figure_get_seconds (UnknotFigure *self);
/* Moves on by itself, @speed times as fast as the guide is written. */
void unknot_figure_set_playing (UnknotFigure *self, gboolean playing);
gboolean unknot_figure_get_playing (UnknotFigure *self);
void unknot_figure_set_speed (UnknotFigure *self, double speed);
/* Begins again at the end. */
void unknot_figure_set_loops (UnknotFigure *self, gboolean loops);
/* Swaps left and right. */
void unknot_figure_set_mirror (UnknotFigure *self, gboolean mirror);
/* Whether the places where the guide says never to press are crossed out; they are at first. */
void unknot_figure_set_marks (UnknotFigure *self, gboolean marks);
/* The picture in words, for assistive technology: what the shown step does. */
void unknot_figure_set_description (UnknotFigure *self, const char *text);

/* Back to the guide's own view. */
void unknot_figure_reset_view (UnknotFigure *self);
/* How far the user has turned the figure, degrees. */
double unknot_figure_get_turned (UnknotFigure *self);

/* How many pictures have been painted so far.  For tests: none may be made of what stands
 * still. */
guint unknot_figure_get_n_painted (UnknotFigure *self);

/* A still picture of a step, e.g. for a list, @size logical pixels square at @scale; its looks
 * are those of @widget.  Returns: (transfer full). */
GdkTexture *unknot_figure_make_still (GtkWidget *widget, UnknotGuide *guide, guint step, int size, int scale);

G_END_DECLS
