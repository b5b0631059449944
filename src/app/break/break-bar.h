/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the break screen shows of a break at one moment. */
typedef struct {
  gboolean begun;     /* the break runs */
  gboolean over;      /* the guide is done, or was stopped */
  gint64 left;        /* microseconds; before the break has begun: its whole length */
  gint64 length;      /* microseconds */
  guint postpones_left;
} UnknotBreakMoment;

/* The time left, and the ways out: "In 5 minutes" as long as the break can be put off, and
 * "Skip", or "End break" once it runs.  It says which of them Escape takes.
 *
 * Signals: postpone (), skip () */
#define UNKNOT_TYPE_BREAK_BAR (unknot_break_bar_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreakBar, unknot_break_bar, UNKNOT, BREAK_BAR, GtkWidget)

void unknot_break_bar_show_moment (UnknotBreakBar *self, const UnknotBreakMoment *moment);

G_END_DECLS
