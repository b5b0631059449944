/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray/menu-items.h"

struct _UnknotMenuItems {
  GActionGroup *actions;
  UnknotMenuItem *root;
  GHashTable *by_id; /* int -> UnknotMenuItem, not owned */
  int last_id;
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

/* One model that an item's children come from, and the handler on it. */
typedef struct {
  GMenuModel *model;
  gulong handler;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_signal_handler_disconnect (watch->model, watch->handler);
  g_object_unref (watch->model);
  g_free (watch);
}

static void
item_free (gpointer data)
{
  UnknotMenuItem *item = data;

  g_clear_pointer (&item->children, g_ptr_array_unref);
  g_clear_pointer (&item->watches, g_ptr_array_unref);
  g_clear_object (&item->model);
  g_clear_object (&item->submenu);
  g_free (item->key);
  g_free (item);
}

/* Changes of models and actions */

static void
items_changed_cb (GMenuModel *model, int position, int removed, int added, UnknotMenuItems *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    UnknotMenuItem *item = value;

    for (guint i = 0; item->watches != NULL && i < item->watches->len; i++) {
      if (((Watch *) g_ptr_array_index (item->watches, i))->model == model)
        item->stale = TRUE;
    }
  }
  self->changed (self->user_data);
}

static void
action_changed_cb (UnknotMenuItems *self)
{
  self->changed (self->user_data);
}

/* Reading a model */

typedef struct {
  UnknotMenuItems *self;
  UnknotMenuItem *parent;
  GPtrArray *old; /* taken out as they are found again */
  GPtrArray *children;
} Reading;

static char *
make_key (GMenuModel *model, int index, gboolean has_submenu)
{
  g_autofree char *id = NULL, *action = NULL, *label = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_menu_model_get_item_attribute (model, index, "id", "s", &id))
    return g_strconcat ("id:", id, NULL);
  if (!has_submenu && g_menu_model_get_item_attribute (model, index, G_MENU_ATTRIBUTE_ACTION, "s", &action)) {
    g_autofree char *printed = NULL;

    target = g_menu_model_get_item_attribute_value (model, index, G_MENU_ATTRIBUTE_TARGET, NULL);
    printed = target != NULL ? g_variant_print (target, TRUE) : NULL;
    return g_strconcat ("action:", action, "|", printed, NULL);
  }
  (void) g_menu_model_get_item_attribute (model, index, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  return g_strconcat (has_submenu ? "menu:" : "text:", label, NULL);
}

static UnknotMenuItem *
take_old (Reading *reading, const char *key)
{
  for (guint i = 0; i < reading->old->len; i++) {
    UnknotMenuItem *item = g_ptr_array_index (reading->old, i);

    if (g_str_equal (item->key, key))
      return g_ptr_array_steal_index (reading->old, i);
  }
  return NULL;
}

/* Adds the item of @key, the one known before if there is one. */
static void
add_item (Reading *reading, char *key, GMenuModel *model, int index, GMenuModel *submenu)
{
  UnknotMenuItem *item = take_old (reading, key);

  if (item == NULL) {
    item = g_new0 (UnknotMenuItem, 1);
    item->id = ++reading->self->last_id;
    item->key = g_steal_pointer (&key);
    item->parent = reading->parent;
    g_hash_table_insert (reading->self->by_id, GINT_TO_POINTER (item->id), item);
  }
  g_free (key);
  g_set_object (&item->model, model);
  item->index = index;
  if (g_set_object (&item->submenu, submenu) && item->children != NULL)
    item->stale = TRUE;
  g_ptr_array_add (reading->children, item);
}

static void
watch (Reading *reading, GMenuModel *model)
{
  Watch *watch = g_new (Watch, 1);

  watch->model = g_object_ref (model);
  watch->handler = g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), reading->self);
  g_ptr_array_add (reading->parent->watches, watch);
}

/* A separator stands before every section that has items, unless it would come first, and
 * after it, unless it would come last: that is, between any two neighbours of which at least
 * one is a section.  @broken is kept from one item to the next. */
