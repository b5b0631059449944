/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog.h"
#include "core/guide/food.h"

/* Every row is whole and believable, and its source is known. */
static void
test_table (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (GPtrArray) foods = unknot_food_list (UNKNOT_FOOD_BY_NAME);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) sources = unknot_food_get_sources ();
  guint i;

  g_assert_cmpuint (foods->len, ==, 32);
  for (i = 0; i < foods->len; i++)
    {
      const UnknotFood *food = foods->pdata[i];

      g_assert_true (g_hash_table_add (names, food->name));
      g_assert_cmpstr (food->serving, !=, "");
      g_assert_cmpuint (food->magnesium, <=, 200);
      g_assert_cmpuint (food->potassium, <=, 1000);
      g_assert_cmpuint (food->calcium, <=, 500);
    }
  g_assert_nonnull (sources[0]);
  for (i = 0; sources[i] != NULL; i++)
    g_assert_nonnull (unknot_catalog_find_source (catalog, sources[i]));
}

/* Each amount, milligrams of magnesium, potassium and calcium in a serving: 100 g values of the source's tables
 * times the serving, rounded. */
static void
test_amounts (void)
{
  static const struct {
    const char *name;
    guint magnesium, potassium, calcium;
  } table[] = {
    { "Pumpkin seed kernels, roasted", 156, 223, 15 },
    { "Chia seeds", 95, 115, 179 },
    { "Almonds", 77, 208, 76 },
    { "Cashews, dry-roasted", 74, 160, 13 },
    { "Walnuts", 45, 125, 28 },
    { "Peanut butter", 54, 179, 16 },
    { "Dark chocolate 70-85%", 65, 203, 21 },
    { "Spinach, boiled", 78, 419, 122 },
    { "Kale, boiled", 12, 148, 47 },
    { "Broccoli, boiled", 16, 229, 31 },
    { "Black beans", 60, 305, 23 },
    { "Lentils", 36, 365, 19 },
    { "White beans", 56, 502, 81 },
    { "Edamame", 50, 338, 49 },
    { "Tofu, calcium-set", 37, 150, 434 },
    { "Potato, baked with skin", 48, 926, 26 },
    { "Sweet potato, baked", 31, 542, 43 },
    { "Acorn squash, baked", 44, 448, 45 },
    { "Avocado", 22, 364, 9 },
    { "Banana", 32, 422, 6 },
    { "Dried apricots", 10, 378, 18 },
    { "Orange juice", 27, 496, 27 },
    { "Orange", 15, 232, 60 },
    { "Yogurt, plain low-fat", 39, 531, 415 },
    { "Milk 2%", 27, 342, 293 },
    { "Cheddar cheese", 8, 22, 201 },
    { "Soy drink, fortified", 39, 292, 301 },
    { "Sardines with bones", 33, 337, 325 },
    { "Salmon, wild, cooked", 31, 534, 13 },
    { "Quinoa, cooked", 59, 159, 16 },
    { "Oatmeal, cooked", 63, 164, 21 },
    { "Brown rice, cooked", 39, 87, 3 },
  };
  g_autoptr (GPtrArray) foods = unknot_food_list (UNKNOT_FOOD_BY_NAME);

  g_assert_cmpuint (G_N_ELEMENTS (table), ==, foods->len);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const UnknotFood *food = NULL;

      for (guint k = 0; k < foods->len && food == NULL; k++)
        if (g_str_equal (((UnknotFood *) foods->pdata[k])->name, table[i].name))
          food = foods->pdata[k];
      if (food == NULL)
        g_error ("no %s", table[i].name);
      if (food->magnesium != table[i].magnesium || food->potassium != table[i].potassium ||
          food->calcium != table[i].calcium)
        g_error ("%s: %u, %u, %u", food->name, food->magnesium, food->potassium, food->calcium);
    }
}

/* Where spinach stands with its calcium, the cautions say what that is worth. */
static void
test_spinach (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (UnknotGuide) guide = NULL;
  const char *const *cautions;
  gboolean said = FALSE;

  unknot_catalog_load (catalog);
  guide = unknot_catalog_read_guide (catalog, "eat-something", NULL);
  cautions = unknot_guide_get_cautions (guide);
  for (guint i = 0; cautions[i] != NULL; i++)
    said = said || (g_strrstr (cautions[i], "spinach") != NULL && g_strrstr (cautions[i], "calcium") != NULL);
  g_assert_true (said);
}

static void
test_order (void)
{
  static const struct {
    UnknotFoodOrder order;
    const char *first;
  } table[] = {
    { UNKNOT_FOOD_BY_NAME, "Acorn squash, baked" },
    { UNKNOT_FOOD_BY_MAGNESIUM, "Pumpkin seed kernels, roasted" },
    { UNKNOT_FOOD_BY_POTASSIUM, "Potato, baked with skin" },
    { UNKNOT_FOOD_BY_CALCIUM, "Tofu, calcium-set" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) foods = unknot_food_list (table[i].order);

      g_assert_cmpstr (((UnknotFood *) foods->pdata[0])->name, ==, table[i].first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/food/table", test_table);
  g_test_add_func ("/food/amounts", test_amounts);
  g_test_add_func ("/food/spinach", test_spinach);
  g_test_add_func ("/food/order", test_order);
  return g_test_run ();
}
