/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something with a bar below it, which is there while a fitting shows its narrow side: what is
 * no longer in the header is at the bottom then.
 *
 * Properties: child, bar (widgets), header (the fitting). */
#define UNKNOT_TYPE_BOTTOM_BAR (unknot_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBottomBar, unknot_bottom_bar, UNKNOT, BOTTOM_BAR, GtkWidget)

/* The height of the bar, in pixels; 0 while it is not there. */
int unknot_bottom_bar_get_covered (UnknotBottomBar *self);

G_END_DECLS
