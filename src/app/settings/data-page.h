/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Where the history lies, a copy of it, and how to be rid of it. */
#define UNKNOT_TYPE_DATA_PAGE (unknot_data_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDataPage, unknot_data_page, UNKNOT, DATA_PAGE, GtkWidget)

void unknot_data_page_set_application (UnknotDataPage *self, UnknotApplication *app);

/* The file the service writes the history to.  Returns: (transfer full). */
char *unknot_history_path (void);
/* Writes a copy of the history at @path to @file, as CSV or JSON.
 * Returns: FALSE with an error that tells the user what to do. */
gboolean unknot_history_export (const char *path, GFile *file, gboolean csv, GError **error);

G_END_DECLS
