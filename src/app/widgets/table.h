/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of that column, from 0, stands over the end of its cells, as numbers do.  GTK has no
 * word for it; where its titles are made of something else one day, they stay where they are. */
void unknot_table_align_end (GtkColumnView *table, guint column);

G_END_DECLS
