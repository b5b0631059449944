/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first-aid box in the title bar of every window of the application: one click shows when to see someone. */
#define UNKNOT_TYPE_SIGNS_BUTTON (unknot_signs_button_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSignsButton, unknot_signs_button, UNKNOT, SIGNS_BUTTON, GtkButton)

G_END_DECLS
