/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray/dbusmenu-private.h"

#include <glib/gi18n-lib.h>

#include "service/tray-interfaces.h"

#define INTERFACE "com.canonical.dbusmenu"
#define PROTOCOL_VERSION 3

G_DEFINE_FINAL_TYPE (UnknotDbusmenu, unknot_dbusmenu, G_TYPE_OBJECT)

/* What hosts were told */

/* Never 0, which stands for "nothing told yet". */
static guint
hash_properties (GVariant *properties)
{
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (properties);

  return g_bytes_hash (bytes) | 1;
}

/* The item's properties; notes that a host knows them now. */
static GVariant *
tell_properties (UnknotDbusmenu *self, UnknotMenuItem *item)
{
  GVariant *properties = unknot_menu_items_get_properties (self->items, item);

  item->told = hash_properties (properties);
  return properties;
}

static void
emit (UnknotDbusmenu *self, const char *signal, GVariant *parameters)
{
  g_dbus_connection_emit_signal (self->connection, NULL, self->path, INTERFACE, signal, parameters, NULL);
}

typedef struct {
  UnknotDbusmenu *self;
  GVariantBuilder updated;
  guint count;
} Comparison;

static void
compare_item (UnknotMenuItem *item, gpointer user_data)
{
  Comparison *comparison = user_data;
  g_autoptr (GVariant) properties = NULL;

  if (item->told == 0)
    return;
  properties = unknot_menu_items_get_properties (comparison->self->items, item);
  if (hash_properties (properties) == item->told)
    return;
  item->told = hash_properties (properties);
  g_variant_builder_add (&comparison->updated, "(i@a{sv})", item->id, properties);
  comparison->count++;
}

gboolean
unknot_dbusmenu_flush (UnknotDbusmenu *self)
{
  g_autoptr (GArray) changed = unknot_menu_items_refresh (self->items);
  Comparison comparison = { .self = self };

  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_variant_builder_init (&comparison.updated, G_VARIANT_TYPE ("a(ia{sv})"));
  unknot_menu_items_foreach (self->items, compare_item, &comparison);
  if (comparison.count > 0)
    emit (self, "ItemsPropertiesUpdated",
          g_variant_new ("(a(ia{sv})@a(ias))", &comparison.updated, g_variant_new_array (G_VARIANT_TYPE ("(ias)"), NULL, 0)));
  else
    g_variant_builder_clear (&comparison.updated);

  if (changed->len > 0)
    self->revision++;
  for (guint i = 0; i < changed->len; i++)
    emit (self, "LayoutUpdated", g_variant_new ("(ui)", self->revision, g_array_index (changed, int, i)));
  return comparison.count > 0 || changed->len > 0;
}

static gboolean
flush_cb (gpointer user_data)
{
  UnknotDbusmenu *self = user_data;

  self->flush_id = 0;
  unknot_dbusmenu_flush (self);
  return G_SOURCE_REMOVE;
}

/* Several changes that come together are signalled together. */
static void
items_changed_cb (gpointer user_data)
{
  UnknotDbusmenu *self = user_data;

  if (self->flush_id == 0)
    self->flush_id = g_idle_add (flush_cb, self);
}

gboolean
unknot_dbusmenu_bring_up_to_date (UnknotDbusmenu *self)
{
  if (self->refresh != NULL)
    self->refresh (self->user_data);
  return unknot_dbusmenu_flush (self);
}

/* Answers */

void
unknot_dbusmenu_return_unknown_id (GDBusMethodInvocation *invocation, int id)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                         "The menu has no item %d", id);
}

/* @names: empty: all.  Consumes @properties. */
static GVariant *
filter (GVariant *properties, const char *const *names)
{
  g_autoptr (GVariant) all = properties;
  g_auto (GVariantBuilder) some = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (*names == NULL)
    return g_steal_pointer (&all);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value)) {
    if (g_strv_contains (names, name))
      g_variant_builder_add (&some, "{sv}", name, value);
  }
  return g_variant_ref_sink (g_variant_builder_end (&some));
}

