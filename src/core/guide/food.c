/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/food.h"

#include "core/guide/bundled.h"

#define FILE_NAME "foods.json"

static void
food_free (gpointer data)
{
  UnknotFood *food = data;

  g_free (food->name);
  g_free (food->serving);
  g_free (food->allergen);
  g_free (food);
}

static UnknotFood *
read_food (JsonObject *object)
{
  UnknotFood *food = g_new0 (UnknotFood, 1);

  food->name = unknot_bundled_translate (json_object_get_string_member (object, "name"));
  food->serving = unknot_bundled_translate (json_object_get_string_member (object, "serving"));
  food->magnesium = (guint) json_object_get_int_member (object, "magnesium");
  food->potassium = (guint) json_object_get_int_member (object, "potassium");
  food->calcium = (guint) json_object_get_int_member (object, "calcium");
  food->allergen = g_strdup (json_object_get_string_member_with_default (object, "allergen", NULL));
  return food;
}

static guint
amount (const UnknotFood *food, UnknotFoodOrder order)
{
  return order == UNKNOT_FOOD_BY_MAGNESIUM ? food->magnesium
       : order == UNKNOT_FOOD_BY_POTASSIUM ? food->potassium
       : order == UNKNOT_FOOD_BY_CALCIUM   ? food->calcium
                                           : 0;
}

static int
compare_foods (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UnknotFood *one = *(UnknotFood *const *) a, *two = *(UnknotFood *const *) b;
  guint more = amount (one, GPOINTER_TO_INT (user_data)), less = amount (two, GPOINTER_TO_INT (user_data));

  return more != less ? (more < less ? 1 : -1) : g_utf8_collate (one->name, two->name);
}

GPtrArray *
unknot_food_list (UnknotFoodOrder order)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *table = json_object_get_array_member (unknot_bundled_read (parser, FILE_NAME), "foods");
  GPtrArray *foods = g_ptr_array_new_with_free_func (food_free);
  guint i;

  for (i = 0; i < json_array_get_length (table); i++)
    g_ptr_array_add (foods, read_food (json_array_get_object_element (table, i)));
  g_ptr_array_sort_with_data (foods, compare_foods, GINT_TO_POINTER (order));
  return foods;
}

char **
unknot_food_get_sources (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *keys = json_object_get_array_member (unknot_bundled_read (parser, FILE_NAME), "sources");
  GPtrArray *sources = g_ptr_array_new ();
  guint i;

  for (i = 0; i < json_array_get_length (keys); i++)
    g_ptr_array_add (sources, g_strdup (json_array_get_string_element (keys, i)));
  g_ptr_array_add (sources, NULL);
  return (char **) g_ptr_array_free (sources, FALSE);
}
