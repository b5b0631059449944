/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GMenuModel as a tree of numbered items, the form in which com.canonical.dbusmenu knows a
 * menu: sections are flattened, with a separator between them.
 *
 * An item keeps its number for as long as something like it stays in its place: the same
 * "id" attribute, or the same action and target, or the same submenu's label. */
typedef struct _UnknotMenuItem UnknotMenuItem;
typedef struct _UnknotMenuItems UnknotMenuItems;

struct _UnknotMenuItem {
  int id;               /* 0: the menu itself */
  guint told;           /* the owner's note of what others know of it; 0: nothing */
  UnknotMenuItem *parent;
  char *key;
  GMenuModel *model;    /* (nullable): where its attributes are; NULL: a separator, or the root */
  int index;            /* in @model */
  GMenuModel *submenu;  /* (nullable) */
  GPtrArray *children;  /* (nullable) of UnknotMenuItem: NULL until somebody looked */
  GPtrArray *watches;   /* (nullable): the models its children come from */
  gboolean stale;       /* a model changed since @children was read */
};

/* @changed: called when anything may have changed since unknot_menu_items_refresh(). */
UnknotMenuItems *unknot_menu_items_new (GMenuModel *model, GActionGroup *actions,
                                        void (*changed) (gpointer user_data), gpointer user_data);
void unknot_menu_items_free (UnknotMenuItems *self);

/* Returns: (nullable) (transfer none): valid until the next refresh. */
UnknotMenuItem *unknot_menu_items_find (UnknotMenuItems *self, int id);

/* The children of @item, read now if nobody did before; NULL when it cannot have any. */
GPtrArray *unknot_menu_items_get_children (UnknotMenuItems *self, UnknotMenuItem *item);

/* Reads again what is stale.
 * Returns: (transfer full) (element-type int): the items whose list of children is another
 *   now; empty when none is. */
GArray *unknot_menu_items_refresh (UnknotMenuItems *self);

/* Calls @func for every item that was looked at so far. */
void unknot_menu_items_foreach (UnknotMenuItems *self, void (*func) (UnknotMenuItem *item, gpointer user_data),
                                gpointer user_data);

/* The item's properties as com.canonical.dbusmenu names them: (transfer full), a{sv}. */
GVariant *unknot_menu_items_get_properties (UnknotMenuItems *self, UnknotMenuItem *item);

/* Does what a click on @item does; nothing if it is insensitive. */
void unknot_menu_items_activate (UnknotMenuItems *self, UnknotMenuItem *item);

G_END_DECLS