static void
read_model (Reading *reading, GMenuModel *model, gboolean *broken)
{
  int n = g_menu_model_get_n_items (model);

  watch (reading, model);
  for (int i = 0; i < n; i++) {
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
    g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (model, i, G_MENU_LINK_SUBMENU);

    if (section != NULL) {
      *broken = TRUE;
      read_model (reading, section, broken);
      *broken = TRUE;
      continue;
    }
    if (*broken && reading->children->len > 0)
      add_item (reading, g_strdup ("separator"), NULL, 0, NULL);
    *broken = FALSE;
    add_item (reading, make_key (model, i, submenu != NULL), model, i, submenu);
  }
}

static void
forget (UnknotMenuItems *self, UnknotMenuItem *item)
{
  for (guint i = 0; item->children != NULL && i < item->children->len; i++)
    forget (self, g_ptr_array_index (item->children, i));
  g_hash_table_remove (self->by_id, GINT_TO_POINTER (item->id));
}

/* Reads the children of @parent; those that were there before keep their numbers. */
static void
read_children (UnknotMenuItems *self, UnknotMenuItem *parent)
{
  gboolean broken = FALSE;
  Reading reading = { .self = self, .parent = parent };

  reading.old = parent->children != NULL ? parent->children : g_ptr_array_new_with_free_func (item_free);
  reading.children = g_ptr_array_new_with_free_func (item_free);
  g_clear_pointer (&parent->watches, g_ptr_array_unref);
  parent->watches = g_ptr_array_new_with_free_func (watch_free);
  parent->children = reading.children;
  parent->stale = FALSE;
  if (parent->submenu != NULL)
    read_model (&reading, parent->submenu, &broken);

  for (guint i = 0; i < reading.old->len; i++)
    forget (self, g_ptr_array_index (reading.old, i));
  g_ptr_array_unref (reading.old);
}

/* The tree */

UnknotMenuItem *
unknot_menu_items_find (UnknotMenuItems *self, int id)
{
  return g_hash_table_lookup (self->by_id, GINT_TO_POINTER (id));
}

GPtrArray *
unknot_menu_items_get_children (UnknotMenuItems *self, UnknotMenuItem *item)
{
  if (item->children == NULL && item->submenu != NULL)
    read_children (self, item);
  return item->children;
}

static gboolean
same_children (GPtrArray *children, GArray *ids)
{
  if (children->len != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    if (((UnknotMenuItem *) g_ptr_array_index (children, i))->id != g_array_index (ids, int, i))
      return FALSE;
  }
  return TRUE;
}

static void
refresh_item (UnknotMenuItems *self, UnknotMenuItem *item, GArray *changed)
{
  if (item->children == NULL)
    return;

  if (item->stale) {
    g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (int));

    for (guint i = 0; i < item->children->len; i++)
      g_array_append_val (before, ((UnknotMenuItem *) g_ptr_array_index (item->children, i))->id);
    read_children (self, item);
    if (!same_children (item->children, before))
      g_array_append_val (changed, item->id);
  }
  for (guint i = 0; i < item->children->len; i++)
    refresh_item (self, g_ptr_array_index (item->children, i), changed);
}

GArray *
unknot_menu_items_refresh (UnknotMenuItems *self)
{
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (int));

  refresh_item (self, self->root, changed);
  return changed;
}

static void
foreach_item (UnknotMenuItem *item, void (*func) (UnknotMenuItem *item, gpointer user_data), gpointer user_data)
{
  func (item, user_data);
  for (guint i = 0; item->children != NULL && i < item->children->len; i++)
    foreach_item (g_ptr_array_index (item->children, i), func, user_data);
}

void
unknot_menu_items_foreach (UnknotMenuItems *self, void (*func) (UnknotMenuItem *item, gpointer user_data),
                           gpointer user_data)
{
  foreach_item (self->root, func, user_data);
}

/* Properties and activation */

static void
add_property (GVariantBuilder *properties, const char *name, GVariant *value)
{
  g_variant_builder_add (properties, "{sv}", name, value);
}

static void
add_toggle (GVariantBuilder *properties, GVariant *state, GVariant *target)
{
  gboolean check = g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN) && target == NULL;
  gboolean on = check ? g_variant_get_boolean (state) : target != NULL && g_variant_equal (state, target);

  add_property (properties, "toggle-type", g_variant_new_string (check ? "checkmark" : "radio"));
  add_property (properties, "toggle-state", g_variant_new_int32 (on));
}

