/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages of a stack, side by side and equally wide, to choose from; in two rows where one is
 * too narrow for their titles.  CSS name "tabs".
 *
 * Properties: stack (its pages need a title; pages without one are left out). */
#define UNKNOT_TYPE_TABS (unknot_tabs_get_type ())
G_DECLARE_FINAL_TYPE (UnknotTabs, unknot_tabs, UNKNOT, TABS, GtkWidget)

G_END_DECLS
