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
  g_test_add_func ("/food/order", test_order);
  return g_test_run ();
}
