/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 can do in one way only, and later versions call deprecated.  Nothing else in the
 * program calls anything deprecated, which a build with -Ddeprecations=true holds against the newest
 * GTK there is.  When the oldest platform moves on, this file goes. */

/* Replaces what @provider holds by @css. */
void unknot_css_load (GtkCssProvider *provider, const char *css);

/* The monitor that holds the panel, where the platform tells: on X11.
 * Returns: (transfer none) (nullable). */
GdkMonitor *unknot_primary_monitor (GdkDisplay *display);

/* A question for a file, modal to @parent, beginning in the folder of documents.
 * @name: (nullable): the name it offers to save under; NULL: for a file that exists.
 * @filter: (nullable).
 * Returns: (transfer full): shows nothing yet; "response" says GTK_RESPONSE_ACCEPT when a file was chosen. */
GtkNativeDialog *unknot_file_dialog_new (GtkWindow *parent, const char *title, const char *accept_label,
                                         const char *name, GtkFileFilter *filter);
/* Returns: (transfer full) (nullable): the chosen file. */
GFile *unknot_file_dialog_get_file (GtkNativeDialog *dialog);

G_END_DECLS
