/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One stop for Tab, however much is inside: a list or a grid goes through its items with the
 * arrow keys, and Tab passes from it to what comes next.  GTK's own lists stop at every item,
 * which of a hundred guides nobody wants; and a list that chooses what has the focus must not
 * choose another thing because somebody passes.
 *
 * Property: child (widget), also by GtkBuilder. */
#define UNKNOT_TYPE_ONE_STOP (unknot_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (UnknotOneStop, unknot_one_stop, UNKNOT, ONE_STOP, GtkWidget)

G_END_DECLS
