/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @text, or hides @label where it is "".  Cheap when nothing changed: it may be called
 * with every frame. */
void unknot_label_show (GtkLabel *label, const char *text);

G_END_DECLS
