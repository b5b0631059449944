/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/tray/menu.h"

G_BEGIN_DECLS

/* The tray icon: org.kde.StatusNotifierItem, with its menu as com.canonical.dbusmenu.
 *
 * It registers when a watcher appears, and again when one restarts; without one nothing
 * happens and nothing is lost.  It has no timer: tooltip and menu texts are computed when a
 * host reads them, icon and status when unknot_tray_update() is called.
 *
 * Left click activates the menu's action show-window ("today"), middle click take-break ("").
 *
 * Signals:
 *   "notify::has-host": whether anybody shows the icon
 *   "failed" (message: s): a watcher is there but did not take the icon; the message is for
 *     a person */
#define UNKNOT_TYPE_TRAY (unknot_tray_get_type ())
G_DECLARE_FINAL_TYPE (UnknotTray, unknot_tray, UNKNOT, TRAY, GObject)

/* @icon_dir: (nullable): folder with the icon theme layout "hicolor/scalable/status/...",
 *   when the icons are not installed where the desktop looks.
 * The icon goes away with the object. */
UnknotTray *unknot_tray_new (GDBusConnection *connection, UnknotMenu *menu, const char *icon_dir);

/* To be called when the state changed (UNKNOT_EVENT_CHANGED, pause, quiet).  Signals the
 * hosts only what really differs. */
void unknot_tray_update (UnknotTray *self);

/* The same when nothing has happened but time: the menu is left alone unless somebody sees it. */
void unknot_tray_update_progress (UnknotTray *self);

gboolean unknot_tray_get_has_host (UnknotTray *self);

/* The icon's name for a state, without "-symbolic".  Returns: (transfer full). */
char *unknot_tray_icon_name (const UnknotLook *look);

G_END_DECLS
