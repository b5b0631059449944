/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place in a GtkFlowBox that is nothing in itself: what it holds takes the focus and has a
 * name, and the place would only be one more stop and one more thing read out. */
GtkWidget *unknot_flow_cell_new (GtkWidget *child);

G_END_DECLS
