/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Where the day stands: the sit clock, the next break and its guide, what needs attention.
 * Holds the client's ticks while it is mapped, and only then. */
#define UNKNOT_TYPE_TODAY_PAGE (unknot_today_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotTodayPage, unknot_today_page, UNKNOT, TODAY_PAGE, GtkWidget)

/* To be called once, before the page is shown. */
void unknot_today_page_set_application (UnknotTodayPage *self, UnknotApplication *app);

G_END_DECLS
