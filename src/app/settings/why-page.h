/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Why did it remind me now?  What the service senses, what it will do next, and what it
 * decided lately.  Asks only while it is on screen, and only when something has changed. */
#define UNKNOT_TYPE_WHY_PAGE (unknot_why_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotWhyPage, unknot_why_page, UNKNOT, WHY_PAGE, GtkWidget)

void unknot_why_page_set_application (UnknotWhyPage *self, UnknotApplication *app);

G_END_DECLS
