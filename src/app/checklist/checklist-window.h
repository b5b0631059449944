/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* Goes through a checklist: one thing after the other with its picture, each answered with
 * "It is so", "I changed it" or "Not now".  Answers are kept at once; opened again, it begins
 * with what is open. */
#define UNKNOT_TYPE_CHECKLIST_WINDOW (unknot_checklist_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotChecklistWindow, unknot_checklist_window, UNKNOT, CHECKLIST_WINDOW, GtkWindow)

UnknotChecklistWindow *unknot_checklist_window_new (UnknotApplication *app);
/* @guide: a checklist.  One that is shown already stays where it is. */
void unknot_checklist_window_show (UnknotChecklistWindow *self, UnknotGuide *guide);

G_END_DECLS
