/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "figure/painter.h"

G_BEGIN_DECLS

/* Sets palette, skin and build of @scene to what the colours around @widget and the settings
 * ask for. */
void unknot_figure_looks_apply (GtkWidget *widget, UnknotScene *scene);

/* Has the person made in the background, while the program starts. */
void unknot_figure_looks_warm (void);

/* The settings, when they are installed; (nullable), (transfer none): for being told of
 * changes of "figure-skin" and "figure-build". */
GSettings *unknot_figure_looks_get_settings (void);

G_END_DECLS
