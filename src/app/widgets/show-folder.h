/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens @path, a folder, in the desktop's file manager. */
void unknot_show_folder (GtkWidget *widget, const char *path);

G_END_DECLS