/* @depth: levels below @item, -1: all. */
static GVariant *
make_layout (UnknotDbusmenu *self, UnknotMenuItem *item, int depth, const char *const *names)
{
  g_autoptr (GVariant) properties = filter (tell_properties (self, item), names);
  GPtrArray *children = depth == 0 ? NULL : unknot_menu_items_get_children (self->items, item);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (guint i = 0; children != NULL && i < children->len; i++)
    g_variant_builder_add (&builder, "v", make_layout (self, g_ptr_array_index (children, i),
                                                       depth > 0 ? depth - 1 : depth, names));
  return g_variant_new ("(i@a{sv}av)", item->id, properties, &builder);
}

static void
get_layout (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **names = NULL;
  UnknotMenuItem *item;
  int parent, depth;

  g_variant_get (parameters, "(ii^a&s)", &parent, &depth, &names);
  if (depth < -1) {
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                           "A depth is -1 (all) or not negative, not %d", depth);
    return;
  }
  unknot_dbusmenu_bring_up_to_date (self);
  item = unknot_menu_items_find (self->items, parent);
  if (item == NULL) {
    unknot_dbusmenu_return_unknown_id (invocation, parent);
    return;
  }
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(u@(ia{sv}av))", self->revision, make_layout (self, item, depth, names)));
}

typedef struct {
  UnknotDbusmenu *self;
  GVariantBuilder builder;
  const char *const *names;
} Group;

static void
add_to_group (UnknotMenuItem *item, gpointer user_data)
{
  Group *group = user_data;
  g_autoptr (GVariant) properties = filter (tell_properties (group->self, item), group->names);

  g_variant_builder_add (&group->builder, "(i@a{sv})", item->id, properties);
}

static void
get_group_properties (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **names = NULL;
  g_autoptr (GVariantIter) ids = NULL;
  Group group = { .self = self };
  guint found = 0, asked;
  int id;

  g_variant_get (parameters, "(ai^a&s)", &ids, &names);
  unknot_dbusmenu_bring_up_to_date (self);
  asked = g_variant_iter_n_children (ids);
  group.names = names;
  g_variant_builder_init (&group.builder, G_VARIANT_TYPE ("a(ia{sv})"));
  if (asked == 0)
    unknot_menu_items_foreach (self->items, add_to_group, &group);
  while (g_variant_iter_next (ids, "i", &id)) {
    UnknotMenuItem *item = unknot_menu_items_find (self->items, id);

    if (item != NULL) {
      add_to_group (item, &group);
      found++;
    }
  }
  if (asked > 0 && found == 0) {
    g_variant_builder_clear (&group.builder);
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                   "The menu has none of these items");
    return;
  }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a(ia{sv}))", &group.builder));
}

/* What a property is when it was not given.  NULL: the protocol does not know it. */
static GVariant *
default_property (const char *name)
{
  static const char *const texts[] = { "label", "icon-name", "toggle-type", "children-display",
                                       "disposition", "accessible-desc", NULL };

  if (g_strv_contains (texts, name))
    return g_variant_new_string ("");
  if (g_str_equal (name, "type"))
    return g_variant_new_string ("standard");
  if (g_str_equal (name, "enabled") || g_str_equal (name, "visible"))
    return g_variant_new_boolean (TRUE);
  if (g_str_equal (name, "toggle-state"))
    return g_variant_new_int32 (-1);
  return NULL;
}

static void
get_property_of_item (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) properties = NULL, value = NULL;
  UnknotMenuItem *item;
  const char *name;
  int id;

  g_variant_get (parameters, "(i&s)", &id, &name);
  unknot_dbusmenu_bring_up_to_date (self);
  item = unknot_menu_items_find (self->items, id);
  if (item == NULL) {
    unknot_dbusmenu_return_unknown_id (invocation, id);
    return;
  }
  properties = unknot_menu_items_get_properties (self->items, item);
  value = g_variant_lookup_value (properties, name, NULL);
  if (value == NULL && (value = default_property (name)) != NULL)
    g_variant_ref_sink (value);
  if (value == NULL)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                           "A menu item has no property %s", name);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(v)", value));
}

