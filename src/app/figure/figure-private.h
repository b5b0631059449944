/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/figure/figure.h"
#include "app/widgets/ticker.h"
#include "figure/painter.h"
#include "figure/stage.h"

G_BEGIN_DECLS

/* For the sides of the figure: figure.c (the widget), figure-picture.c (what it shows),
 * figure-clock.c (when that changes) and figure-hand.c (how the user turns it). */

/* How long one key pose takes to fade into the next, and things to come and go, microseconds. */
#define UNKNOT_FIGURE_FADE_US (350 * 1000)
#define FIGURE_MOST_TILT 60.0
#define FIGURE_LEAST_TILT (-8.0)

struct _UnknotFigure {
  GtkWidget parent_instance;

  UnknotStage *stage;
  double seconds;
  gboolean playing, loops, mirror;
  gboolean marks; /* where never to press */
  double speed;

  double turned, tilted;           /* by the user, degrees */
  double drag_turned, drag_tilted; /* when the drag began */
  double home_turned, home_tilted; /* where the way home began */
  gint64 home_begin;               /* 0: not on the way */

  UnknotPainter *painter;
  guchar *pixels;      /* of the last picture */
  GPtrArray *picture;  /* GskRenderNode: the same in blocks, row by row; NULL: there is none */
  gboolean stale;      /* it does not show what it should */
  int width, height, scale;
  gboolean soft;       /* the picture is drawn by cairo */
  guint64 present;     /* the things in it: UNKNOT_PROP_BIT */
  GPtrArray *before;   /* what is faded out */
  gint64 fade_begin;
  double shown;        /* the moment that @picture shows */

  UnknotTicker *ticker;
  guint timer;
  guint n_painted;
};

/* --- What it shows --------------------------------------------------------------------- */

/* The desktop wants less motion. */
gboolean unknot_figure_is_calm (UnknotFigure *self);
/* The picture may no longer show what it should. */
void unknot_figure_forget_picture (UnknotFigure *self);
/* The moment has changed: a new picture, faded in where motion is not wanted. */
void unknot_figure_move_picture (UnknotFigure *self);
/* GtkWidget's snapshot. */
void unknot_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* --- When that changes ----------------------------------------------------------------- */

/* Of the guide, seconds; 0 without one. */
double unknot_figure_get_length (UnknotFigure *self);
/* Asks for frames while something moves and somebody may see it, and only then. */
void unknot_figure_update_clock (UnknotFigure *self);
void unknot_figure_add_clock (UnknotFigure *self);
/* It has come to the guide's end: emits "finished". */
void unknot_figure_finish (UnknotFigure *self);

/* --- How the user turns it ------------------------------------------------------------- */

void unknot_figure_add_hand (UnknotFigure *self);
/* The next step of the way back to the guide's own view. @now: monotonic, microseconds. */
void unknot_figure_go_home (UnknotFigure *self, gint64 now);

G_END_DECLS
