/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of its window in a GtkHeaderBar that is too narrow for it: it goes on in a second and a third
 * line, and the window's buttons make room, down to the one that closes.  What is cut even then is its tooltip. */
#define UNKNOT_TYPE_TITLE (unknot_title_get_type ())
G_DECLARE_FINAL_TYPE (UnknotTitle, unknot_title, UNKNOT, TITLE, GtkWidget)

G_END_DECLS
