/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/foods/food-item.h"

#include <glib/gi18n.h>

struct _UnknotFoodItem {
  GObject parent_instance;

  GPtrArray *foods; /* holds the food */
  const UnknotFood *food;
};

enum { PROP_0, PROP_NAME, PROP_SERVING, PROP_CONTAINS, PROP_MAGNESIUM, PROP_POTASSIUM, PROP_CALCIUM, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotFoodItem, unknot_food_item, G_TYPE_OBJECT)

static const char *
allergen_text (const char *allergen)
{
  static const struct {
    const char *key;
    const char *text;
  } texts[] = { { "nuts", N_("Nuts") }, { "milk", N_("Milk") }, { "soy", N_("Soy") }, { "fish", N_("Fish") } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (allergen, texts[i].key) == 0)
      return _(texts[i].text);
  return allergen != NULL ? allergen : "";
}

static void
unknot_food_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const UnknotFood *food = UNKNOT_FOOD_ITEM (object)->food;

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, food->name);
      break;
    case PROP_SERVING:
      g_value_set_string (value, food->serving);
      break;
    case PROP_CONTAINS:
      g_value_set_string (value, allergen_text (food->allergen));
      break;
    case PROP_MAGNESIUM:
      g_value_set_uint (value, food->magnesium);
      break;
    case PROP_POTASSIUM:
      g_value_set_uint (value, food->potassium);
      break;
    case PROP_CALCIUM:
      g_value_set_uint (value, food->calcium);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_food_item_finalize (GObject *object)
{
  g_ptr_array_unref (UNKNOT_FOOD_ITEM (object)->foods);
  G_OBJECT_CLASS (unknot_food_item_parent_class)->finalize (object);
}

static void
unknot_food_item_class_init (UnknotFoodItemClass *klass)
{
  static const char *const texts[] = { "name", "serving", "contains" };
  static const char *const amounts[] = { "magnesium", "potassium", "calcium" };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = unknot_food_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = unknot_food_item_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_NAME + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    properties[PROP_MAGNESIUM + i] = g_param_spec_uint (amounts[i], NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
unknot_food_item_init (UnknotFoodItem *self)
{
}

GListModel *
unknot_food_item_list (UnknotFoodOrder order)
{
  g_autoptr (GPtrArray) foods = unknot_food_list (order);
  GListStore *list = g_list_store_new (UNKNOT_TYPE_FOOD_ITEM);

  for (guint i = 0; i < foods->len; i++)
    {
      g_autoptr (UnknotFoodItem) item = g_object_new (UNKNOT_TYPE_FOOD_ITEM, NULL);

      item->foods = g_ptr_array_ref (foods);
      item->food = foods->pdata[i];
      g_list_store_append (list, item);
    }
  return G_LIST_MODEL (list);
}
