/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Any GMenuModel with its GActionGroup, exported as com.canonical.dbusmenu (version 3).
 *
 * Item attributes: label, action, target, hidden-when ("action-disabled" or
 * "action-missing"), and "id" (s), which names an item whose label changes, so that it
 * keeps its number.  Links: section, submenu.  Boolean states show as check marks, other
 * states as radio marks.
 *
 * An item keeps its number for as long as it is in the menu, and signals are sent only when
 * a host was told something that is no longer true: an open menu does not close.  Submenus
 * are looked into when a host asks for them. */
#define UNKNOT_TYPE_DBUSMENU (unknot_dbusmenu_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDbusmenu, unknot_dbusmenu, UNKNOT, DBUSMENU, GObject)

/* Called before a host is answered, to bring live texts up to date. */
typedef void (*UnknotDbusmenuFunc) (gpointer user_data);

/* @refresh: (nullable).
 * Returns: (transfer full): NULL with @error when @path cannot be exported. */
UnknotDbusmenu *unknot_dbusmenu_new (GDBusConnection *connection, const char *path,
                                     GMenuModel *model, GActionGroup *actions,
                                     UnknotDbusmenuFunc refresh, gpointer user_data,
                                     GError **error);

/* Whether a host has told that it shows the menu. */
gboolean unknot_dbusmenu_is_open (UnknotDbusmenu *self);

G_END_DECLS
