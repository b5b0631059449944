/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The settings about guides: the workplace's checklist, the table of foods, where one's own
 * guides lie, and which guides are left out of breaks. */
#define UNKNOT_TYPE_LIBRARY_PAGE (unknot_library_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotLibraryPage, unknot_library_page, UNKNOT, LIBRARY_PAGE, GtkWidget)

void unknot_library_page_set_application (UnknotLibraryPage *self, UnknotApplication *app);

G_END_DECLS
