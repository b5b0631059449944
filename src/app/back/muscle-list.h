/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/back/back-words.h"

G_BEGIN_DECLS

/* The body map in words: every spot, those where something is open in a group on top, both groups
 * from the head down.  For screen readers, for keyboards, and for who would rather read than point.
 *
 * Signals:
 *   moved ()    the user has chosen another spot
 *   opened ()   the user wants to see the chosen one */
#define UNKNOT_TYPE_MUSCLE_LIST (unknot_muscle_list_get_type ())
G_DECLARE_FINAL_TYPE (UnknotMuscleList, unknot_muscle_list, UNKNOT, MUSCLE_LIST, GtkWidget)

/* @knots: (element-type UnknotKnot). */
void unknot_muscle_list_set_knots (UnknotMuscleList *self, GArray *knots);
/* @spot: (nullable): none. */
void unknot_muscle_list_set_current (UnknotMuscleList *self, const UnknotSpot *spot);
gboolean unknot_muscle_list_get_current (UnknotMuscleList *self, UnknotSpot *spot);
/* Gives the keyboard to the chosen row. */
void unknot_muscle_list_focus (UnknotMuscleList *self);

G_END_DECLS
