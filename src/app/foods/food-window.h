/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The table of foods, sorted by a click on a column or in the drop-down, which the keyboard
 * reaches; the cautions of the guide about food stand above it. */
#define UNKNOT_TYPE_FOOD_WINDOW (unknot_food_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotFoodWindow, unknot_food_window, UNKNOT, FOOD_WINDOW, GtkWindow)

UnknotFoodWindow *unknot_food_window_new (UnknotApplication *app);

G_END_DECLS
