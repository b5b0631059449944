/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Every guide as a picture, by kind, with a search.
 *
 * Signal open (const char *id): a guide was chosen. */
#define UNKNOT_TYPE_GUIDES_PAGE (unknot_guides_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuidesPage, unknot_guides_page, UNKNOT, GUIDES_PAGE, GtkWidget)

void unknot_guides_page_set_application (UnknotGuidesPage *self, UnknotApplication *app);
void unknot_guides_page_focus_search (UnknotGuidesPage *self);
/* Shows what fits @words, of every kind. */
void unknot_guides_page_search (UnknotGuidesPage *self, const char *words);

G_END_DECLS
