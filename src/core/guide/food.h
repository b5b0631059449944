/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The table of everyday foods (foods.json beside the guides): typical amounts in one serving,
 * milligrams.  Patterns, not doses: whoever shows it shows the cautions of the guide
 * "eat-something" with it. */
typedef struct {
  char *name;     /* in the user's language */
  char *serving;
  guint magnesium;
  guint potassium;
  guint calcium;
  char *allergen; /* (nullable): "nuts", "milk", "soy", "fish": offer a swap */
} UnknotFood;

typedef enum {
  UNKNOT_FOOD_BY_NAME,
  UNKNOT_FOOD_BY_MAGNESIUM,
  UNKNOT_FOOD_BY_POTASSIUM,
  UNKNOT_FOOD_BY_CALCIUM,
} UnknotFoodOrder;

/* All of them, sorted: by name from A to Z, by an amount with the most first.
 * Returns: (transfer full) (element-type UnknotFood). */
GPtrArray *unknot_food_list (UnknotFoodOrder order);

/* Keys of sources.json.  Returns: (transfer full). */
char **unknot_food_get_sources (void);

G_END_DECLS
