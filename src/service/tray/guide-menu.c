/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray/guide-menu.h"

#include <glib/gi18n-lib.h>

#include "service/tray/menu.h"

/* The same class shows both levels: the kinds, and the guides of one kind. */
struct _UnknotGuideMenu {
  GMenuModel parent_instance;

  UnknotCatalog *catalog;
  int kind;    /* UnknotGuideKind; -1: the menu of kinds */
  guint first; /* of a kind: index of its first entry in the catalogue */
  guint shown; /* items, as observers know them */
  UnknotGuideMenu *kinds[UNKNOT_N_GUIDE_KINDS]; /* of the menu of kinds; NULL: not looked into */
};

G_DEFINE_FINAL_TYPE (UnknotGuideMenu, unknot_guide_menu, G_TYPE_MENU_MODEL)

static const char *
kind_label (UnknotGuideKind kind)
{
  switch (kind) {
  case UNKNOT_GUIDE_STRETCH: return _("Stretches");
  case UNKNOT_GUIDE_MASSAGE: return _("Self-massage");
  case UNKNOT_GUIDE_HEAT: return _("Warmth");
  case UNKNOT_GUIDE_POSTURE: return _("Posture");
  case UNKNOT_GUIDE_CALM: return _("Breathing and calm");
  case UNKNOT_GUIDE_CARE: return _("Everyday care");
  case UNKNOT_N_GUIDE_KINDS: break;
  }
  g_assert_not_reached ();
}

/* The kind shown at @position of the menu of kinds; -1 beyond the last. */
static int
nth_kind (UnknotGuideMenu *self, int position)
{
  for (int kind = 0; kind < UNKNOT_N_GUIDE_KINDS; kind++) {
    if (unknot_catalog_get_n_of_kind (self->catalog, kind, NULL) > 0 && position-- == 0)
      return kind;
  }
  return -1;
}

/* Looks how many items there are, here and in the submenus. */
static void
measure (UnknotGuideMenu *self)
{
  self->shown = 0;
  if (self->kind >= 0) {
    self->shown = unknot_catalog_get_n_of_kind (self->catalog, self->kind, &self->first);
    return;
  }
  for (int kind = 0; kind < UNKNOT_N_GUIDE_KINDS; kind++) {
    self->shown += unknot_catalog_get_n_of_kind (self->catalog, kind, NULL) > 0;
    if (self->kinds[kind] != NULL)
      measure (self->kinds[kind]);
  }
}

static UnknotGuideMenu *
level_new (UnknotCatalog *catalog, int kind)
{
  UnknotGuideMenu *self = g_object_new (UNKNOT_TYPE_GUIDE_MENU, NULL);

  self->catalog = g_object_ref (catalog);
  self->kind = kind;
  measure (self);
  return self;
}

static void
catalog_changed_cb (UnknotGuideMenu *self)
{
  guint before[UNKNOT_N_GUIDE_KINDS], kinds_before = self->shown;

  for (guint i = 0; i < UNKNOT_N_GUIDE_KINDS; i++)
    before[i] = self->kinds[i] != NULL ? self->kinds[i]->shown : 0;
  measure (self);
  g_menu_model_items_changed (G_MENU_MODEL (self), 0, kinds_before, self->shown);
  for (guint i = 0; i < UNKNOT_N_GUIDE_KINDS; i++) {
    if (self->kinds[i] != NULL)
      g_menu_model_items_changed (G_MENU_MODEL (self->kinds[i]), 0, before[i], self->kinds[i]->shown);
  }
}

static gboolean
unknot_guide_menu_is_mutable (GMenuModel *model)
{
  return TRUE;
}

static int
unknot_guide_menu_get_n_items (GMenuModel *model)
{
  return UNKNOT_GUIDE_MENU (model)->shown;
}

static GHashTable *
attributes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

static void
put (GHashTable *attributes, const char *name, const char *value)
{
  g_hash_table_insert (attributes, g_strdup (name), g_variant_ref_sink (g_variant_new_string (value)));
}

static void
unknot_guide_menu_get_item_attributes (GMenuModel *model, int position, GHashTable **attributes)
{
  UnknotGuideMenu *self = UNKNOT_GUIDE_MENU (model);

  *attributes = attributes_new ();
  if (self->kind < 0) {
    int kind = nth_kind (self, position);

    if (kind < 0)
      return;
    put (*attributes, "id", unknot_guide_kind_to_string (kind));
    put (*attributes, G_MENU_ATTRIBUTE_LABEL, kind_label (kind));
  } else if ((guint) position < self->shown) {
    g_autoptr (UnknotCatalogEntry) entry = unknot_catalog_ref_entry (self->catalog, self->first + position);
    g_autofree char *label = unknot_menu_escape (entry->title);

    put (*attributes, G_MENU_ATTRIBUTE_LABEL, label);
    put (*attributes, G_MENU_ATTRIBUTE_ACTION, "take-break");
    put (*attributes, G_MENU_ATTRIBUTE_TARGET, entry->id);
  }
}

static void
unknot_guide_menu_get_item_links (GMenuModel *model, int position, GHashTable **links)
{
  UnknotGuideMenu *self = UNKNOT_GUIDE_MENU (model);
  int kind = self->kind < 0 ? nth_kind (self, position) : -1;

  *links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (kind < 0)
    return;
  if (self->kinds[kind] == NULL)
    self->kinds[kind] = level_new (self->catalog, kind);
  g_hash_table_insert (*links, g_strdup (G_MENU_LINK_SUBMENU), g_object_ref (self->kinds[kind]));
}

static void
unknot_guide_menu_finalize (GObject *object)
{
  UnknotGuideMenu *self = UNKNOT_GUIDE_MENU (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    g_clear_object (&self->kinds[i]);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (unknot_guide_menu_parent_class)->finalize (object);
}

static void
unknot_guide_menu_class_init (UnknotGuideMenuClass *klass)
{
  GMenuModelClass *model_class = G_MENU_MODEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unknot_guide_menu_finalize;
  model_class->is_mutable = unknot_guide_menu_is_mutable;
  model_class->get_n_items = unknot_guide_menu_get_n_items;
  model_class->get_item_attributes = unknot_guide_menu_get_item_attributes;
  model_class->get_item_links = unknot_guide_menu_get_item_links;
}

static void
unknot_guide_menu_init (UnknotGuideMenu *self)
{
  self->kind = -1;
}

GMenuModel *
unknot_guide_menu_new (UnknotCatalog *catalog)
{
  UnknotGuideMenu *self;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (catalog), NULL);

  self = level_new (catalog, -1);
  g_signal_connect_object (catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  return G_MENU_MODEL (self);
}
