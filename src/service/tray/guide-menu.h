/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* The catalogue as a menu: one submenu per kind that has guides, with an item per guide that
 * activates take-break with the guide's id.
 *
 * It stores no items: they are made from the catalogue's index when somebody looks, so a
 * large library of guides costs the service nothing until the menu is opened.  Follows the
 * catalogue's "changed". */
#define UNKNOT_TYPE_GUIDE_MENU (unknot_guide_menu_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuideMenu, unknot_guide_menu, UNKNOT, GUIDE_MENU, GMenuModel)

/* Keeps a reference on @catalog. */
GMenuModel *unknot_guide_menu_new (UnknotCatalog *catalog);

G_END_DECLS
