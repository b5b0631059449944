/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column of text and cards that never grows wider than can be read: its children stand
 * side by side where there is room for it, one below the other where there is not.
 *
 * Properties: wide-from (pixels at which they stand side by side; 0: never), max-width
 * (pixels, more for larger text; 0: none),
 * spacing, homogeneous (side by side, all are equally wide; else the first one takes what the
 * others leave of the width).  Children are added by GtkBuilder or unknot_columns_append(). */
#define UNKNOT_TYPE_COLUMNS (unknot_columns_get_type ())
G_DECLARE_FINAL_TYPE (UnknotColumns, unknot_columns, UNKNOT, COLUMNS, GtkWidget)

void unknot_columns_append (UnknotColumns *self, GtkWidget *child);

G_END_DECLS
