/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets go of all children of @widget, for the dispose of widgets that derive from GtkWidget
 * itself; windows and rows do it by themselves.  Unlike gtk_widget_dispose_template() it can be
 * called twice, which happens to a widget that somebody still holds when its window goes. */
void unknot_widget_drop_children (GtkWidget *widget);

G_END_DECLS
