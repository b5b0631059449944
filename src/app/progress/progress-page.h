/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Weeks, months and years: breaks, the longest sitting of each day, hours by weekday, and what
 * helped.  Read from the history when it is looked at. */
#define UNKNOT_TYPE_PROGRESS_PAGE (unknot_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (UnknotProgressPage, unknot_progress_page, UNKNOT, PROGRESS_PAGE, GtkWidget)

void unknot_progress_page_set_application (UnknotProgressPage *self, UnknotApplication *app);

/* The page to take along, in a window of its own; nothing before the first break. */
void unknot_progress_page_print (UnknotProgressPage *self);

G_END_DECLS
