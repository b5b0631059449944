/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "service/status-text.h"

G_BEGIN_DECLS

/* What the tray and its menu can ask for.  The menu knows neither schedule nor bus: whoever
 * makes it fills these in.  All members are needed.
 *
 * @token: (nullable): the activation token of the click, to be handed on to the window. */
typedef struct {
  void (*take_break) (const char *guide, const char *token, gpointer user_data); /* @guide: "" to have one chosen */
  void (*check_posture) (gpointer user_data);
  void (*postpone) (gpointer user_data);
  void (*skip) (gpointer user_data);
  void (*end_break) (gpointer user_data);
  void (*pause) (guint seconds, gpointer user_data);
  void (*pause_until_tomorrow) (gpointer user_data);
  void (*resume) (gpointer user_data);
  void (*end_heat) (gpointer user_data);
  void (*answer_skin) (gboolean fine, gpointer user_data);
  void (*had_water) (gpointer user_data);
  void (*show_window) (const char *page, const char *token, gpointer user_data); /* as Service1.ShowWindow */
  void (*quit) (gpointer user_data);
} UnknotMenuCommands;

/* The tray's menu: a GMenuModel with its GActionGroup.
 *
 * Actions: take-break (s), check-posture, postpone, skip, end-break, pause (u, seconds),
 * pause-until-tomorrow, resume, end-heat, skin-fine, skin-sore, had-water, show-window (s), quit.  An action that does not fit the
 * moment is insensitive.  What is shown changes in unknot_menu_update() only. */
#define UNKNOT_TYPE_MENU (unknot_menu_get_type ())
G_DECLARE_FINAL_TYPE (UnknotMenu, unknot_menu, UNKNOT, MENU, GObject)

/* @guides: (nullable): the submenu of guides, see unknot_guide_menu_new().
 * @commands: lives as long as the menu.
 * @look: asked for the state at every update.
 * @user_data: for @commands and @look. */
UnknotMenu *unknot_menu_new (GMenuModel *guides, const UnknotMenuCommands *commands,
                             UnknotLookFunc look, gpointer user_data);

GMenuModel *unknot_menu_get_model (UnknotMenu *self);     /* (transfer none) */
GActionGroup *unknot_menu_get_actions (UnknotMenu *self); /* (transfer none) */

/* Brings texts and items up to the state of this moment.  Only what differs is changed, so
 * that an open menu stays open. */
void unknot_menu_update (UnknotMenu *self);

/* Keeps the token of a click for the command that follows it.  It serves once. */
void unknot_menu_set_token (UnknotMenu *self, const char *token);

/* Asks for the state that the menu shows. */
void unknot_menu_look (UnknotMenu *self, UnknotLook *look);

/* @text as a menu label: underscores would be taken as marks of an access key.
 * Returns: (transfer full). */
char *unknot_menu_escape (const char *text);

G_END_DECLS
