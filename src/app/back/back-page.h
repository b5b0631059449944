/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"
#include "app/back/back-words.h"

G_BEGIN_DECLS

/* My back: where it hurts, what is open, and what helps there. */
#define UNKNOT_TYPE_BACK_PAGE (unknot_back_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBackPage, unknot_back_page, UNKNOT, BACK_PAGE, GtkWidget)

void unknot_back_page_set_application (UnknotBackPage *self, UnknotApplication *app);
/* Shows one place, as after a click on it. */
void unknot_back_page_show_spot (UnknotBackPage *self, UnknotSpot spot);
/* From one place to all of them.  Returns: FALSE when all are shown already. */
gboolean unknot_back_page_go_back (UnknotBackPage *self);

G_END_DECLS