/* The object on the bus.  GDBus has checked every call against the interface's XML. */

static void
method_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  static const struct {
    const char *name;
    void (*answer) (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation);
  } methods[] = {
    { "GetLayout", get_layout },
    { "GetGroupProperties", get_group_properties },
    { "GetProperty", get_property_of_item },
    { "Event", unknot_dbusmenu_event_received },
    { "EventGroup", unknot_dbusmenu_event_group_received },
    { "AboutToShow", unknot_dbusmenu_about_to_show },
    { "AboutToShowGroup", unknot_dbusmenu_about_to_show_group },
  };
  /* An action can end the service, and the menu with it. */
  g_autoptr (UnknotDbusmenu) self = g_object_ref (user_data);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    if (g_str_equal (method, methods[i].name)) {
      methods[i].answer (self, parameters, invocation);
      return;
    }
  }
  g_assert_not_reached ();
}

static GVariant *
property_read_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                  const char *name, GError **error, gpointer user_data)
{
  if (g_str_equal (name, "Version"))
    return g_variant_new_uint32 (PROTOCOL_VERSION);
  if (g_str_equal (name, "TextDirection"))
    /* Translators: the direction of your language's script: ltr or rtl; not to be translated otherwise */
    return g_variant_new_string (g_str_equal (_("ltr"), "rtl") ? "rtl" : "ltr");
  if (g_str_equal (name, "Status"))
    return g_variant_new_string ("normal");
  return g_variant_new_strv (NULL, 0); /* IconThemePath */
}

static void
unknot_dbusmenu_dispose (GObject *object)
{
  UnknotDbusmenu *self = UNKNOT_DBUSMENU (object);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_pointer (&self->items, unknot_menu_items_free);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (unknot_dbusmenu_parent_class)->dispose (object);
}

static void
unknot_dbusmenu_finalize (GObject *object)
{
  g_free (UNKNOT_DBUSMENU (object)->path);
  G_OBJECT_CLASS (unknot_dbusmenu_parent_class)->finalize (object);
}

static void
unknot_dbusmenu_class_init (UnknotDbusmenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_dbusmenu_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_dbusmenu_finalize;
}

static void
unknot_dbusmenu_init (UnknotDbusmenu *self)
{
  self->revision = 1;
}

UnknotDbusmenu *
unknot_dbusmenu_new (GDBusConnection *connection, const char *path, GMenuModel *model, GActionGroup *actions,
                     UnknotDbusmenuFunc refresh, gpointer user_data, GError **error)
{
  static const GDBusInterfaceVTable vtable = { method_called_cb, property_read_cb, NULL };
  g_autoptr (UnknotDbusmenu) self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);
  g_return_val_if_fail (g_variant_is_object_path (path), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (model) && G_IS_ACTION_GROUP (actions), NULL);

  self = g_object_new (UNKNOT_TYPE_DBUSMENU, NULL);
  self->connection = g_object_ref (connection);
  self->path = g_strdup (path);
  self->refresh = refresh;
  self->user_data = user_data;
  self->items = unknot_menu_items_new (model, actions, items_changed_cb, self);
  self->registration = g_dbus_connection_register_object (
    connection, path, (GDBusInterfaceInfo *) &com_canonical_dbusmenu_interface, &vtable, self, NULL, error);
  return self->registration != 0 ? g_steal_pointer (&self) : NULL;
}

gboolean
unknot_dbusmenu_is_open (UnknotDbusmenu *self)
{
  g_return_val_if_fail (UNKNOT_IS_DBUSMENU (self), FALSE);
  return self->open;
}