static void
add_action (UnknotMenuItems *self, UnknotMenuItem *item, GVariantBuilder *properties)
{
  g_autofree char *action = NULL, *hidden_when = NULL;
  g_autoptr (GVariant) state = NULL, target = NULL;
  gboolean enabled = item->submenu != NULL, known = FALSE, hidden;

  if (g_menu_model_get_item_attribute (item->model, item->index, G_MENU_ATTRIBUTE_ACTION, "s", &action)) {
    target = g_menu_model_get_item_attribute_value (item->model, item->index, G_MENU_ATTRIBUTE_TARGET, NULL);
    known = g_action_group_query_action (self->actions, action, &enabled, NULL, NULL, NULL, &state);
    enabled = known && enabled;
    if (known && state != NULL)
      add_toggle (properties, state, target);
  }
  (void) g_menu_model_get_item_attribute (item->model, item->index, "hidden-when", "s", &hidden_when);
  hidden = (g_strcmp0 (hidden_when, "action-missing") == 0 && !known) ||
           (g_strcmp0 (hidden_when, "action-disabled") == 0 && !enabled);
  add_property (properties, "enabled", g_variant_new_boolean (enabled));
  add_property (properties, "visible", g_variant_new_boolean (!hidden));
}

GVariant *
unknot_menu_items_get_properties (UnknotMenuItems *self, UnknotMenuItem *item)
{
  g_auto (GVariantBuilder) properties = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (item->submenu != NULL)
    add_property (&properties, "children-display", g_variant_new_string ("submenu"));
  if (item->model != NULL) {
    g_autofree char *label = NULL;

    (void) g_menu_model_get_item_attribute (item->model, item->index, G_MENU_ATTRIBUTE_LABEL, "s", &label);
    add_property (&properties, "label", g_variant_new_string (label != NULL ? label : ""));
    add_action (self, item, &properties);
  } else if (item->parent != NULL) {
    add_property (&properties, "type", g_variant_new_string ("separator"));
  }
  return g_variant_ref_sink (g_variant_builder_end (&properties));
}

void
unknot_menu_items_activate (UnknotMenuItems *self, UnknotMenuItem *item)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  const GVariantType *type = NULL;
  gboolean enabled = FALSE;

  if (item->model == NULL || item->submenu != NULL ||
      !g_menu_model_get_item_attribute (item->model, item->index, G_MENU_ATTRIBUTE_ACTION, "s", &action) ||
      !g_action_group_query_action (self->actions, action, &enabled, &type, NULL, NULL, NULL) || !enabled)
    return;

  target = g_menu_model_get_item_attribute_value (item->model, item->index, G_MENU_ATTRIBUTE_TARGET, NULL);
  if ((type == NULL) != (target == NULL) || (type != NULL && !g_variant_is_of_type (target, type))) {
    g_warning ("the menu's item for %s has a target of the wrong type", action);
    return;
  }
  g_action_group_activate_action (self->actions, action, target);
}

void
unknot_menu_items_free (UnknotMenuItems *self)
{
  g_signal_handlers_disconnect_by_data (self->actions, self);
  item_free (self->root);
  g_hash_table_unref (self->by_id);
  g_object_unref (self->actions);
  g_free (self);
}

UnknotMenuItems *
unknot_menu_items_new (GMenuModel *model, GActionGroup *actions, void (*changed) (gpointer user_data),
                       gpointer user_data)
{
  static const char *const signals[] = { "action-added", "action-removed", "action-enabled-changed",
                                         "action-state-changed" };
  UnknotMenuItems *self = g_new0 (UnknotMenuItems, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->actions = g_object_ref (actions);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->root = g_new0 (UnknotMenuItem, 1);
  self->root->key = g_strdup ("root");
  self->root->submenu = g_object_ref (model);
  g_hash_table_insert (self->by_id, GINT_TO_POINTER (0), self->root);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_swapped (actions, signals[i], G_CALLBACK (action_changed_cb), self);
  return self;
}
