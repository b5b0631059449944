/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/guide/food.h"

G_BEGIN_DECLS

/* One food in a GListModel.
 *
 * Properties, all read only: name, serving, contains (an allergen in words, or ""), magnesium,
 * potassium, calcium (milligrams). */
#define UNKNOT_TYPE_FOOD_ITEM (unknot_food_item_get_type ())
G_DECLARE_FINAL_TYPE (UnknotFoodItem, unknot_food_item, UNKNOT, FOOD_ITEM, GObject)

/* All foods in that order.  Returns: (transfer full): of UnknotFoodItem. */
GListModel *unknot_food_item_list (UnknotFoodOrder order);

G_END_DECLS
